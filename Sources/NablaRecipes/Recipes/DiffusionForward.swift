import NablaMath
public import NablaPlot
public import NablaScene

/// A distribution that melts into noise, and the way back by its exact score.
public struct DiffusionForward: Recipe {
  public static let id = "diffusion-forward"
  public static let title = "Data melting into noise"
  public static let topic = "4.3 Probabilistic Modeling"
  public static let question = "What happens to a distribution as noise is added step by step?"
  public static let formulas = [
    #"q(x_t\mid x_0)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)"#
  ]
  public static let references = [
    "J. Ho, A. Jain and P. Abbeel, Denoising Diffusion Probabilistic Models, 2020",
    "Y. Song et al., Score-Based Generative Modeling through Stochastic Differential Equations, 2021",
    "L. Weng, What are Diffusion Models?, 2021",
  ]

  public var data = DiffusionData.mixture([
    .init(weight: 0.5, "normal", [-2, 0.3]), .init(weight: 0.5, "normal", [2, 0.3]),
  ])
  public var schedule = ScheduleSource.named(.linear)
  public var t = [0, 100, 250, 500, 1000]
  public var paths = 30
  public var reverse = true

  public init() {}

  public static let fields: [Field<DiffusionForward>] = [
    Field(
      "data", \.data,
      help: "A mixture 0.5 N(mean, deviation) + …, points of one or two coordinates, or a path."),
    Field(
      "schedule", \.schedule,
      help: "linear, cosine, scaled_linear, sigmoid, quadratic, or a file of variances."),
    Field(
      "t", \.t, bounds: .atLeast(0), explore: 0...1000,
      help: "One to eight steps at which the density is shown, 0 to T = 1000 or the file's length."),
    Field(
      "paths", \.paths, bounds: .within(0...1000), explore: 0...100,
      help: "How many points are followed."),
    Field(
      "reverse", \.reverse,
      help: "Whether the way back is shown too, with fresh noise and without."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    var steps = 1000
    if case .file = schedule {
      let source = NumberListSource.file(schedule.name)
      steps = try source.numbers(files: context.files, place: "\(Self.id).schedule").values.count
    }
    let made = try schedule.schedule(
      steps: steps, from: 1e-4, to: 0.02, offset: 0.008, files: context.files,
      place: "\(Self.id).schedule"
    ).schedule
    guard (1...8).contains(t.count) else {
      throw refuse("t", "has \(t.count) steps", "give 1 to 8")
    }
    if let late = t.first(where: { $0 > steps }) {
      throw refuse("t", "is \(late), and T is \(steps)", "give 0 to \(steps)")
    }
    let (mixture, points, isStandardized) = try data.mixture(
      files: context.files, place: "\(Self.id).data")
    do throws(MathError) {
      let run = try DiffusionRun(
        mixture, from: points, schedule: made, paths: paths, isReversed: reverse,
        seed: UInt64(context.seed))
      let shown = Array(Set(t)).sorted()
      if mixture.dimension == 2 {
        let plan = CloudFigure(
          run: run, points: points, shown: shown, isStandardized: isStandardized)
        return RecipeResult(figure: try plan.figure(), series: plan.series)
      }
      let plan = try MeltingFigure(
        run: run, shown: shown, pointCount: points.count, isStandardized: isStandardized,
        schedule: schedule.label)
      return RecipeResult(figure: plan.figure, series: plan.series)
    } catch {
      throw refuse("data", error.problem, error.remedy)
    }
  }
}
