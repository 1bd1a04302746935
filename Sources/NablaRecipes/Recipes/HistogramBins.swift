import NablaMath
public import NablaPlot
public import NablaScene

/// A histogram beside others of the same data with other bins.
public struct HistogramBins: Recipe {
  public static let id = "histogram-bins"
  public static let title = "Histogram and the bin question"
  public static let topic = "1.3 Basic Statistics"
  public static let question = "What shape do my data have, and how much of it is the binning?"
  public static let formulas = [
    #"h_{FD}=2\,\mathrm{IQR}\,n^{-1/3}"#, #"k_{Sturges}=\lceil\log_2n+1\rceil"#,
    #"\hat f(x)=\frac{c_j}{n\,h}"#,
  ]
  public static let references = [
    "D. Freedman and P. Diaconis, On the histogram as a density estimator, 1981",
    "H. Sturges, The choice of a class interval, 1926",
    "A. Azzalini and A. Bowman, A look at some data on the Old Faithful geyser, 1990",
  ]

  /// What the height of a bar says.
  public enum Stat: String, OptionChoice {
    /// How many; the share for each unit of the axis; the share of all; how many for each unit.
    case count, density, probability, frequency
  }

  public var data = TableSource.named("faithful")
  public var column: ColumnChoice?
  public var bins = BinChoice.rule(.auto)
  public var stat = Stat.count
  public var compare: [BinChoice]?
  public var kde = false
  public var group: ColumnChoice?

  public init() {}

  public static let fields: [Field<HistogramBins>] = [
    Field("data", \.data, help: "Numbers, a path (.csv), or faithful, iris, penguins, anscombe."),
    Field("column", \.column, help: "The column of numbers; the first where left out."),
    Field("bins", \.bins, help: "How many bins, their edges, or the rule that chooses."),
    Field("stat", \.stat, help: "What the height of a bar says."),
    Field(
      "compare", \.compare, help: "One to six other bins; fd, sturges and sqrt where left out."),
    Field("kde", \.kde, help: "Whether the smooth density lies over the bars."),
    Field("group", \.group, help: "A column of at most 12 groups, each with its own bars."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let table = try data.table(
      columns: ["value"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    if let count = compare?.count, !(1...6).contains(count) {
      throw refuse("compare", "has \(count) bins", "give 1 to 6")
    }
    let usual = data == .named("faithful") ? ColumnChoice.named("waiting") : nil
    let sample = try Measurements(
      column ?? usual, of: table, place: "\(Self.id).column", data: "\(Self.id).data")
    let groups = try sample.groups(by: group, of: table, most: 12, place: "\(Self.id).group")
      .filter { !$0.values.isEmpty }
    let plan = HistogramFigure(recipe: self, sample: sample, groups: groups)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
