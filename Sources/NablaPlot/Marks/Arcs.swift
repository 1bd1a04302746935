public import NablaScene

/// Curved links between pairs of points, wider and stronger where they weigh more.
public struct Arcs: Mark {
  public static let kind = "arcs"
  public static let summary = "Curved links between pairs of points, wider where they weigh more."

  /// The way from one point to the other.
  public enum Bend: String, OptionChoice {
    /// Leaves and arrives level, as between two columns.
    case flow
    /// Half an ellipse above the line between the points, below it where x falls.
    case arc
    case straight
  }

  public var x: Channel?
  public var y: Channel?
  public var x2: Channel?
  public var y2: Channel?
  public var weight: Channel?
  public var color: Channel?
  public var bend = Bend.flow
  public var width = 6.0
  public var opacity = 0.85
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, x2: some ChannelConvertible,
    y2: some ChannelConvertible, weight: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, bend: Bend = .flow, width: Double = 6,
    opacity: Double = 0.85, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.x2 = x2.channel
    self.y2 = y2.channel
    self.weight = weight?.channel
    self.color = color?.channel
    self.bend = bend
    self.width = width
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Arcs>] = [
    Field("x", \.x, help: "Where links begin."),
    Field("y", \.y, help: "Where links begin."),
    Field("x2", \.x2, help: "Where links end."),
    Field("y2", \.y2, help: "Where links end."),
    Field("weight", \.weight, help: "0 to 1: the share of the full width and opacity; 1."),
    Field("color", \.color, help: "One colour, or a column of texts or numbers."),
    Field("bend", \.bend, help: "The way from one point to the other."),
    Field(
      "width", \.width, bounds: Bounds(0, 1000, includesLower: false), unit: "px",
      help: "The width at weight 1."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The opacity at weight 1."),
    Field("name", \.name, help: "The legend's text for the links."),
  ]

  public static var sample: Figure {
    let from = [0.0, 1, 1, 2, 3, 3]
    let to = [0.0, 0, 2, 1, 1, 3]
    return Figure(
      title: "Who listens to whom", size: Size(420, 300),
      marks: [
        Arcs(
          x: from.map { _ in 0.0 }, y: from, x2: to.map { _ in 1.0 }, y2: to,
          weight: [0.9, 0.3, 0.6, 1, 0.2, 0.7])
      ],
      x: AxisOptions("", ticks: TickOptions(values: [0, 1], labels: ["speaker", "listener"])),
      y: AxisOptions("person", ticks: TickOptions(values: [0, 1, 2, 3])))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let starts = (try context.position(x, "x"), try context.position(y, "y"))
    let ends = (try context.position(x2, "x2"), try context.position(y2, "y2"))
    let count = starts.0.count
    for (name, values) in [("y", starts.1), ("x2", ends.0), ("y2", ends.1)] {
      try context.checkLengths(("x", count), (name, values.count))
    }
    let weights = try weight == nil ? nil : context.numbers(weight, "weight", count: count)
    if let weights {
      try context.checkLengths(("weight", weights.count), ("x", count))
      if let bad = weights.first(where: { $0 < 0 || $0 > 1 }) {
        throw NablaError("\(context.place).weight", "is \(formatPlain(bad))", "give 0 to 1")
      }
    }
    let colors = try context.colors(color, count: count, of: "x")
    return Prepared(
      mark: self, x: starts.0, y: starts.1, x2: ends.0, y2: ends.1, weights: weights, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Arcs
    let x: PositionValues
    let y: PositionValues
    let x2: PositionValues
    let y2: PositionValues
    let weights: [Double]?
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      x2.train(&scales.x)
      y.train(&scales.y)
      y2.train(&scales.y)
      color.train(&scales.color)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (xs, ys, xe, ye) = (x.on(frame.x), y.on(frame.y), x2.on(frame.x), y2.on(frame.y))
      let colors = style.many(color, Array(xs.indices))
      // The strongest links are drawn last, so that nothing hides them.
      let order = xs.indices.filter { weight($0) > 0 }.sorted { weight($0) < weight($1) }
      return order.compactMap { i in
        let (start, end) = ((xs[i], ys[i]), (xe[i], ye[i]))
        var path = curve(from: start, to: end, frame)
        if path.isEmpty {
          let (px, py) = way(from: start, to: end)
          path = frame.path(px, py)
        }
        if path.isEmpty { return nil }
        let w = weight(i)
        let stroke = Stroke(
          colors[i].opacity(mark.opacity * (0.1 + 0.9 * w)), width: max(0.5, mark.width * w),
          cap: .butt)
        return .path(PathItem(path, stroke: stroke))
      }
    }

    private func weight(_ i: Int) -> Double { weights.map { $0[i].isNaN ? 0 : $0[i] } ?? 1 }

    /// A link whose ends are in sight, as one cubic curve or two; else empty.
    private func curve(
      from a: (Double, Double), to b: (Double, Double), _ frame: Frame
    ) -> Path {
      var path = Path()
      guard !frame.isPolar, let p = frame.point(a.0, a.1), let q = frame.point(b.0, b.1) else {
        return path
      }
      switch mark.bend {
      case .straight: break
      case .flow:
        let third = (q.x - p.x) / 3
        path.move(to: p)
        path.curve(Point(p.x + third, p.y), Point(q.x - third, q.y), to: q)
      case .arc:
        let (middle, reach) = ((a.0 + b.0) / 2, (b.0 - a.0) / 2)
        guard a.1 == b.1, let top = frame.point(middle, a.1 - reach) else { return path }
        // The quarter of an ellipse as a cubic (off by less than 0.03 % of its radius).
        let k = 0.552_284_75
        let (wide, high) = ((top.x - p.x) * k, (top.y - p.y) * k)
        path.move(to: p)
        path.curve(Point(p.x, p.y + high), Point(top.x - wide, top.y), to: top)
        path.curve(Point(top.x + wide, top.y), Point(q.x, q.y + high), to: q)
      }
      return path.snapped
    }

    /// Points along a link, in data units.
    private func way(
      from a: (Double, Double), to b: (Double, Double)
    ) -> ([Double], [Double]) {
      let steps = 40
      let shares = (0...steps).map { Double($0) / Double(steps) }
      switch mark.bend {
      case .straight: return ([a.0, b.0], [a.1, b.1])
      case .flow:
        return (
          shares.map { a.0 + (b.0 - a.0) * $0 },
          shares.map { a.1 + (b.1 - a.1) * $0 * $0 * (3 - 2 * $0) }
        )
      case .arc:
        let (middle, reach) = ((a.0 + b.0) / 2, (b.0 - a.0) / 2)
        return (
          shares.map { middle - reach * cosine(.pi * $0) },
          shares.map { a.1 + (b.1 - a.1) * $0 - reach * sine(.pi * $0) }
        )
      }
    }

    func legend(_ style: Style) -> [LegendEntry] {
      func entry(_ label: String, _ color: ColorPair) -> LegendEntry {
        LegendEntry(label, [.line(Stroke(color, width: 4, cap: .butt))])
      }
      if case .categories(_, let names) = color {
        return names.map { entry($0, style.category($0)) }
      }
      return mark.name.isEmpty ? [] : [entry(mark.name, style.one(color))]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let links = counted(x.count, "link")
      guard let weights, let heaviest = weights.filter(\.isFinite).max(),
        let row = weights.firstIndex(of: heaviest)
      else { return x.count == 0 ? "" : "\(links)." }
      let say = SpokenNumbers(weights)
      func point(_ x: PositionValues, _ y: PositionValues) -> String {
        "(\(SpokenPlaces(x)(row)), \(SpokenPlaces(y)(row)))"
      }
      return "\(links), the heaviest, \(say(heaviest)), from \(point(x, y)) to \(point(x2, y2))."
    }

    var inspection: [(key: String, value: Node)] { [("links", Node(x.count))] }

    var series: [(name: String, column: Column)] {
      let ends = [("x", x.column), ("y", y.column), ("x2", x2.column), ("y2", y2.column)]
      return ends + (weights.map { [("weight", .numbers($0))] } ?? [])
    }
  }
}
