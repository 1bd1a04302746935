import NablaMath
public import NablaPlot
public import NablaScene

/// Learning-rate schedules of one peak, with what they spend in all.
public struct LRSchedules: Recipe {
  public static let id = "lr-schedules"
  public static let title = "Learning-rate schedules"
  public static let topic = "3.3 Optimization Methods"
  public static let question = "How should the step size change during training?"
  public static let formulas = [
    #"\eta_t=\eta_{min}+\tfrac12(\eta_{max}-\eta_{min})(1+\cos\tfrac{\pi t}T)"#,
    #"d^{-0.5}\min(s^{-0.5},s\,w^{-1.5})"#,
  ]
  public static let references = [
    "A. Vaswani et al., Attention Is All You Need, 2017, eq. 3",
    "I. Loshchilov and F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017",
    "L. N. Smith and N. Topin, Super-Convergence, 2018",
  ]

  public var schedules: [NamedSchedule] = [.constant, .step, .cosine, .warmupCosine, .noam]
  public var eta = 0.1
  public var total = 100
  public var warmup = 10
  public var min = 0.0
  public var logY = false

  public init() {}

  public static let fields: [Field<LRSchedules>] = [
    Field(
      "schedules", \.schedules,
      help: "One to eight of \(NamedSchedule.allCases.map(\.rawValue).joined(separator: ", "))."),
    Field("eta", \.eta, bounds: .above(0), explore: 0.001...1, help: "The peak η."),
    Field(
      "total", \.total, bounds: .within(1...1_000_000), explore: 10...1000,
      help: "How many steps training has."),
    Field(
      "warmup", \.warmup, bounds: .atLeast(0), explore: 0...100,
      help: "How many of them the rate rises, where a schedule warms up."),
    Field("min", \.min, bounds: .atLeast(0), explore: 0...0.1, help: "The last rate of decays."),
    Field("log-y", \.logY, help: "Whether the rates stand on a logarithmic axis."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(schedules.count) else {
      throw refuse("schedules", "has \(schedules.count) names", "give 1 to 8")
    }
    guard Set(schedules).count == schedules.count else {
      throw refuse("schedules", "names one twice", "give each once")
    }
    guard warmup <= total else {
      throw refuse("warmup", "is \(warmup)", "give at most total, \(total)")
    }
    guard min <= eta else {
      throw refuse("min", "is \(formatPlain(min))", "give at most eta, \(formatPlain(eta))")
    }
    let runs = schedules.map { name in
      ScheduleRun(name, eta: eta, total: total, warmup: warmup, min: min)
    }
    let plan = RateScheduleFigure(recipe: self, runs: runs)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
