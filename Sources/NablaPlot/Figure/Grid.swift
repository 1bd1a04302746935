/// Rows of cells whose plot areas line up.
public struct Grid: Sendable {
  /// Rows from the top, each from the left; shorter rows end in empty cells.
  public var rows: [[Cell]]
  /// Relative widths of the columns' plot areas; equal where empty.
  public var columnWeights: [Double]
  /// Relative heights of the rows' plot areas; equal where empty.
  public var rowWeights: [Double]
  /// Whether all panels have one x scale, labelled below the last row only.
  public var sharesX: Bool
  /// Whether all panels have one y scale, labelled left of the first column only.
  public var sharesY: Bool

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

  public var columnCount: Int { rows.map(\.count).max() ?? 0 }
}

/// What stands in one place of a grid.
public enum Cell: Sendable {
  case panel(Panel)
  indirect case grid(Grid)
  /// Words, broken into lines at the cell's width.
  case text(String)
  case table(TextTable)
  case empty

  /// Another figure's grid as a cell; its titles are left out.
  public static func figure(_ figure: Figure) -> Cell { .grid(figure.grid) }
}
