public import NablaMath
public import NablaPlot
public import NablaScene

/// Several optimisers from one start on one loss.
public struct OptimizerRace: Recipe {
  public static let id = "optimizer-race"
  public static let title = "Optimizers on one landscape"
  public static let topic = "3.3 Optimization Methods"
  public static let question =
    "How do SGD, momentum, NAG, Adagrad, RMSprop, Adam… move on the same loss?"
  public static let formulas = [
    #"v_t=\gamma v_{t-1}+\eta g_t"#,
    #"\theta_{t+1}=\theta_t-\frac{\eta}{\sqrt{E[g^2]_t+\epsilon}}g_t"#,
    #"\theta_{t+1}=\theta_t-\frac{\eta}{\sqrt{\hat v_t}+\epsilon}\hat m_t"#,
  ]

  /// What the figure can show.
  public enum View: String, OptionChoice {
    case contour, loss
  }

  public var f = LossSource.named("beale")
  public var start: PlanePoint?
  public var optimizers: [Optimizer.Method] = [.gd, .momentum, .nag, .adagrad, .rmsprop, .adam]
  public var hyper = OptimizerConstants()
  public var steps = 200
  public var convention = Optimizer.Convention.ruder
  public var view: [View] = [.contour, .loss]
  public var frames = 1

  public init() {}

  public static let fields: [Field<OptimizerRace>] = [
    Field("f", \.f, help: "The loss: a known function, a formula of x and y, or a grid (.npy)."),
    Field("start", \.start, help: "Where all begin, [x, y]; a telling place of the function."),
    Field("optimizers", \.optimizers, help: "One to eleven optimisers."),
    Field(
      "hyper", \.hyper,
      help: "Constants for all {eta: 0.01}, or for one of them {adam: {eta: 0.1, beta1: 0.9}}."),
    Field(
      "steps", \.steps, bounds: .within(1...100_000), explore: 10...1000, help: "How many steps."),
    Field(
      "convention", \.convention,
      help: "Where ε stands and what is corrected: as in Ruder's overview, or as in PyTorch."),
    Field("view", \.view, help: "Any of contour, loss."),
    Field(
      "frames", \.frames, bounds: .within(1...300),
      help: "How many maps, each after an equal part of the steps; 1 shows the whole."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !optimizers.isEmpty, Set(optimizers).count == optimizers.count else {
      throw refuse(
        "optimizers", optimizers.isEmpty ? "is empty" : "names one twice", "give each once")
    }
    guard !view.isEmpty else { throw refuse("view", "is empty", "give contour, loss or both") }
    let landscape = try Landscape(f, domain: nil, files: context.files, owner: Self.id)
    let preset = RacePreset(landscape.function)
    let start = start?.vector ?? preset.start
    guard landscape.function.value(start).isFinite else {
      throw refuse(
        "start", "is [\(formatPlain(start.x)), \(formatPlain(start.y))], where f has no value",
        "start elsewhere")
    }
    var runs: [DescentRun] = []
    for (i, method) in optimizers.enumerated() {
      var optimizer = Optimizer(
        method, learningRate: preset.rates[method], convention: convention)
      try hyper.apply(to: &optimizer, owner: Self.id)
      runs.append(
        DescentRun(
          optimizer: optimizer,
          path: optimizer.descend(landscape.function, from: start, steps: steps),
          color: Self.colors[i % Self.colors.count]))
    }
    let plan = try RaceFigure(
      recipe: self, landscape: landscape, preset: preset, start: start, runs: runs)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// Series that stand out from a blue field come first.
  private static let colors = ["s2", "s3", "s4", "s5", "s6", "s8", "s1", "s7"]
}

/// Where a race starts and how fast each runs, so that differences can be seen.
struct RacePreset {
  let start: SIMD2<Double>
  let rates: [Optimizer.Method: Double]
  /// What a run has to reach: a loss at most this.
  let target: Double

  init(_ function: PlaneFunction) {
    let adaptive: Double
    let plain: Double
    switch function.name {
    case "beale": (start, plain, adaptive, target) = ([1, 1.5], 0.01, 0.1, 0.01)
    case "rosenbrock": (start, plain, adaptive, target) = ([-1.2, 2], 0.0005, 0.05, 0.1)
    case "quadratic": (start, plain, adaptive, target) = ([-4, 2], 0.03, 0.15, 0.01)
    case "himmelblau": (start, plain, adaptive, target) = ([0, -1], 0.004, 0.1, 0.01)
    case "saddle": (start, plain, adaptive, target) = ([1.2, 0.001], 0.02, 0.02, -1)
    case "rastrigin": (start, plain, adaptive, target) = ([1.8, -1.6], 0.002, 0.08, 1)
    default: (start, plain, adaptive, target) = ([1, 1.5], 0.01, 0.1, 0.01)
    }
    rates = [
      .gd: plain, .momentum: plain / 4, .nag: plain / 4, .adagrad: adaptive * 4, .adadelta: 20,
      .rmsprop: adaptive / 3, .adam: adaptive, .adamax: adaptive, .nadam: adaptive,
      .amsgrad: adaptive, .adamw: adaptive,
    ]
  }
}
