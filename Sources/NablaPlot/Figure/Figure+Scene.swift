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
  public let report: FigureReport

  init(_ fitted: FittedFigure) throws(NablaError) {
    let layout = try FigureLayout(fitted)
    let frames = zip(fitted.panels, layout.plots).map {
      Frame(x: $0.x.scale, y: $0.y.scale, plot: $1)
    }
    let theme = fitted.figure.theme.theme
    var items: [SceneItem] = []
    for (i, panel) in fitted.panels.enumerated() {
      items.append(panel.draw(frames[i], layout.panels[i]))
    }
    items += SharedTitles(fitted, theme, span: layout.size).draw(layout.plots, layout.panels, theme)
    items += layout.drawTexts(theme)
    items += layout.drawGuides(theme)
    items += layout.title.draw(at: Point(layout.titleLeft, theme.sizes.padding), theme)
    items += layout.caption.draw(
      left: layout.titleLeft, bottom: layout.size.height - theme.sizes.padding, theme)

    let alt = fitted.figure.alt.isEmpty ? AltText.write(fitted) : fitted.figure.alt
    scene = Scene(
      size: layout.size, background: theme.paper, items: items, title: fitted.figure.title,
      description: alt, appearance: fitted.figure.theme.appearance)
    report = FigureReport(fitted, layout, frames, scene)
  }
}

extension FittedPanel {
  /// The panel from back to front: grid lines, marks, axes, title.
  func draw(_ frame: Frame, _ layout: PanelLayout) -> SceneItem {
    let theme = style.theme
    var items = layout.x.gridLines(frame, x, theme) + layout.y.gridLines(frame, y, theme)
    var frame = frame
    for (mark, panelMark) in zip(prepared.marks, prepared.panel.marks) {
      let drawn = clipped(mark.draw(in: frame, style), frame)
      frame.taken += drawn.flatMap { TextBox.boxes(of: $0) }
      if !drawn.isEmpty {
        let kind = type(of: panelMark).kind
        items.append(.group(GroupItem(drawn, role: "mark-\(kind)")))
      }
    }
    items += layout.x.draw(frame, x, theme, titleSpan: frame.plot)
    items += layout.y.draw(frame, y, theme, titleSpan: frame.plot)
    if layout.labelsLineEnds { items += LineLabels(self, frame).draw(theme) }
    items += drawTitle(frame.plot, layout, theme)
    if let colorbar = layout.colorbar {
      items.append(
        colorbar.draw(
          left: frame.plot.maxX + theme.sizes.gap * 2, top: frame.plot.minY,
          bottom: frame.plot.maxY, theme))
    }
    return .group(GroupItem(items, role: "panel", title: prepared.panel.title))
  }

  /// Paths and images end at the plot area; markers and words whose point lies in it stay whole.
  private func clipped(_ items: [SceneItem], _ frame: Frame) -> [SceneItem] {
    let clip = Path(frame.plot.insetBy(-1).snapped)
    var result: [SceneItem] = []
    var run: [SceneItem] = []
    func isWhole(_ item: SceneItem) -> Bool {
      switch item {
      case .markers, .text: true
      case .path, .image, .group: false
      }
    }
    for item in items {
      if isWhole(item) {
        if !run.isEmpty { result.append(.group(GroupItem(run, clip: clip))) }
        run = []
        result.append(item)
      } else {
        run.append(item)
      }
    }
    if !run.isEmpty { result.append(.group(GroupItem(run, clip: clip))) }
    return result
  }

  private func drawTitle(_ plot: Rect, _ layout: PanelLayout, _ theme: Theme) -> [SceneItem] {
    let height = layout.title.reduce(0) { $0 + $1.height }
    let factor = layout.y.factor.map { $0.height + 2 } ?? 0
    var y = plot.minY - layout.y.overhang.end - factor - theme.sizes.gap * 0.6 - height
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
      case .legend(let legend, let corner): legend.draw(at: corner, theme)
      case .colorbar(let bar, let left, let top, let bottom):
        bar.draw(left: left, top: top, bottom: bottom, theme)
      }
    }
  }

  /// The words of the grid's text cells.
  func drawTexts(_ theme: Theme) -> [SceneItem] {
    texts.flatMap { lines, rect in
      var y = rect.minY
      return lines.map { line -> SceneItem in
        defer { y += line.height }
        return .text(
          line.item(
            at: Point(rect.minX, y), anchor: TextAnchor(.start, .top), color: theme.ink,
            role: "text"))
      }
    }
  }
}
