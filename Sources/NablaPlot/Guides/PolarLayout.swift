import NablaScene
import NablaText

/// The guides of a polar panel measured before they are drawn: circles with their labels along a
/// ray, and labels around the edge that never touch each other.
struct PolarLayout {
  private struct Label {
    let line: TextLine
    let place: Point
    let anchor: TextAnchor

    /// The text's box, with a little air.
    var box: Rect { line.box(at: place, anchor: anchor).insetBy(-1.5) }
  }

  /// Where the circle's square stands; labels are placed for it.
  private let plot: Rect
  private let map: PolarMap
  private let x: Scale
  private let y: Scale
  private var around: [Label] = []
  private var along: [Label] = []
  private var xTitle: [TextLine] = []
  private var yTitle: [TextLine] = []
  private let theme: Theme
  private let showsGrid: Bool

  private(set) var turns: [AxisLayout.Mark] = []
  private(set) var radii: [AxisLayout.Mark] = []
  /// What was left out for want of room.
  private(set) var omissions: [String] = []
  private(set) var exponent = (x: 0, y: 0)
  private(set) var offset = (x: 0.0, y: 0.0)
  /// What stands out of the circle's square.
  private(set) var insets = Insets()

  /// - Parameters:
  ///   - plot: the circle's square.
  ///   - longest: the most that a label may be long before it is shortened.
  init(_ panel: FittedPanel, plot: Rect, longest: Double) {
    theme = panel.style.theme
    self.plot = plot
    let frame = panel.frame(plot)
    let options: Polar =
      if case .polar(let polar) = panel.prepared.panel.coordinates { polar } else { Polar() }
    map = frame.polar ?? PolarMap(options, plot: plot, x: panel.x.scale)
    (x, y) = (frame.x, frame.y)
    showsGrid = panel.x.options.grid ?? theme.showsGrid
    if panel.x.options.ticks.visible { setTurns(panel.x, longest: longest) }
    if panel.y.options.ticks.visible { setRadii(panel.y) }
    measure(panel)
  }

  // MARK: - Around

  private mutating func setTurns(_ axis: FittedAxis, longest: Double) {
    let style = theme.sizes.text(theme.sizes.tick, features: ["tnum"])
    if axis.scale.isBand, axis.options.ticks.values == nil, !x.bands.isEmpty {
      setBands(longest: longest)
      return
    }
    let sets =
      axis.options.ticks.values == nil
      ? TurnTicks.choices(axis, circumference: 2 * .pi * map.outer)
      : [axis.options.ticks.given(in: x.domain)]
    for set in sets {
      let marks = set.ticks.map { tick in
        AxisLayout.Mark(
          value: tick.value, label: line(tick.label, style, axis.options.ticks, longest: longest))
      }
      if let labels = placed(marks) {
        (turns, around) = (marks, labels)
        (exponent.x, offset.x) = (set.exponent, set.offset)
        return
      }
    }
    // Given ticks stay, without the labels that would touch.
    let last = sets.last?.ticks ?? []
    thin(
      last.map {
        AxisLayout.Mark(
          value: $0.value, label: line($0.label, style, axis.options.ticks, longest: longest))
      })
  }

  /// A tick's label in one line; what the user writes may hold formulas.
  private func line(
    _ text: String, _ style: TextStyle, _ options: TickOptions, longest: Double
  ) -> TextLine {
    options.labels == nil
      ? truncate(String(text.map { $0 == "\n" ? " " : $0 }), style, width: longest)
      : truncate(markup: text, style, width: longest)
  }

  /// Names of categories in the largest size at which all fit, else as many as do.
  private mutating func setBands(longest: Double) {
    var size = theme.sizes.tick
    func marks(_ size: Double) -> [AxisLayout.Mark] {
      x.bands.enumerated().map { i, name in
        AxisLayout.Mark(
          value: Double(i), label: truncate(name, theme.sizes.text(size), width: longest))
      }
    }
    if x.bands.count <= 500 {
      while size >= theme.sizes.floor {
        let all = marks(size)
        if let labels = placed(all) {
          (turns, around) = (all, labels)
          return noteShortened()
        }
        size -= 1
      }
    }
    thin(marks(theme.sizes.tick))
    noteShortened()
  }

  /// Says how many names around the circle are too long for one line beside it.
  private mutating func noteShortened() {
    let cut = zip(turns, x.bands).count { mark, name in
      mark.label.map { $0.source.hasSuffix("…") && $0.source != name } ?? false
    }
    if cut > 0 {
      omissions.append(
        "x: \(counted(cut, "label")) around the circle \(cut == 1 ? "is" : "are") shortened")
    }
  }

  /// Keeps the labels that touch no earlier one, and says how many do not.
  private mutating func thin(_ all: [AxisLayout.Mark]) {
    turns = all
    var hidden = 0
    for i in turns.indices {
      guard let line = turns[i].label else { continue }
      let label = label(line, turn: x.position(turns[i].value))
      // Names run around: a new one can only meet the last few or the first ones.
      let near = around.suffix(4) + around.prefix(4)
      if near.contains(where: { $0.box.overlaps(label.box) }) {
        turns[i].label = nil
        hidden += 1
      } else {
        around.append(label)
      }
    }
    if hidden > 0 {
      omissions.append("x has \(turns.count) labels around the circle; \(hidden) find no room")
    }
  }

  /// The labels in their places; nil where two would touch.
  private func placed(_ marks: [AxisLayout.Mark]) -> [Label]? {
    let labels = marks.compactMap { mark in
      mark.label.map { label($0, turn: x.position(mark.value)) }
    }
    guard labels.count <= 500 else { return nil }
    for (i, a) in labels.enumerated() {
      for b in labels[(i + 1)...] where a.box.overlaps(b.box) { return nil }
    }
    return labels
  }

  /// A label beside the circle: its nearest edge or corner towards the centre.
  private func label(_ line: TextLine, turn: Double) -> Label {
    let way = map.towards(turn)
    let gap = theme.sizes.tickLength + 3
    func side(_ share: Double, _ factor: Double) -> Double { min(1, max(-1, share * factor)) }
    let touch = map.center + way * (map.outer + gap)
    let middle =
      touch + Point(side(way.x, 1.6) * line.width / 2, side(way.y, 1.6) * line.height / 2)
    return Label(line: line, place: middle, anchor: TextAnchor(.middle, .middle))
  }

  // MARK: - Along

  private mutating func setRadii(_ axis: FittedAxis) {
    let sizes = theme.sizes
    let style = sizes.text(sizes.tick, features: ["tnum"])
    let turn = ray
    let way = map.towards(turn)
    let height = typeset("0", style).height
    let options = axis.options.ticks
    var set: TickSet
    if let values = options.values {
      let labels = options.labels ?? values.map { format($0, grouping: true) }
      set = TickSet(
        ticks: zip(values, labels).map { Tick(value: $0, label: $1) }.filter {
          $0.value >= y.domain.lower && $0.value <= y.domain.upper
        })
      if options.labels == nil { set = options.style.apply(set) }
    } else {
      var request = TickRequest(
        domain: y.domain.lower...max(y.domain.lower, y.domain.upper),
        length: map.outer - map.inner, spacing: 34, count: options.count, gap: sizes.gap * 0.5,
        integersOnly: axis.integersOnly
      ) { label in
        abs(way.x) * typeset(label, style).width + abs(way.y) * height
      }
      request.style = options.style
      set = y.kind.ticks(request, options: options)
    }
    (exponent.y, offset.y) = (set.exponent, set.offset)
    let factor = AxisLayout.factorText(exponent: set.exponent, offset: set.offset)
    func label(_ text: String, _ radius: Double) -> Label {
      Label(
        line: line(text, style, options, longest: map.outer), place: map.center + way * radius,
        anchor: TextAnchor(.middle, .middle))
    }
    func fits(_ radius: Double) -> Bool {
      radius > max(map.inner, 6) && radius + height * 0.6 < map.outer
    }
    let outermost = set.ticks.lastIndex { fits(y.position($0.value)) }
    for (i, tick) in set.ticks.enumerated() {
      let radius = y.position(tick.value)
      guard radius.isFinite else { continue }
      var mark = AxisLayout.Mark(value: tick.value)
      // The power of ten stands once, on the outermost label.
      let text = i == outermost && !factor.isEmpty ? "\(tick.label) \(factor)" : tick.label
      let label = label(text, radius)
      if fits(radius), !along.contains(where: { $0.box.overlaps(label.box) }) {
        mark.label = line(tick.label, style, options, longest: map.outer)
        along.append(label)
      }
      radii.append(mark)
    }
  }

  /// The turn of the ray that bears the radii's labels: between two labels around the circle,
  /// nearest to the upper right.
  private var ray: Double {
    func offset(_ turn: Double) -> Double {
      let way = map.towards(turn)
      // The cosine of the angle to 67.5° counterclockwise from the right.
      return -(way.x * 0.382_683_432_365_089_8 - way.y * 0.923_879_532_511_286_7)
    }
    let places = turns.map { x.position($0.value) }.filter(\.isFinite).sorted()
    guard let first = places.first, places.count > 1 else {
      return (0..<64).map { Double($0) / 64 }.min { offset($0) < offset($1) } ?? 0
    }
    let middles = zip(places, places.dropFirst() + [first + 1]).map { ($0 + $1) / 2 }
    return middles.min { offset($0) < offset($1) } ?? 0
  }

  // MARK: - Room

  private mutating func measure(_ panel: FittedPanel) {
    let sizes = theme.sizes
    let whole = around.reduce(plot) { $0.union($1.box) }
    insets = Insets(
      left: plot.minX - whole.minX, top: plot.minY - whole.minY, right: whole.maxX - plot.maxX,
      bottom: whole.maxY - plot.maxY)
    let style = sizes.text(sizes.label)
    if !panel.x.label.isEmpty, !panel.prepared.isGridAxis.x {
      xTitle = wrap(markup: panel.x.label, style, width: max(plot.width, 80))
      insets.bottom += sizes.gap * 0.8 + height(xTitle)
    }
    if !panel.y.label.isEmpty, !panel.prepared.isGridAxis.y {
      yTitle = wrap(markup: panel.y.label, style, width: max(plot.height, 80))
      insets.left += sizes.gap + height(yTitle)
    }
  }

  private func height(_ lines: [TextLine]) -> Double { lines.reduce(0) { $0 + $1.height } }

  // MARK: - Drawing

  /// The circles and rays behind the marks.
  func gridLines() -> [SceneItem] {
    guard showsGrid else { return [] }
    var grid = Path()
    for mark in radii {
      let radius = y.position(mark.value)
      if radius > map.inner + 0.5, radius < map.outer - 0.5 {
        grid.append(Path(circle: map.center, radius: radius))
      }
    }
    for mark in turns {
      let turn = x.position(mark.value)
      guard turn.isFinite else { continue }
      grid.append(Path(segment: map.point(turn, map.inner), map.point(turn, map.outer)))
    }
    guard !grid.isEmpty else { return [] }
    let stroke = Stroke(theme.grid, width: theme.sizes.gridWidth, cap: .butt)
    return [.path(PathItem(grid.snapped, stroke: stroke))]
  }

  /// The edge, the labels and the titles.
  func draw() -> [SceneItem] {
    let sizes = theme.sizes
    var edge = Path(circle: map.center, radius: map.outer)
    if map.inner > 0.5 { edge.append(Path(circle: map.center, radius: map.inner)) }
    for mark in turns where mark.label != nil {
      let turn = x.position(mark.value)
      guard turn.isFinite else { continue }
      edge.append(
        Path(segment: map.point(turn, map.outer), map.point(turn, map.outer + sizes.tickLength)))
    }
    var items: [SceneItem] = [
      .path(
        PathItem(edge.snapped, stroke: Stroke(theme.spine, width: sizes.spineWidth, cap: .butt)))
    ]
    for label in around {
      items.append(
        .text(
          label.line.item(
            at: label.place, anchor: label.anchor, color: theme.ink, role: "x-tick")))
    }
    for label in along {
      items.append(
        .text(
          label.line.item(
            at: label.place, anchor: label.anchor, color: theme.ink,
            haloWidth: sizes.textHalo * 1.5, haloColor: theme.paper, role: "y-tick")))
    }
    return items + drawTitles()
  }

  private func drawTitles() -> [SceneItem] {
    var items: [SceneItem] = []
    var offset = insets.bottom - height(xTitle)
    for line in xTitle {
      items.append(
        .text(
          line.item(
            at: Point(plot.midX, plot.maxY + offset), anchor: TextAnchor(.middle, .top),
            color: theme.ink, role: "x-label")))
      offset += line.height
    }
    offset = -insets.left
    for line in yTitle {
      items.append(
        .text(
          line.item(
            at: Point(plot.minX + offset, plot.midY), anchor: TextAnchor(.middle, .top), angle: -90,
            color: theme.ink, role: "y-label")))
      offset += line.height
    }
    return items
  }
}
