import NablaScene
import NablaText

/// A colorbar measured before it is drawn: 12 px wide, as tall as the plots beside it.
struct ColorbarLayout {
  private let bar: Colorbar
  private let height: Double
  /// What the arrow heads and the missing colour take off the bar at its top and bottom.
  private let cuts: (top: Double, bottom: Double)
  private var missingLabel: TextLine?
  private var labels: [(value: Double, line: TextLine)] = []
  private var factor: TextLine?
  private let title: [TextLine]
  /// Whether the title is so short that it stands upright above the bar.
  private let isTitleAbove: Bool
  private let labelWidth: Double
  let width: Double

  init(_ bar: Colorbar, height: Double, theme: Theme) {
    self.bar = bar
    self.height = height
    let sizes = theme.sizes
    let style = sizes.text(sizes.tick, features: ["tnum"])
    let lineHeight = typeset("0", style).height
    let head = sizes.colorbar * 0.8
    let swatch = bar.showsMissing ? sizes.colorbar + sizes.gap : 0
    cuts = (
      bar.beyond.over == nil ? 0 : head, (bar.beyond.under == nil ? 0 : head) + swatch
    )
    if bar.showsMissing { missingLabel = typeset("missing", sizes.text(sizes.tick)) }
    let length = max(1, height - cuts.top - cuts.bottom)
    let set = bar.ticks(length: length, lineHeight: lineHeight, gap: sizes.gap * 0.5)
    labels = set.ticks.map { ($0.value, typeset($0.label, style)) }
    let text = AxisLayout.factorText(exponent: set.exponent, offset: set.offset)
    if !text.isEmpty { factor = typeset(text, style) }
    title =
      bar.label.isEmpty
      ? [] : wrap(markup: bar.label, sizes.text(sizes.label), width: max(height, 80))
    labelWidth = max(labels.map(\.line.width).max() ?? 0, missingLabel?.width ?? 0)
    let titleHeight = title.reduce(0) { $0 + $1.height }
    let ticks = sizes.colorbar + sizes.tickLength + 3 + labelWidth
    isTitleAbove = title.count == 1 && factor == nil && title[0].width <= ticks + sizes.gap
    let beside = title.isEmpty || isTitleAbove ? 0 : sizes.gap * 0.8 + titleHeight
    width = max(ticks + beside, factor?.width ?? 0, isTitleAbove ? title[0].width : 0)
  }

  /// From the plots to the bar.
  static func gap(_ theme: Theme) -> Double { theme.sizes.gap * 1.5 }

  /// How far labels reach above and below the bar.
  var overhang: Double { (labels.first?.line.height ?? 0) / 2 }

  /// How far the power of ten, the title, or the labels alone, stand above the bar.
  var above: Double {
    let line = factor ?? (isTitleAbove ? title.first : nil)
    return overhang + (line.map { $0.height + 2 } ?? 0)
  }

  /// - Parameter rect: the bar's left edge, and the plots' top and bottom.
  func draw(left: Double, top: Double, bottom: Double, _ theme: Theme) -> SceneItem {
    let sizes = theme.sizes
    let whole = Rect(x: left, y: top, width: sizes.colorbar, height: bottom - top).snapped
    let rect = Rect(
      x: whole.x, y: whole.y + cuts.top, width: whole.width,
      height: max(1, whole.height - cuts.top - cuts.bottom)
    ).snapped
    var items: [SceneItem] = [.image(bar.image(rect))]
    items += drawBeyond(rect, whole, theme)
    var ticks = Path()
    var texts: [SceneItem] = []
    for (value, line) in labels {
      let y = snap(rect.maxY - bar.share(of: value) * rect.height)
      guard y.isFinite else { continue }
      ticks.append(Path(segment: Point(rect.maxX, y), Point(rect.maxX + sizes.tickLength, y)))
      texts.append(
        .text(
          line.item(
            at: Point(rect.maxX + sizes.tickLength + 3, y), anchor: TextAnchor(.start, .middle),
            color: theme.ink, role: "color-tick")))
    }
    let stroke = Stroke(theme.spine, width: sizes.spineWidth, cap: .butt)
    items.append(.path(PathItem(Path(rect), stroke: Stroke(theme.grid, width: 1, join: .miter))))
    if !ticks.isEmpty { items.append(.path(PathItem(ticks.snapped, stroke: stroke))) }
    items += texts
    if let factor {
      items.append(
        .text(
          factor.item(
            at: Point(whole.minX, whole.minY - overhang - 2), anchor: TextAnchor(.start, .bottom),
            color: theme.muted, role: "color-factor")))
    }
    if isTitleAbove {
      items.append(
        .text(
          title[0].item(
            at: Point(whole.minX, whole.minY - overhang - 2), anchor: TextAnchor(.start, .bottom),
            color: theme.ink, role: "color-label")))
      return .group(GroupItem(items, role: "colorbar"))
    }
    var x = rect.maxX + sizes.tickLength + 3 + labelWidth + sizes.gap * 0.8
    for line in title {
      items.append(
        .text(
          line.item(
            at: Point(x, whole.midY), anchor: TextAnchor(.middle, .top), angle: -90,
            color: theme.ink, role: "color-label")))
      x += line.height
    }
    return .group(GroupItem(items, role: "colorbar"))
  }

  /// The arrow heads of values beyond the ends, and the colour of missing ones at the bottom.
  private func drawBeyond(_ rect: Rect, _ whole: Rect, _ theme: Theme) -> [SceneItem] {
    let sizes = theme.sizes
    let edge = Stroke(theme.grid, width: 1, join: .miter)
    let head = sizes.colorbar * 0.8
    var items: [SceneItem] = []
    func arrow(_ color: ColorPair?, from y: Double, to tip: Double) {
      guard let color else { return }
      let path = Path(
        polyline: [Point(rect.minX, y), Point(rect.midX, tip), Point(rect.maxX, y)], closed: true)
      items.append(.path(PathItem(path.snapped, fill: .solid(color), stroke: edge)))
    }
    arrow(bar.beyond.over, from: rect.minY, to: rect.minY - head)
    arrow(bar.beyond.under, from: rect.maxY, to: rect.maxY + head)
    guard let missingLabel else { return items }
    let swatch = Rect(
      x: whole.minX, y: whole.maxY - sizes.colorbar, width: sizes.colorbar, height: sizes.colorbar
    ).snapped
    items.append(
      .path(PathItem(Path(swatch), fill: .solid(bar.scale.missing), stroke: edge)))
    items.append(
      .text(
        missingLabel.item(
          at: Point(swatch.maxX + sizes.tickLength + 3, swatch.midY),
          anchor: TextAnchor(.start, .middle), color: theme.ink, role: "color-tick")))
    return items
  }
}
