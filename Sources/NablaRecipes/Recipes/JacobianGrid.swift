import NablaMath
public import NablaPlot
public import NablaScene

/// A map of the plane on a grid, and two looks through a lens at its linear image.
public struct JacobianGrid: Recipe {
  public static let id = "jacobian-grid"
  public static let title = "A nonlinear map up close"
  public static let topic = "3.2 Vector Calculus"
  public static let question = "Why is every smooth map linear when you zoom in?"
  public static let formulas = [
    #"J=\begin{pmatrix}\partial_xf_1&\partial_yf_1\\\partial_xf_2&\partial_yf_2\end{pmatrix}"#,
    #"dA\mapsto|\det J|\,dA"#,
  ]
  public static let references = [
    "M. Spivak, Calculus on Manifolds, 1965, chapter 2",
    "Khan Academy, Multivariable calculus: local linearity and the Jacobian matrix, 2016",
  ]

  /// What colours the cells.
  public enum Coloring: String, OptionChoice {
    case none, det
  }

  public var map: FormulaMap? = try? FormulaMap("(x + sin(y), y + sin(x))")
  public var point = PlanePoint(-2, 1)
  public var zoom = [1.0, 0.1]
  public var domain: PlaneDomain? = Interval(-4, 4).map { PlaneDomain(x: $0, y: $0) }
  public var colorBy = Coloring.det

  public init() {}

  public static let fields: [Field<JacobianGrid>] = [
    Field("map", \.map, help: "Two differentiable formulas of x and y, (f, g)."),
    Field("point", \.point, help: "Where the lenses look, [x, y]."),
    Field(
      "zoom", \.zoom, bounds: .above(0), explore: 0.01...2,
      help: "The sides of one to four squares that the lenses show."),
    Field("domain", \.domain, help: "What is mapped, [[a, b], [c, d]]."),
    Field("color-by", \.colorBy, help: "Whether the cells show the determinant of the Jacobian."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let map else { throw refuse("map", "is missing", "give two formulas of x and y") }
    guard let domain else { throw refuse("domain", "is missing", "give [[a, b], [c, d]]") }
    guard (1...4).contains(zoom.count) else {
      throw refuse("zoom", "has \(zoom.count) values", "give 1 to 4")
    }
    guard domain.contains(point.vector) else {
      throw refuse("point", "is \(point.text)", "give a point of the domain \(domain.text)")
    }
    let slopes = [try slopes(of: map.first, "map"), try slopes(of: map.second, "map")]
    let local = LocalMap(map, slopes)
    guard map(point.vector).isFinite, local.determinant(point.vector).isFinite else {
      throw refuse(
        "point", "is \(point.text), where the map has no Jacobian",
        "give a point where it is smooth")
    }
    let plan = WarpFigure(recipe: self, local: local, domain: domain)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
