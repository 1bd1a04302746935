public import NablaScene
import NablaText

extension Figure {
  /// The finished picture: data are read, scales fitted, everything laid out and drawn.
  ///
  /// - Throws: what is wrong with the data or the options, naming the mark and the values.
  public func scene() throws(NablaError) -> Scene { try drawn().scene }

  /// The picture with the report of where everything stands.
  public func drawn() throws(NablaError) -> DrawnFigure {
    do throws(NablaError) {
      let prepared = try PreparedFigure(self)
      let fitted = try FittedFigure.fit([prepared])
      return try DrawnFigure(fitted[0])
    } catch {
      throw source?.located(error) ?? error
    }
  }

  /// Pictures of several figures with common scales, panel by panel: the frames of a sequence.
  public static func drawn(together figures: [Figure]) throws(NablaError) -> [DrawnFigure] {
    var prepared: [PreparedFigure] = []
    for figure in figures { prepared.append(try PreparedFigure(figure)) }
    var result: [DrawnFigure] = []
    for fitted in try FittedFigure.fit(prepared) { result.append(try DrawnFigure(fitted)) }
    return result
  }
}

/// A figure's picture and the report of where everything stands in it.
public struct DrawnFigure: Sendable {
  public let scene: Scene
  private let fitted: FittedFigure
  private let layout: FigureLayout
  private let frames: [Frame]
  private let omitted: [String]
  /// For each panel the numbers of the marks that drew something.
  private let drawnMarks: [[Int]]

  /// What the layout decided; made when it is asked for.
  public var report: FigureReport {
    FigureReport(fitted, layout, frames, scene, omitted: omitted, drawnMarks: drawnMarks)
  }

  init(_ fitted: FittedFigure) throws(NablaError) {
    let layout = try FigureLayout(fitted)
    let theme = fitted.figure.theme.theme
    var outer = layout.sharedTitles.flatMap { $0.draw(layout.plots, layout.panels, theme) }
    outer += layout.gridTitles
    outer += layout.drawWords()
    outer += layout.drawGuides(theme)
    outer += layout.title.draw(at: Point(layout.titleLeft, theme.sizes.padding), theme)
    outer += layout.caption.draw(
      left: layout.captionLeft, bottom: layout.size.height - theme.sizes.padding, theme)

    // Words of guides have their places; words of marks look for theirs between them.
    let panels = layout.panels.map(\.panel)
    let frames = zip(panels, layout.plots).map { $0.frame($1) }
    let guides = panels.indices.map { panels[$0].guides(frames[$0], layout.panels[$0]) }
    var words = WordPlaces(canvas: layout.size)
    words.take(outer)
    for panel in guides {
      words.take(panel.below)
      words.take(panel.above)
    }
    var items: [SceneItem] = []
    var omitted: [String] = []
    var drawnMarks: [[Int]] = []
    let panelMarks = layout.marks ?? PanelMarks.drawn(panels, on: layout.plots)
    for (i, panel) in panels.enumerated() {
      let insets = panel.placeInsets(frames[i], beside: panelMarks[i], canvas: layout.size)
      words.blocked = insets.map(\.rect)
      let marks = panelMarks[i].settled(words: &words, omitted: &omitted)
      words.blocked = []
      var content = guides[i].below + marks.map(\.item) + guides[i].above
      for inset in insets { content.append(inset.draw(words: &words, omitted: &omitted)) }
      items.append(
        .group(GroupItem(content, role: "panel", title: panel.prepared.panel.title)))
      drawnMarks.append(marks.map(\.number))
    }
    items += outer
    if items.contains(where: \.holdsFormulas) { items = items.map { $0.resolvingRoles(theme) } }

    let alt = fitted.figure.alt.isEmpty ? AltText.write(fitted) : fitted.figure.alt
    scene = Scene(
      size: layout.size, background: theme.paper, items: items, title: fitted.figure.title,
      description: alt, appearance: fitted.figure.theme.appearance)
    self.fitted = fitted
    self.layout = layout
    self.frames = frames
    self.omitted = omitted
    self.drawnMarks = drawnMarks
  }
}

extension FittedPanel {
  /// The small panels in their places.
  func placeInsets(_ frame: Frame, beside marks: PanelMarks, canvas: Size) -> [InsetLayout] {
    if insets.isEmpty { return [] }
    // What the marks draw matters only to insets that look for a place of their own.
    let looks = prepared.panel.insets.contains { $0.corner == nil }
    var drawn = looks ? marks.items : []
    var result: [InsetLayout] = []
    for (inset, panel) in zip(prepared.panel.insets, insets) {
      let layout = InsetLayout(inset, panel, on: frame, drawn: drawn, canvas: canvas)
      drawn.append(.path(PathItem(Path(layout.rect), fill: .solid(style.theme.paper))))
      result.append(layout)
    }
    return result
  }

  /// What stands below the marks (grid lines) and above them (axes, names, title, colorbar).
  func guides(_ frame: Frame, _ layout: PanelLayout) -> (below: [SceneItem], above: [SceneItem]) {
    let theme = style.theme
    var (below, above): ([SceneItem], [SceneItem]) = ([], [])
    if let axes = SpaceAxes(self, plot: frame.plot) {
      (below, above) = (axes.back(), axes.words())
    } else if isPolar {
      // Measured again for where the circle stands.
      let guide = PolarLayout(self, plot: frame.plot, longest: layout.longestAround)
      (below, above) = (guide.gridLines(), guide.draw())
    } else {
      below = layout.x.gridLines(frame, x, theme) + layout.y.gridLines(frame, y, theme)
      above = layout.x.draw(frame, x, theme, titleSpan: frame.plot)
      above += layout.y.draw(frame, y, theme, titleSpan: frame.plot)
    }
    if let axis = layout.x2, let x2 {
      let own = Frame(x: x2.scale, y: y.scale, plot: frame.plot)
      above += axis.draw(own, x2, theme, titleSpan: frame.plot)
    }
    if let axis = layout.y2, let y2 {
      let own = Frame(x: x.scale, y: y2.scale, plot: frame.plot)
      above += axis.draw(own, y2, theme, titleSpan: frame.plot)
    }
    if layout.labelsLineEnds { above += LineLabels(self, frame).draw(theme) }
    above += drawTitle(frame.plot, layout, theme)
    if let colorbar = layout.colorbar {
      above.append(
        colorbar.draw(
          left: frame.plot.maxX + layout.colorbarGap(theme), top: frame.plot.minY,
          bottom: frame.plot.maxY, theme))
    }
    return (below, above)
  }

  private func drawTitle(_ plot: Rect, _ layout: PanelLayout, _ theme: Theme) -> [SceneItem] {
    let height = layout.title.reduce(0) { $0 + $1.height }
    var y = plot.minY - layout.above - theme.sizes.gap * 0.6 - height
    var items: [SceneItem] = []
    for line in layout.title {
      items.append(
        .text(
          line.item(
            at: Point(plot.minX, y), anchor: TextAnchor(.start, .top), color: theme.ink,
            role: "panel-title")))
      y += line.height
    }
    return items
  }
}

extension FigureLayout {
  func drawGuides(_ theme: Theme) -> [SceneItem] {
    guides.map { guide in
      switch guide {
      case .legend(let legend, let corner, let isInside):
        legend.draw(at: corner, theme, onPlot: isInside)
      case .colorbar(let bar, let left, let top, let bottom):
        bar.draw(left: left, top: top, bottom: bottom, theme)
      }
    }
  }

  /// The words of the grid's cells of text.
  func drawWords() -> [SceneItem] {
    words.flatMap { $0.layout.draw(at: $0.corner) }
  }
}
