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
    case contour, surface, loss
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
    Field("optimizers", \.optimizers, help: "One to twelve of them, each once."),
    Field(
      "hyper", \.hyper,
      help: "Constants for all {eta: 0.01}, or for one of them {adam: {eta: 0.1, beta1: 0.9}}."),
    Field(
      "steps", \.steps, bounds: .within(1...100_000), explore: 10...1000, help: "How many steps."),
    Field(
      "convention", \.convention,
      help: "Where ε stands and what is corrected: as in Ruder's overview, or as in PyTorch."),
    Field("view", \.view, help: "Any of contour, surface, loss."),
    Field(
      "frames", \.frames, bounds: .within(1...300),
      help: "How many maps, each after an equal part of the steps; 1 shows the whole."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !optimizers.isEmpty, Set(optimizers).count == optimizers.count else {
      throw refuse(
        "optimizers", optimizers.isEmpty ? "is empty" : "names one twice",
        optimizers.isEmpty ? "give at least one" : "give each once")
    }
    guard !view.isEmpty else {
      throw refuse("view", "is empty", "give any of contour, surface, loss")
    }
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
    var map = try DescentMap(landscape, runs, owner: Self.id)
    map.namesStart = true
    let race = RaceFigure(map: map, target: preset.target, steps: steps, frames: frames)
    var series: [Node.Entry] = runs.map { run in
      let arrival = race.arrival(run).map { Node($0) } ?? Node(.null)
      return Node.Entry(
        run.optimizer.method.rawValue, Node(run.entries + [.init("arrival", arrival)]))
    }
    series.append(.init("target", Node(preset.target)))
    return RecipeResult(figure: race.figure(view), series: series)
  }

  /// Series that stand out from a blue field come first.
  private static let colors = ["s2", "s3", "s4", "s5", "s6", "s8", "s1", "s7"]
}
