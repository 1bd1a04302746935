/// What a formula can make of whole lists.
enum ListFunction: Sendable {
  case total, mean, length, norm, dot, variance, stdev, softmax

  var arity: ClosedRange<Int> {
    switch self {
    case .dot: 2...2
    case .softmax: 1...2
    default: 1...1
    }
  }
}

extension ExpressionGraph {
  /// The sum of values, 0 of none.
  private mutating func sumOfAll(_ values: [Node]) -> Node {
    switch values.count {
    case 0: number(0)
    case 1: values[0]
    default: node(.sum(values.map { Term(node: $0) }))
    }
  }

  private mutating func squares(_ values: [Node]) -> [Node] {
    let two = number(2)
    return values.map { node(.power($0, two)) }
  }

  private mutating func quotient(_ a: Node, _ b: Node) -> Node {
    node(.product([Factor(node: a), Factor(isDivisor: true, node: b)]))
  }

  private mutating func call(_ name: String, _ values: [Node]) -> Node {
    guard let function = FormulaFunctions.named(name) else { return number(.nan) }
    return node(.call(function, values))
  }

  private mutating func mean(_ values: [Node]) -> Node {
    quotient(sumOfAll(values), number(Double(values.count)))
  }

  /// The mean square of the differences to the mean, over n − 1.
  private mutating func variance(_ values: [Node]) -> Node {
    let mean = mean(values)
    let differences = values.map {
      node(.sum([Term(node: $0), Term(isSubtracted: true, node: mean)]))
    }
    return quotient(sumOfAll(squares(differences)), number(Double(values.count - 1)))
  }

  /// What a function makes of one or two lists.
  mutating func apply(_ function: ListFunction, _ a: [Node], _ b: [Node]) -> FormulaValue {
    switch function {
    case .total: return .scalar(sumOfAll(a))
    case .mean: return .scalar(mean(a))
    case .length: return .scalar(number(Double(a.count)))
    case .norm:
      let sum = sumOfAll(squares(a))
      return .scalar(call("sqrt", [sum]))
    case .dot:
      let products = zip(a, b).map { node(.product([Factor(node: $0), Factor(node: $1)])) }
      return .scalar(sumOfAll(products))
    case .variance: return .scalar(variance(a))
    case .stdev:
      let variance = variance(a)
      return .scalar(call("sqrt", [variance]))
    case .softmax:
      guard !a.isEmpty else { return .list([]) }
      let scores = b.isEmpty ? a : a.map { quotient($0, b[0]) }
      let whole = call("logsumexp", scores)
      return .list(
        scores.map { score in
          let difference = node(.sum([Term(node: score), Term(isSubtracted: true, node: whole)]))
          return call("exp", [difference])
        })
    }
  }
}
