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
  private(set) var words: [(layout: WordCellLayout, corner: Point)] = []
  private(set) var sharedTitles: [SharedTitles] = []
  /// The titles of columns and rows of grids.
  private(set) var gridTitles: [SceneItem] = []
  private(set) var title: TitleBlock
  private(set) var titleLeft = 0.0
  private(set) var caption: CaptionBlock
  private(set) var captionLeft = 0.0
  private(set) var guides: [PlacedGuide] = []
  /// What the marks draw on the plots, where that was needed to find places; nil otherwise.
  private(set) var marks: [PanelMarks]?
  /// Whether named lines bear their names at their ends, and no legend is needed.
  private(set) var labelsLineEnds = false
  /// Whether the legend stands on the plot, where it hides nothing.
  private var isLegendInside = false
  /// What was done to make everything fit.
  private(set) var notes: [String] = []

  enum PlacedGuide {
    case legend(LegendLayout, Point, isInside: Bool)
    case colorbar(ColorbarLayout, left: Double, top: Double, bottom: Double)
  }

  /// The longest side of a canvas in logical pixels.
  static let largest = 20_000.0

  /// From so many panels on a canvas that would have to grow much is an error: it was not meant.
  private static let manyPanels = 25

  /// The side that a canvas of many panels may grow to.
  private static func longest(for asked: Double) -> Double { max(2.5 * asked, 1000) }

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
    try placeLegendInside(figure, theme)
    if size != asked {
      notes.append(
        "the canvas grew from \(formatPlain(asked.width))×\(formatPlain(asked.height)) to \(formatPlain(size.width))×\(formatPlain(size.height)) px so that no text overlaps"
      )
    }
    for panel in panels {
      for axis in [panel.x, panel.y, panel.x2, panel.y2] { notes += axis?.omissions ?? [] }
    }
  }

  /// Enlarges the canvas until no label overlaps another.
  private mutating func grow(_ figure: FittedFigure, _ theme: Theme) throws(NablaError) {
    var missing = arrange(figure, theme)
    for _ in 0..<24 where Self.isShort(missing) {
      size = Size(
        (size.width + missing.width).rounded(.up), (size.height + missing.height).rounded(.up))
      let asked = figure.figure.size
      let isFar =
        figure.panels.count >= Self.manyPanels
        && (size.width > Self.longest(for: asked.width)
          || size.height > Self.longest(for: asked.height))
      if isFar || max(size.width, size.height) > Self.largest {
        throw NablaError(
          "size",
          "the figure's \(figure.panels.count) panels need about \(formatPlain(size.width.rounded())) × \(formatPlain(size.height.rounded())) px",
          isFar ? "give that size, or draw fewer panels" : "draw fewer panels or fewer labels")
      }
      missing = arrange(figure, theme)
    }
    if size != figure.figure.size, !Self.isShort(missing) { shrink(figure, theme) }
  }

  private static func isShort(_ missing: Size) -> Bool {
    missing.width > 0.5 || missing.height > 0.5
  }

  /// Takes back what was grown too far, on both sides together and then on each by itself: on a
  /// canvas that is much too small words break into more lines, and more is missing than in the end.
  private mutating func shrink(_ figure: FittedFigure, _ theme: Theme) {
    let asked = figure.figure.size
    var best = self
    for (isWide, isHigh) in [(true, true), (false, true), (true, false)] {
      let grown = best.size
      var (short, enough) = (0.0, 1.0)
      for _ in 0..<5 {
        let share = (short + enough) / 2
        func side(_ asked: Double, _ grown: Double, _ shrinks: Bool) -> Double {
          shrinks ? (asked + share * (grown - asked)).rounded(.up) : grown
        }
        size = Size(
          side(asked.width, grown.width, isWide), side(asked.height, grown.height, isHigh))
        if Self.isShort(arrange(figure, theme)) {
          short = share
        } else {
          (enough, best) = (share, self)
        }
      }
    }
    self = best
  }

  private func lineLabelsFit(_ figure: FittedFigure) -> Bool {
    zip(figure.panels, plots).allSatisfy { panel, plot in
      LineLabels(panel, panel.frame(plot)).fit
    }
  }

  // MARK: - A legend inside

  /// Puts the legend of a single panel onto the plot where nothing is drawn there; else it stays
  /// at the right.
  private mutating func placeLegendInside(
    _ figure: FittedFigure, _ theme: Theme
  ) throws(NablaError) {
    let position = figure.figure.color.position
    let isPlane = figure.panels.allSatisfy { !$0.isPolar && !$0.isSpace }
    guard figure.panels.count == 1, isPlane || position == .inside,
      figure.words.isEmpty, !labelsLineEnds,
      position != .right, figure.guides.count == 1, case .legend(let legend) = figure.guides[0]
    else { return }
    let outside = self
    isLegendInside = true
    size = figure.figure.size
    try grow(figure, theme)
    let plot = plots[0]
    let layout = LegendLayout(
      legend, height: plot.height * (position == .inside ? 0.9 : 0.5), widest: plot.width * 0.4,
      theme: theme)
    let margin = theme.sizes.gap
    let marks = PanelMarks.drawn([panels[0].panel], on: [plot])
    self.marks = marks
    let occupancy = Occupancy(plot: plot, items: marks[0].items)
    let needed = Size(layout.size.width + 4 * margin, layout.size.height + 3 * margin)
    let isSmall = needed.width < plot.width * 0.45
    let place = occupancy.freePlace(for: needed)
    if let place, isSmall || position == .inside {
      guides = [.legend(layout, place + Point(2 * margin, 1.5 * margin), isInside: true)]
    } else if position == .inside {
      let corner = Point(plot.maxX - layout.size.width - 2 * margin, plot.minY + 1.5 * margin)
      guides = [.legend(layout, corner, isInside: true)]
    } else {
      self = outside
    }
  }

  private static func check(_ size: Size) throws(NablaError) {
    for (side, value) in [("width", size.width), ("height", size.height)]
    where !(value >= 64 && value <= largest) {
      throw NablaError("size", "the \(side) is \(formatPlain(value)) px", "give 64 to 20000 px")
    }
  }

  // MARK: - Arranging

  /// The most passes after the first.
  private static let mostPasses = 16

  /// Places everything on a canvas of the present size; returns what is missing.
  private mutating func arrange(_ figure: FittedFigure, _ theme: Theme) -> Size {
    let sizes = theme.sizes
    let content = Rect(x: 0, y: 0, width: size.width, height: size.height).insetBy(sizes.padding)
    let count = figure.panels.count
    let columns = max(1, figure.root.columnCount)
    let rows = max(1, figure.root.rowCount)
    var assumed = Array(
      repeating: Size(
        max(60, (content.width - 60) / Double(columns) - 40),
        max(40, (content.height - 60) / Double(rows) - 30)),
      count: count)
    titleLeft = content.minX
    // What an earlier canvas left is no guess: the same canvas gives the same places.
    plots = []
    var missing = Size(0, 0)
    missing = pass(figure, theme, content, assumed)
    assumed = plots.map(\.size)
    // The second pass is the last one unless its ticks made a plot smaller than they were chosen
    // for; what only shrinks comes to an end.
    for _ in 0..<Self.mostPasses {
      missing = pass(figure, theme, content, assumed)
      let shrunk = zip(plots, assumed).map { plot, assumed in
        Size(min(plot.width, assumed.width), min(plot.height, assumed.height))
      }
      let isSettled = zip(shrunk, assumed).allSatisfy {
        $1.width - $0.width < 0.5 && $1.height - $0.height < 0.5
      }
      if isSettled { break }
      assumed = shrunk
    }
    return missing
  }

  private mutating func pass(
    _ figure: FittedFigure, _ theme: Theme, _ content: Rect, _ assumed: [Size]
  ) -> Size {
    let labelsLineEnds = labelsLineEnds
    panels = ParallelWork.map(figure.panels.count) {
      PanelLayout(
        figure.panels[$0], plot: assumed[$0], canvas: figure.figure.size,
        labelsLineEnds: labelsLineEnds)
    }
    title = TitleBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)
    caption = CaptionBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)
    captionLeft = titleLeft

    let tallest = assumed.map(\.height).max() ?? 100
    let measured = measureGuides(figure, theme, assumed: assumed, height: tallest)
    let guideWidth = measured.reduce(0) { $0 + $1.width + $1.gap(theme) }
    // What stands above a colorbar needs room where nothing stands above the plots; it may stand
    // beside a short title, unless plots of a fixed aspect may move it to the left.
    let above = measured.map(\.above).max() ?? 0
    let isTitleShort =
      titleLeft + title.width < content.maxX - guideWidth
      && figure.panels.allSatisfy { $0.aspect == nil && !$0.isPolar }
    let free = (panels.map(\.insets.top).min() ?? 0) + (isTitleShort ? title.height : 0)
    let top = title.height + max(0, above - free)
    let body = Rect(
      x: content.minX, y: content.minY + top, width: content.width - guideWidth,
      height: content.height - top - caption.height)
    let grid = GridLayout(
      figure, in: body, insets: panels.map(\.insets), least: panels.map(\.least), theme: theme)
    plots = figure.panels.indices.map { i in
      let cell = grid.plots[i] ?? Rect(x: body.x, y: body.y, width: 1, height: 1)
      return locked(cell, figure.panels[i])
    }
    alignWithLocked(figure)
    words = grid.words
    sharedTitles = grid.sharedTitles
    gridTitles = grid.gridTitles
    var missing = shortfall(figure, grid)
    for case .legend(let legend) in measured {
      let room = content.height - title.height - caption.height
      missing.height = max(missing.height, legend.size.height - room)
    }
    placeTitle(content, figure, theme)
    let moved = CaptionBlock(figure.figure, width: content.maxX - titleLeft, theme: theme)
    if moved.height <= caption.height { (caption, captionLeft) = (moved, titleLeft) }
    // A formula is not broken.
    let reach = max(titleLeft + title.width, captionLeft + caption.width)
    missing.width = max(missing.width, reach - content.maxX)
    placeGuides(measured, figure, theme)
    return missing
  }

  /// A plot area with the aspect that its panel asks for, in the cell that the grid gave it.
  private func locked(_ cell: Rect, _ panel: FittedPanel) -> Rect {
    if panel.isPolar {
      let side = max(1, min(cell.width, cell.height))
      return Rect(x: cell.minX + (cell.width - side) / 2, y: cell.minY, width: side, height: side)
    }
    guard let aspect = panel.aspect else { return cell }
    let (dx, dy) = (
      panel.x.scale.domain.upper - panel.x.scale.domain.lower,
      panel.y.scale.domain.upper - panel.y.scale.domain.lower
    )
    let unit = min(cell.width / dx, cell.height / (aspect * dy))
    guard unit.isFinite, unit > 0 else { return cell }
    let (w, h) = (max(1, unit * dx), max(1, unit * aspect * dy))
    return Rect(x: cell.minX + (cell.width - w) / 2, y: cell.minY, width: w, height: h)
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
      let (plot, cell) = (plots[i], grid.plots[i] ?? plots[i])
      // Both sides grow together: the one that is too short may not be the one that holds it up.
      let factor = max(
        panels[i].x.leastLength / max(1, plot.width), panels[i].y.leastLength / max(1, plot.height))
      guard factor > 1 else { continue }
      missing.width = max(missing.width, factor * plot.width - cell.width)
      missing.height = max(missing.height, factor * plot.height - cell.height)
    }
    return missing
  }

  /// The title stands over the first plot area, or further left where it would not fit there.
  private mutating func placeTitle(_ content: Rect, _ figure: FittedFigure, _ theme: Theme) {
    let left = max(content.minX, plots.map(\.minX).min() ?? content.minX)
    let narrow = TitleBlock(figure.figure, width: content.maxX - left, theme: theme)
    let wide = TitleBlock(figure.figure, width: content.width, theme: theme)
    // The plots leave room for the title as it was; over them it may not need more lines.
    if narrow.height <= min(wide.height, title.height) {
      (title, titleLeft) = (narrow, left)
    } else {
      (title, titleLeft) = (wide, content.minX)
    }
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

    /// What stays free at its left.
    func gap(_ theme: Theme) -> Double {
      switch self {
      case .legend: theme.sizes.gap * 2
      case .colorbar: ColorbarLayout.gap(theme)
      }
    }
  }

  private func measureGuides(
    _ figure: FittedFigure, _ theme: Theme, assumed: [Size], height: Double
  ) -> [MeasuredGuide] {
    let whole = size.height - 2 * theme.sizes.padding - title.height - caption.height
    // A colorbar of several panels is as high as all of them: the first pass guesses.
    let span = (plots.map(\.maxY).max() ?? 0) - (plots.map(\.minY).min() ?? 0)
    let barHeight =
      figure.panels.count == 1
      ? height : plots.isEmpty ? max(height, whole - 40) : span
    return figure.guides.compactMap { guide in
      switch guide {
      case .legend(let legend):
        labelsLineEnds || isLegendInside
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
    _ measured: [MeasuredGuide], _ figure: FittedFigure, _ theme: Theme
  ) {
    guides = []
    let words = words.map { $0.corner.x + $0.layout.size.width }
    let rightmost =
      (gridTitles.flatMap { TextBox.boxes(of: $0) }.map(\.rect.maxX) + words).max() ?? 0
    var x = zip(plots, panels).map { $0.maxX + $1.insets.right }.max() ?? 0
    x = max(x, rightmost)
    let top = plots.map(\.minY).min() ?? 0
    let bottom = plots.map(\.maxY).max() ?? 0
    for guide in measured {
      x += guide.gap(theme)
      switch guide {
      case .legend(let legend):
        // Beside the plots from their top on, or higher where it would reach below the page.
        let lowest = size.height - theme.sizes.padding - caption.height - legend.size.height
        let y = max(min(top, lowest), theme.sizes.padding + title.height)
        guides.append(.legend(legend, Point(x, y), isInside: false))
      case .colorbar(let bar):
        guides.append(.colorbar(bar, left: x, top: top, bottom: bottom))
      }
      x += guide.width
    }
  }
}
