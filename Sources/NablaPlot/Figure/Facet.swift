import NablaScene

/// One panel for each value of a text column, on shared axes.
public struct Facet: Hashable, Sendable, Configurable, OptionValue {
  public var column = ""
  /// How many panels stand side by side; as fits the figure's shape where nil.
  public var columns: Int?
  /// Whether all panels have the same x and the same y scale.
  public var shareX = true
  public var shareY = true

  public init() {}

  public init(by column: String, columns: Int? = nil) {
    self.column = column
    self.columns = columns
  }

  public static let fields: [Field<Facet>] = [
    Field("column", \.column, help: "The column whose texts become panels."),
    Field("columns", \.columns, bounds: .within(1...50), help: "How many panels stand in a row."),
    Field("shareX", \.shareX, help: "Whether all panels have one x scale."),
    Field("shareY", \.shareY, help: "Whether all panels have one y scale."),
  ]

  /// The grid of panels: the figure's only one, with each value's rows of the table.
  func grid(of figure: Figure) throws(NablaError) -> Grid {
    guard figure.grid.rows.count == 1, figure.grid.rows[0].count == 1,
      case .panel(let panel) = figure.grid.rows[0][0]
    else {
      throw NablaError("facet", "splits one panel, and the figure has more", "leave panels out")
    }
    let table = panel.table ?? figure.table
    guard case .text(let text) = try table.column(column, place: "facet.column") else {
      throw NablaError(
        "facet.column", "\"\(column)\" does not hold text", "give a column of texts")
    }
    let count = text.categories.count
    guard count > 0, count <= 100 else {
      throw NablaError(
        "facet.column", "\"\(column)\" has \(count) values", "give one with 1 to 100")
    }
    let across = columns ?? Self.columns(count, size: figure.size)
    var rows: [[Cell]] = []
    for (i, category) in text.categories.enumerated() {
      var part = panel
      part.title = category
      part.table = table.rows { text.codes[$0] == i }
      if i % across == 0 { rows.append([]) }
      rows[rows.count - 1].append(.panel(part))
    }
    return Grid(rows, sharesX: shareX, sharesY: shareY)
  }

  /// The number of columns that makes the panels most alike to 4:3.
  private static func columns(_ count: Int, size: Size) -> Int {
    let shapes = (1...count).map { columns -> (columns: Int, misfit: Double) in
      let rows = (count + columns - 1) / columns
      let ratio = (size.width / Double(columns)) / (size.height / Double(rows))
      let empty = 2 * Double(rows * columns - count) / Double(count)
      return (columns, max(ratio / 1.33, 1.33 / ratio) + empty)
    }
    return shapes.min { $0.misfit < $1.misfit }?.columns ?? 1
  }
}
