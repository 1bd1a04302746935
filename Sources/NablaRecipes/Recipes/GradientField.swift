import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// Gradients over the contours of a function, and the slope in every direction at one point.
public struct GradientField: Recipe {
  public static let id = "gradient-field"
  public static let title = "Gradient arrows on a contour map"
  public static let topic = "3.2 Vector Calculus"
  public static let question = "Which way is uphill, and how steep is it in any direction?"
  public static let formulas = [
    #"\nabla f=(\partial_xf,\partial_yf)"#,
    #"D_{\mathbf u}f=\nabla f\cdot\mathbf u=\|\nabla f\|\cos\theta"#,
  ]
  public static let references = ["J. E. Marsden and A. Tromba, Vector Calculus, 2011, §2.6"]

  public var f: PlaneFormula? = try? PlaneFormula("sin(x) exp(-y^2/4)+x y/5")
  public var domain: PlaneDomain? = Interval(-3, 3).map { PlaneDomain(x: $0, y: $0) }
  public var density = 15
  public var point: PlanePoint? = PlanePoint(1, 0.5)
  public var direction: PlanePoint? = PlanePoint(3, 4)
  public var normalize = false

  public init() {}

  public static let fields: [Field<GradientField>] = [
    Field("f", \.f, help: "A differentiable formula of x and y."),
    Field("domain", \.domain, help: "What is shown, [[a, b], [c, d]]."),
    Field(
      "density", \.density, bounds: .within(2...60), explore: 5...30,
      help: "How many arrows stand along each side."),
    Field("point", \.point, help: "Where every direction is looked at, [x, y]; nowhere if null."),
    Field("direction", \.direction, help: "The direction u there, of any length but 0."),
    Field("normalize", \.normalize, help: "Whether all arrows are equally long."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let f else { throw refuse("f", "is missing", "give a formula of x and y") }
    guard let domain else { throw refuse("domain", "is missing", "give [[a, b], [c, d]]") }
    let slopes = try slopes(of: f.formula, "f")
    if let point, !domain.contains(point.vector) {
      throw refuse("point", "is \(point.text)", "give a point of the domain \(domain.text)")
    }
    let way = direction?.vector
    if way == .zero {
      throw refuse("direction", "is [0, 0]", "give a direction of any length but 0")
    }
    func gradient(_ p: SIMD2<Double>) -> SIMD2<Double> {
      [slopes[0](p.x, p.y), slopes[1](p.x, p.y)]
    }
    let slope = point.map { p in
      PointSlope(
        place: p.vector, value: f.formula(p.x, p.y), gradient: gradient(p.vector),
        direction: way.map { $0 / $0.length })
    }
    if let slope, let point, !(slope.value.isFinite && slope.gradient.isFinite) {
      throw refuse(
        "point", "is \(point.text), where f has no gradient", "give a point where f is smooth")
    }
    let field = GradientArrows(domain, density, isEqual: normalize, gradient)
    let map = MapSize(domain)
    let panel = field.map(of: f.formula, map, slope)
    var figure = Figure(
      title: slope?.title ?? Self.title, subtitle: "$f(x, y) = \(f.formula.latex)$",
      caption: field.caption,
      size: Size((map.width + 190).rounded(), (map.height + 130).rounded()),
      grid: Grid([[.panel(panel)]]))
    figure.alt =
      "Contour map of \(f.formula.displayText) with \(field.places.count) gradient arrows, each at right angles to the contour through it."
    if let slope {
      let side = 400.0
      let looks: [Cell] = [
        .panel(slope.wheel), .panel(slope.plane(of: f.formula, domain)),
      ]
      let aside = Grid(
        [[.grid(Grid([looks]))], [.panel(slope.section(of: f.formula, domain))]],
        rowWeights: [1, 0.75])
      figure.grid = Grid([[.panel(panel), .grid(aside)]], columnWeights: [map.width, side])
      figure.size = Size(
        (map.width + side + 230).rounded(), (max(map.height, 350) + 140).rounded())
      figure.alt += slope.alt
    }
    return RecipeResult(figure: figure, series: (slope?.series ?? []) + field.series)
  }
}
