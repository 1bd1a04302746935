import NablaScene
import NablaText

/// The words above a grid's columns and at the right of its rows.
struct GridTitles {
  private let columns: [[TextLine]]
  private let rows: [[TextLine]]
  private let gap: Double
  private let color: ColorPair

  /// - Parameter cell: the size of one cell, which bounds the titles' lengths.
  init(_ grid: PreparedGrid, cell: Size, theme: Theme) {
    let sizes = theme.sizes
    gap = sizes.gap * 0.6
    color = theme.ink
    let style = sizes.text(sizes.label, weight: .semibold)
    columns = grid.columnTitles.prefix(grid.columnCount).map {
      wrap(markup: $0, style, width: max(40, cell.width * 0.75))
    }
    rows = grid.rowTitles.prefix(grid.rowCount).map {
      wrap(markup: $0, style, width: max(40, cell.height * 0.75))
    }
  }

  private static func height(_ lines: [TextLine]) -> Double { lines.reduce(0) { $0 + $1.height } }

  /// The widest line of each column's title, and of each row's.
  var widths: [Double] { columns.map { $0.map(\.width).max() ?? 0 } }
  var heights: [Double] { rows.map { $0.map(\.width).max() ?? 0 } }

  /// What the titles take above the first row.
  var top: Double { columns.map(Self.height).max().map { $0 + gap } ?? 0 }

  /// What the titles take at the right of the last column.
  var right: Double { rows.map(Self.height).max().map { $0 + gap } ?? 0 }

  /// The titles in their places.
  ///
  /// - Parameters:
  ///   - columns: the left end of each column's plot areas, and the top of its title.
  ///   - rows: the right end of each row, titles included, and the middle of its plot areas.
  func placed(columns: [(x: Double, y: Double)], rows: [(x: Double, y: Double)]) -> [SceneItem] {
    var items: [SceneItem] = []
    for (lines, place) in zip(self.columns, columns) {
      var y = place.y
      for line in lines {
        items.append(
          .text(
            line.item(
              at: Point(place.x, y), anchor: TextAnchor(.start, .top), color: color,
              role: "column-title")))
        y += line.height
      }
    }
    for (lines, place) in zip(self.rows, rows) {
      var x = place.x
      for line in lines {
        items.append(
          .text(
            line.item(
              at: Point(x, place.y), anchor: TextAnchor(.middle, .top), angle: 90, color: color,
              role: "row-title")))
        x -= line.height
      }
    }
    return items
  }
}
