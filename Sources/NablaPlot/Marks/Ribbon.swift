public import NablaScene

/// A band between a lower and an upper line, for each group one.
public struct Ribbon: Mark {
  public static let kind = "ribbon"
  public static let summary = "A band between a lower and an upper line, for each group one."

  public var x: Channel?
  public var y: Channel?
  public var low: Channel?
  public var high: Channel?
  public var orientation: Orientation?
  public var color: Channel?
  public var opacity: Double?
  public var edges = false
  public var width = 1.0
  public var name = ""

  public init() {}

  /// A band over x.
  ///
  /// - Parameter edges: whether lines run along both sides.
  public init(
    x: some ChannelConvertible, low: some ChannelConvertible, high: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, opacity: Double? = nil, edges: Bool = false,
    name: String = ""
  ) {
    self.x = x.channel
    self.low = low.channel
    self.high = high.channel
    self.color = color?.channel
    self.opacity = opacity
    self.edges = edges
    self.name = name
  }

  /// A band beside y, from `low` to `high` along x.
  public init(
    y: some ChannelConvertible, low: some ChannelConvertible, high: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, opacity: Double? = nil, edges: Bool = false,
    name: String = ""
  ) {
    self.y = y.channel
    self.low = low.channel
    self.high = high.channel
    self.color = color?.channel
    self.opacity = opacity
    self.edges = edges
    self.name = name
  }

  public static let fields: [Field<Ribbon>] = [
    Field("x", \.x, help: "Where the band's sides are given; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "Where they are given for a band that runs along y."),
    Field("low", \.low, help: "The one side; missing values break the band."),
    Field("high", \.high, help: "The other side."),
    Field("orientation", \.orientation, help: "vertical: along x; horizontal: along y."),
    Field("color", \.color, help: "One colour, or a column: a band for each of its texts."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque; 0.22."),
    Field("edges", \.edges, help: "Whether lines run along both sides."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The lines' width."),
    Field("name", \.name, help: "The legend's text for the band."),
  ]

  public static var sample: Figure {
    let days = (0...60).map(Double.init)
    func course(_ day: Double, _ level: Double, _ phase: Double) -> Double {
      level + 4 * sine(day / 9 + phase)
    }
    let (north, south) = (days.map { course($0, 8, 0) }, days.map { course($0, 17, 0.8) })
    let place = days.map { _ in "north" } + days.map { _ in "south" }
    return Figure(
      title: "Days and nights at two places",
      marks: [
        Ribbon(
          x: days + days, low: (north + south).map { $0 - 3 }, high: (north + south).map { $0 + 4 },
          color: place),
        Line(x: days + days, y: north + south, color: place),
      ],
      x: AxisOptions("day"), y: AxisOptions("temperature (°C)"), color: ColorOptions("place"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let way = orientation ?? (y != nil && x == nil ? .horizontal : .vertical)
    let (place, option) = way == .vertical ? (x, "x") : (y, "y")
    if way == .vertical ? y != nil : x != nil {
      throw NablaError(
        context.place, "has x and y", "give one of them, and the band's sides as low and high")
    }
    let lows = try context.numbers(low, "low")
    let highs = try context.numbers(high, "high", count: lows.count)
    try context.checkLengths(("low", lows.count), ("high", highs.count))
    let places = try context.places(place, option, count: lows.count, of: "low")
    let colors = try context.groups(color, count: lows.count, of: "low")
    return Prepared(mark: self, way: way, places: places, low: lows, high: highs, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Ribbon
    let way: Orientation
    let places: PositionValues
    let low: [Double]
    let high: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        places.train(&$0)
        $0.suggest(label: (mark.x ?? mark.y)?.name ?? "")
      }
      way.values(&scales) {
        $0.add(low)
        $0.add(high)
      }
      color.train(&scales.color)
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let along = places.on(way.places(frame.x, frame.y))
      var items: [SceneItem] = []
      for group in color.groups(count: low.count) {
        let pair = style.groupColor(group.name, color)
        let at = group.rows.map { along[$0] }
        let (lower, upper) = (group.rows.map { low[$0] }, group.rows.map { high[$0] })
        let area = area(at, lower, upper, frame)
        if !area.isEmpty {
          items.append(.path(PathItem(area, fill: style.tint(pair, mark.opacity))))
        }
        guard mark.edges else { continue }
        for side in [lower, upper] {
          let line = frame.path(way.places(at, side), way.values(at, side))
          if !line.isEmpty { items.append(.path(PathItem(line, stroke: stroke(pair)))) }
        }
      }
      return items
    }

    private func area(
      _ at: [Double], _ lower: [Double], _ upper: [Double], _ frame: Frame
    ) -> Path {
      if way == .vertical { return frame.area(at, lower, upper) }
      let (x, y) = (frame.x, frame.y)
      let runs = at.indices.runs { i in
        y.position(at[i]).isFinite && x.position(lower[i]).isFinite
          && x.position(upper[i]).isFinite
      }
      var path = Path()
      for run in runs where run.count > 1 {
        let back = run.reversed()
        path.append(
          frame.polygon(
            run.map { lower[$0] } + back.map { upper[$0] }, run.map { at[$0] } + back.map { at[$0] }
          ))
      }
      return path
    }

    private func stroke(_ pair: ColorPair) -> Stroke { Stroke(pair, width: mark.width) }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.area(style.tint($0, mark.opacity))] }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let (lows, highs) = (low.filter(\.isFinite), high.filter(\.isFinite))
      guard let least = lows.min(), let most = highs.max() else { return "" }
      let say = SpokenNumbers(from: least, to: most)
      let groups = color.groups(count: low.count).compactMap(\.name)
      let subject = groups.count > 1 ? counted(groups.count, "band") : "The band"
      return "\(subject) between \(say(least)) and \(say(most))."
    }

    var inspection: [(key: String, value: Node)] {
      [("points", Node(low.count)), ("orientation", Node(way.rawValue))]
    }

    var series: [(name: String, column: Column)] {
      [
        (way == .vertical ? "x" : "y", places.column), ("low", .numbers(low)),
        ("high", .numbers(high)),
      ]
    }
  }
}
