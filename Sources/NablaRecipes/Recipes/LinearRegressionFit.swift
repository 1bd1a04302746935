import NablaMath
public import NablaPlot
public import NablaScene

/// A line, or a polynomial, through points by least squares.
public struct LinearRegressionFit: Recipe {
  public static let id = "linear-regression"
  public static let title = "Fit a line and its uncertainty"
  public static let topic = "2.3 Statistics for ML"
  public static let question = "How does y change with x, and how sure is the slope?"
  public static let formulas = [
    #"\hat\beta=(X^\top X)^{-1}X^\top y"#, #"R^2=1-\frac{SSE}{SST}"#,
    #"\hat y_0\pm t\,s\sqrt{\tfrac1n+\tfrac{(x_0-\bar x)^2}{S_{xx}}}"#,
  ]
  public static let references = [
    "N. Draper and H. Smith, Applied Regression Analysis, 3rd edition, 1998",
    "R. D. Cook, Detection of Influential Observation in Linear Regression, 1977",
  ]

  public enum Band: String, OptionChoice { case none, mean, prediction, both }
  public enum Residuals: String, OptionChoice { case none, segments, squares, panel }

  public var data = TableSource.values([
    [1, 1.8], [2, 3.9], [3, 3.2], [4, 5.6], [5, 4.4], [6, 7.6], [7, 6.1], [8, 8.2],
  ])
  public var x: String?
  public var y: String?
  public var band = Band.mean
  public var level = 0.95
  public var residuals = Residuals.segments
  public var degree = 1
  public var influence = false
  public var group: String?

  public init() {}

  public static let fields: [Field<LinearRegressionFit>] = [
    Field("data", \.data, help: "Points [[x, y], …], a table's path or an example's name."),
    Field("x", \.x, help: "The column of x; the first of numbers where left out."),
    Field("y", \.y, help: "The column of y; the next one of numbers where left out."),
    Field("band", \.band, help: "Bands of the mean, of new values, of both or none."),
    Field(
      "level", \.level, bounds: .between(0, 1), explore: 0.5...0.99,
      help: "How sure bands and intervals are."),
    Field("residuals", \.residuals, help: "How distances from the line are shown."),
    Field("degree", \.degree, bounds: .within(1...6), help: "The polynomial's degree."),
    Field("influence", \.influence, help: "Whether Cook's distances size the points."),
    Field(
      "group", \.group,
      help: "A column of at most 8 groups: a line for each, and a dashed one for all."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let points = try Points(data, x: x, y: y, context: context, owner: Self.id)
    guard points.x.count >= 2 else {
      throw refuse("data", "has \(points.x.count) points", "give at least 3")
    }
    guard Set(points.x).count > 1 else {
      throw refuse("data", "has the same x everywhere, \(formatPlain(points.x[0]))", "give two x")
    }
    var fits: [LineFit] = []
    for (i, part) in try parts(points).enumerated() {
      guard var fit = LineFit(part.points, degree: degree, level: level) else {
        let owner = part.name.isEmpty ? "there are" : "the group \"\(part.name)\" has"
        throw refuse(
          "degree", "is \(degree), and \(owner) \(Set(part.points.x).count) different x",
          "give at most \(max(1, Set(part.points.x).count - 1)), or more points")
      }
      (fit.color, fit.name) = ("s\(i + 1)", part.name)
      fits.append(fit)
    }
    var plan = RegressionFigure(recipe: self, points: points, fits: fits)
    if fits.count > 1 { plan.pooled = LineFit(points, degree: degree, level: level) }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// The points of each group, or all.
  private func parts(_ points: Points) throws(NablaError) -> [(name: String, points: Points)] {
    guard let group else { return [("", points)] }
    let words = try points.words(of: group, place: "\(Self.id).group")
    var names: [String] = []
    for row in points.rows where !words[row].isEmpty && !names.contains(words[row]) {
      names.append(words[row])
    }
    guard (1...8).contains(names.count) else {
      throw refuse("group", "has \(names.count) groups", "give a column of 1 to 8")
    }
    return names.map { name in
      (name, points.picked(points.rows.indices.filter { words[points.rows[$0]] == name }))
    }
  }
}
