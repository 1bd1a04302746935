public import NablaPlot
import NablaScene

/// A covariance of two dimensions: rows, a file of them, or deviations with a correlation.
public enum CovarianceSource: Hashable, Sendable, OptionValue {
  case matrix(MatrixSource)
  case parts(sd1: Double, sd2: Double, rho: Double)

  public static var optionType: OptionType {
    .other("[[a, b], [b, c]], {sd1: 1, sd2: 1, rho: 0}, or a path")
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let map = node.map else {
      self = .matrix(try MatrixSource(option: node))
      return
    }
    let names = ["sd1", "sd2", "rho"]
    let values = names.map { name in map.first { $0.key == name }?.value.double }
    guard map.count == 3, let sd1 = values[0], let sd2 = values[1], let rho = values[2],
      sd1.isFinite, sd2.isFinite, rho.isFinite
    else { throw .expected(Self.optionType, node) }
    guard sd1 > 0, sd2 > 0 else {
      throw OptionProblem(
        "has the deviation \(formatPlain(min(sd1, sd2)))", "give deviations above 0", at: node)
    }
    guard rho > -1, rho < 1 else {
      throw OptionProblem(
        "has the correlation \(formatPlain(rho))", "give between -1 and 1, both excluded",
        at: node)
    }
    self = .parts(sd1: sd1, sd2: sd2, rho: rho)
  }

  public var optionNode: Node {
    switch self {
    case .matrix(let source): source.optionNode
    case .parts(let sd1, let sd2, let rho):
      Node([
        Node.Entry("sd1", Node(sd1)), Node.Entry("sd2", Node(sd2)), Node.Entry("rho", Node(rho)),
      ])
    }
  }
}

/// One coordinate that is known: `{x: 2}`, `x=2`, or none.
public enum KnownCoordinate: Hashable, Sendable, OptionValue {
  case x(Double)
  case y(Double)
  case none

  public static var optionType: OptionType { .other("{x: 2}, {y: 2}, x=2 or none") }

  public init(option node: Node) throws(OptionProblem) {
    var name: String?
    var value: Double?
    if let map = node.map, map.count == 1 {
      (name, value) = (map[0].key, map[0].value.double)
    } else if let text = node.text {
      let parts = text.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      if parts == ["none"] {
        self = .none
        return
      }
      if parts.count == 2 { (name, value) = (parts[0], NumberParsing.decimal(parts[1])) }
    }
    guard let value, value.isFinite else { throw .expected(Self.optionType, node) }
    switch name {
    case "x": self = .x(value)
    case "y": self = .y(value)
    default: throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .x(let value): Node([Node.Entry("x", Node(value))])
    case .y(let value): Node([Node.Entry("y", Node(value))])
    case .none: Node("none")
    }
  }
}
