import NablaMath
public import NablaPlot
public import NablaScene

/// Softmax of scores at several temperatures.
public struct SoftmaxTemperature: Recipe {
  public static let id = "softmax-temperature"
  public static let title = "Softmax and temperature"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "How does temperature sharpen or flatten a choice?"
  public static let formulas = [
    #"p_i=\frac{e^{z_i/T}}{\sum_je^{z_j/T}}"#, #"H(p)=-\sum p_i\ln p_i"#,
  ]
  public static let references = [
    "G. Hinton, O. Vinyals and J. Dean, Distilling the Knowledge in a Neural Network, 2015"
  ]

  /// What is drawn.
  public enum View: String, OptionChoice {
    case both = "bars+curves"
    case bars, curves, simplex
  }

  public var logits = LogitSource.list([2, 1, 0.1])
  public var temperature = [0.5, 1, 2]
  public var labels: TokenSource?
  public var view = View.both

  public init() {}

  public static let fields: [Field<SoftmaxTemperature>] = [
    Field(
      "logits", \.logits,
      help: "2 to 200000 scores, finite or -inf, or the path of a .npy or .json file."),
    Field(
      "temperature", \.temperature, bounds: .atLeast(0), explore: 0.1...5,
      help: "One to six temperatures; 0 picks the largest score."),
    Field("labels", \.labels, help: "A name for each score, or a path; their numbers if left out."),
    Field("view", \.view, help: "Bars, curves over T, both, or the path in the triangle of three."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let scores = try logits.scores(files: context.files, place: "\(Self.id).logits")
    guard (1...6).contains(temperature.count) else {
      throw refuse("temperature", "has \(temperature.count) values", "give 1 to 6")
    }
    if view == .simplex, scores.count != 3 {
      throw refuse(
        "view", "is simplex, and there are \(scores.count) logits", "give 3 logits, or view=bars")
    }
    let names = try names(context, count: scores.count)
    let choice = TemperedChoice(
      scores: scores, names: names, isUnnamed: labels == nil, temperatures: temperature)
    let plan = SoftmaxFigure(choice: choice, view: view)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func names(_ context: RecipeContext, count: Int) throws(NablaError) -> [String] {
    guard let labels else { return (0..<count).map(String.init) }
    let names = try labels.tokens(files: context.files, place: "\(Self.id).labels")
    guard names.count == count else {
      throw refuse(
        "labels", "has \(names.count) names for \(count) logits", "give one name for each")
    }
    return names
  }
}
