import NablaScene

/// What the marks of a panel draw on its plot area.
///
/// What looks for no place follows from the plot area alone: it is drawn once, side by side with
/// the other marks, for whoever asks where data are and for the picture.
struct PanelMarks: Sendable {
  private let panel: FittedPanel
  private let plot: Rect
  /// What each mark draws, by its number; nil for those that look for a place and those in space.
  private let drawn: [[SceneItem]?]

  /// The marks of panels, each on its plot area.
  static func drawn(_ panels: [FittedPanel], on plots: [Rect]) -> [PanelMarks] {
    let places = panels.indices.flatMap { panel in
      panels[panel].prepared.marks.indices.map { (panel: panel, mark: $0) }
    }
    let drawn = ParallelWork.map(places.count) { i -> [SceneItem]? in
      let (panel, mark) = (panels[places[i].panel], places[i].mark)
      return panel.looksForPlace(mark) || panel.isSpace
        ? nil : panel.draw(mark, in: panel.frame(of: mark, plots[places[i].panel]))
    }
    var rest = drawn[...]
    return panels.indices.map { i in
      let count = panels[i].prepared.marks.count
      defer { rest = rest.dropFirst(count) }
      return PanelMarks(panel: panels[i], plot: plots[i], drawn: Array(rest.prefix(count)))
    }
  }

  /// Everything in the plane, those marks that look for a place as if there were no words.
  var items: [SceneItem] {
    drawn.enumerated().flatMap { i, items in
      items ?? panel.draw(i, in: panel.frame(of: i, plot))
    }
  }

  /// The marks that draw something by their numbers, from back to front, without the words that
  /// find no room.
  func settled(
    words: inout WordPlaces, omitted: inout [String]
  ) -> [(number: Int, item: SceneItem)] {
    if panel.isSpace { return panel.drawSpace(plot).map { (0, $0) } }
    var result: [(number: Int, item: SceneItem)] = []
    lazy var drawnOn = Occupancy(plot: plot, items: [])
    var seen = 0
    for (i, mark) in panel.prepared.marks.enumerated() {
      var frame = panel.frame(of: i, plot)
      if mark.keepsOffWords { frame.words = words }
      if mark.keepsOffData {
        drawnOn.mark(result[seen...].map(\.item))
        seen = result.count
        frame.drawn = drawnOn
      }
      let items = drawn[i] ?? panel.draw(i, in: frame)
      let settled = words.settle(clipped(items, frame), omitted: &omitted)
      if !settled.isEmpty {
        result.append((i, .group(GroupItem(settled, role: panel.role(of: i)))))
      }
    }
    return result
  }

  /// Paths and images end at the plot area; markers and words whose point lies in it stay whole.
  private func clipped(_ items: [SceneItem], _ frame: Frame) -> [SceneItem] {
    let clip =
      frame.polar.map { Path(circle: $0.center, radius: $0.outer + 1).snapped }
      ?? Path(frame.plot.insetBy(-1).snapped)
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
}

extension FittedPanel {
  fileprivate func looksForPlace(_ mark: Int) -> Bool {
    prepared.marks[mark].keepsOffWords || prepared.marks[mark].keepsOffData
  }

  fileprivate func frame(of mark: Int, _ plot: Rect) -> Frame {
    frame(plot, twin: mark >= twinStart)
  }

  fileprivate func draw(_ mark: Int, in frame: Frame) -> [SceneItem] {
    prepared.marks[mark].draw(in: frame, style)
  }

  fileprivate func role(of mark: Int) -> String {
    "mark-\(type(of: prepared.panel.allMarks[mark]).kind)"
  }

  /// All marks of a space as one image, in which what is nearer hides what is farther; its bands
  /// of rows are drawn side by side.
  fileprivate func drawSpace(_ plot: Rect) -> [SceneItem] {
    guard var canvas = SpaceCanvas(self, plot: plot) else { return [] }
    for case let mark as any PreparedSpaceMark in prepared.marks {
      mark.draw(into: &canvas, style)
    }
    let kind = prepared.panel.allMarks.first.map { type(of: $0).kind } ?? ""
    return [.group(GroupItem([.image(canvas.image())], role: "mark-\(kind)"))]
  }
}
