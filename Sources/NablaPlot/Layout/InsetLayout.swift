import NablaScene

/// A small panel in its place on another's plot area.
struct InsetLayout {
  private let layout: PanelLayout
  private let plot: Rect
  /// What it takes on the outer plot area, labels included.
  let rect: Rect
  private let inset: Inset
  private let outer: Frame

  /// - Parameters:
  ///   - outer: the frame of the panel that it stands on.
  ///   - drawn: what the marks of that panel drew, which it does not hide where it may choose.
  init(_ inset: Inset, _ panel: FittedPanel, on outer: Frame, drawn: [SceneItem], canvas: Size) {
    self.inset = inset
    self.outer = outer
    let area = outer.plot
    let margin = panel.style.theme.sizes.gap
    func measured(_ share: Double) -> (PanelLayout, Size) {
      let asked = Size(area.width * inset.size.width, area.height * inset.size.height)
      return Self.measured(
        panel, Size(asked.width * share, asked.height * share), canvas: canvas)
    }
    var (layout, size) = measured(1)
    var corner = Point(area.maxX - size.width - margin, area.minY + margin)
    if let given = inset.corner {
      corner = Point(
        area.minX + given.x * area.width, area.maxY - given.y * area.height - size.height)
    } else {
      let occupancy = Occupancy(plot: area, items: drawn)
      // Where nothing is free for the size asked for, a smaller one may find a place.
      for share in [1, 0.85, 0.7] {
        let smaller = measured(share)
        let needed = Size(smaller.1.width + 2 * margin, smaller.1.height + 2 * margin)
        guard let free = occupancy.freePlace(for: needed) else { continue }
        (layout, size) = smaller
        corner = free + Point(margin, margin)
        break
      }
    }
    // It stays on the plot area where there is room for it.
    corner.x = max(area.minX + 1, min(corner.x, area.maxX - size.width - 1))
    corner.y = max(area.minY + 1, min(corner.y, area.maxY - size.height - 1))
    rect = Rect(x: corner.x, y: corner.y, width: size.width, height: size.height).snapped
    let around = layout.insets
    plot = Rect(
      x: rect.x + around.left, y: rect.y + around.top,
      width: size.width - around.left - around.right,
      height: size.height - around.top - around.bottom)
    self.layout = layout
  }

  /// The panel measured for a size with its labels, and what it then takes.
  private static func measured(
    _ panel: FittedPanel, _ asked: Size, canvas: Size
  ) -> (PanelLayout, Size) {
    var layout = PanelLayout(panel, plot: asked, canvas: canvas, labelsLineEnds: false)
    // Twice, since ticks depend on the plot's size and that on the labels of the ticks.
    for _ in 0..<2 {
      let plot = inner(asked, layout.insets, least: layout.least)
      layout = PanelLayout(panel, plot: plot, canvas: canvas, labelsLineEnds: false)
    }
    let plot = inner(asked, layout.insets, least: layout.least)
    let around = layout.insets
    return (
      layout,
      Size(around.left + plot.width + around.right, around.top + plot.height + around.bottom)
    )
  }

  private static func inner(_ size: Size, _ insets: Insets, least: Size) -> Size {
    Size(
      max(size.width - insets.left - insets.right, least.width),
      max(size.height - insets.top - insets.bottom, least.height))
  }

  /// The sheet with the small panel on it, and what joins it to the part that it shows.
  func draw(words: inout WordPlaces, omitted: inout [String]) -> SceneItem {
    let panel = layout.panel
    let theme = panel.style.theme
    let sheet = PathItem(
      Path(self.sheet(theme)), fill: .solid(theme.paper),
      stroke: Stroke(theme.spine, width: theme.sizes.spineWidth))
    let frame = panel.frame(plot)
    let guides = panel.guides(frame, layout)
    words.take(guides.below + guides.above)
    let marks = PanelMarks.drawn([panel], on: [plot]).flatMap {
      $0.settled(words: &words, omitted: &omitted).map(\.item)
    }
    return .group(
      GroupItem(
        connector(theme) + [.path(sheet)] + guides.below + marks + guides.above,
        role: "inset", title: panel.prepared.panel.title))
  }

  private func sheet(_ theme: Theme) -> Rect { rect.insetBy(-theme.sizes.gap * 0.6).snapped }

  /// The frame around the enlarged part, and two lines from it to the sheet that cross neither.
  private func connector(_ theme: Theme) -> [SceneItem] {
    let panel = inset.panel
    guard inset.connects, let x = panel.x.domain, let y = panel.y.domain,
      let a = outer.point(x.lower, y.lower), let b = outer.point(x.upper, y.upper)
    else { return [] }
    let (left, right) = (max(min(a.x, b.x), outer.plot.minX), min(max(a.x, b.x), outer.plot.maxX))
    let (top, bottom) = (max(min(a.y, b.y), outer.plot.minY), min(max(a.y, b.y), outer.plot.maxY))
    guard right > left, bottom > top else { return [] }
    let part = Rect(x: left, y: top, width: right - left, height: bottom - top)
    let stroke = Stroke(theme.spine, width: theme.sizes.spineWidth)
    var items: [SceneItem] = [.path(PathItem(Path(part.snapped), stroke: stroke))]
    for (from, to) in Self.sides(part, sheet(theme)) {
      items.append(.path(PathItem(Path(segment: from.snapped, to.snapped), stroke: stroke)))
    }
    return items
  }

  /// Two lines between equal corners of two rectangles, on those sides where they lie outside both.
  static func sides(_ part: Rect, _ sheet: Rect) -> [(Point, Point)] {
    func corners(_ r: Rect) -> [Point] {
      [
        Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY),
      ]
    }
    let (right, down) = (sheet.midX > part.midX, sheet.midY > part.midY)
    // The two corners of each that are not nearest to the other one or farthest from it.
    let used = right == down ? [1, 3] : [0, 2]
    return used.map { (corners(part)[$0], corners(sheet)[$0]) }
  }
}
