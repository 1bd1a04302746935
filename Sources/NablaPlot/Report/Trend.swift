import NablaMath

/// Whether values rise or fall along their places, whatever single values do.
enum Trend: Sendable {
  case rises, falls, level

  /// By the medians of the first and the last third of the points, as the resistant line of
  /// J. Tukey, "Exploratory Data Analysis" (1977); level where they differ by less than a tenth of
  /// the values' range.
  ///
  /// - Parameters: finite, equally many; nil for fewer than two.
  init?(_ x: [Double], _ y: [Double]) {
    guard x.count > 1, x.count == y.count, let (low, high) = extent(of: y) else { return nil }
    let order = x.indices.sorted { x[$0] < x[$1] }
    let third = max(1, order.count / 3)
    func middle(_ rows: ArraySlice<Int>) -> Double {
      quantiles([0.5], of: rows.map { y[$0] })[0]
    }
    let change = middle(order.suffix(third)) - middle(order.prefix(third))
    if change.magnitude <= 0.1 * (high - low) {
      self = .level
    } else {
      self = change > 0 ? .rises : .falls
    }
  }

  /// At most about a thousand of the points with finite coordinates, evenly spread.
  static func sample(_ x: [Double], _ y: [Double]) -> (x: [Double], y: [Double]) {
    let count = min(x.count, y.count)
    let rows = stride(from: 0, to: count, by: max(1, count / 1000)).filter {
      x[$0].isFinite && y[$0].isFinite
    }
    return (rows.map { x[$0] }, rows.map { y[$0] })
  }

  /// How y goes with x in words: `y rises with x (correlation 0.87)`; nil where nothing can be said.
  static func together(_ x: [Double], _ y: [Double]) -> String? {
    let points = sample(x, y)
    let r = Correlation.pearson(points.x, points.y)
    guard points.x.count > 2, r.isFinite, let trend = Trend(points.x, points.y) else { return nil }
    let words =
      switch trend {
      case .rises where r > 0.1: "y rises with x"
      case .falls where r < -0.1: "y falls as x grows"
      default: "y shows no clear trend along x"
      }
    return "\(words) (correlation \(formatPlain(r, decimals: 2)))"
  }
}
