public import NablaMath
public import NablaPlot
public import NablaScene

/// The path of gradient descent over the contours of a loss, and the loss along it.
public struct GradientDescentContour: Recipe {
  public static let id = "gradient-descent-contour"
  public static let title = "The path on the map"
  public static let topic = "2.4 Optimization"
  public static let question = "What path does gradient descent take on a two-variable loss?"
  public static let formulas = [
    #"\theta_{t+1}=\theta_t-\eta\nabla f(\theta_t)"#, #"\eta<\frac2{\lambda_{max}}"#,
  ]
  public static let references = [
    "S. Boyd and L. Vandenberghe, Convex Optimization, 2004, §9.3"
  ]

  public var f = LossSource.named("quadratic")
  public var start = PlanePoint(-4, 1.5)
  public var lr = 0.15
  public var steps = 30
  public var optimizers: [Optimizer.Method] = [.gd]
  public var domain: PlaneDomain?
  public var levels: LossLevels?
  public var field = false

  public init() {}

  public static let fields: [Field<GradientDescentContour>] = [
    Field(
      "f", \.f,
      help: "The loss: a known function, a formula of x and y, or a grid (.npy), top row first."),
    Field("start", \.start, help: "Where the path begins, [x, y]."),
    Field(
      "lr", \.lr, bounds: .above(0), explore: 0.001...0.25, help: "The learning rate η."),
    Field(
      "steps", \.steps, bounds: .within(1...100_000), explore: 1...200, help: "How many steps."),
    Field("optimizers", \.optimizers, help: "One to eight optimisers that start together."),
    Field(
      "domain", \.domain,
      help: "What is shown, [[a, b], [c, d]]; all of the path. A grid's outer nodes lie there."),
    Field(
      "levels", \.levels,
      help: "The contours: log, log 15, a number of them, or a list; log where no loss is below 0."),
    Field("field", \.field, help: "Whether arrows show the steepest way down all over the map."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(optimizers.count) else {
      throw refuse("optimizers", "has \(optimizers.count) names", "give 1 to 8")
    }
    guard Set(optimizers).count == optimizers.count else {
      throw refuse("optimizers", "names one twice", "give each once")
    }
    var landscape = try Landscape(f, domain: domain, files: context.files, owner: Self.id)
    guard landscape.function.value(start.vector).isFinite else {
      throw refuse(
        "start", "is [\(formatPlain(start.x)), \(formatPlain(start.y))], where f has no value",
        "start elsewhere")
    }
    let runs = optimizers.enumerated().map { i, method in
      let optimizer = Optimizer(method, learningRate: lr)
      return DescentRun(
        optimizer: optimizer,
        path: optimizer.descend(landscape.function, from: start.vector, steps: steps),
        color: optimizers.count == 1 ? "accent" : "s\(i + 1)")
    }
    landscape = landscape.knowingMinimum(below: runs.map(\.path))
    let map = try DescentMap(landscape, runs, domain: domain, levels: levels, owner: Self.id)
    let bend = MinimumBend(
      landscape.function, in: map.domain, near: runs[0].path.points.last ?? start.vector)
    return RecipeResult(
      figure: figure(map, bend),
      series: runs.map { .init($0.optimizer.method.rawValue, Node($0.entries)) }
        + (bend.map { [curvature($0)] } ?? []))
  }

  private func curvature(_ bend: MinimumBend) -> Node.Entry {
    .init(
      "curvature",
      Node([
        .init("strongest", Node(bend.curvature.values.x)),
        .init("weakest", Node(bend.curvature.values.y)),
        .init("largestRate", bend.curvature.largestStableRate.map { Node($0) } ?? Node(.null)),
      ]))
  }

  // MARK: - Figure

  private func figure(_ map: DescentMap, _ bend: MinimumBend?) -> Figure {
    let isSingle = map.runs.count == 1
    let axes = isSingle && bend?.isDrawn == true ? bend : nil
    var under: [any Mark] = field ? [map.slopeArrows] : []
    under += axes?.marks ?? []
    let loss = LossCurves(
      runs: map.runs, named: !isSingle,
      dots: isSingle ? [0] + map.paths[0].numbered(apart: 26) + [map.runs[0].path.steps] : [])
    let side = 236.0
    let warnings = map.runs.compactMap { $0.warning(leavesGrid: map.landscape.grid != nil) }
    var notes = warnings.map { "\($0)." }
    if axes != nil {
      notes.append("Dashed: the directions of strongest and weakest curvature λ at the minimum.")
    }
    if field {
      notes.append("Small arrows: the steepest way down; their length has no meaning.")
    }
    var figure = Figure(
      title: heading(map), subtitle: subtitle(map.landscape, bend),
      caption: notes.joined(separator: " "),
      size: Size((map.size.width + side + 254).rounded(), (map.size.height + 130).rounded()),
      grid: Grid(
        [
          [
            .panel(map.panel(under: under, clearance: axes?.clearance ?? [])), .panel(loss.panel),
          ]
        ], columnWeights: [map.size.width, side]))
    figure.warnings = warnings
    figure.alt =
      "Contour map of \(map.landscape.title). \(map.runs.map(words).joined(separator: " "))"
    return figure
  }

  private func heading(_ map: DescentMap) -> String {
    let place = map.landscape.title
    guard map.runs.count == 1 else { return "\(map.runs.count) optimisers on \(place)" }
    let run = map.runs[0]
    let verb = run.hasDiverged ? "runs away on" : run.zigzag > 0.35 ? "zigzags down" : "walks down"
    return "\(run.name) \(verb) \(place)"
  }

  private func subtitle(_ landscape: Landscape, _ bend: MinimumBend?) -> String {
    var parts = [landscape.words, "$\\eta = \(short(lr, 4))$"]
    if let limit = bend?.curvature.largestStableRate {
      parts.append("stable below $2/\\lambda_{max} = \(short(limit))$")
    }
    return parts.joined(separator: ", ")
  }

  /// A run as the alt text tells it.
  private func words(_ run: DescentRun) -> String {
    func number(_ value: Double) -> String { format(value, significant: 4) }
    let (first, last) = (run.path.values.first ?? .nan, run.path.values.last ?? .nan)
    let end = run.path.points.last ?? .zero
    return
      "\(run.name) with rate \(number(lr)) goes from (\(number(start.x)), \(number(start.y))) to (\(number(end.x)), \(number(end.y))) in \(run.path.steps) steps; the loss goes from \(format(first, significant: 3)) to \(format(last, significant: 3))."
  }
}
