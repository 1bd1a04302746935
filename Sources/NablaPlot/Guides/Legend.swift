import NablaScene
import NablaText

/// The names of a figure's series with what stands for them.
struct Legend: Sendable {
  let title: String
  let entries: [LegendEntry]

  /// The most names that a legend lists; nobody reads more, and colours repeat long before.
  static let most = 60

  /// Entries with the same label become one, in the order of their first appearance.
  static func merged(_ all: [LegendEntry]) -> [LegendEntry] {
    var result: [LegendEntry] = []
    var places: [String: Int] = [:]
    for entry in all {
      if let i = places[entry.label] {
        for swatch in entry.swatches where !result[i].swatches.contains(swatch) {
          result[i].swatches.append(swatch)
        }
      } else {
        places[entry.label] = result.count
        result.append(entry)
      }
    }
    return result
  }
}

/// A legend measured before it is drawn.
struct LegendLayout {
  private struct Row {
    var lines: [TextLine]
    var swatches: [LegendEntry.Swatch]
    var column: Int
    var y: Double
  }

  private let title: [TextLine]
  private var rows: [Row] = []
  private var columnX: [Double] = [0]
  private(set) var size = Size(0, 0)

  private static let swatchWidth = 20.0

  /// - Parameters:
  ///   - height: what is free; entries that do not fit start another column.
  ///   - widest: the most that a label may be wide before it is wrapped.
  init(_ legend: Legend, height: Double, widest: Double, theme: Theme) {
    let sizes = theme.sizes
    title =
      legend.title.isEmpty
      ? [] : wrap(markup: legend.title, TextStyle(size: sizes.label, weight: .semibold), width: widest)
    let head = title.reduce(0) { $0 + $1.height } + (title.isEmpty ? 0 : sizes.gap * 0.6)
    var (y, column, bottom) = (head, 0, head)
    var columnWidth = title.map(\.width).max() ?? 0
    for entry in legend.entries {
      let lines = wrap(markup: entry.label, TextStyle(size: sizes.label), width: widest)
      let rowHeight = lines.reduce(0) { $0 + $1.height }
      if y + rowHeight > height, y > head {
        columnX.append(columnX[column] + columnWidth + sizes.gap * 2)
        (column, y, columnWidth) = (column + 1, head, 0)
      }
      rows.append(Row(lines: lines, swatches: entry.swatches, column: column, y: y))
      columnWidth = max(
        columnWidth, Self.swatchWidth + sizes.gap + (lines.map(\.width).max() ?? 0))
      y += rowHeight + sizes.gap * 0.5
      bottom = max(bottom, y - sizes.gap * 0.5)
    }
    size = Size(columnX[column] + columnWidth, bottom)
  }

  /// - Parameter isOnPlot: whether a sheet of paper sets the legend off from grid lines.
  func draw(at corner: Point, _ theme: Theme, onPlot isOnPlot: Bool) -> SceneItem {
    let sizes = theme.sizes
    var items: [SceneItem] = []
    if isOnPlot {
      let sheet = Rect(x: corner.x, y: corner.y, width: size.width, height: size.height)
        .insetBy(-sizes.gap * 0.8).snapped
      items.append(.path(PathItem(Path(sheet), fill: .solid(theme.paper.opacity(0.85)))))
    }
    var y = 0.0
    for line in title {
      items.append(
        .text(
          line.item(
            at: corner + Point(0, y), anchor: TextAnchor(.start, .top), color: theme.ink,
            role: "legend-title")))
      y += line.height
    }
    for row in rows {
      let start = corner + Point(columnX[row.column], row.y)
      let first = row.lines.first?.height ?? 0
      let middle = (start + Point(Self.swatchWidth / 2, first / 2)).snapped
      items += row.swatches.flatMap { swatch($0, middle, sizes) }
      var lineY = 0.0
      for line in row.lines {
        items.append(
          .text(
            line.item(
              at: start + Point(Self.swatchWidth + sizes.gap, lineY),
              anchor: TextAnchor(.start, .top), color: theme.ink, role: "legend-label")))
        lineY += line.height
      }
    }
    return .group(GroupItem(items, role: "legend"))
  }

  private func swatch(
    _ swatch: LegendEntry.Swatch, _ middle: Point, _ sizes: Theme.Sizes
  ) -> [SceneItem] {
    let half = Self.swatchWidth / 2
    switch swatch {
    case .line(let stroke):
      let path = Path(segment: middle - Point(half - 1, 0), middle + Point(half - 1, 0))
      return [.path(PathItem(path, stroke: stroke))]
    case .marker(let shape, let fill, let edge):
      return [
        .markers(
          MarkersItem(
            [middle], sizes: .one(sizes.marker + 1), fills: .one(fill), shapes: .one(shape),
            edge: edge, edgeWidth: sizes.markerEdge))
      ]
    case .area(let paint):
      let box = Rect(x: middle.x - half + 1, y: middle.y - 5, width: 2 * half - 2, height: 10)
      return [.path(PathItem(Path(box.snapped), fill: paint))]
    }
  }
}
