import NablaMath
import NablaScene

/// Measured values in groups with the bad ones left out: what histograms, densities and
/// distribution functions are made of.
struct GroupedValues: Sendable {
  struct Group: Sendable {
    let name: String?
    /// Finite, in the order of the rows.
    let values: [Double]
    /// One for each value; nil where all count alike.
    let weights: [Double]?

    var total: Double { weights?.reduce(0, +) ?? Double(values.count) }
  }

  let groups: [Group]
  /// How many rows were left out, of how many.
  let skipped: Int
  let count: Int

  /// Every value.
  var all: [Double] { groups.count == 1 ? groups[0].values : groups.flatMap(\.values) }

  /// - Parameters: values and weights of one length; the colours' rows are the values'.
  init(_ values: [Double], weights: [Double]? = nil, color: ColorValues) {
    count = values.count
    // Millions of sound values without groups are taken as they are, without a copy.
    if color.count == nil, weights == nil, areFinite(values) {
      groups = [Group(name: nil, values: values, weights: nil)]
      skipped = 0
      return
    }
    var used = 0
    groups = color.groups(count: values.count).map { group in
      let rows = group.rows.filter { row in
        values[row].isFinite && (weights.map { $0[row].isFinite } ?? true)
      }
      used += rows.count
      return Group(
        name: group.name, values: rows.map { values[$0] },
        weights: weights.map { weights in rows.map { weights[$0] } })
    }
    skipped = values.count - used
  }
}

extension MarkContext {
  /// Weights of at least 0, one for each value.
  func weights(
    _ channel: Channel?, count: Int, of option: String
  ) throws(NablaError) -> [Double]? {
    guard let channel else { return nil }
    let weights = try numbers(channel, "weights", count: count)
    try checkLengths(("weights", weights.count), (option, count))
    if let row = weights.firstIndex(where: { $0 < 0 }) {
      throw NablaError(
        "\(place).weights", "is \(formatPlain(weights[row])) in row \(row)",
        "give weights of at least 0")
    }
    return weights
  }

  /// The axis that a distribution's values lie on, by which of x and y is given.
  func valueAxis(x: Channel?, y: Channel?) throws(NablaError) -> Orientation {
    guard (x == nil) != (y == nil) else {
      throw NablaError(
        place, x == nil ? "has neither x nor y" : "has both x and y",
        "give one of them: the values")
    }
    return x != nil ? .vertical : .horizontal
  }
}
