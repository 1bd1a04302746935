import NablaScene

/// One panel for each value of a column, or of two, on shared axes.
///
/// Texts stand in the order of the data, numbers and times rise. Without a value a row of the table
/// has no panel, which is said.
public struct Facet: Hashable, Sendable, Configurable, OptionValue {
  public var column = ""
  /// A second column whose values become rows of panels; those of the first then become columns.
  public var row: String?
  /// How many panels stand side by side; as fits the figure's shape where nil.
  public var columns: Int?
  /// Whether all panels have the same x and the same y scale.
  public var shareX = true
  public var shareY = true

  public init() {}

  public init(by column: String, rows row: String? = nil, columns: Int? = nil) {
    self.column = column
    self.row = row
    self.columns = columns
  }

  public static let fields: [Field<Facet>] = [
    Field("column", \.column, help: "The column whose values become panels."),
    Field(
      "row", \.row, help: "A second column, or the only one, whose values become rows of panels."),
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
    if columns != nil, row != nil {
      throw NablaError("facet.columns", "is given beside row", "give one of them")
    }
    if column.isEmpty, let row {
      let down = try groups(row, "row", table)
      let cells = down.categories.indices.map { r in
        [Cell.panel(panel.with(\.table, table.rows { down.codes[$0] == r }))]
      }
      var grid = Grid(cells, sharesX: shareX, sharesY: shareY)
      grid.rowTitles = down.categories
      return grid
    }
    guard !column.isEmpty else {
      throw NablaError("facet", "names no column", "give column, row or both")
    }
    let across = try groups(column, "column", table)
    guard let row else {
      let columns = columns ?? Self.columns(across.categories.count, size: figure.size)
      var rows: [[Cell]] = []
      for (i, category) in across.categories.enumerated() {
        if i % columns == 0 { rows.append([]) }
        let part = panel.with(\.title, category)
        rows[rows.count - 1].append(
          .panel(part.with(\.table, table.rows { across.codes[$0] == i })))
      }
      return Grid(rows, sharesX: shareX, sharesY: shareY)
    }
    let down = try groups(row, "row", table)
    guard across.categories.count * down.categories.count <= 400 else {
      throw NablaError(
        "facet", "makes \(across.categories.count) × \(down.categories.count) panels",
        "give columns with fewer values: 400 panels are the most")
    }
    let cells = down.categories.indices.map { r in
      across.categories.indices.map { c -> Cell in
        let part = table.rows { down.codes[$0] == r && across.codes[$0] == c }
        return part.rowCount == 0 ? .empty : .panel(panel.with(\.table, part))
      }
    }
    var grid = Grid(cells, sharesX: shareX, sharesY: shareY)
    (grid.columnTitles, grid.rowTitles) = (across.categories, down.categories)
    return grid
  }

  /// Says how many rows have no value of the columns, and so no panel.
  func warnings(_ table: Table) -> [String] {
    [column, row ?? ""].filter { !$0.isEmpty }.compactMap { name in
      guard let missing = (try? table.column(name, place: ""))?.missingCount, missing > 0 else {
        return nil
      }
      return
        "facet: \(missing) of \(table.rowCount) rows \(missing == 1 ? "has" : "have") no \(name) and \(missing == 1 ? "stands" : "stand") in no panel"
    }
  }

  /// A column's values as texts, at most 100 of them.
  private func groups(
    _ name: String, _ option: String, _ table: Table
  ) throws(NablaError) -> TextColumn {
    let text: TextColumn
    switch try table.column(name, place: "facet.\(option)") {
    case .text(let own): text = own
    case .numbers(let numbers):
      text = Self.rising(numbers.map { $0.isFinite ? $0 : nil }) { "\(name) = \(format($0))" }
    case .time(let times):
      text = Self.rising(times.map { $0 == Column.missingTime ? nil : $0 }) { Timestamp.text($0) }
    }
    let count = text.categories.count
    guard count > 0, count <= 100 else {
      throw NablaError(
        "facet.\(option)", "\"\(name)\" has \(count) values", "give one with 1 to 100")
    }
    return text
  }

  /// Codes of values that rise, each with its text.
  private static func rising<Value: Comparable & Hashable>(
    _ values: [Value?], _ text: (Value) -> String
  ) -> TextColumn {
    let different = Set(values.compactMap(\.self)).sorted()
    let codes = Dictionary(uniqueKeysWithValues: zip(different, different.indices))
    return TextColumn(
      codes: values.map { $0.flatMap { codes[$0] }.map(Int32.init) ?? -1 },
      // Too many for panels are an error that names their count alone.
      categories: different.count > 100
        ? Array(repeating: "", count: different.count) : different.map(text))
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
