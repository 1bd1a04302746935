import NablaMath
public import NablaPlot
public import NablaScene

/// Gradient descent, momentum and Nesterov's look ahead in a narrow valley.
public struct MomentumRavine: Recipe {
  public static let id = "momentum-ravine"
  public static let title = "Momentum in a ravine"
  public static let topic = "3.3 Optimization Methods"
  public static let question = "Why does averaging past gradients speed up a narrow valley?"
  public static let formulas = [
    #"v_t=\gamma v_{t-1}+\eta\nabla J(\theta)"#,
    #"v_t=\gamma v_{t-1}+\eta\nabla J(\theta-\gamma v_{t-1})"#,
    #"\alpha^*=\left(\tfrac2{\sqrt{\lambda_1}+\sqrt{\lambda_n}}\right)^2"#,
  ]
  public static let references = [
    "S. Ruder, An overview of gradient descent optimization algorithms, 2016",
    "G. Goh, Why Momentum Really Works, Distill, 2017",
    "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964",
  ]

  /// What is drawn.
  public enum Part: String, OptionChoice {
    case gd, momentum, nag, vectors, phase
  }

  public var condition = 10.0
  public var eta = 0.05
  public var gamma = 0.9
  public var steps = 30
  public var show: [Part] = [.gd, .momentum, .nag]

  public init() {}

  public static let fields: [Field<MomentumRavine>] = [
    Field(
      "condition", \.condition, bounds: .atLeast(1), explore: 1...50,
      help: "How many times steeper the valley is across than along."),
    Field("eta", \.eta, bounds: .above(0), explore: 0.005...0.2, help: "The learning rate η."),
    Field(
      "gamma", \.gamma, bounds: Bounds(0, 1, includesUpper: false), explore: 0...0.99,
      help: "The momentum γ, the share of the last step that is kept."),
    Field("steps", \.steps, bounds: .within(1...10_000), explore: 1...100, help: "How many steps."),
    Field(
      "show", \.show,
      help: "Any of gd, momentum, nag (paths), vectors (one step) and phase (rates)."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !show.isEmpty else {
      throw refuse("show", "is empty", "give any of gd, momentum, nag, vectors, phase")
    }
    let bowl = TestFunctions.quadratic(condition: condition)
    let start: SIMD2<Double> = [-4, 1.5]
    let methods: [(Optimizer.Method, String)] = [(.gd, "s4"), (.momentum, "s2"), (.nag, "s3")]
    let runs = methods.map { method, color in
      var optimizer = Optimizer(method, learningRate: eta)
      optimizer.momentum = gamma
      return DescentRun(
        optimizer: optimizer, path: optimizer.descend(bowl, from: start, steps: steps),
        color: color)
    }
    let plan = RavineFigure(recipe: self, bowl: bowl, runs: runs)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
