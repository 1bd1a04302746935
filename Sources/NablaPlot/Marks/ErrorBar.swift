public import NablaScene

/// How far values are uncertain: a line from a low to a high end at each, with caps.
public struct ErrorBar: Mark {
  public static let kind = "errorbar"
  public static let domainLoss = DomainLoss.values
  public static let summary = "Lines with caps that show how far values are uncertain."

  public var x: Channel?
  public var y: Channel?
  public var error: Channel?
  public var low: Channel?
  public var high: Channel?
  public var color: Channel?
  public var group: Channel?
  public var orientation: Orientation?
  public var dodge: Bool?
  public var width = 0.8
  public var cap = 8.0
  public var stroke = 1.5
  public var points = false
  public var name = ""

  public init() {}

  /// Bars of ±`error` around the values, or from `low` to `high`.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, error: (any ChannelConvertible)? = nil,
    low: (any ChannelConvertible)? = nil, high: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, group: (any ChannelConvertible)? = nil,
    orientation: Orientation? = nil, points: Bool = false, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.error = error?.channel
    self.low = low?.channel
    self.high = high?.channel
    self.color = color?.channel
    self.group = group?.channel
    self.orientation = orientation
    self.points = points
    self.name = name
  }

  public static let fields: [Field<ErrorBar>] = [
    Field("x", \.x, help: "The places, or the values of horizontal bars."),
    Field("y", \.y, help: "The values, or the places of horizontal bars."),
    Field("error", \.error, help: "How far the ends lie from the value, at least 0."),
    Field("low", \.low, help: "The low end itself, in the unit of the axis."),
    Field("high", \.high, help: "The high end itself, in the unit of the axis."),
    Field("color", \.color, help: "One colour, or a column of groups; ink."),
    Field("group", \.group, help: "A column of groups that stand side by side, as a bar's color."),
    Field("orientation", \.orientation, help: "Which way the bars point; from the columns."),
    Field("dodge", \.dodge, help: "Whether groups stand side by side; on text, where they meet."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of the band that all groups take, as in bar."),
    Field(
      "cap", \.cap, bounds: .within(0...1000), unit: "px", help: "The caps' length; 0 for none."),
    Field("stroke", \.stroke, bounds: .within(0...1000), unit: "px", help: "The lines' width."),
    Field("points", \.points, help: "Whether a marker stands at the value."),
    Field("name", \.name, help: "The legend's text for the bars."),
  ]

  public static var sample: Figure {
    Figure(
      title: "A slope grows clearer with more data",
      subtitle: "Estimate with 95 % confidence interval",
      marks: [
        ErrorBar(
          x: [10, 20, 40, 80, 160], y: [1.32, 0.91, 1.08, 0.97, 1.01],
          error: [0.92, 0.61, 0.41, 0.28, 0.2], color: "s1", points: true)
      ],
      x: AxisOptions("sample size", scale: "log"), y: AxisOptions("slope"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    try prepared(context)
  }

  func prepared(_ context: MarkContext) throws(NablaError) -> Prepared {
    let way = try context.orientation(orientation, x: x, y: y)
    let (valueName, placeName) = way == .vertical ? ("y", "x") : ("x", "y")
    let values = try context.numbers(way.values(x, y), valueName)
    let places = try context.position(way.places(x, y), placeName, count: values.count)
    try context.checkLengths((placeName, places.count), (valueName, values.count))
    let colors =
      try color == nil
      ? .role("ink") : context.groups(color, count: values.count, of: valueName)
    let grouping =
      try group == nil ? colors : context.groups(group, count: values.count, of: valueName)
    let onBands = if case .categories = places.values { true } else { false }
    let (lows, highs) = try context.ends(
      of: values, valueName, error: error, low: low, high: high)
    return Prepared(
      mark: self, way: way,
      places: BarPlaces(
        places, grouping, keepsRepeats: true, dodge: dodge ?? (onBands ? nil : false)),
      values: values, lows: lows, highs: highs, color: colors, place: context.place)
  }

  struct Prepared: PreparedMark {
    let mark: ErrorBar
    let way: Orientation
    let places: BarPlaces
    let values: [Double]
    let lows: [Double]
    let highs: [Double]
    let color: ColorValues
    let place: String

    private func isDrawn(_ row: Int) -> Bool { lows[row].isFinite && highs[row].isFinite }

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) { places.train(&$0, width: places.isDodged ? mark.width : 0) }
      way.values(&scales) {
        $0.add(lows.filter(\.isFinite) + highs.filter(\.isFinite))
        if mark.points { $0.add(values.filter(\.isFinite)) }
        $0.suggest(label: way.values(mark.x, mark.y)?.name ?? "")
      }
      way.places(&scales) { $0.suggest(label: way.places(mark.x, mark.y)?.name ?? "") }
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let slots = places.slots(
        on: way.places(frame.x, frame.y), width: mark.width, order: style.categories)
      return color.groups(count: values.count).flatMap { group -> [SceneItem] in
        let pair = style.groupColor(group.name, color)
        var path = Path()
        var dots: [Point] = []
        for row in group.rows {
          if isDrawn(row) { append(row, slots[row], frame, to: &path) }
          if mark.points,
            let dot = way.point(in: frame, place: slots[row].center, value: values[row])
          {
            dots.append(dot)
          }
        }
        var items: [SceneItem] = []
        if !path.isEmpty {
          // The paper around the lines sets them off from the bars that they stand on.
          let halo = Stroke(
            style.theme.paper.opacity(0.85), width: mark.stroke + 2, cap: .square)
          items.append(
            .path(PathItem(path.snapped, stroke: stroke(pair), halo: halo)))
        }
        if !dots.isEmpty {
          items.append(
            .markers(
              MarkersItem(
                dots, sizes: .one(style.theme.sizes.marker), fills: .one(pair),
                edge: style.theme.paper, edgeWidth: style.theme.sizes.markerEdge)))
        }
        return items
      }
    }

    private func append(_ row: Int, _ slot: BarPlaces.Slot, _ frame: Frame, to path: inout Path) {
      guard
        let whole = way.rect(
          in: frame, places: slot.center, slot.center, values: lows[row], highs[row])
      else { return }
      let (a, b) = (Point(whole.minX, whole.minY), Point(whole.maxX, whole.maxY))
      path.append(Path(segment: a, b))
      guard mark.cap > 0 else { return }
      // Caps never reach into the neighbours' slots.
      let band = abs(
        way.places(frame.x, frame.y).position(slot.upper)
          - way.places(frame.x, frame.y).position(slot.lower))
      let half = min(mark.cap, places.isDodged ? band * 0.7 : mark.cap) / 2
      for end in [a, b] {
        path.append(
          Path(
            segment: way.shift(end, places: -half, values: 0),
            way.shift(end, places: half, values: 0)))
      }
    }

    private func stroke(_ pair: ColorPair) -> Stroke {
      Stroke(pair, width: mark.stroke, cap: .butt)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { pair in
        let dot = LegendEntry.Swatch.marker(.circle, fill: pair, edge: style.theme.paper)
        return [.line(stroke(pair))] + (mark.points ? [dot] : [])
      }
    }

    var words: String {
      let place = SpokenPlaces(places.values)
      return namedWords("value", values) { row in
        let group = places.groupsArePlaces ? nil : places.group(row)
        return [place(row), group].compactMap(\.self).joined(separator: ", ")
      }
    }

    var inspection: [(key: String, value: Node)] {
      [("bars", Node(values.count)), ("low", Node(lows)), ("high", Node(highs))]
    }

    var series: [(name: String, column: Column)] {
      [
        (way == .vertical ? "x" : "y", places.values.column),
        (way == .vertical ? "y" : "x", .numbers(values)), ("low", .numbers(lows)),
        ("high", .numbers(highs)),
      ]
    }

    var warnings: [String] {
      let missing = values.indices.count { !isDrawn($0) }
      return leftOut(missing, of: values.count, "bars have an end that is no number", place: place)
    }
  }
}
