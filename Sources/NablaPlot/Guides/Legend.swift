import NablaScene
import NablaText

/// The names of a figure's series with what stands for them.
struct Legend: Sendable {
  let title: String
  let entries: [LegendEntry]

  /// The most names that a legend lists; nobody reads more, and colours repeat long before.
  static let most = 60

  /// Entries of one part with the same label become one; parts and entries stand in the order of
  /// their first appearance, the main part first.
  static func merged(_ all: [LegendEntry]) -> [LegendEntry] {
    var sections: [String?] = [nil]
    for entry in all where !sections.contains(entry.section) { sections.append(entry.section) }
    return sections.flatMap { section -> [LegendEntry] in
      var result: [LegendEntry] = []
      var places: [String: Int] = [:]
      for entry in all where entry.section == section {
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
}

/// A legend measured before it is drawn.
struct LegendLayout {
  private struct Row {
    var lines: [TextLine]
    var swatches: [LegendEntry.Swatch]
    /// Whether the row is the title of a part, without a swatch.
    var isTitle: Bool
    var column: Int
    var y: Double
    var height: Double
  }

  private let title: [TextLine]
  private var rows: [Row] = []
  private var columnX: [Double] = [0]
  private(set) var size = Size(0, 0)

  /// The room for what stands beside each label.
  private let swatchWidth: Double

  private static let leastSwatch = 20.0

  /// - Parameters:
  ///   - height: what is free; entries that do not fit start another column.
  ///   - widest: the most that a label may be wide before it is wrapped.
  init(_ legend: Legend, height: Double, widest: Double, theme: Theme) {
    let sizes = theme.sizes
    title =
      legend.title.isEmpty
      ? []
      : wrap(markup: legend.title, sizes.text(sizes.label, weight: .semibold), width: widest)
    let head = title.reduce(0) { $0 + $1.height } + (title.isEmpty ? 0 : sizes.gap * 0.6)
    var (y, column, bottom) = (head, 0, head)
    var columnWidth = title.map(\.width).max() ?? 0
    let widestSwatch = legend.entries.flatMap(\.swatches).map { Self.size(of: $0, sizes).width }
    swatchWidth = widestSwatch.reduce(Self.leastSwatch, max)
    var section: String?
    for entry in legend.entries {
      var titleLines: [TextLine] = []
      if let name = entry.section, name != section, !name.isEmpty {
        titleLines = wrap(
          markup: name, sizes.text(sizes.label, weight: .semibold), width: widest)
      }
      let lines = wrap(markup: entry.label, sizes.text(sizes.label), width: widest)
      let tallest = entry.swatches.map { Self.size(of: $0, sizes).height }.max() ?? 0
      let rowHeight = max(tallest, sizes.labelLine, lines.reduce(0) { $0 + $1.height })
      let titleHeight = titleLines.reduce(0) { $0 + $1.height }
      let gapBefore = entry.section != section && !rows.isEmpty ? sizes.gap : 0
      section = entry.section
      if y + gapBefore + titleHeight + rowHeight > height, y > head {
        columnX.append(columnX[column] + columnWidth + sizes.gap * 2)
        (column, y, columnWidth) = (column + 1, head, 0)
      } else {
        y += gapBefore
      }
      if !titleLines.isEmpty {
        rows.append(
          Row(
            lines: titleLines, swatches: [], isTitle: true, column: column, y: y,
            height: titleHeight))
        columnWidth = max(columnWidth, titleLines.map(\.width).max() ?? 0)
        y += titleHeight + sizes.gap * 0.6
      }
      rows.append(
        Row(
          lines: lines, swatches: entry.swatches, isTitle: false, column: column, y: y,
          height: rowHeight))
      columnWidth = max(columnWidth, swatchWidth + sizes.gap + (lines.map(\.width).max() ?? 0))
      y += rowHeight + sizes.gap * 0.5
      bottom = max(bottom, y - sizes.gap * 0.5)
    }
    size = Size(columnX[column] + columnWidth, bottom)
  }

  /// What a swatch needs; none for those that take the room that there is.
  private static func size(of swatch: LegendEntry.Swatch, _ sizes: Theme.Sizes) -> Size {
    switch swatch {
    case .line, .marker, .area: Size(0, 0)
    case .sizedMarker(_, let size, _, _):
      Size(size + 2 * sizes.markerEdge, size + 2 * sizes.markerEdge)
    case .arrow(let length, _, _): Size(length, 0)
    }
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
      let words = row.lines.reduce(0) { $0 + $1.height }
      // Beside a tall swatch the words stand in its middle.
      var lineY = max(0, (row.height - words) / 2)
      let middle = (start + Point(swatchWidth / 2, lineY + first / 2)).snapped
      items += row.swatches.flatMap { swatch($0, middle, sizes) }
      let indent = row.isTitle ? 0 : swatchWidth + sizes.gap
      for line in row.lines {
        items.append(
          .text(
            line.item(
              at: start + Point(indent, lineY), anchor: TextAnchor(.start, .top),
              color: theme.ink, role: row.isTitle ? "legend-title" : "legend-label")))
        lineY += line.height
      }
    }
    return .group(GroupItem(items, role: "legend"))
  }

  private func swatch(
    _ swatch: LegendEntry.Swatch, _ middle: Point, _ sizes: Theme.Sizes
  ) -> [SceneItem] {
    let half = Self.leastSwatch / 2
    func marker(_ shape: MarkerShape, _ size: Double, _ fill: ColorPair, _ edge: ColorPair)
      -> SceneItem
    {
      .markers(
        MarkersItem(
          [middle], sizes: .one(size), fills: .one(fill), shapes: .one(shape), edge: edge,
          edgeWidth: sizes.markerEdge))
    }
    switch swatch {
    case .line(let stroke):
      let path = Path(segment: middle - Point(half - 1, 0), middle + Point(half - 1, 0))
      return [.path(PathItem(path, stroke: stroke))]
    case .marker(let shape, let fill, let edge):
      return [marker(shape, sizes.marker + 1, fill, edge)]
    case .sizedMarker(let shape, let size, let fill, let edge):
      return [marker(shape, size, fill, edge)]
    case .arrow(let length, let width, let color):
      let arrow = ArrowShape(
        from: middle - Point(length / 2, 0), to: middle + Point(length / 2, 0), head: 7)
      return arrow.items(Stroke(color, width: width, cap: .butt))
    case .area(let paint):
      let box = Rect(x: middle.x - half + 1, y: middle.y - 5, width: 2 * half - 2, height: 10)
      return [.path(PathItem(Path(box.snapped), fill: paint))]
    }
  }
}
