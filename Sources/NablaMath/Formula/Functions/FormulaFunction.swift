/// A function that formulas can call.
public struct FormulaFunction: Sendable {
  public let name: String
  /// The arguments' names in order; those with a `?` may be left out.
  public let parameters: [String]
  /// What it gives, in one sentence.
  public let help: String
  let body: Body
  /// The derivatives with respect to the parameters, as formulas of them; for functions of any
  /// number of arguments those of two. Empty where there are none.
  let derivatives: [String]
  let bounds: FunctionBounds
  /// The name in LaTeX (`\sin`), nil for one in upright letters.
  let latex: String?
  /// What Swift's own libraries call it, nil where they have no such function.
  let swift: String?

  enum Body: Sendable {
    case one(@Sendable (Double) -> Double)
    case two(@Sendable (Double, Double) -> Double)
    case three(@Sendable (Double, Double, Double) -> Double)
    /// Of any number of arguments, two by two from the left; of a list alone, its values.
    case folded(@Sendable (Double, Double) -> Double)
    /// Of one or two arguments; the formula is what the second one is where it is left out.
    case oneOrTwo(
      default: String, @Sendable (Double) -> Double, @Sendable (Double, Double) -> Double)
    /// Of so many arguments; those that are left out are the last ones, and are `defaults`. Lists
    /// among them are taken apart where it `spreads` them.
    case many(
      ClosedRange<Int>, defaults: [String], spreads: Bool, @Sendable ([Double]) -> Double)
    /// Of lists, which are taken apart where the formula is read.
    case ofLists(ListFunction)
  }

  init(
    _ name: String, _ parameter: String, _ help: String, derivative: String? = nil,
    bounds: FunctionBounds = .unknown, latex: String? = nil, swift: String? = nil,
    _ f: @escaping @Sendable (Double) -> Double
  ) {
    self.init(
      name, [parameter], help, derivatives: derivative.map { [$0] } ?? [], bounds: bounds,
      latex: latex, swift: swift, .one(f))
  }

  init(
    _ name: String, _ parameters: [String], _ help: String, derivatives: [String] = [],
    bounds: FunctionBounds = .unknown, latex: String? = nil, swift: String? = nil, _ body: Body
  ) {
    self.name = name
    self.parameters = parameters
    self.help = help
    self.derivatives = derivatives
    self.bounds = bounds
    self.latex = latex
    self.swift = swift
    self.body = body
  }

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch body {
    case .one: 1...1
    case .two: 2...2
    case .three: 3...3
    case .folded: 1...FormulaLimits.arguments
    case .oneOrTwo: 1...2
    case .many(let count, _, _, _): count
    case .ofLists(let function): function.arity
    }
  }

  /// What the last parameters are where they are left out, as formulas.
  var defaults: [String] {
    switch body {
    case .oneOrTwo(let text, _, _): [text]
    case .many(_, let texts, _, _): texts
    default: []
    }
  }

  /// How it is called: `log(x, base?)`.
  public var usage: String {
    if case .many(_, _, true, _) = body {
      return "\(name)(\(parameters.joined(separator: ", ")), …)"
    }
    if case .folded = body { return "\(name)(\(parameters.joined(separator: ", ")), …)" }
    return "\(name)(\(parameters.joined(separator: ", ")))"
  }

  /// The value for so many arguments; NaN where it is undefined or their number is wrong.
  func value(_ x: [Double]) -> Double {
    switch (body, x.count) {
    case (.one(let f), 1), (.oneOrTwo(_, let f, _), 1): f(x[0])
    case (.two(let f), 2), (.oneOrTwo(_, _, let f), 2): f(x[0], x[1])
    case (.three(let f), 3): f(x[0], x[1], x[2])
    case (.folded(let f), 1...): x.dropFirst().reduce(x[0], f)
    case (.many(let count, _, _, let f), _) where count.contains(x.count): f(x)
    default: .nan
    }
  }
}

/// Functions are known by their names.
extension FormulaFunction: Hashable {
  public static func == (a: FormulaFunction, b: FormulaFunction) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
