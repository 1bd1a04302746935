import NablaMath
public import NablaPlot
public import NablaScene

/// The places where a function of the plane is level, told apart by its second derivatives.
public struct HessianCriticalPoints: Recipe {
  public static let id = "hessian-critical-points"
  public static let title = "Bowls, peaks and saddles"
  public static let topic = "3.2 Vector Calculus"
  public static let question = "What kind of stationary point is it?"
  public static let formulas = [
    #"H_{ij}=\partial_i\partial_jf"#, #"\lambda_1,\lambda_2\gtrless0"#,
  ]
  public static let references = [
    "J. E. Marsden and A. Tromba, Vector Calculus, 2011, §3.3",
    "R. E. Moore, R. B. Kearfott and M. J. Cloud, Introduction to Interval Analysis, 2009, §8.2",
  ]

  public var f: NamedPlaneFormula? = try? NamedPlaneFormula("x^3-3x+y^2")
  public var domain: PlaneDomain? = {
    guard let x = Interval(-2.5, 2.5), let y = Interval(-2, 2) else { return nil }
    return PlaneDomain(x: x, y: y)
  }()
  public var find = true
  public var model = true

  public init() {}

  public static let fields: [Field<HessianCriticalPoints>] = [
    Field("f", \.f, help: "A twice differentiable formula of x and y, or a known function."),
    Field("domain", \.domain, help: "Where points are sought, [[a, b], [c, d]]."),
    Field("find", \.find, help: "Whether the stationary points are sought and marked."),
    Field(
      "model", \.model, help: "Whether the quadratic models of three points stand beside the map."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let f else { throw refuse("f", "is missing", "give a formula of x and y") }
    guard let domain else { throw refuse("domain", "is missing", "give [[a, b], [c, d]]") }
    for slope in try slopes(of: f.formula, "f") { _ = try slopes(of: slope, "f") }
    var points: [StationaryPoint] = []
    if find {
      do throws(MathError) {
        points = try StationaryPoint.all(of: f.formula, in: domain)
      } catch {
        throw refuse("f", error.problem, error.remedy)
      }
    }
    let plan = StationaryFigure(recipe: self, formula: f.formula, domain: domain, points: points)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
