import Glibc
import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// Taylor polynomials beside their function, and how far off they are.
public struct TaylorApproximation: Recipe {
  public static let id = "taylor-approximation"
  public static let title = "Polynomials that imitate"
  public static let topic = "3.1 Calculus"
  public static let question =
    "How well do a few derivatives at one point predict the function elsewhere?"
  public static let formulas = [
    #"\sum_{k=0}^n\frac{f^{(k)}(a)}{k!}(x-a)^k"#, #"|R_n|\le\frac{M|x-a|^{n+1}}{(n+1)!}"#,
  ]
  public static let references = [
    "B. Taylor, Methodus incrementorum directa et inversa, 1715",
    "G. Sanderson, Essence of calculus, 2017, chapter 11",
  ]

  public var f = "sin(x)"
  public var a = 0.0
  public var orders = [1, 3, 5, 7]
  public var x = Interval(-7, 7)
  public var yLimit: Double?
  public var bound = true

  public init() {}

  public static let fields: [Field<TaylorApproximation>] = [
    Field("f", \.f, help: "A formula of x, or a function's name such as exp."),
    Field("a", \.a, explore: -3...3, help: "The point whose derivatives are taken."),
    Field(
      "orders", \.orders, bounds: .within(0...30), help: "The polynomials' orders, one to eight."),
    Field("x", \.x, help: "The shown x values."),
    Field(
      "y-limit", \.yLimit, bounds: .above(0),
      help: "How far y is shown up and down; auto if left out."),
    Field("bound", \.bound, help: "Whether the bound of the remainder is drawn."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let orders = Set(orders).sorted()
    guard let highest = orders.last else { throw refuse("orders", "is empty", "give 1 to 8") }
    guard orders.count <= 8 else {
      throw refuse("orders", "has \(orders.count) orders", "give 1 to 8")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    let isName = f.allSatisfy(\.isLetter) && f != "x"
    let formula = try readFormula(isName && (try? Formula(f)) == nil ? "\(f)(x)" : f, "f")
    let polynomial: TaylorPolynomial
    do throws(MathError) {
      polynomial = try formula.taylor(at: a, order: highest)
    } catch {
      guard formula(a).isFinite else {
        throw refuse("a", "is \(formatPlain(a)), where f has no value", "choose another point")
      }
      // The math's message ends with the point, which is `a`.
      let problem = error.problem.replacing("the function ", with: "").split(separator: " at ")
      throw refuse(
        "f", "\(problem.first ?? "is not smooth") at x = \(formatPlain(a))", error.remedy)
    }
    let long = try? formula.taylor(at: a, order: 200)
    let plan = TaylorFigure(
      f: formula, x: x, orders: orders, polynomial: polynomial,
      radius: long.flatMap { convergenceRadius($0.coefficients) }, hasBound: bound,
      limit: yLimit)
    let tables = Grid([[.table(plan.table)], [.table(plan.gains)]])
    var figure = Figure(
      title: plan.title, subtitle: "$\(plan.sum)$", size: Size(900, 600),
      grid: Grid(
        [[.panel(plan.curves), .spanning(.grid(tables), rows: 2)], [.panel(plan.errors)]],
        columnWeights: [3.2, 1], rowWeights: [1.35, 1], sharesX: true))
    let radius = plan.radius.map { $0.isFinite ? format($0, significant: 4) : "infinite" }
    figure.alt =
      "\(formula.displayText) with its Taylor polynomials of the orders \(orders.map(String.init).joined(separator: ", ")) at \(format(a)), and their errors on a logarithmic scale. The radius of convergence is \(radius ?? "unknown"). At x = \(format(plan.probe)) they are off by \(plan.steps.map { format($0.error, significant: 2) }.joined(separator: ", "))."
    let xs = plan.xs
    var series: [Node.Entry] = [
      .init("coefficients", Node(polynomial.coefficients)),
      .init("derivatives", Node(polynomial.derivatives)),
      .init("radius", plan.radius.map { $0.isFinite ? Node($0) : "inf" } ?? "unknown"),
      .init("x", Node(xs)), .init("f", Node(formula.values(xs))), .init("probe", Node(plan.probe)),
      .init("probe_orders", Node(plan.steps.map { Node($0.order) })),
      .init("probe_errors", Node(plan.steps.map(\.error))),
    ]
    for order in orders {
      let part = polynomial.truncated(to: order)
      series.append(.init("T\(order)", Node(xs.map { part($0) })))
      if bound { series.append(.init("bound \(order)", Node(plan.bound(order)))) }
    }
    return RecipeResult(figure: figure, series: series)
  }
}
