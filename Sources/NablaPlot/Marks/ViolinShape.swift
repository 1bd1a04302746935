import NablaMath

extension Violin {
  /// One violin in numbers.
  struct Shape: Sendable {
    /// What is drawn inside.
    struct Box: Sendable {
      let low, q1, median, q3, high: Double

      var quartiles: [Double] { [q1, median, q3] }
      var isFinite: Bool { [low, q1, median, q3, high].allSatisfy(\.isFinite) }
    }

    let cell: PlacedValues.Cell
    /// nil where densities are given without.
    let box: Box?
    let mean: Double?
    /// How many values it stands for; nil where densities are given.
    let count: Int?
    /// Values and densities from end to end; empty for values without a spread.
    let outline: (values: [Double], density: [Double])
    let bandwidth: Double?
    /// The least and the greatest value.
    let range: (lower: Double, upper: Double)?

    init(_ cell: PlacedValues.Cell, _ mark: Violin) {
      self.cell = cell
      let summary = BoxSummary(cell.values)
      box = summary.map {
        Box(
          low: $0.lowerWhisker, q1: $0.lowerQuartile, median: $0.median, q3: $0.upperQuartile,
          high: $0.upperWhisker)
      }
      mean = summary?.mean
      count = cell.values.count
      range = summary.map { ($0.minimum, $0.maximum) }
      // Of one or two values a density would be made up.
      let width =
        cell.values.count < 3 || range.map { $0 == $1 } != false
        ? nil : mark.bandwidth.width(cell.values).map { $0 * mark.adjust }
      bandwidth = width
      let density = width.flatMap { KernelDensity(cell.values, bandwidth: $0) }
      outline = density?.curve(count: 200, cut: mark.cut) ?? ([], [])
    }

    /// A violin whose density is given at rising values.
    init(_ cell: PlacedValues.Cell, box: Box?, values: [Double], density: [Double]) {
      self.cell = cell
      self.box = box.flatMap { $0.isFinite ? $0 : nil }
      (mean, count, bandwidth, range) = (nil, nil, nil, nil)
      outline = values.count > 1 && density.contains { $0 > 0 } ? (values, density) : ([], [])
    }

    /// The density at a value, along the outline.
    func density(at value: Double) -> Double {
      let values = outline.values
      guard let first = values.first, let last = values.last, value >= first, value <= last else {
        return 0
      }
      var (low, high) = (0, values.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if values[middle] <= value { low = middle } else { high = middle }
      }
      let length = values[high] - values[low]
      let share = length > 0 ? (value - values[low]) / length : 0
      return outline.density[low] * (1 - share) + outline.density[high] * share
    }
  }
}
