/// A function that formulas can call.
public struct FormulaFunction: Sendable {
  public let name: String
  /// The arguments' names in order; those with a `?` may be left out.
  public let parameters: [String]
  /// What it gives, in one sentence.
  public let help: String
  let body: Body

  enum Body: Sendable {
    case one(@Sendable (Double) -> Double)
    case two(@Sendable (Double, Double) -> Double)
    case three(@Sendable (Double, Double, Double) -> Double)
    /// Of any number of arguments, two by two from the left.
    case folded(@Sendable (Double, Double) -> Double)
    /// Of one or two arguments.
    case oneOrTwo(
      @Sendable (Double) -> Double, @Sendable (Double, Double) -> Double)
  }

  init(
    _ name: String, _ parameter: String, _ help: String, _ f: @escaping @Sendable (Double) -> Double
  ) {
    self.init(name, [parameter], help, .one(f))
  }

  init(_ name: String, _ parameters: [String], _ help: String, _ body: Body) {
    self.name = name
    self.parameters = parameters
    self.help = help
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
    }
  }

  /// How it is called: `log(x, base?)`.
  public var usage: String {
    if case .folded = body { return "\(name)(\(parameters.joined(separator: ", ")), …)" }
    return "\(name)(\(parameters.joined(separator: ", ")))"
  }
}

/// Functions are known by their names.
extension FormulaFunction: Hashable {
  public static func == (a: FormulaFunction, b: FormulaFunction) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
