public import NablaPlot
import NablaScene

/// Two numbers, the first not above the second; infinities are allowed.
public struct Stretch: Hashable, Sendable, OptionValue {
  public let a: Double
  public let b: Double

  /// Nil unless a ≤ b.
  public init?(_ a: Double, _ b: Double) {
    guard a <= b else { return nil }
    (self.a, self.b) = (a, b)
  }

  public static var optionType: OptionType { .interval }

  public init(option node: Node) throws(OptionProblem) {
    guard let pair = node.list, pair.count == 2, let a = Self.number(pair[0]),
      let b = Self.number(pair[1])
    else { throw .expected(.interval, node) }
    guard let stretch = Stretch(a, b) else {
      throw OptionProblem(
        "is [\(formatPlain(a)), \(formatPlain(b))]", "give the smaller number first", at: node)
    }
    self = stretch
  }

  /// A number, or `inf` and `-inf` as command lines write them.
  private static func number(_ node: Node) -> Double? {
    switch node.text {
    case "inf", "+inf", "∞": .infinity
    case "-inf", "-∞", "−∞": -.infinity
    default: node.double.flatMap { $0.isNaN ? nil : $0 }
    }
  }

  public var optionNode: Node { Node([a, b]) }
}
