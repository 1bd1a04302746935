import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// A probability from a score: the sigmoid of a line.
public struct LogisticRegressionFit: Recipe {
  public static let id = "logistic-regression"
  public static let title = "From hours studied to probability"
  public static let topic = "2.3 Statistics for ML"
  public static let question = "How does a classifier turn a score into a probability?"
  public static let formulas = [
    #"p=\sigma(\beta_0+\beta_1x)"#, #"\ell=\sum y\ln p+(1-y)\ln(1-p)"#,
  ]
  public static let references = [
    "D. R. Cox, The Regression Analysis of Binary Sequences, 1958",
    "Wikipedia, Logistic regression (20 students, their hours and whether they passed)",
  ]

  public enum Penalty: String, OptionChoice { case none, l2 }
  public enum View: String, OptionChoice {
    case curve, logodds, both
    case plane = "2d"
  }

  /// One column's name, or two.
  public struct Columns: Hashable, Sendable, OptionValue {
    public var names: [String]

    public init(_ names: [String]) { self.names = names }

    public static var optionType: OptionType { .other("a column's name, or two of them") }

    public init(option node: Node) throws(OptionProblem) {
      names = try node.list == nil ? [String(option: node)] : [String](option: node)
      guard (1...2).contains(names.count) else {
        throw OptionProblem("names \(names.count) columns", "name one or two", at: node)
      }
    }

    public var optionNode: Node { names.count == 1 ? Node(names[0]) : Node(names) }
  }

  public var data = TableSource.values([
    [0.5, 0], [0.75, 0], [1, 0], [1.25, 0], [1.5, 0], [1.75, 0], [1.75, 1], [2, 0], [2.25, 1],
    [2.5, 0], [2.75, 1], [3, 0], [3.25, 1], [3.5, 0], [4, 1], [4.25, 1], [4.5, 1], [4.75, 1],
    [5, 1], [5.5, 1],
  ])
  public var x: Columns?
  public var y: String?
  public var threshold = 0.5
  public var penalty = Penalty.none
  public var strength = 1.0
  public var view = View.both

  public init() {}

  public static let fields: [Field<LogisticRegressionFit>] = [
    Field("data", \.data, help: "Points [[x, y], …] with y 0 or 1, a table's path or an example."),
    Field("x", \.x, help: "The column of x, for view 2d two; the first ones where left out."),
    Field("y", \.y, help: "The column of 0 and 1; the one after x where left out."),
    Field(
      "threshold", \.threshold, bounds: .between(0, 1),
      help: "From which probability on y = 1 is predicted."),
    Field("penalty", \.penalty, help: "Whether large slopes cost: l2 adds ½|β|²/C to the loss."),
    Field(
      "C", \.strength, bounds: .above(0), explore: 0.01...100, help: "One over the penalty's size."),
    Field("view", \.view, help: "The probability, the log odds, both, or two predictors' plane."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let count = view == .plane ? 2 : 1
    let names = count == 2 ? ["x", "x₂", "y"] : ["hours studied", "passed"]
    let table = try data.table(
      columns: names, examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let given = x?.names ?? []
    guard given.isEmpty || given.count == count else {
      throw refuse(
        "x", "names \(given.count) columns",
        "name \(count), or give view=\(count == 1 ? "2d" : "both")")
    }
    let first = given.isEmpty ? Array(table.names.filter { $0 != y }.prefix(count)) : given
    guard first.count == count, let last = y ?? table.names.first(where: { !first.contains($0) })
    else {
      throw refuse("data", "has \(table.names.count) columns", "give \(count + 1)")
    }
    var columns: [[Double]] = []
    for (name, place) in first.map({ ($0, "x") }) + [(last, "y")] {
      guard let values = try table.column(name, place: "\(Self.id).\(place)").numbers else {
        throw refuse(
          place, "is \"\(Nearest.clipped(name))\", a column of text",
          place == "x" ? "name a column of numbers" : "name a column of 0 and 1")
      }
      columns.append(values)
    }
    let rows = columns[0].indices.filter { row in columns.allSatisfy { $0[row].isFinite } }
    try Points.checkSizes(
      columns.prefix(count).flatMap { column in rows.map { column[$0] } }, "\(Self.id).data")
    let labels = rows.map { columns[count][$0] }
    if let row = labels.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw refuse("y", "is \(formatPlain(labels[row])) in row \(rows[row])", "give 0 and 1 only")
    }
    guard labels.contains(0), labels.contains(1) else {
      throw refuse("y", "is \(formatPlain(labels.first ?? 0)) in every row", "give both 0 and 1")
    }
    do {
      let model = try LogitModel(
        columns.prefix(count).map { column in rows.map { column[$0] } }, labels.map { $0 == 1 },
        strength: penalty == .l2 ? strength : nil)
      let plan = LogitFigure(recipe: self, model: model, names: first + [last])
      return RecipeResult(figure: plan.figure, series: plan.series)
    } catch {
      throw NablaError("\(Self.id).data", error.problem, error.remedy)
    }
  }
}
