public import NablaScene
import NablaText

/// Points with words beside them, placed so that no word covers another, a point or a line.
public struct Callouts: Mark {
  public static let kind = "callouts"
  public static let summary = "Points with words beside them that make room for one another."

  public var x: Channel?
  public var y: Channel?
  public var text: Channel?
  public var color: Channel?
  public var size: Double?
  public var hollow = false
  /// The points' colours by role, one each, instead of `color`.
  public var roles: [String] = []
  /// The rows whose points are open circles though `hollow` is false.
  public var hollowRows: Set<Int> = []
  /// Lines that words keep off where they can, as x and y values.
  public var avoiding: [(x: [Double], y: [Double])] = []

  public init() {}

  /// - Parameter avoiding: lines that words keep off where they can, as x and y values.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, text: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, size: Double? = nil, hollow: Bool = false,
    avoiding: [(x: [Double], y: [Double])] = []
  ) {
    self.x = x.channel
    self.y = y.channel
    self.text = text.channel
    self.color = color?.channel
    self.size = size
    self.hollow = hollow
    self.avoiding = avoiding
  }

  public static let fields: [Field<Callouts>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field("text", \.text, help: "The words: a column or a list."),
    Field("color", \.color, help: "One colour, or a column of texts."),
    Field("size", \.size, bounds: .above(0), unit: "px", help: "The letters' size; 11 px."),
    Field("hollow", \.hollow, help: "Whether the points are open circles."),
  ]

  public static var sample: Figure {
    let x = (0...100).map { Double($0) / 50 * 3.141_592_653_589_793 }
    let places = [0.25, 0.5, 0.75].map { $0 * 2 * 3.141_592_653_589_793 }
    let wave = Line(x: x, y: x.map(sine))
    return Figure(
      title: "One turn of the sine",
      marks: [
        wave,
        Callouts(
          x: places, y: places.map(sine), text: ["maximum", "zero", "minimum"], color: "s1",
          avoiding: [(x, x.map(sine))]),
      ],
      x: AxisOptions("x", ticks: TickOptions(pi: true)), y: AxisOptions("sin x"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y", count: xs.count)
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    guard let text, let column = try text.resolve(context.table, option: "\(context.place).text")
    else {
      throw NablaError(context.place, "text is missing", "give words or a column's name")
    }
    try context.checkLengths(("text", column.words.count), ("x", xs.count))
    let colors = try context.color(color)
    if case .numbers = colors {
      throw NablaError("\(context.place).color", "holds numbers", "give a colour or texts")
    }
    if let count = colors.count { try context.checkLengths(("color", count), ("x", xs.count)) }
    return Prepared(mark: self, x: xs, y: ys, words: column.words, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Callouts
    let x: PositionValues
    let y: PositionValues
    let words: [String]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
      color.train(&scales.color)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (points, indices) = frame.points(x.on(frame.x), y.on(frame.y))
      let visible = zip(points, indices).filter { frame.plot.insetBy(-1).contains($0.0) }
      guard !visible.isEmpty else { return [] }
      var room = CalloutRoom(
        plot: frame.plot, points: visible.map(\.0),
        lines: mark.avoiding.map { frame.path($0.x, $0.y) })
      let type = TextStyle(size: mark.size ?? style.theme.sizes.tick)
      let fills = pairs(style, visible.map(\.1))
      var items: [SceneItem] = []
      var texts: [SceneItem] = []
      for (k, (point, i)) in visible.enumerated() where !words[i].isEmpty {
        let line = typeset(words[i], type)
        guard let place = room.place(Size(line.width, line.height), at: point) else { continue }
        if place.distance > 12 {
          let leader = Path(segment: point, place.rect.nearest(to: point)).snapped
          items.append(.path(PathItem(leader, stroke: Stroke(style.theme.muted, width: 1))))
        }
        texts.append(
          .text(
            line.item(
              at: place.rect.center, anchor: TextAnchor(.middle, .middle),
              color: style.theme.textShade(of: fills[k]), haloWidth: style.theme.sizes.halo,
              haloColor: style.theme.paper, role: "mark-text")))
      }
      return items + markers(visible, fills, style) + texts
    }

    private func pairs(_ style: Style, _ rows: [Int]) -> [ColorPair] {
      if mark.roles.count == words.count {
        return rows.map { style.theme.color(role: mark.roles[$0]) ?? style.theme.ink }
      }
      return switch style.many(color, rows) {
      case .one(let pair): rows.map { _ in pair }
      case .many(let pairs): pairs
      }
    }

    private func markers(
      _ visible: [(Point, Int)], _ fills: [ColorPair], _ style: Style
    ) -> [SceneItem] {
      let size = style.theme.sizes.marker
      let all = visible.indices
      let open = all.filter { mark.hollow || mark.hollowRows.contains(visible[$0].1) }
      let full = all.filter { !open.contains($0) }
      var items: [SceneItem] = []
      if !full.isEmpty {
        items.append(
          .markers(
            MarkersItem(
              full.map { visible[$0].0 }, sizes: .one(size), fills: .many(full.map { fills[$0] }),
              edge: style.theme.paper, edgeWidth: style.theme.sizes.markerEdge)))
      }
      // One item has one edge colour, so open circles of several colours are several items.
      for i in open {
        items.append(
          .markers(
            MarkersItem(
              [visible[i].0], sizes: .one(size - 1.5), fills: .one(style.theme.paper),
              edge: fills[i], edgeWidth: 1.75)))
      }
      return items
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] { [("points", Node(x.count))] }

    var series: [(name: String, column: Column)] {
      [("x", x.column), ("y", y.column), ("text", .text(TextColumn(words)))]
    }
  }
}

/// Where words beside points find room.
private struct CalloutRoom {
  let plot: Rect
  let points: [Point]
  private let ink: [Point]
  private var taken: [Rect] = []

  init(plot: Rect, points: [Point], lines: [Path]) {
    self.plot = plot
    self.points = points
    ink = lines.flatMap { Self.points(along: $0) }
  }

  /// The place beside `point` that covers least; nil where every one would cover words or leave
  /// the plot.
  mutating func place(_ size: Size, at point: Point) -> (rect: Rect, distance: Double)? {
    var best: (rect: Rect, distance: Double, cost: Double)?
    for distance in [8.0, 17, 28] {
      for (i, side) in Self.sides.enumerated() {
        let center = Point(
          point.x + side.x * (distance + size.width / 2),
          point.y + side.y * (distance * 0.8 + size.height / 2))
        let rect = Rect(
          x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width,
          height: size.height)
        guard plot.contains(Point(rect.minX, rect.minY)),
          plot.contains(Point(rect.maxX, rect.maxY)), !taken.contains(where: { $0.overlaps(rect) })
        else { continue }
        let near = rect.insetBy(-4)
        let covered = Double(ink.count { near.contains($0) })
        let hidden = Double(points.count { near.contains($0) })
        let cost = covered + hidden * 20 + distance * 0.4 + Double(i) * 0.3
        if cost < best?.cost ?? .infinity { best = (rect, distance, cost) }
      }
    }
    guard let best else { return nil }
    taken.append(best.rect.insetBy(-2))
    return (best.rect, best.distance)
  }

  /// Up and down first, then the corners, then the sides.
  private static let sides = [
    Point(0, -1), Point(0, 1), Point(1, -0.7), Point(-1, -0.7), Point(1, 0.7), Point(-1, 0.7),
    Point(1, 0), Point(-1, 0),
  ]

  /// Points about 3 px apart along a path.
  private static func points(along path: Path) -> [Point] {
    var result: [Point] = []
    var pen = Point.zero
    for (verb, to) in zip(path.verbs, path.points) {
      defer { pen = to }
      guard verb == .line else { continue }
      let length = ((to.x - pen.x) * (to.x - pen.x) + (to.y - pen.y) * (to.y - pen.y)).squareRoot()
      let count = max(1, Int(min(length / 3, 2000)))
      for k in 1...count {
        let t = Double(k) / Double(count)
        let next = Point(pen.x + (to.x - pen.x) * t, pen.y + (to.y - pen.y) * t)
        if let last = result.last, (last.x - next.x).magnitude + (last.y - next.y).magnitude < 2 {
          continue
        }
        result.append(next)
      }
    }
    return result
  }
}

extension Rect {
  fileprivate func nearest(to point: Point) -> Point {
    Point(min(max(point.x, minX), maxX), min(max(point.y, minY), maxY))
  }
}
