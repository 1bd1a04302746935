/// Makes a flat program of a formula's tree; parts without variables are computed right away.
struct Compiler {
  /// Where a value lies before the numbers of variables, constants and temporaries are final.
  private enum Operand: Hashable {
    case variable(Int)
    case constant(Int)
    case temporary(Int)
  }

  private struct Draft {
    let operation: Program.Operation
    let target: Int
    let operands: [Operand]
  }

  private var drafts: [Draft] = []
  private var constants: [Double] = []
  private var constantNumbers: [UInt64: Int] = [:]
  private var inUse = 0
  private var mostInUse = 0

  static func compile(_ expression: Expression, variableCount: Int) -> Program {
    var compiler = Compiler()
    let result = compiler.operand(expression)
    return compiler.program(result, variableCount)
  }

  private func program(_ result: Operand, _ variableCount: Int) -> Program {
    func slot(_ operand: Operand?) -> Int {
      switch operand {
      case .variable(let i): i
      case .constant(let i): variableCount + i
      case .temporary(let i): variableCount + constants.count + i
      case nil: 0
      }
    }
    let steps = drafts.map { draft in
      Program.Step(
        operation: draft.operation, target: slot(.temporary(draft.target)),
        a: slot(draft.operands.first), b: slot(draft.operands.dropFirst().first),
        c: slot(draft.operands.dropFirst(2).first))
    }
    return Program(
      variableCount: variableCount, constants: constants, temporaryCount: mostInUse, steps: steps,
      result: slot(result))
  }

  // MARK: - Values

  private mutating func constant(_ value: Double) -> Operand {
    if let known = constantNumbers[value.bitPattern] { return .constant(known) }
    constantNumbers[value.bitPattern] = constants.count
    constants.append(value)
    return .constant(constants.count - 1)
  }

  /// Adds a step after which its operands' temporaries are free.
  private mutating func emit(_ operation: Program.Operation, _ operands: Operand...) -> Operand {
    if let known = folded(operation, operands) { return known }
    for case .temporary in operands { inUse -= 1 }
    // Temporaries are freed in the order of a stack, so the lowest of them is the next.
    return append(operation, operands)
  }

  /// Adds a step whose operands are needed again.
  private mutating func emitKeeping(
    _ operation: Program.Operation, _ operands: Operand...
  ) -> Operand {
    folded(operation, operands) ?? append(operation, operands)
  }

  private mutating func append(
    _ operation: Program.Operation, _ operands: [Operand]
  ) -> Operand {
    let target = inUse
    inUse += 1
    mostInUse = max(mostInUse, inUse)
    drafts.append(Draft(operation: operation, target: target, operands: operands))
    return .temporary(target)
  }

  /// The result of a step whose operands are all constants.
  private mutating func folded(
    _ operation: Program.Operation, _ operands: [Operand]
  ) -> Operand? {
    var values: [Double] = []
    for case .constant(let i) in operands { values.append(constants[i]) }
    return values.count == operands.count ? constant(operation.value(values)) : nil
  }

  private mutating func operand(_ expression: Expression) -> Operand {
    switch expression {
    case .number(let value): return constant(value)
    case .constant(let named): return constant(named.value)
    case .variable(let index): return .variable(index)
    case .negated(let value): return emit(.negate, operand(value))
    case .sum(let terms): return sum(terms)
    case .product(let factors): return product(factors)
    case .power(let base, let exponent): return power(base, exponent)
    case .call(let function, let arguments): return call(function, arguments)
    case .comparison(let values, let relations): return comparison(values, relations)
    case .and(let parts): return fold(parts, .and)
    case .or(let parts): return fold(parts, .or)
    case .not(let value): return emit(.not, operand(value))
    case .piecewise(let pieces, let otherwise): return piecewise(pieces, otherwise)
    }
  }

  private mutating func sum(_ terms: [Expression.Term]) -> Operand {
    var total: Operand?
    for term in terms {
      let value = operand(term.value)
      if let sum = total {
        total = emit(term.isSubtracted ? .subtract : .add, sum, value)
      } else {
        total = term.isSubtracted ? emit(.negate, value) : value
      }
    }
    return total ?? constant(0)
  }

  private mutating func product(_ factors: [Expression.Factor]) -> Operand {
    var total: Operand?
    for factor in factors {
      let value = operand(factor.value)
      if let product = total {
        total = emit(factor.isDivisor ? .divide : .multiply, product, value)
      } else {
        total = factor.isDivisor ? emit(.reciprocal, value) : value
      }
    }
    return total ?? constant(1)
  }

  private mutating func fold(_ parts: [Expression], _ operation: Program.Operation) -> Operand {
    var total: Operand?
    for part in parts {
      let value = operand(part)
      total = total.map { emit(operation, $0, value) } ?? value
    }
    return total ?? constant(.nan)
  }

  // MARK: - Powers and calls

  private mutating func power(_ base: Expression, _ exponent: Expression) -> Operand {
    if let (p, q) = exponent.oddRoot {
      return emit(.oddRootPower(numerator: p, denominator: q), operand(base))
    }
    let value = operand(base)
    let raised = operand(exponent)
    guard case .constant(let i) = raised else { return emit(.power, value, raised) }
    switch constants[i] {
    case 1: return value
    case 2: return emit(.square, value)
    case 3: return emit(.cube, value)
    case -1: return emit(.reciprocal, value)
    default: return emit(.power, value, raised)
    }
  }

  private mutating func call(_ function: FormulaFunction, _ arguments: [Expression]) -> Operand {
    var operands: [Operand] = []
    if case .folded(let f) = function.body { return fold(arguments, .two(f)) }
    for argument in arguments { operands.append(operand(argument)) }
    switch (function.body, operands.count) {
    case (.one(let f), 1), (.oneOrTwo(let f, _), 1): return emit(.one(f), operands[0])
    case (.two(let f), 2), (.oneOrTwo(_, let f), 2): return emit(.two(f), operands[0], operands[1])
    case (.three(let f), 3): return emit(.three(f), operands[0], operands[1], operands[2])
    default: return constant(.nan)
    }
  }

  // MARK: - Conditions

  private mutating func comparison(
    _ values: [Expression], _ relations: [Expression.Relation]
  ) -> Operand {
    let base = inUse
    var operands: [Operand] = []
    for value in values { operands.append(operand(value)) }
    if relations.count == 1 { return emit(relations[0].operation, operands[0], operands[1]) }
    // Middle values are read twice, so all stay until the chain is done.
    var total: Operand?
    for (i, relation) in relations.enumerated() {
      let holds = emitKeeping(relation.operation, operands[i], operands[i + 1])
      total = total.map { emit(.and, $0, holds) } ?? holds
    }
    inUse = base
    guard let total, case .temporary = total else { return total ?? constant(1) }
    return emitKeeping(.copy, total)
  }

  private mutating func piecewise(
    _ pieces: [Expression.Piece], _ otherwise: Expression?
  ) -> Operand {
    // Conditions and values first, from the first piece to the last; then chosen from the last.
    var parts: [(condition: Operand, value: Operand)] = []
    for piece in pieces {
      let condition = operand(piece.condition)
      parts.append((condition, operand(piece.value)))
    }
    var rest = otherwise.map { operand($0) } ?? constant(.nan)
    for part in parts.reversed() { rest = emit(.select, part.condition, part.value, rest) }
    return rest
  }
}

extension Expression {
  /// The numerator and odd denominator of an exponent such as `1/3` or `-2/3` in lowest terms.
  ///
  /// Such powers are real for negative numbers too, as in Desmos and GeoGebra.
  fileprivate var oddRoot: (numerator: Double, denominator: Double)? {
    switch self {
    case .negated(let inner): return inner.oddRoot.map { (-$0.numerator, $0.denominator) }
    case .product(let factors):
      guard factors.count == 2, !factors[0].isDivisor, factors[1].isDivisor,
        let p = factors[0].value.wholeNumber, case .number(let q) = factors[1].value,
        q == q.rounded(), q > 1, q < 1e6
      else { return nil }
      let divisor = RealFunctions.greatestCommonDivisor(p, q)
      guard divisor > 0, (q / divisor).truncatingRemainder(dividingBy: 2) == 1, q > divisor
      else { return nil }
      return (p / divisor, q / divisor)
    default: return nil
    }
  }

  private var wholeNumber: Double? {
    switch self {
    case .number(let value): value == value.rounded() && value.magnitude < 1e6 ? value : nil
    case .negated(let inner): inner.wholeNumber.map { -$0 }
    default: nil
    }
  }
}

extension Expression.Relation {
  fileprivate var operation: Program.Operation {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    }
  }
}
