import NablaMath
public import NablaPlot
public import NablaScene

/// The same numbers in several charts, with one of them traced through all.
public struct SameDataManyCharts: Recipe {
  public static let id = "same-data-many-charts"
  public static let title = "One data set, many charts"
  public static let topic = "1.4 Visualization"
  public static let question = "Which chart type shows which feature of the same numbers?"
  public static let formulas = [#"\{x_i\}_{i=1}^n"#]
  public static let references = [
    "J. Tukey, Exploratory Data Analysis, 1977",
    "J. Hintze and R. Nelson, Violin plots: a box plot–density trace synergism, 1998",
  ]

  /// A way to show numbers.
  public enum Chart: String, OptionChoice {
    case bar, strip, hist, kde, box, violin, ecdf, qq
  }

  public var data = TableSource.twentyValues
  public var column: ColumnChoice?
  public var charts: [Chart] = [.strip, .hist, .kde, .box, .violin, .ecdf]
  public var sharedAxis = true

  public init() {}

  public static let fields: [Field<SameDataManyCharts>] = [
    Field("data", \.data, help: "Numbers, a path (.csv), or faithful, iris, penguins, anscombe."),
    Field("column", \.column, help: "The column of numbers; the first where left out."),
    Field(
      "charts", \.charts, help: "Two to eight of bar, strip, hist, kde, box, violin, ecdf, qq."),
    Field("shared-axis", \.sharedAxis, help: "Whether all charts have one axis of values."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (2...8).contains(charts.count), Set(charts).count == charts.count else {
      throw refuse("charts", "has \(charts.count) names", "give 2 to 8, each once")
    }
    let table = try data.table(
      columns: ["value"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let sample = try Measurements(
      column, of: table, least: 2, place: "\(Self.id).column", data: "\(Self.id).data")
    guard let box = BoxSummary(sample.values),
      let width = KernelDensity.bandwidth(.nrd0, of: sample.values),
      let density = KernelDensity(sample.values, bandwidth: width)
    else { throw refuse("data", "does not vary", "give at least two different numbers") }
    let plan = ManyChartsFigure(recipe: self, sample: sample, box: box, density: density)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
