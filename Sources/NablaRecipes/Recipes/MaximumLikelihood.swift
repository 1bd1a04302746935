public import NablaPlot
public import NablaScene

/// Candidates for a parameter, how likely each makes the data, and the likeliest one.
public struct MaximumLikelihood: Recipe {
  public static let id = "maximum-likelihood"
  public static let title = "Maximum likelihood"
  public static let topic = "4.3 Probabilistic Modeling"
  public static let question = "Which parameter makes my data least surprising?"
  public static let formulas = [#"\hat\theta=\arg\max_\theta\sum_i\log p(x_i\mid\theta)"#]
  public static let references = [
    "R. A. Fisher, On the Mathematical Foundations of Theoretical Statistics, 1922",
    "H. Akaike, A New Look at the Statistical Model Identification, 1974",
  ]

  public enum View: String, OptionChoice { case densities, curve, surface }

  public var data = TableSource.values([
    2.1, 2.8, 3, 3.3, 3.6, 3.9, 4.1, 4.2, 4.4, 4.7, 4.9, 5, 5.3, 5.5, 5.8, 6.1, 6.4, 6.9, 7.3, 8.2,
  ])
  public var model = LikelihoodModel.normal
  public var candidates: [Double]?
  public var view: [View] = [.densities, .curve]
  public var aic = true

  public init() {}

  public static let fields: [Field<MaximumLikelihood>] = [
    Field("data", \.data, help: "Numbers, a table's path or an example; the first of its columns."),
    Field("model", \.model, help: "The family: its first parameter is looked for."),
    Field(
      "candidates", \.candidates,
      help: "One to six values of the parameter; the likeliest and two others where left out."),
    Field("view", \.view, help: "Densities of the candidates, the curve, the surface of both."),
    Field("aic", \.aic, help: "Whether models of the same kind are compared by AIC."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !view.isEmpty, Set(view).count == view.count else {
      throw refuse(
        "view", view.isEmpty ? "is empty" : "names one twice",
        "give some of densities, curve, surface")
    }
    if view.contains(.surface), model.otherSymbol == nil {
      throw refuse(
        "view", "has surface, and \(model.rawValue) has one parameter",
        "leave it out, or give model=normal, lognormal or gamma")
    }
    let table = try data.table(
      columns: ["x"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    guard let column = zip(table.names, table.columns).first(where: { $0.1.numbers != nil }),
      let all = column.1.numbers
    else { throw refuse("data", "has no column of numbers", "give one") }
    let values = all.filter(\.isFinite)
    guard !values.isEmpty else { throw refuse("data", "has no numbers", "give at least one") }
    try Points.checkSizes(values, "\(Self.id).data")
    let support = model.support
    if let value = values.first(where: { !support.holds($0) }) {
      throw refuse(
        "data", "has \(formatPlain(value)), which \(model.rawValue) cannot give",
        "give \(support.words), or another model")
    }
    guard let fit = LikelihoodFit(model, values) else {
      throw refuse(
        "data", "has equal values only, for which no \(model.rawValue) fits best",
        "give different ones, or another model")
    }
    let plan = LikelihoodFigure(
      recipe: self, fit: fit, candidates: try checked(fit), name: column.0,
      dropped: all.count - values.count)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func checked(_ fit: LikelihoodFit) throws(NablaError) -> [Double] {
    guard let candidates else {
      // The likeliest one with one too small and one too large.
      let step = fit.error > 0 ? fit.error : 0.2
      let nearby = [fit.best - 3 * step, fit.best, fit.best + 2 * step].map { value in
        switch model.domain.upper {
        case 1: min(0.98, max(0.02, value))
        default: model.domain.lower == 0 && value <= 0 ? max(fit.best / 3, 0.05) : value
        }
      }
      return nearby
    }
    guard (1...6).contains(candidates.count) else {
      throw refuse("candidates", "has \(candidates.count) values", "give 1 to 6")
    }
    if let value = candidates.first(where: { !model.domain.contains($0) }) {
      throw refuse(
        "candidates", "has \(formatPlain(value))",
        "give \(model.symbol.plain) \(model.domain)")
    }
    return candidates
  }
}
