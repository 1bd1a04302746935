import NablaScene
import NablaText

/// What a cell of words holds: lines, or a table.
enum WordCell: Sendable {
  case text(String)
  case table(TextTable)
}

/// A cell of words measured for a width.
struct WordCellLayout {
  private struct Entry {
    var lines: [TextLine]
    var column: Int
    var y: Double
    var color: ColorPair
    var role: String
  }

  private var entries: [Entry] = []
  /// The columns' left edges and widths.
  private var columns: [(x: Double, width: Double)] = []
  private let alignments: [TextAnchor.Horizontal]
  private var rule: (y: Double, color: ColorPair)?
  /// What the words take: at least `leastWidth`, even where the cell is narrower.
  private(set) var size = Size(0, 0)
  /// The width below which words would break apart.
  private(set) var leastWidth = 0.0

  /// A column that breaks into lines is not made narrower than this, in logical pixels.
  private static let narrowest = 84.0

  init(_ cell: WordCell, width: Double, theme: Theme) {
    switch cell {
    case .text(let text):
      alignments = []
      let style = theme.sizes.text(theme.sizes.label)
      let lines = wrap(markup: text, style, width: max(width, Self.narrowest))
      leastWidth = Self.narrowest
      columns = [(0, lines.map(\.width).max() ?? 0)]
      entries = [Entry(lines: lines, column: 0, y: 0, color: theme.ink, role: "text")]
      size = Size(columns[0].width, Self.height(lines))
    case .table(let table):
      alignments = table.alignments
      set(table, width: width, theme: theme)
    }
  }

  private static func height(_ lines: [TextLine]) -> Double { lines.reduce(0) { $0 + $1.height } }

  private mutating func set(_ table: TextTable, width: Double, theme: Theme) {
    let gap = theme.sizes.gap
    let plain = theme.sizes.text(theme.sizes.tick)
    let bold = theme.sizes.text(theme.sizes.tick, weight: .semibold)
    func style(_ row: Int, _ column: Int) -> TextStyle {
      column == 0 && row < table.rowColors.count ? bold : plain
    }
    measure(table, gap: gap * 2.5, width: width, bold, style)

    var y = 0.0
    if !table.header.isEmpty {
      let row = table.header.enumerated().map { c, name in
        Entry(
          lines: wrap(markup: name, bold, width: columns[c].width + 0.5), column: c, y: y,
          color: theme.muted, role: "table-header")
      }
      let height = append(row)
      rule = (y + height + gap * 0.3, theme.grid)
      y += height + gap * 0.8
    }
    for (r, row) in table.rows.enumerated() {
      let own = r < table.rowColors.count ? theme.color(role: table.rowColors[r]) : nil
      let cells = row.enumerated().map { c, text in
        Entry(
          lines: wrap(markup: text, style(r, c), width: columns[c].width + 0.5), column: c, y: y,
          color: c == 0 ? own.map(theme.textShade) ?? theme.ink : theme.ink, role: "table-cell")
      }
      y += append(cells) + gap * 0.6
    }
    size = Size(columns.last.map { $0.x + $0.width } ?? 0, max(0, y - gap * 0.6))
  }

  /// Adds the cells of a row, their first lines on one baseline.
  ///
  /// - Returns: the row's height.
  private mutating func append(_ row: [Entry]) -> Double {
    func ascent(_ entry: Entry) -> Double { entry.lines.first?.ascent ?? 0 }
    let most = row.map(ascent).max() ?? 0
    var height = 0.0
    for var entry in row {
      let drop = most - ascent(entry)
      height = max(height, drop + Self.height(entry.lines))
      entry.y += drop
      entries.append(entry)
    }
    return height
  }

  /// Gives each column the width of its words, or a share of what is there.
  private mutating func measure(
    _ table: TextTable, gap: Double, width: Double, _ header: TextStyle,
    _ style: (Int, Int) -> TextStyle
  ) {
    var natural = table.header.map { typeset(markup: $0, header).width }
    natural += Array(repeating: 0, count: max(0, table.columnCount - natural.count))
    for (r, row) in table.rows.enumerated() {
      for (c, text) in row.enumerated() {
        let widest = text.split(whereSeparator: \.isNewline)
          .map { typeset(markup: String($0), style(r, c)).width }.max()
        natural[c] = max(natural[c], widest ?? 0)
      }
    }
    let least = natural.map { min($0, Self.narrowest) }
    let gaps = gap * Double(max(0, natural.count - 1))
    leastWidth = least.reduce(0, +) + gaps
    let spare = max(0, width - leastWidth)
    let wish = zip(natural, least).reduce(0) { $0 + $1.0 - $1.1 }
    let share = wish > 0 ? min(1, spare / wish) : 0
    var x = 0.0
    columns = zip(natural, least).map { natural, least in
      let width = least + (natural - least) * share
      defer { x += width + gap }
      return (x, width)
    }
  }

  func draw(at corner: Point) -> [SceneItem] {
    var items: [SceneItem] = []
    for entry in entries {
      let (x, width) = columns[entry.column]
      let anchor =
        entry.column < alignments.count ? alignments[entry.column] : TextAnchor.Horizontal.start
      let place =
        switch anchor {
        case .start: x
        case .middle: x + width / 2
        case .end: x + width
        }
      var y = entry.y
      for line in entry.lines {
        items.append(
          .text(
            line.item(
              at: corner + Point(place, y), anchor: TextAnchor(anchor, .top), color: entry.color,
              role: entry.role)))
        y += line.height
      }
    }
    if let rule {
      let line = Path(
        segment: corner + Point(0, rule.y), corner + Point(size.width, rule.y)
      ).snapped
      items.append(.path(PathItem(line, stroke: Stroke(rule.color, width: 1))))
    }
    return items
  }
}
