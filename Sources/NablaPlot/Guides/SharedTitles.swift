import NablaScene
import NablaText

/// The titles of the x and y axes that all panels of a grid share, outside its plots.
struct SharedTitles {
  private let x: [TextLine]
  private let y: [TextLine]
  /// The grid's panels, by their numbers.
  private let panels: [Int]
  private let gap: Double
  /// The grid's place, which the titles do not leave.
  private let span: Rect

  /// - Parameter span: the grid's place, which bounds the titles' lengths.
  init(_ grid: PreparedGrid, _ figure: FittedFigure, span: Rect, theme: Theme) {
    self.span = span
    gap = theme.sizes.gap
    let style = theme.sizes.text(theme.sizes.label)
    panels = grid.places.compactMap { if case .panel(let i) = $0.cell { i } else { nil } }
    let first = panels.first.map { figure.panels[$0] }
    func title(_ label: String?, _ length: Double) -> [TextLine] {
      guard let label, !label.isEmpty else { return [] }
      return wrap(markup: label, style, width: max(60, length * 0.7))
    }
    x = grid.sharesX ? title(first?.x.label, span.width) : []
    y = grid.sharesY ? title(first?.y.label, span.height) : []
  }

  /// What the titles take off the grid's room.
  var insets: Insets {
    Insets(left: y.isEmpty ? 0 : height(y) + gap, bottom: x.isEmpty ? 0 : height(x) + gap * 0.8)
  }

  private func height(_ lines: [TextLine]) -> Double { lines.reduce(0) { $0 + $1.height } }

  /// The titles along the plots' common edges.
  func draw(_ plots: [Rect], _ layouts: [PanelLayout], _ theme: Theme) -> [SceneItem] {
    guard let first = panels.first.map({ plots[$0] }) else { return [] }
    let all = panels.reduce(first) { $0.union(plots[$1]) }
    var items: [SceneItem] = []
    let below = panels.map { plots[$0].maxY + layouts[$0].insets.bottom }.max() ?? all.maxY
    var offset = gap * 0.8
    for line in x {
      items.append(
        .text(
          line.item(
            at: Point(
              Self.middle(all.midX, line.width, span.minX, span.maxX), below + offset),
            anchor: TextAnchor(.middle, .top),
            color: theme.ink, role: "x-label")))
      offset += line.height
    }
    let left = panels.map { plots[$0].minX - layouts[$0].insets.left }.min() ?? all.minX
    offset = -insets.left
    for line in y {
      items.append(
        .text(
          line.item(
            at: Point(
              left + offset, Self.middle(all.midY, line.width, span.minY, span.maxY)),
            anchor: TextAnchor(.middle, .top), angle: -90,
            color: theme.ink, role: "y-label")))
      offset += line.height
    }
    return items
  }

  /// The middle nearest to the wanted one of a title that stays between two ends.
  private static func middle(
    _ wanted: Double, _ length: Double, _ low: Double, _ high: Double
  ) -> Double {
    length < high - low ? min(max(wanted, low + length / 2), high - length / 2) : wanted
  }
}
