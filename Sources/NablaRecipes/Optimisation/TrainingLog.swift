import NablaPlot
import NablaScene

/// A training log read from a table, with its running means and what they say.
struct TrainingLog {
  struct Curve {
    let name: String
    /// NaN where there is no number, or none that the axis has a place for.
    let values: [Double]
    let smoothed: [Double]
  }

  let stepName: String
  let steps: [Double]
  /// Validation last.
  let curves: [Curve]
  /// The learning rates, where the log has them.
  let rates: [Double]?
  /// The steps at which a loss was no number.
  let broken: [Double]
  let warnings: [String]

  static func sample() throws(NablaError) -> Table {
    try Table([
      ("step", .numbers((1...10).map(Double.init))),
      ("train", .numbers([2.31, 1.72, 1.38, 1.12, 0.93, 0.78, 0.66, 0.57, 0.5, 0.44])),
      ("val", .numbers([2.35, 1.84, 1.55, 1.36, 1.25, 1.19, 1.17, 1.18, 1.22, 1.28])),
      ("lr", .numbers([3e-4, 3e-4, 3e-4, 3e-4, 3e-4, 3e-4, 1e-4, 1e-4, 1e-4, 1e-4])),
    ])
  }

  /// - Parameter losses: names of columns, at least one.
  init(
    _ table: Table, losses: [String], weight: Double, isLogX: Bool, isLogY: Bool, owner: String
  ) throws(NablaError) {
    func numbers(_ name: String, _ parameter: String) throws(NablaError) -> [Double] {
      let column = try table.column(name, place: "\(owner).\(parameter)")
      guard let numbers = column.numbers else {
        throw NablaError(
          "\(owner).\(parameter)", "the column \"\(name)\" holds \(column.kindName)",
          "give numbers")
      }
      return numbers
    }
    let known = ["step", "epoch", "iteration", "iter"].first(where: table.names.contains)
    stepName = known ?? "row"
    let all = try known.map { name throws(NablaError) in try numbers(name, "data") }
    let steps = all ?? (0..<table.rowCount).map { Double($0 + 1) }
    let kept = steps.indices.filter { steps[$0].isFinite && !(isLogX && steps[$0] <= 0) }
    guard kept.count > 1 else {
      throw NablaError(
        "\(owner).data", "has \(kept.count) rows with a step", "give at least two")
    }
    self.steps = kept.map { steps[$0] }
    var notes: [String] = []
    if kept.count < steps.count {
      notes.append("\(steps.count - kept.count) of \(steps.count) rows have no step to stand at")
    }
    var curves: [Curve] = []
    var broken: Set<Double> = []
    for name in losses {
      var values = kept.map { [column = try numbers(name, "columns")] in column[$0] }
      for i in values.indices where !values[i].isFinite {
        broken.insert(self.steps[i])
        values[i] = .nan
      }
      let low = values.count { isLogY && $0 <= 0 }
      if low > 0 {
        notes.append("\(low) of \(name) are not above 0 and left out with log-y")
        values = values.map { $0 <= 0 ? .nan : $0 }
      }
      guard values.contains(where: { !$0.isNaN }) else {
        throw NablaError("\(owner).columns", "\"\(name)\" holds no number", "name another column")
      }
      curves.append(
        Curve(name: name, values: values, smoothed: Self.running(values, weight)))
    }
    self.curves = curves
    self.broken = broken.sorted()
    if let first = self.broken.first {
      let more = broken.count > 1 ? " and \(broken.count - 1) more" : ""
      notes.append("a loss is no number at \(stepName) \(formatPlain(first))\(more)")
    }
    warnings = notes
    let rate = ["lr", "learning_rate"].first(where: table.names.contains)
    rates = try rate.map { name throws(NablaError) in
      try numbers(name, "data")
    }.map { column in kept.map { column[$0] } }
  }

  /// Means with weights that fall by `weight` a step back, divided by the sum of the weights.
  private static func running(_ values: [Double], _ weight: Double) -> [Double] {
    var (sum, total) = (0.0, 0.0)
    return values.map { value in
      guard !value.isNaN else { return .nan }
      sum = weight * sum + (1 - weight) * value
      total = weight * total + (1 - weight)
      return sum / total
    }
  }

  // MARK: - What it says

  /// Where validation is lowest.
  var best: Int {
    let values = curves[curves.count - 1].values
    return values.indices.filter { !values[$0].isNaN }.min { values[$0] < values[$1] } ?? 0
  }

  /// Whether validation, as a mean of neighbours in a long log, ends above its least by a fiftieth.
  var overfits: Bool {
    let values = curves[curves.count - 1].values.filter { !$0.isNaN }
    let reach = values.count / 20
    let smooth = try? Table([("loss", .numbers(values))])
      .rolling("loss", window: 2 * reach + 1, align: .center, minimum: 1, name: "mean")["mean"]
    guard let means = smooth?.numbers, let least = means.min(), let last = means.last
    else { return false }
    // Means of so many neighbours are no surer than this.
    let spread = zip(values, means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let doubt =
      reach > 0 ? 2 * (spread / Double(values.count)).squareRoot() / Double(reach).squareRoot() : 0
    return last > least + max(0.02 * least.magnitude, doubt)
  }

  /// Where validation has not been better for 3 rows, or a twentieth of all, for the first time;
  /// nil if never.
  var earlyStop: Int? {
    let values = curves[curves.count - 1].values
    let patience = max(3, values.count / 20)
    var (least, at) = (Double.infinity, 0)
    for i in values.indices {
      if values[i] < least { (least, at) = (values[i], i) }
      if i - at >= patience { return i }
    }
    return nil
  }

  /// Where a loss first is more than twice its least one so far, or no number until the end; nil
  /// if never.
  var divergence: Int? {
    let places = curves.compactMap { curve -> Int? in
      var least = Double.infinity
      let spike = curve.values.indices.first { i in
        let value = curve.values[i]
        defer { least = min(least, value.isNaN ? least : value) }
        return value > 2 * least
      }
      let lost = curve.values.lastIndex { !$0.isNaN }.map { $0 + 1 }
      return [spike, lost].compactMap { $0 }.filter(curve.values.indices.contains).min()
    }
    return places.min()
  }

  /// Whether a loss at the end is still more than twice its least one, or no number.
  var isLost: Bool {
    curves.contains { curve in
      let least = curve.values.reduce(.infinity) { $1.isNaN ? $0 : min($0, $1) }
      return !((curve.values.last ?? .nan) <= 2 * least)
    }
  }

  /// Where the learning rate becomes another by a half and more.
  var rateChanges: [Int] {
    guard let rates else { return [] }
    return rates.indices.dropFirst().filter {
      let ratio = rates[$0] / rates[$0 - 1]
      return ratio >= 1.5 || ratio <= 1 / 1.5
    }
  }

  /// Validation less training at the end, smoothed; nil unless there are two losses.
  var gap: Double? {
    guard curves.count == 2, let a = curves[0].smoothed.last, let b = curves[1].smoothed.last,
      !a.isNaN, !b.isNaN
    else { return nil }
    return b - a
  }
}
