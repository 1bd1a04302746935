/// An integral as a sum over strips of equal width.
public struct RiemannSum: Sendable {
  /// How the function is taken over a strip.
  public enum Rule: String, CaseIterable, Sendable {
    /// As constant: its value at the strip's left end.
    case left
    /// As constant: its value at the right end.
    case right
    /// As constant: its value in the middle.
    case midpoint
    /// As a straight line through both ends.
    case trapezoid
    /// As a parabola through three nodes, over two strips at a time; their number is even.
    case simpson
  }

  /// A part of the interval and what the rule makes of it.
  public struct Strip: Hashable, Sendable {
    /// Where it begins and ends, in the direction of integration.
    public let start, end: Double
    /// Where the function was taken: one, two or three nodes.
    public let nodes: [Double]
    /// The function there.
    public let values: [Double]
    /// The strip's share of the sum, with its sign.
    public let area: Double
  }

  public let rule: Rule
  /// From left to right as integrated; Simpson's are twice as wide.
  public let strips: [Strip]
  /// The sum of the strips' areas; NaN where the function has no value at a node.
  public let sum: Double

  /// - Parameters:
  ///   - function: of one variable.
  ///   - start: finite; where above `end`, the sum has the other sign.
  ///   - end: finite.
  ///   - count: how many strips, 1…1,000,000; even for Simpson's rule.
  public init(
    of function: (Double) -> Double, from start: Double, to end: Double, count: Int, rule: Rule
  ) throws(MathError) {
    guard start.isFinite, end.isFinite, (end - start).isFinite else {
      throw MathError("riemann", "the interval is \(start)…\(end)", "give finite ends")
    }
    guard (1...1_000_000).contains(count), rule != .simpson || count % 2 == 0 else {
      throw MathError(
        "riemann.count", "is \(count)",
        rule == .simpson ? "give an even number up to 1,000,000" : "give 1 to 1,000,000")
    }
    let n = Double(count)
    func node(_ i: Double) -> Double {
      i == n ? end : start + (end - start) * (i / n)
    }
    let width = (end - start) / n
    var strips: [Strip] = []
    // Neumaier's sum, so that many strips cost no digits.
    var (sum, lost) = (0.0, 0.0)
    for i in stride(from: 0, to: count, by: rule == .simpson ? 2 : 1) {
      let left = Double(i)
      let places: [Double] =
        switch rule {
        case .left: [left]
        case .right: [left + 1]
        case .midpoint: [left + 0.5]
        case .trapezoid: [left, left + 1]
        case .simpson: [left, left + 1, left + 2]
        }
      let nodes = places.map(node)
      let values = nodes.map(function)
      let area =
        switch rule {
        case .left, .right, .midpoint: values[0] * width
        case .trapezoid: (values[0] + values[1]) / 2 * width
        case .simpson: (values[0] + 4 * values[1] + values[2]) / 3 * width
        }
      let next = sum + area
      lost += sum.magnitude >= area.magnitude ? (sum - next) + area : (area - next) + sum
      sum = next
      let stripEnd = node(left + (rule == .simpson ? 2 : 1))
      strips.append(
        Strip(start: node(left), end: stripEnd, nodes: nodes, values: values, area: area))
    }
    self.rule = rule
    self.strips = strips
    self.sum = sum.isFinite ? sum + lost : sum
  }
}
