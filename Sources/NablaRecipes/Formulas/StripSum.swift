import Glibc
import NablaMath
public import NablaPlot
import NablaScene

/// How a function is taken over the strips of an integral.
public enum StripRule: String, OptionChoice {
  case left, right, midpoint, trapezoid, simpson, upper, lower

  /// A role of the theme.
  var color: String {
    switch self {
    case .upper: "s3"
    case .lower: "s4"
    case .left: "s5"
    case .right: "s6"
    case .midpoint: "s7"
    case .trapezoid: "s8"
    case .simpson: "ink"
    }
  }
}

/// One or several rules: `upper,lower`, or a list.
public struct StripRules: Hashable, Sendable, OptionValue {
  public var values: [StripRule]

  public init(_ values: [StripRule]) { self.values = values }

  public static var optionType: OptionType { .list(StripRule.optionType) }

  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.text else {
      values = try [StripRule](option: node)
      return
    }
    values = []
    for word in text.split(separator: ",") {
      values.append(try StripRule(option: Node(String(word.filter { $0 != " " }))))
    }
  }

  public var optionNode: Node { values.optionNode }
}

/// An integral as a sum over strips, with their outlines.
struct StripSum {
  let rule: StripRule
  /// Each strip's share of the sum, with its sign.
  let areas: [Double]
  /// Each strip's top, from its left to its right end.
  let tops: [[(x: Double, y: Double)]]
  let sum: Double

  /// - Parameters:
  ///   - extrema: where the function has its largest and smallest values between the ends.
  ///   - count: even for Simpson's rule.
  init(
    _ rule: StripRule, of f: Formula, from a: Double, to b: Double, count: Int,
    extrema: [Double]
  ) throws(MathError) {
    self.rule = rule
    if let known = RiemannSum.Rule(rawValue: rule.rawValue) {
      let result = try RiemannSum(of: { f($0) }, from: a, to: b, count: count, rule: known)
      areas = result.strips.map(\.area)
      sum = result.sum
      tops = result.strips.map { Self.top($0, rule, f) }
      return
    }
    let width = (b - a) / Double(count)
    let edges = (0...count).map { $0 == count ? b : a + width * Double($0) }
    let values = edges.map { f($0) }
    var heights: [Double] = []
    for i in 0..<count {
      let (low, high) = (min(edges[i], edges[i + 1]), max(edges[i], edges[i + 1]))
      let inside = extrema.filter { $0 > low && $0 < high }.map { f($0) }
      let all = [values[i], values[i + 1]] + inside
      heights.append(rule == .upper ? all.reduce(-.infinity, max) : all.reduce(.infinity, min))
    }
    areas = heights.map { $0 * width }
    sum = areas.reduce(0, +)
    tops = heights.enumerated().map { i, height in
      [(edges[i], height), (edges[i + 1], height)]
    }
  }

  private static func top(
    _ strip: RiemannSum.Strip, _ rule: StripRule, _ f: Formula
  ) -> [(x: Double, y: Double)] {
    let (a, b, v) = (strip.start, strip.end, strip.values)
    if rule == .trapezoid { return [(a, v[0]), (b, v[1])] }
    guard rule == .simpson else { return [(a, v[0]), (b, v[0])] }
    // The parabola through three nodes.
    return (0...16).map { i in
      let t = Double(i) / 16
      let y = v[0] * (1 - t) * (1 - 2 * t) + 4 * v[1] * t * (1 - t) + v[2] * t * (2 * t - 1)
      return (a + (b - a) * t, y)
    }
  }

  /// The strips of one sign as outlines.
  func polygon(isPositive: Bool, opacity: Double, forward: Double) -> Polygon {
    var (x, y, group): ([Double], [Double], [Double]) = ([], [], [])
    for (i, top) in tops.enumerated() where (areas[i] * forward >= 0) == isPositive {
      let corners = [(x: top[0].x, y: 0)] + top + [(x: top[top.count - 1].x, y: 0)]
      x += corners.map(\.x)
      y += corners.map(\.y)
      group += corners.map { _ in Double(i) }
    }
    return Polygon(
      x: x, y: y, group: group, color: isPositive ? "s1" : "s2", opacity: opacity,
      edge: rule.color, width: tops.count > 200 ? 0 : tops.count > 60 ? 0.5 : 1.25)
  }

  /// Where the function turns inside the interval.
  ///
  /// - Throws: where it has no value, or grows without bound.
  static func turns(of f: Formula, from a: Double, to b: Double) throws(MathError) -> [Double] {
    let (low, high) = (min(a, b), max(a, b))
    let places = evenPlaces(from: low, to: high, count: 2001)
    let values = f.values(places)
    let graph = FunctionSampler.sample(
      SamplingView(x: low...high, y: (RobustRange(values).map { $0.lower...$0.upper }) ?? -1...1)
    ) { f($0) }
    if let pole = graph.poles.first {
      throw MathError(
        "f", "has a pole at x = \(formatPlain(pole, significant: 6))", "leave it out of [a, b]")
    }
    if let i = values.firstIndex(where: { !$0.isFinite }) {
      throw MathError(
        "f", "has no value at x = \(formatPlain(places[i], significant: 6))",
        "leave it out of [a, b]")
    }
    let height = (values.max() ?? 1) - (values.min() ?? 0)
    return GraphFeatures(graph, height: height) { f($0) }.extrema().map(\.x)
  }
}
