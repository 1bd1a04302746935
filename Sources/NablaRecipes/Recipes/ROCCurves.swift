public import NablaPlot
public import NablaScene

/// What thresholds make of a score: ROC, precision and recall.
public struct ROCCurves: Recipe {
  public static let id = "roc-pr-curves"
  public static let title = "Thresholds, ROC and precision–recall"
  public static let topic = "2.3 Statistics for ML"
  public static let question =
    "How good is a score at separating two classes, at every threshold?"
  public static let formulas = [
    #"\mathrm{AUC}=P(s^+>s^-)+\tfrac12P(s^+=s^-)"#, #"AP=\sum_n(R_n-R_{n-1})P_n"#,
  ]
  public static let references = [
    "T. Fawcett, An Introduction to ROC Analysis, 2006",
    "J. Davis and M. Goadrich, The Relationship between Precision-Recall and ROC Curves, 2006",
  ]

  public enum Curve: String, OptionChoice { case roc, pr, histogram, confusion }

  public var data = TableSource.values([
    [0.95, 1], [0.9, 1], [0.85, 0], [0.8, 1], [0.7, 1], [0.6, 0], [0.6, 1], [0.45, 0], [0.4, 1],
    [0.3, 0], [0.2, 0], [0.1, 0],
  ])
  public var threshold = 0.5
  public var curves: [Curve] = [.roc, .pr, .histogram]

  public init() {}

  public static let fields: [Field<ROCCurves>] = [
    Field(
      "data", \.data, help: "Rows [score, label] with labels 0 and 1, or a path (.csv, .npy)."),
    Field(
      "threshold", \.threshold, explore: 0...1, help: "From which score on a row is called 1."),
    Field("curves", \.curves, help: "What is drawn: any of roc, pr, histogram, confusion."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !curves.isEmpty, Set(curves).count == curves.count else {
      throw refuse(
        "curves", curves.isEmpty ? "is empty" : "names one twice",
        "give some of roc, pr, histogram, confusion")
    }
    let table = try data.table(
      columns: ["score", "label"], files: context.files, place: "\(Self.id).data")
    let columns = table.columns.compactMap(\.numbers)
    guard columns.count >= 2 else {
      throw refuse(
        "data", "has \(columns.count) columns of numbers", "give scores and labels, 0 or 1")
    }
    let rows = columns[0].indices.filter { columns[0][$0].isFinite && columns[1][$0].isFinite }
    try Points.checkSizes(rows.map { columns[0][$0] }, "\(Self.id).data")
    let labels = rows.map { columns[1][$0] }
    if let row = labels.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw refuse(
        "data", "has the label \(formatPlain(labels[row])) in row \(rows[row])",
        "give labels 0 and 1")
    }
    guard labels.contains(0), labels.contains(1) else {
      throw refuse(
        "data", labels.isEmpty ? "has no rows" : "has one class only, so that AUC is undefined",
        "give rows of both classes")
    }
    let classes = ScoredClasses(
      scores: rows.map { columns[0][$0] }, isPositive: labels.map { $0 == 1 })
    var plan = ROCFigure(recipe: self, classes: classes)
    plan.dropped = table.rowCount - rows.count
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
