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
  public static let references = [
    "S. Ruder, An overview of gradient descent optimization algorithms, 2016",
    "D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015",
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
    /// Rates of gradient descent, momentum, Adagrad, RMSprop, and of Adam and its kin.
    let pace: (plain: Double, momentum: Double, adagrad: Double, rms: Double, adam: Double)
    switch function.name {
    case "rosenbrock":
      (start, target, pace) = ([-1.2, 2], 1, (0.0015, 0.001, 0.7, 0.03, 0.2))
    case "quadratic": (start, target, pace) = ([-4, 2], 0.01, (0.03, 0.0075, 0.6, 0.05, 0.15))
    case "himmelblau": (start, target, pace) = ([0, -1], 0.01, (0.004, 0.001, 0.4, 0.03, 0.1))
    case "saddle":
      (start, target, pace) = ([1.2, 0.001], -1, (0.02, 0.005, 0.08, 0.007, 0.02))
    case "rastrigin": (start, target, pace) = ([1.8, -1.6], 1, (0.002, 0.0005, 0.3, 0.03, 0.08))
    default: (start, target, pace) = ([1, 1.5], 0.01, (0.01, 0.0025, 0.4, 0.03, 0.1))
    }
    rates = [
      .gd: pace.plain, .momentum: pace.momentum, .nag: pace.momentum, .adagrad: pace.adagrad,
      .adadelta: 20, .rmsprop: pace.rms, .adam: pace.adam, .adamax: pace.adam, .nadam: pace.adam,
      .amsgrad: pace.adam, .adamw: pace.adam,
    ]
  }
}
