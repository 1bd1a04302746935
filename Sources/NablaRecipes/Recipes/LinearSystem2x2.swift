import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// Two linear equations as two lines and as a sum of two vectors.
public struct LinearSystem2x2: Recipe {
  public static let id = "linear-system-2x2"
  public static let title = "Two equations, three outcomes"
  public static let topic = "1.1 Arithmetic & Algebra"
  public static let question =
    "Do two linear equations have one, no, or infinitely many solutions?"
  public static let formulas = [
    #"A\mathbf x=\mathbf b"#, #"x_1=\frac{\det[\mathbf b,\mathbf a_2]}{\det A}"#,
    #"x_1\mathbf a_1+x_2\mathbf a_2=\mathbf b"#,
  ]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, chapters 1 and 2"
  ]

  /// Which picture is drawn.
  public enum View: String, OptionChoice { case row, column, both }

  public var A = Matrix(rows: 2, columns: 2) { [[2, 1], [1, -3]][$0][$1] }
  public var b = PlanePoint(5, -8)
  public var view = View.both
  public var showElimination = false

  public init() {}

  public static let fields: [Field<LinearSystem2x2>] = [
    Field("A", \.A, help: "The left sides, two rows of two numbers."),
    Field("b", \.b, help: "The right sides, two numbers."),
    Field("view", \.view, help: "Lines (row), vectors (column), or both."),
    Field("show-elimination", \.showElimination, help: "Whether a table shows the elimination."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard A.rows == 2, A.columns == 2 else {
      throw refuse("A", "has \(A.rows) × \(A.columns) numbers", "give two rows of two numbers")
    }
    if let value = A.values.first(where: { !$0.isFinite }) {
      throw refuse("A", "holds \(formatPlain(value))", "give finite numbers")
    }
    let system: PlaneSystem
    do throws(MathError) {
      system = try PlaneSystem(A, b.vector)
    } catch {
      throw refuse("A", error.problem, error.remedy)
    }
    let pictures =
      (view == .column ? [] : [Cell.panel(system.rowPicture(error: error(system)))])
      + (view == .row ? [] : [Cell.panel(system.columnPicture)])
    var cells = [pictures]
    if showElimination { cells.append([.spanning(.table(table(system)), columns: pictures.count)]) }
    var figure = Figure(
      title: title(system), subtitle: subtitle(system),
      size: Size(view == .both ? 880 : 560, showElimination ? 620 : 520), grid: Grid(cells))
    for i in 0...1 where system.isContradiction(i) {
      figure.warnings.append(
        "A: equation \(i + 1) says 0 = \(format(system.b[i])), a contradiction")
    }
    let bars = error(system).map {
      "right sides ± \(format($0, significant: 3)) give the solutions in the rhombus"
    }
    figure.caption = (figure.warnings.map { String($0.dropFirst(3)) } + (bars.map { [$0] } ?? []))
      .map(\.sentence).joined(separator: " ")
    let answer = system.solution.map {
      "they meet at (\(format($0.x, significant: 4)), \(format($0.y, significant: 4)))"
    }
    figure.alt =
      "Two linear equations with \(system.outcome.rawValue): as lines \(answer ?? "they do not meet in one point"); as vectors, multiples of the columns are added to reach b."
    return RecipeResult(figure: figure, series: series(system))
  }

  private func series(_ system: PlaneSystem) -> [Node.Entry] {
    let x = system.solution.map { Node([$0.x, $0.y]) } ?? "undefined"
    return [
      .init("outcome", Node(system.outcome.rawValue)), .init("solution", x),
      .init("determinant", Node(system.determinant)),
      .init("replaced", Node([system.replaced.x, system.replaced.y])),
      .init("condition", system.condition.isFinite ? Node(system.condition) : "inf"),
      .init("rhombus", Node(system.rhombus(error: error(system) ?? 0).map { Node([$0.x, $0.y]) })),
    ]
  }

  /// How far off the right sides are taken to be where lines are nearly parallel.
  private func error(_ system: PlaneSystem) -> Double? {
    guard system.condition.isFinite, system.condition >= 10 else { return nil }
    return max(system.b.x.magnitude, system.b.y.magnitude, 1) / 100
  }

  private func title(_ system: PlaneSystem) -> String {
    if let x = system.solution {
      return
        "One solution: $\\color{s3}{x_1=\(texNumber(x.x))}$, $\\color{s4}{x_2=\(texNumber(x.y))}$"
    }
    if system.row(0) == .zero || system.row(1) == .zero {
      return system.outcome == .none
        ? "No solution: an equation contradicts itself"
        : "Infinitely many solutions: an equation says nothing"
    }
    return system.outcome == .none
      ? "No solution: the lines are parallel" : "Infinitely many solutions: both lines are the same"
  }

  private func subtitle(_ system: PlaneSystem) -> String {
    guard system.outcome == .unique else {
      return
        "$\\det A=0$: the columns lie on one line, and $\\mathbf b$ lies \(system.outcome == .none ? "off it" : "on it")"
    }
    let determinant = texNumber(system.determinant)
    let parts = [("s3", 1, system.replaced.x), ("s4", 2, system.replaced.y)].map {
      color, i, value in
      "$\\color{\(color)}{x_\(i)}=\(texNumber(value))\\,/\\,\(system.determinant < 0 ? "(\(determinant))" : determinant)$"
    }
    let near = system.condition >= 10 ? ": nearly parallel" : ""
    return
      "Cramer: \(parts.joined(separator: ", ")); condition number \(format(system.condition, significant: 3))\(near)"
  }

  private func table(_ system: PlaneSystem) -> TextTable {
    TextTable(
      header: ["elimination", "first", "second"],
      rows: system.elimination.map { [$0.step, "$\($0.first)$", "$\($0.second)$"] })
  }
}
