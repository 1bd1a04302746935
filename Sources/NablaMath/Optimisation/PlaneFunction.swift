/// A function of the plane with its derivatives: what an optimiser walks on.
public struct PlaneFunction: Sendable {
  /// The name that recipes use (`rosenbrock`).
  public let name: String
  /// The function in plain characters, for titles (`½(x² + 10y²)`).
  public let formula: String
  /// What is interesting to look at, x first.
  public let domain: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  /// Places of the least value, all of them; empty where the function has no minimum, or none
  /// that is known.
  public let minima: [SIMD2<Double>]
  /// The least value; −∞ where the function falls for ever, nil where it is not known.
  public let infimum: Double?
  /// The same function of [x, y].
  public let objective: Objective

  private let at: @Sendable (SIMD2<Double>) -> Double
  private let along: @Sendable ([Double], Double) -> [Double]
  private let slope: @Sendable (SIMD2<Double>) -> SIMD2<Double>

  /// Any function with its gradient; second derivatives are differences of the gradient.
  public init(
    name: String, formula: String = "",
    domain: (x: ClosedRange<Double>, y: ClosedRange<Double>) = (-1...1, -1...1),
    minima: [SIMD2<Double>] = [], infimum: Double? = nil,
    value: @escaping @Sendable (SIMD2<Double>) -> Double,
    gradient: @escaping @Sendable (SIMD2<Double>) -> SIMD2<Double>
  ) {
    self.init(
      name: name, formula: formula, domain: domain, minima: minima, infimum: infimum,
      value: value, row: { xs, y in xs.map { value([$0, y]) } }, gradient: gradient, hessian: nil)
  }

  /// A formula of x and y with its derivatives.
  ///
  /// - Parameters:
  ///   - formula: how titles show it; the formula's own text where nil.
  ///   - expression: whose variables are x and y.
  ///   - tip: the gradient where the formula has none.
  /// - Throws: for other variables, a list, or a function without derivatives.
  public init(
    name: String, formula: String? = nil, expression: Formula,
    domain: (x: ClosedRange<Double>, y: ClosedRange<Double>) = (-3...3, -3...3),
    minima: [SIMD2<Double>] = [], infimum: Double? = nil, tip: SIMD2<Double> = [.nan, .nan]
  ) throws(FormulaError) {
    guard expression.variables == ["x", "y"], !expression.isList else {
      throw FormulaError(
        "the variables are \(expression.variables.joined(separator: ", "))",
        "give a formula of x and y", column: 1)
    }
    let slopes = try expression.gradient()
    let bends = [try slopes[0].gradient(), try slopes[1].gradient()]
    self.init(
      name: name, formula: formula ?? expression.displayText, domain: domain, minima: minima,
      infimum: infimum,
      value: { expression($0.x, $0.y) }, row: { expression.values([$0, [$1]]) },
      gradient: { p in
        let slope = SIMD2(slopes[0](p.x, p.y), slopes[1](p.x, p.y))
        return slope.x.isNaN || slope.y.isNaN ? tip : slope
      },
      hessian: { p in
        Matrix(rows: 2, columns: 2) { bends[$0][$1](p.x, p.y) }
      })
  }

  private init(
    name: String, formula: String, domain: (x: ClosedRange<Double>, y: ClosedRange<Double>),
    minima: [SIMD2<Double>], infimum: Double?,
    value: @escaping @Sendable (SIMD2<Double>) -> Double,
    row: @escaping @Sendable ([Double], Double) -> [Double],
    gradient: @escaping @Sendable (SIMD2<Double>) -> SIMD2<Double>,
    hessian: (@Sendable (SIMD2<Double>) -> Matrix)?
  ) {
    self.name = name
    self.formula = formula
    self.domain = domain
    self.minima = minima
    self.infimum = infimum
    at = value
    along = row
    slope = gradient
    let bend: (@Sendable ([Double]) -> Matrix)? = hessian.map { hessian in
      { @Sendable in hessian([$0[0], $0[1]]) }
    }
    objective = Objective(
      dimension: 2, value: { $0.count == 2 ? value([$0[0], $0[1]]) : .nan },
      gradient: {
        guard $0.count == 2 else { return [] }
        let slope = gradient([$0[0], $0[1]])
        return [slope.x, slope.y]
      }, hessian: bend)
  }

  /// The value at a point; NaN where the function has none.
  public func value(_ p: SIMD2<Double>) -> Double { at(p) }

  /// The values at several x and one y; of formulas far faster than one by one.
  package func values(_ xs: [Double], _ y: Double) -> [Double] { along(xs, y) }

  /// (∂f/∂x, ∂f/∂y) at a point.
  public func gradient(_ p: SIMD2<Double>) -> SIMD2<Double> { slope(p) }
}
