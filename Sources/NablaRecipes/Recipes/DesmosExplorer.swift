import NablaMath
public import NablaPlot
public import NablaScene

/// A page of a graphing calculator: equations, inequalities, curves, points, tables and fits.
public struct DesmosExplorer: Recipe {
  public static let id = "desmos-explorer"
  public static let title = "Graphing-calculator page"
  public static let topic = "5 The roadmap’s tools"
  public static let question = "Can I draw anything I would type into Desmos?"
  public static let formulas = [
    #"F(x,y)=0"#, #"r=f(\theta)"#, #"(x(t),y(t))"#, #"F(x,y)\le0"#,
  ]
  public static let references = ["Desmos Studio, Desmos Graphing Calculator, 2011"]

  public enum Aspect: String, OptionChoice { case equal, auto }

  public var items: [ExplorerItem] = [
    .expression("x^2/9+y^2/4=1"), .expression("y<=2-x"),
  ]
  public var x = Interval(-6, 6)
  public var y = Interval(-6, 6)
  public var parameters: NamedValues<Double> = [:]
  public var aspect = Aspect.equal
  public var fit: String?
  public var theta = Interval(0, 2 * .pi)
  public var t = Interval(0, 2 * .pi)
  public var frames: NamedValues<[Double]>?

  public init() {}

  public static let fields: [Field<DesmosExplorer>] = [
    Field("items", \.items, help: "1 to 20 expressions, tables of points, or paths."),
    Field("x", \.x, help: "The x that are shown."),
    Field("y", \.y, help: "The y that are shown."),
    Field("params", \.parameters, help: "Numbers that expressions use by name."),
    Field("aspect", \.aspect, help: "Whether both axes have equally long units."),
    Field("fit", \.fit, help: "y ~ a formula of x with names to fit to the table, as y ~ a x + b."),
    Field("theta", \.theta, help: "The angles of polar curves."),
    Field("t", \.t, help: "The t of parametric curves."),
    Field("frames", \.frames, help: "A name with the 1 to 240 values that it takes in turn."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...20).contains(items.count) else {
      throw refuse("items", "has \(items.count) items", "give 1 to 20")
    }
    var tables: [(x: [Double], y: [Double])] = []
    for item in items {
      if let table = try points(item, context) { tables.append(table) }
    }
    let film = try film()
    var pages: [ExplorerPage] = []
    for value in film.values {
      var names = parameters.entries.filter { $0.name != film.name }.map { ($0.name, $0.value) }
      if let value { names.append((film.name, value)) }
      pages.append(try ExplorerPage(self, parameters: names, tables: tables))
    }
    let figure = ExplorerFigure(
      recipe: self, pages: pages,
      titles: film.values.map { value in
        value.map { "\(film.name) = \(format($0, significant: 4))" } ?? ""
      }, tables: tables, fit: try fitted(tables))
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  /// The name that changes, with up to six of its values; one page without a value where none does.
  private func film() throws(NablaError) -> (name: String, values: [Double?]) {
    guard let frames else { return ("", [nil]) }
    guard frames.entries.count == 1 else {
      throw refuse("frames", "has \(frames.entries.count) names", "give one name with its values")
    }
    let (name, values) = (frames.entries[0].name, frames.entries[0].value)
    guard (1...240).contains(values.count) else {
      throw refuse("frames", "has \(values.count) values", "give 1 to 240")
    }
    guard values.count > 6 else { return (name, values) }
    return (name, (0..<6).map { values[$0 * (values.count - 1) / 5] })
  }

  private func points(
    _ item: ExplorerItem, _ context: RecipeContext
  ) throws(NablaError) -> (x: [Double], y: [Double])? {
    switch item {
    case .expression: return nil
    case .points(let points): return (points.map(\.x), points.map(\.y))
    case .file(let path):
      let place = "\(Self.id).items"
      let files = try context.files.required(at: place, "give points")
      let table = try files.table(path, place: place)
      let columns = table.columns.compactMap(\.numbers)
      guard columns.count >= 2 else {
        throw refuse(
          "items", "\(path) has \(columns.count) columns of numbers", "give two, x and y")
      }
      let rows = columns[0].indices.filter { columns[0][$0].isFinite && columns[1][$0].isFinite }
      return (rows.map { columns[0][$0] }, rows.map { columns[1][$0] })
    }
  }

  private func fitted(_ tables: [(x: [Double], y: [Double])]) throws(NablaError) -> FormulaFit? {
    guard let fit else { return nil }
    let sides = fit.split(separator: "~", omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].filter({ !$0.isWhitespace }) == "y" else {
      throw refuse("fit", "is \"\(Nearest.clipped(fit))\"", "write it as y ~ a x + b")
    }
    guard let table = tables.first else {
      throw refuse("fit", "has no table to fit to", "give points or a path among the items")
    }
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula.withFreeNames(String(sides[1]), variables: ["x"])
    } catch {
      throw refuse(
        "fit",
        "is \"\(Nearest.clipped(fit))\", and at column \(error.column + sides[0].count + 1): \(error.message)",
        error.remedy)
    }
    guard formula.variables.count > 1 else {
      throw refuse("fit", "has no parameter", "write one, as y ~ a x + b")
    }
    guard table.x.count >= formula.variables.count - 1 else {
      throw refuse(
        "fit",
        "has \(formula.variables.count - 1) parameters, and the table \(table.x.count) points",
        "give at least as many points")
    }
    let start = Dictionary(parameters.entries.map { ($0.name, $0.value) }) { $1 }
    do throws(MathError) {
      return try FormulaFit(formula, x: table.x, y: table.y, start: start)
    } catch {
      throw refuse("fit", error.problem, error.remedy)
    }
  }
}
