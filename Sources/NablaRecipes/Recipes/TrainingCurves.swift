import NablaMath
public import NablaPlot
public import NablaScene

/// A training log with what it says of learning, overfitting and explosions.
public struct TrainingCurves: Recipe {
  public static let id = "training-curves"
  public static let title = "Reading a training log"
  public static let topic = "3.3 Optimization Methods"
  public static let question = "Is my model learning, overfitting or exploding?"
  public static let formulas = [
    #"s_t=\frac{(1-w)\sum_kw^kx_{t-k}}{1-w^{t}}"#, #"\mathrm{PPL}=e^{\mathcal L}"#,
  ]
  public static let references = [
    "L. Prechelt, Early Stopping — But When?, 1998",
    "M. Abadi et al., TensorFlow: A System for Large-Scale Machine Learning, 2016",
  ]

  /// Axes that are logarithmic.
  public enum Axis: String, OptionChoice {
    case logX = "log-x"
    case logY = "log-y"
  }

  /// Places that are marked.
  public enum Feature: String, OptionChoice {
    case best
    case earlyStop = "early-stop"
    case divergence
    case lrChange = "lr-change"
  }

  public var data: TableSource?
  public var columns = ["train", "val"]
  public var smooth = 0.6
  public var scales: [Axis] = []
  public var mark: [Feature] = [.best]

  public init() {}

  public static let fields: [Field<TrainingCurves>] = [
    Field(
      "data", \.data,
      help: "Rows of step, train, val and lr, or a path (.csv); a sample of ten steps if left out."),
    Field("columns", \.columns, help: "The losses that are drawn, validation last."),
    Field(
      "smooth", \.smooth, bounds: Bounds(0, 1, includesUpper: false), explore: 0...0.99,
      help: "The share w of the running mean that is kept from step to step."),
    Field("scales", \.scales, help: "Any of log-x and log-y; none if empty."),
    Field("mark", \.mark, help: "Any of best, early-stop, divergence and lr-change."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let table =
      if let data {
        try data.table(
          columns: ["step", "train", "val", "lr"], files: context.files, place: "\(Self.id).data")
      } else {
        try TrainingLog.sample()
      }
    guard !columns.isEmpty else { throw refuse("columns", "is empty", "name a column of losses") }
    let log = try TrainingLog(
      table, losses: columns, weight: smooth, isLogX: scales.contains(.logX),
      isLogY: scales.contains(.logY), owner: Self.id)
    let plan = TrainingFigure(recipe: self, log: log)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
