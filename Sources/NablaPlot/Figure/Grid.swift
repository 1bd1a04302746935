public import NablaScene
import NablaText

/// Rows of cells whose plot areas line up.
public struct Grid: Sendable {
  /// Rows from the top, each from the left; shorter rows end in empty cells. A cell that spans
  /// several columns or rows moves those after it to the right, as in tables of HTML.
  public var rows: [[Cell]]
  /// Relative widths of the columns' plot areas; equal where empty.
  public var columnWeights: [Double]
  /// Relative heights of the rows' plot areas; equal where empty.
  public var rowWeights: [Double]
  /// Whether all panels have one x scale, labelled below the last row only.
  public var sharesX: Bool
  /// Whether all panels have one y scale, labelled left of the first column only.
  public var sharesY: Bool
  /// Words above the columns; none by default.
  public var columnTitles: [String] = []
  /// Words at the right of the rows, read downwards; none by default.
  public var rowTitles: [String] = []

  public init(
    _ rows: [[Cell]], columnWeights: [Double] = [], rowWeights: [Double] = [],
    sharesX: Bool = false, sharesY: Bool = false
  ) {
    self.rows = rows
    self.columnWeights = columnWeights
    self.rowWeights = rowWeights
    self.sharesX = sharesX
    self.sharesY = sharesY
  }

  public var columnCount: Int { places().map { $0.column + $0.columns }.max() ?? 0 }

  /// A cell with the columns and rows that it takes.
  struct Place {
    var cell: Cell
    var row: Int
    var column: Int
    var rows = 1
    var columns = 1
  }

  /// The cells in reading order, each at the first column that no span from above covers.
  func places() -> [Place] {
    var result: [Place] = []
    /// The row below the last one that each column is taken down to.
    var takenTo: [Int] = []
    for (r, row) in rows.enumerated() {
      var column = 0
      for cell in row {
        while column < takenTo.count, takenTo[column] > r { column += 1 }
        var place = Place(cell: cell, row: r, column: column)
        if case .spanning(let inner, let columns, let rows) = cell {
          place.cell = inner
          (place.columns, place.rows) = (max(1, columns), max(1, rows))
        }
        while takenTo.count < column + place.columns { takenTo.append(0) }
        for c in column..<(column + place.columns) { takenTo[c] = r + place.rows }
        column += place.columns
        result.append(place)
      }
    }
    return result
  }
}

/// What stands in one place of a grid.
public indirect enum Cell: Sendable {
  case panel(Panel)
  case grid(Grid)
  /// Words, broken into lines at the cell's width.
  case text(String)
  case table(TextTable)
  case empty
  /// A cell over several columns and rows, each at least 1.
  case spanning(Cell, columns: Int = 1, rows: Int = 1)

  /// Another figure as a cell: its panels with its data and colours, its title above them.
  public static func figure(_ figure: Figure) throws(NablaError) -> Cell {
    let grid = try figure.composed().adopting(figure)
    if figure.title.isEmpty { return .grid(grid) }
    return .grid(Grid([[.text("**\(escapingMarkup(figure.title))**")], [.grid(grid)]]))
  }
}

extension Grid {
  /// The grid with each of its panels changed, those in grids inside it too.
  func mapPanels(_ change: (Panel) -> Panel) -> Grid {
    var copy = self
    copy.rows = rows.map { $0.map { $0.mapPanels(change) } }
    return copy
  }

  /// The grid with what its panels take from their figure written into them.
  fileprivate func adopting(_ figure: Figure) -> Grid {
    mapPanels { panel in
      var panel = panel
      panel.table = panel.table ?? figure.table
      panel.color = panel.color ?? (figure.color == ColorOptions() ? nil : figure.color)
      return panel
    }
  }
}

extension Cell {
  fileprivate func mapPanels(_ change: (Panel) -> Panel) -> Cell {
    switch self {
    case .panel(let panel): .panel(change(panel))
    case .grid(let grid): .grid(grid.mapPanels(change))
    case .spanning(let cell, let columns, let rows):
      .spanning(cell.mapPanels(change), columns: columns, rows: rows)
    case .text, .table, .empty: self
    }
  }
}
