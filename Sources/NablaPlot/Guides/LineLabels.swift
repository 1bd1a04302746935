import NablaScene
import NablaText

/// The names of a panel's lines at their right ends, repelled so that none covers another.
struct LineLabels {
  private struct Label {
    let line: TextLine
    let end: LineEnd
    /// The label's middle.
    var y: Double
  }

  private var labels: [Label] = []
  /// The right end of the longest label.
  private(set) var right = 0.0
  /// Whether every label stands beside its line's end.
  private(set) var fit = true

  /// The most lines that are labelled at their ends.
  static let most = 6
  /// From a line's end to its name.
  private static let gap = 7.0

  init(_ panel: FittedPanel, _ frame: Frame) {
    let sizes = panel.style.theme.sizes
    let style = sizes.text(sizes.label, weight: .semibold)
    let ends = panel.prepared.marks.flatMap { $0.lineEnds(in: frame, panel.style) }
    let named = panel.prepared.marks.flatMap { $0.legend(panel.style) }.map(\.label)
    labels = ends.map { Label(line: typeset(markup: $0.label, style), end: $0, y: $0.point.y) }
    labels.sort { ($0.y, $0.end.label) < ($1.y, $1.end.label) }
    guard let height = labels.map(\.line.height).max().map({ max($0, sizes.labelLine) }) else {
      fit = named.isEmpty
      return
    }
    // The numbers of x begin a little below the plot.
    let places = movedApart(
      labels.map(\.y), to: height, least: frame.plot.minY, most: frame.plot.maxY - height / 4)
    for (i, y) in places.enumerated() { labels[i].y = y }
    let x = column
    right = x + (labels.map(\.line.width).max() ?? 0)
    let isMoved = labels.contains { abs($0.y - $0.end.point.y) > 2.6 * height }
    let isFarLeft = labels.contains { $0.end.point.x < frame.plot.maxX - frame.plot.width * 0.15 }
    // Where three lines meet, not even their colours tell whose name is whose.
    let isCrowded = zip(labels, labels.dropFirst(2)).contains { a, b in
      abs(a.end.point.y - b.end.point.y) < 4
    }
    fit = !isMoved && !isFarLeft && !isCrowded && labels.count >= Set(named).count
  }

  /// The labels' common left edge.
  private var column: Double { (labels.map(\.end.point.x).max() ?? 0) + Self.gap }

  /// Whether a figure's legend holds nothing but a few lines, each named once.
  static func suit(_ figure: FittedFigure) -> Bool {
    let legends = figure.guides.compactMap { guide -> Legend? in
      if case .legend(let legend) = guide { legend } else { nil }
    }
    guard legends.count == 1, let legend = legends.first, legend.entries.count <= most,
      figure.guides.count == 1
    else { return false }
    let isOnlyLines = legend.entries.allSatisfy { entry in
      guard entry.swatches.count == 1, case .line = entry.swatches[0] else { return false }
      return true
    }
    // Beside an axis or around a circle there is no room for names.
    guard figure.panels.allSatisfy({ $0.y2 == nil && !$0.isPolar && !$0.isSpace }) else {
      return false
    }
    // A name in several panels is said once, in a legend.
    let all = figure.panels.flatMap { panel in
      Set(panel.prepared.marks.flatMap { $0.legend(panel.style) }.map(\.label))
    }
    return isOnlyLines && Set(all).count == all.count
  }

  func draw(_ theme: Theme) -> [SceneItem] {
    let x = column
    var items: [SceneItem] = []
    for label in labels where abs(label.y - label.end.point.y) > label.line.height * 0.45 {
      let path = Path(
        segment: label.end.point + Point(2, 0), Point(x - 2, label.y)
      ).snapped
      items.append(
        .path(PathItem(path, stroke: Stroke(label.end.color.opacity(0.55), width: 1))))
    }
    for label in labels {
      items.append(
        .text(
          label.line.item(
            at: Point(x, label.y), anchor: TextAnchor(.start, .middle),
            color: theme.textShade(of: label.end.color), haloWidth: theme.sizes.textHalo,
            haloColor: theme.paper, role: "line-label")))
    }
    return items
  }
}
