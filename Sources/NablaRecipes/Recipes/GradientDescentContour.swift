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
    let landscape = try Landscape(f, domain: domain, files: context.files, owner: Self.id)
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
    let plan = try GradientDescentFigure(recipe: self, landscape: landscape, runs: runs)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
