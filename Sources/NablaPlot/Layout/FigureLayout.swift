import NablaScene
import NablaText

/// Where everything of a figure stands: the third step of drawing.
///
/// A function of the figure alone. Ticks depend on the plots' sizes, which depend on the ticks'
/// labels: the first pass measures with a guess, the second with what came out of the first.
struct FigureLayout {
  /// The canvas: the size asked for, or larger where labels would overlap otherwise.
  private(set) var size: Size
  private(set) var panels: [PanelLayout] = []
  /// The panels' plot areas.
  private(set) var plots: [Rect] = []
  private(set) var texts: [(lines: [TextLine], rect: Rect)] = []
  private(set) var title: TitleBlock
  private(set) var titleLeft = 0.0
  private(set) var caption: CaptionBlock
  private(set) var guides: [PlacedGuide] = []
  /// Whether named lines bear their names at their ends, and no legend is needed.
  private(set) var labelsLineEnds = false
  /// What was done to make everything fit.
  private(set) var notes: [String] = []

  enum PlacedGuide {
    case legend(LegendLayout, Point)
    case colorbar(ColorbarLayout, left: Double, top: Double, bottom: Double)
  }

  /// The most that a canvas grows along one side so that no label overlaps, in logical pixels.
  static let largest = 20_000.0

  init(_ figure: FittedFigure) throws(NablaError) {
    let theme = figure.figure.theme.theme
    let asked = figure.figure.size
    size = asked
    title = TitleBlock(figure.figure, width: asked.width, theme: theme)
    caption = CaptionBlock(figure.figure, width: asked.width, theme: theme)
    try Self.check(asked)
    labelsLineEnds = LineLabels.suit(figure)
    try grow(figure, theme)
    if labelsLineEnds, !lineLabelsFit(figure) {
      // No room beside the lines' ends: a legend after all.
      labelsLineEnds = false
      size = asked
      try grow(figure, theme)
    }
    if size != asked {
      notes.append(
        "the canvas grew from \(formatPlain(asked.width))×\(formatPlain(asked.height)) to \(formatPlain(size.width))×\(formatPlain(size.height)) px so that no text overlaps"
      )
    }
    for panel in panels { notes += panel.x.omissions + panel.y.omissions }
  }

  /// Enlarges the canvas until no label overlaps another.
  private mutating func grow(_ figure: FittedFigure, _ theme: Theme) throws(NablaError) {
    var missing = arrange(figure, theme)
    for _ in 0..<24 where missing.width > 0.5 || missing.height > 0.5 {
      size = Size(
        (size.width + missing.width).rounded(.up), (size.height + missing.height).rounded(.up))
      if max(size.width, size.height) > Self.largest {
        throw NablaError(
          "size",
          "the figure's \(figure.panels.count) panels need about \(formatPlain(size.width.rounded())) × \(formatPlain(size.height.rounded())) px",
          "draw fewer panels or fewer labels")
      }
      missing = arrange(figure, theme)
    }
  }

  private func lineLabelsFit(_ figure: FittedFigure) -> Bool {
    zip(figure.panels, plots).allSatisfy { panel, plot in
      LineLabels(panel, Frame(x: panel.x.scale, y: panel.y.scale, plot: plot)).fit
    }
  }

  private static func check(_ size: Size) throws(NablaError) {
    for (side, value) in [("width", size.width), ("height", size.height)]
    where !(value >= 64 && value <= largest) {
      throw NablaError("size", "the \(side) is \(formatPlain(value)) px", "give 64 to 20000 px")
    }
  }

  // MARK: - Arranging

  /// Places everything on a canvas of the present size; returns what is missing.
  private mutating func arrange(_ figure: FittedFigure, _ theme: Theme) -> Size {
    let sizes = theme.sizes
    let content = Rect(x: 0, y: 0, width: size.width, height: size.height).insetBy(sizes.padding)
    let count = figure.panels.count
    let columns = max(1, figure.root.columnCount)
    let rows = max(1, figure.root.rows.count)
    var assumed = Array(
      repeating: Size(
        max(60, (content.width - 60) / Double(columns) - 40),
        max(40, (content.height - 60) / Double(rows) - 30)),
      count: count)
    titleLeft = content.minX
    var missing = Size(0, 0)
    for _ in 0..<2 {
      missing = pass(figure, theme, content, assumed)
      assumed = plots.map(\.size)
    }
    return missing
  }

  private mutating func pass(
    _ figure: FittedFigure, _ theme: Theme, _ content: Rect, _ assumed: [Size]
  ) -> Size {
    let sizes = theme.sizes
    panels = zip(figure.panels, assumed).map {
      PanelLayout($0, plot: $1, canvas: size, labelsLineEnds: labelsLineEnds)
    }
    title = TitleBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)
    caption = CaptionBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)

    let outerTitles = sharedTitleInsets(figure, theme)
    let tallest = assumed.map(\.height).max() ?? 100
    let measured = measureGuides(figure, theme, assumed: assumed, height: max(tallest, 60))
    let guideWidth = measured.reduce(0) { $0 + $1.width + sizes.gap * 2 }
    // What stands above a colorbar needs room where nothing stands above the plots.
    let above = measured.map(\.above).max() ?? 0
    let top = title.height + max(0, above - (panels.map(\.insets.top).min() ?? 0))
    let body = Rect(
      x: content.minX + outerTitles.left, y: content.minY + top,
      width: content.width - outerTitles.left - guideWidth,
      height: content.height - top - caption.height - outerTitles.bottom)
    let grid = GridLayout(
      figure.root, in: body, gap: sizes.panelGap, insets: panels.map(\.insets),
      least: panels.map(\.least))
    plots = figure.panels.indices.map { i in
      let cell = grid.plots[i] ?? Rect(x: body.x, y: body.y, width: 1, height: 1)
      return locked(cell, figure.panels[i], alone: figure.panels.count == 1)
    }
    alignWithLocked(figure)
    texts = grid.texts.map { text, rect in
      (wrap(text, TextStyle(size: sizes.label), width: max(rect.width, 40)), rect)
    }
    let missing = shortfall(figure, grid)
    placeTitle(content, figure, theme)
    let moved = CaptionBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)
    if moved.height <= caption.height { caption = moved }
    placeGuides(measured, figure, sizes)
    return missing
  }

  /// The titles of axes that a whole grid shares stand outside it.
  private func sharedTitleInsets(_ figure: FittedFigure, _ theme: Theme) -> Insets {
    let shared = SharedTitles(figure, theme, span: size)
    return Insets(left: shared.yDepth, bottom: shared.xDepth)
  }

  /// A plot area with the aspect that its panel asks for, in the cell that the grid gave it.
  private func locked(_ cell: Rect, _ panel: FittedPanel, alone: Bool) -> Rect {
    guard let aspect = panel.aspect else { return cell }
    let (dx, dy) = (
      panel.x.scale.domain.upper - panel.x.scale.domain.lower,
      panel.y.scale.domain.upper - panel.y.scale.domain.lower
    )
    let unit = min(cell.width / dx, cell.height / (aspect * dy))
    guard unit.isFinite, unit > 0 else { return cell }
    let (w, h) = (max(1, unit * dx), max(1, unit * aspect * dy))
    return Rect(
      x: cell.minX + (cell.width - w) / 2, y: alone ? cell.minY : cell.minY + (cell.height - h) / 2,
      width: w, height: h)
  }

  /// A panel that shares a scale with a locked one lies exactly above or beside it.
  private mutating func alignWithLocked(_ figure: FittedFigure) {
    let locked = figure.panels.enumerated().filter { $0.element.aspect != nil }
    if locked.isEmpty { return }
    for (i, panel) in figure.panels.enumerated() where panel.aspect == nil {
      for (j, other) in locked {
        let (mine, theirs) = (plots[i], plots[j])
        if let group = panel.prepared.xGroup, group == other.prepared.xGroup,
          theirs.minX >= mine.minX - 0.5, theirs.maxX <= mine.maxX + 0.5
        {
          (plots[i].x, plots[i].width) = (theirs.x, theirs.width)
        }
        if let group = panel.prepared.yGroup, group == other.prepared.yGroup,
          theirs.minY >= mine.minY - 0.5, theirs.maxY <= mine.maxY + 0.5
        {
          (plots[i].y, plots[i].height) = (theirs.y, theirs.height)
        }
      }
    }
  }

  /// What the grid misses, and what a locked plot misses because of its other side.
  private func shortfall(_ figure: FittedFigure, _ grid: GridLayout) -> Size {
    var missing = grid.missing
    for (i, panel) in figure.panels.enumerated() where panel.aspect != nil {
      missing.width = max(missing.width, panels[i].x.leastLength - plots[i].width)
      missing.height = max(missing.height, panels[i].y.leastLength - plots[i].height)
    }
    return missing
  }

  /// The title stands over the first plot area, or further left where it would not fit there.
  private mutating func placeTitle(_ content: Rect, _ figure: FittedFigure, _ theme: Theme) {
    let left = max(content.minX, plots.map(\.minX).min() ?? content.minX)
    let narrow = TitleBlock(figure.figure, width: content.maxX - left, theme: theme)
    let wide = TitleBlock(figure.figure, width: content.width, theme: theme)
    titleLeft = narrow.height <= wide.height ? left : content.minX
    if narrow.height == title.height, titleLeft == left { title = narrow } else { title = wide }
    if title.height != narrow.height, titleLeft == left { title = narrow }
  }

  // MARK: - Guides

  private enum MeasuredGuide {
    case legend(LegendLayout)
    case colorbar(ColorbarLayout)

    var width: Double {
      switch self {
      case .legend(let legend): legend.size.width
      case .colorbar(let bar): bar.width
      }
    }

    var above: Double {
      switch self {
      case .legend: 0
      case .colorbar(let bar): bar.above
      }
    }
  }

  private func measureGuides(
    _ figure: FittedFigure, _ theme: Theme, assumed: [Size], height: Double
  ) -> [MeasuredGuide] {
    let whole = size.height - 2 * theme.sizes.padding - title.height - caption.height
    let barHeight = figure.panels.count == 1 ? height : max(height, whole - 40)
    return figure.guides.compactMap { guide in
      switch guide {
      case .legend(let legend):
        labelsLineEnds
          ? nil
          : .legend(
            LegendLayout(
              legend, height: max(60, whole - 20), widest: max(80, size.width * 0.28), theme: theme)
          )
      case .colorbar(let bar): .colorbar(ColorbarLayout(bar, height: barHeight, theme: theme))
      }
    }
  }

  private mutating func placeGuides(
    _ measured: [MeasuredGuide], _ figure: FittedFigure, _ sizes: Theme.Sizes
  ) {
    guides = []
    var x = zip(plots, panels).map { $0.maxX + $1.insets.right }.max() ?? 0
    let top = plots.map(\.minY).min() ?? 0
    let bottom = plots.map(\.maxY).max() ?? 0
    for guide in measured {
      x += sizes.gap * 2
      switch guide {
      case .legend(let legend): guides.append(.legend(legend, Point(x, top)))
      case .colorbar(let bar):
        guides.append(.colorbar(bar, left: x, top: top, bottom: bottom))
      }
      x += guide.width
    }
  }
}

/// The titles of x and y axes that all panels of the outer grid share.
struct SharedTitles {
  private(set) var x: [TextLine] = []
  private(set) var y: [TextLine] = []
  private let gap: Double

  init(_ figure: FittedFigure, _ theme: Theme, span: Size) {
    gap = theme.sizes.gap
    let style = TextStyle(size: theme.sizes.label)
    let panels = figure.panels
    if let label = panels.first(where: { $0.prepared.isGridAxis.x })?.x.label, !label.isEmpty {
      x = wrap(label, style, width: span.width * 0.7)
    }
    if let label = panels.first(where: { $0.prepared.isGridAxis.y })?.y.label, !label.isEmpty {
      y = wrap(label, style, width: span.height * 0.7)
    }
  }

  var xDepth: Double { x.isEmpty ? 0 : x.reduce(0) { $0 + $1.height } + gap * 0.8 }
  var yDepth: Double { y.isEmpty ? 0 : y.reduce(0) { $0 + $1.height } + gap }

  /// The titles along the plots' common edges.
  func draw(_ plots: [Rect], _ layouts: [PanelLayout], _ theme: Theme) -> [SceneItem] {
    guard let first = plots.first else { return [] }
    let all = plots.dropFirst().reduce(first) { $0.union($1) }
    var items: [SceneItem] = []
    let below = zip(plots, layouts).map { $0.maxY + $1.insets.bottom }.max() ?? all.maxY
    var offset = gap * 0.8
    for line in x {
      items.append(
        .text(
          line.item(
            at: Point(all.midX, below + offset), anchor: TextAnchor(.middle, .top),
            color: theme.ink, role: "x-label")))
      offset += line.height
    }
    let left = zip(plots, layouts).map { $0.minX - $1.insets.left }.min() ?? all.minX
    offset = -yDepth
    for line in y {
      items.append(
        .text(
          line.item(
            at: Point(left + offset, all.midY), anchor: TextAnchor(.middle, .top), angle: -90,
            color: theme.ink, role: "y-label")))
      offset += line.height
    }
    return items
  }
}
