import NablaMath
public import NablaPlot
public import NablaScene

/// Four data sets with the same statistics and different pictures.
public struct AnscombeQuartet: Recipe {
  public static let id = "anscombe-quartet"
  public static let title = "Anscombe’s quartet"
  public static let topic = "5 The roadmap’s tools"
  public static let question = "Why must I plot before I calculate?"
  public static let formulas = [#"\bar x=9,\ s_x^2=11,\ \hat y=3.00+0.500x,\ r=0.816"#]
  public static let references = [
    "F. Anscombe, Graphs in statistical analysis, 1973",
    "P. Sen, Estimates of the regression coefficient based on Kendall’s tau, 1968",
  ]

  /// What is shown of how the sets differ.
  public enum Reveal: String, OptionChoice {
    case none, residuals, robust
  }

  public var sets = ["I", "II", "III", "IV"]
  public var stats = true
  public var reveal = Reveal.none
  public var data: TableSource?

  public init() {}

  public static let fields: [Field<AnscombeQuartet>] = [
    Field("sets", \.sets, help: "Which of the sets I, II, III, IV, or of the data's own."),
    Field("stats", \.stats, help: "Whether the table of statistics stands above the pictures."),
    Field(
      "reveal", \.reveal,
      help: "Residuals below each picture, or the line that few points cannot turn."),
    Field(
      "data", \.data, help: "A path (.csv) with the columns dataset, x, y; Anscombe's if left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(sets.count), Set(sets).count == sets.count else {
      throw refuse("sets", "has \(sets.count) names", "give 1 to 8, each once")
    }
    let table = try (data ?? .named("anscombe")).table(
      columns: ["x", "y"], examples: [.anscombe], files: context.files, place: "\(Self.id).data")
    for name in ["dataset", "x", "y"] where !table.names.contains(name) {
      throw refuse(
        "data", "has no column \"\(name)\"", "give dataset, x and y; \(Nearest.list(table.names))")
    }
    let names = try table.words("dataset", place: "\(Self.id).data")
    guard let x = try table["x"].numbers, let y = try table["y"].numbers else {
      throw refuse("data", "has text in x or y", "give numbers")
    }
    var known: [String] = []
    for case let name? in names where !known.contains(name) { known.append(name) }
    let isOwn = data != nil && sets == AnscombeQuartet().sets && !known.contains("I")
    var points: [PointSet] = []
    for name in isOwn ? Array(known.prefix(8)) : sets {
      guard let place = known.firstIndex(of: name) else {
        throw refuse("sets", "names no set \"\(Nearest.clipped(name))\"", Nearest.list(known))
      }
      let rows = names.indices.filter { names[$0] == name && x[$0].isFinite && y[$0].isFinite }
      guard
        let set = PointSet(
          name: name, color: "s\(place % 8 + 1)", x: rows.map { x[$0] }, y: rows.map { y[$0] })
      else {
        throw refuse(
          "data", "set \(name) has no line", "give at least three points that differ in x")
      }
      points.append(set)
    }
    let plan = AnscombeFigure(recipe: self, sets: points)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
