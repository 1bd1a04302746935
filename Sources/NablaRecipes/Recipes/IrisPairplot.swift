import NablaMath
public import NablaPlot
public import NablaScene

/// Every two of several variables against each other, by group.
public struct IrisPairplot: Recipe {
  public static let id = "iris-pairplot"
  public static let title = "Pair plot"
  public static let topic = "5 The roadmap’s tools"
  public static let question = "How are all the variables related, by group?"
  public static let formulas = [#"\binom d2\ \text{scatter panels}"#]
  public static let references = [
    "R. Fisher, The use of multiple measurements in taxonomic problems, 1936",
    "E. Simpson, The interpretation of interaction in contingency tables, 1951",
  ]

  /// What the panels of a variable with itself show.
  public enum Diagonal: String, OptionChoice {
    case kde, hist, label
  }

  /// What the panels of two variables show.
  public enum Pair: String, OptionChoice {
    case scatter, kde2d, corr, none
  }

  public var data = TableSource.named("iris")
  public var columns: [String]?
  public var hue: ColumnChoice?
  public var diag = Diagonal.kde
  public var lower = Pair.scatter
  public var upper = Pair.corr

  public init() {}

  public static let fields: [Field<IrisPairplot>] = [
    Field("data", \.data, help: "iris, penguins, a path (.csv), or rows of numbers."),
    Field("columns", \.columns, help: "Two to eight columns of numbers; all where left out."),
    Field(
      "hue", \.hue, help: "The column of at most 10 groups, or none; the first that holds words."),
    Field("diag", \.diag, help: "What the panels of a variable with itself show."),
    Field("lower", \.lower, help: "What the panels below the diagonal show."),
    Field("upper", \.upper, help: "What the panels above the diagonal show."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let table = try data.table(
      columns: ["x", "y", "z"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let names = try chosen(table)
    var values: [[Double]] = []
    for name in names {
      guard let numbers = try table.column(name, place: "\(Self.id).columns").numbers else {
        throw refuse(
          "columns", "\"\(Nearest.clipped(name))\" holds no numbers",
          Nearest.list(table.numberColumns))
      }
      values.append(numbers)
    }
    let groups = try groups(table)
    let rows = (0..<table.rowCount).filter { row in
      values.allSatisfy { $0[row].magnitude < 1e150 } && (groups == nil || groups?[row] != nil)
    }
    guard rows.count >= 3 else {
      throw refuse("data", "has \(rows.count) whole rows", "give at least 3")
    }
    let plan = PairFigure(
      recipe: self, names: names, values: values.map { column in rows.map { column[$0] } },
      words: groups.map { words in rows.map { words[$0] ?? "" } },
      lost: table.rowCount - rows.count)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func chosen(_ table: Table) throws(NablaError) -> [String] {
    let names = columns ?? table.numberColumns
    if columns == nil, names.count > 8 {
      throw refuse("data", "has \(names.count) columns of numbers", "choose 2 to 8 with columns")
    }
    guard (2...8).contains(names.count), Set(names).count == names.count else {
      throw refuse("columns", "has \(names.count) names", "give 2 to 8, each once")
    }
    for name in names where !table.names.contains(name) {
      throw refuse(
        "columns", "there is no column \"\(Nearest.clipped(name))\"", Nearest.list(table.names))
    }
    return names
  }

  /// Each row's group; nil without groups.
  private func groups(_ table: Table) throws(NablaError) -> [String?]? {
    if hue == .named("none"), !table.names.contains("none") { return nil }
    guard let column = hue ?? table.firstTextColumn.map({ .named($0) }) else { return nil }
    let name = try column.name(in: table, place: "\(Self.id).hue")
    let words = try table.words(name, place: "\(Self.id).hue")
    let count = Set(words.compactMap { $0 }).count
    guard (1...10).contains(count) else {
      throw refuse("hue", "has \(count) groups", "give a column of 1 to 10 different values")
    }
    return words
  }
}
