import NablaMath
public import NablaPlot
public import NablaScene

/// Groups of values as boxes between their quartiles, one of them explained.
public struct BoxPlot: Recipe {
  public static let id = "box-plot"
  public static let title = "Five numbers and the outliers"
  public static let topic = "1.3 Basic Statistics"
  public static let question = "Where are the quarters of my data and which points are unusual?"
  public static let formulas = [
    #"\text{fences}=Q_1-1.5\,\mathrm{IQR},\;Q_3+1.5\,\mathrm{IQR}"#
  ]
  public static let references = [
    "J. Tukey, Exploratory Data Analysis, 1977",
    "R. Fisher, The use of multiple measurements in taxonomic problems, 1936",
  ]

  /// Which values are drawn as points.
  public enum Points: String, OptionChoice {
    case none, outliers, all
  }

  /// Which way the boxes lie.
  public enum Way: String, OptionChoice {
    case h, v
  }

  public var data = GroupSource.table(.named("iris"))
  public var column: ColumnChoice?
  public var whis = BoxSummary.Whiskers.interquartile(1.5)
  public var by: ColumnChoice?
  public var points = Points.outliers
  public var orient = Way.h

  public init() {}

  public static let fields: [Field<BoxPlot>] = [
    Field(
      "data", \.data,
      help: "Numbers, lists of them by name, a path (.csv), or iris, penguins, anscombe, faithful."),
    Field("column", \.column, help: "The column of values; sepal_width of iris, else the first."),
    Field(
      "whis", \.whis, bounds: .atLeast(0), explore: 0...3,
      help: "How many IQR the fences lie off the box, or two percentiles [lo, hi]."),
    Field("by", \.by, help: "The column of groups; the first that holds words."),
    Field("points", \.points, help: "Which values are drawn as points."),
    Field("orient", \.orient, help: "Whether the boxes lie (h) or stand (v)."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    var warnings: [String] = []
    let (name, groups) = try groups(context, &warnings)
    warnings += groups.filter(\.values.isEmpty).map { "group \($0.name) has no values" }
    guard groups.contains(where: { !$0.values.isEmpty }) else {
      throw refuse("data", "holds no number", "give at least one group with values")
    }
    let plan = BoxFigure(recipe: self, name: name, groups: groups, warnings: warnings)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func groups(
    _ context: RecipeContext, _ warnings: inout [String]
  ) throws(NablaError) -> (name: String, groups: [ValueGroup]) {
    switch data {
    case .groups(let named):
      guard (1...40).contains(named.entries.count) else {
        throw refuse("data", "has \(named.entries.count) groups", "give 1 to 40")
      }
      guard column == nil else { throw refuse("column", "is given for lists", "leave it out") }
      guard by == nil else { throw refuse("by", "is given for lists", "leave it out") }
      let groups = named.entries.map { entry in
        ValueGroup(name: entry.name, values: entry.value.filter(\.isFinite))
      }
      let all = groups.flatMap(\.values)
      guard ((all.max() ?? 0) - (all.min() ?? 0)).isFinite else {
        throw refuse("data", "holds numbers too far apart", "give numbers nearer together")
      }
      let lost = named.entries.reduce(0) { $0 + $1.value.count } - all.count
      if lost > 0 { warnings.append("\(lost) missing or infinite values left out") }
      return ("value", groups)
    case .table(let source):
      let table = try source.table(
        columns: ["value"], examples: ExampleTable.allCases, files: context.files,
        place: "\(Self.id).data")
      let usual = source == .named("iris") ? ColumnChoice.named("sepal_width") : nil
      let sample = try Measurements(
        column ?? usual, of: table, place: "\(Self.id).column", data: "\(Self.id).data")
      if let warning = sample.warning { warnings.append(warning) }
      let groups = try sample.groups(
        by: by ?? table.firstTextColumn.map { .named($0) }, of: table, most: 40,
        place: "\(Self.id).by")
      return (sample.name, groups)
    }
  }
}
