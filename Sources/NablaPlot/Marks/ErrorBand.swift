import NablaMath
public import NablaScene

/// How far a line is uncertain: the band from its low to its high ends, with the line.
public struct ErrorBand: Mark {
  public static let kind = "errorband"
  public static let summary = "A line with the band that shows how far it is uncertain."

  public var x: Channel?
  public var y: Channel?
  public var error: Channel?
  public var low: Channel?
  public var high: Channel?
  public var color: Channel?
  public var center = Center.mean
  public var interval = Spread.ci
  public var level = 0.95
  public var line = true
  public var width: Double?
  public var dash = Dash.solid
  public var opacity: Double?
  public var name = ""

  /// What stands for several values at one x.
  public enum Center: String, OptionChoice {
    case mean
    case median
  }

  /// What the band tells of several values at one x.
  public enum Spread: String, OptionChoice {
    /// The standard deviation (n − 1) around the center.
    case sd
    /// The standard error of the mean around the center.
    case se
    /// The mean's confidence interval by Student's t, around the center.
    case ci
    /// The percentiles between which the middle `level` of the values lie.
    case pi
  }

  public init() {}

  /// A band of ±`error` around y, or from `low` to `high`; without any of them, the center and the
  /// spread of the values that share their x.
  public init(
    x: (any ChannelConvertible)? = nil, y: some ChannelConvertible,
    error: (any ChannelConvertible)? = nil, low: (any ChannelConvertible)? = nil,
    high: (any ChannelConvertible)? = nil, color: (any ChannelConvertible)? = nil,
    center: Center = .mean, interval: Spread = .ci, level: Double = 0.95, line: Bool = true,
    name: String = ""
  ) {
    self.x = x?.channel
    self.y = y.channel
    self.error = error?.channel
    self.low = low?.channel
    self.high = high?.channel
    self.color = color?.channel
    self.center = center
    self.interval = interval
    self.level = level
    self.line = line
    self.name = name
  }

  public static let fields: [Field<ErrorBand>] = [
    Field("x", \.x, help: "The points' x; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "The line's y, or the values that it is computed from."),
    Field("error", \.error, help: "How far the band reaches from the line, at least 0."),
    Field("low", \.low, help: "The band's lower edge itself, in the unit of the axis."),
    Field("high", \.high, help: "The band's upper edge itself, in the unit of the axis."),
    Field("color", \.color, help: "One colour, or a column: a band for each of its texts."),
    Field("center", \.center, help: "What stands for several values at one x."),
    Field("interval", \.interval, help: "What the band tells of several values at one x."),
    Field(
      "level", \.level, bounds: .between(0, 1),
      help: "How sure a ci is, and how many of the values a pi holds, as a share."),
    Field("line", \.line, help: "Whether the line is drawn."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The band's opacity; 0.22."),
    Field("name", \.name, help: "The legend's text for the band."),
  ]

  public static var sample: Figure {
    // Five runs of each of two settings.
    let steps = (0...30).map(Double.init)
    func loss(_ run: Int, _ step: Double, _ rate: Double, _ spread: Double) -> Double {
      let wave = sine(Double(run) * 2.4 + step * 0.7)
      return 0.4 + 2 * exp2(-step / rate) + spread * (wave + (Double(run) - 2) / 3)
    }
    func runs(_ rate: Double, _ spread: Double) -> [Double] {
      (0..<5).flatMap { run in steps.map { loss(run, $0, rate, spread) } }
    }
    let (slow, fast) = (runs(9, 0.14), runs(5, 0.07))
    return Figure(
      title: "The larger rate learns sooner, and more steadily",
      subtitle: "Mean of five runs with its 95 % confidence interval",
      marks: [
        ErrorBand(
          x: (0..<10).flatMap { _ in steps }, y: slow + fast,
          color: slow.map { _ in "rate 0.01" } + fast.map { _ in "rate 0.03" })
      ],
      x: AxisOptions("epoch"), y: AxisOptions("loss"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let values = try context.numbers(y, "y")
    let places = try context.places(x, "x", count: values.count, of: "y")
    let colors = try context.groups(color, count: values.count, of: "y")
    if error != nil || low != nil || high != nil {
      let (lows, highs) = try context.ends(of: values, "y", error: error, low: low, high: high)
      let bands = colors.groups(count: values.count).map { group in
        Band(
          name: group.name, rows: Array(group.rows), center: group.rows.map { values[$0] },
          low: group.rows.map { lows[$0] }, high: group.rows.map { highs[$0] }, counts: nil)
      }
      let missing = values.indices.count { !lows[$0].isFinite || !highs[$0].isFinite }
      return Prepared(
        mark: self, places: places, bands: bands, color: colors,
        warnings: leftOut(
          missing, of: values.count, "places have an end that is no number", place: context.place))
    }
    let names = places.names
    var used = 0
    let bands = colors.groups(count: values.count).map { group in
      let rows = group.rows.filter { values[$0].isFinite && names.codes[$0] >= 0 }
      used += rows.count
      return band(group.name, rows, values, names.codes)
    }
    return Prepared(
      mark: self, places: places, bands: bands, color: colors,
      warnings: leftOut(
        values.count - used, of: values.count, "values have no number or no x",
        place: context.place))
  }

  /// The center and spread of the values at each place, in the order of the places.
  private func band(
    _ name: String?, _ rows: [Int], _ values: [Double], _ codes: [Int32]
  ) -> Band {
    var lists: [Int32: (row: Int, values: [Double])] = [:]
    for row in rows { lists[codes[row], default: (row, [])].values.append(values[row]) }
    var band = Band(name: name, rows: [], center: [], low: [], high: [], counts: [])
    for code in lists.keys.sorted() {
      guard let list = lists[code] else { continue }
      let (middle, low, high) = summary(list.values)
      band.rows.append(list.row)
      band.center.append(middle)
      band.low.append(low)
      band.high.append(high)
      band.counts?.append(list.values.count)
    }
    return band
  }

  /// Center and ends; a single value has no spread, so that its ends are where it is.
  private func summary(_ values: [Double]) -> (center: Double, low: Double, high: Double) {
    let moments = Moments(values)
    let middle = center == .mean ? moments.mean : quantiles([0.5], of: values)[0]
    let reach: Double
    switch interval {
    case .sd: reach = moments.standardDeviation
    case .se: reach = moments.standardError
    case .ci:
      let range = moments.meanInterval(level: level)
      reach = range.map { ($0.upperBound - $0.lowerBound) / 2 } ?? .nan
    case .pi:
      let ends = quantiles([0.5 - level / 2, 0.5 + level / 2], of: values)
      return (middle, ends[0], ends[1])
    }
    return reach.isFinite ? (middle, middle - reach, middle + reach) : (middle, middle, middle)
  }

  /// One line with its band.
  struct Band: Sendable {
    let name: String?
    /// The rows of the data that have each point's x.
    var rows: [Int]
    var center: [Double]
    var low: [Double]
    var high: [Double]
    /// How many values each point stands for; nil where the ends are given.
    var counts: [Int]?
  }

  struct Prepared: PreparedMark {
    let mark: ErrorBand
    let places: PositionValues
    let bands: [Band]
    let color: ColorValues
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      places.train(&scales.x)
      for band in bands {
        scales.y.add((band.low + band.high).filter(\.isFinite))
        if mark.line { scales.y.add(band.center.filter(\.isFinite)) }
      }
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    private func x(_ band: Band, _ all: [Double]) -> [Double] { band.rows.map { all[$0] } }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let all = places.on(frame.x)
      var (areas, lines): ([SceneItem], [SceneItem]) = ([], [])
      for band in bands {
        let pair = style.groupColor(band.name, color)
        let x = x(band, all)
        let area = frame.area(x, band.low, band.high)
        if !area.isEmpty {
          areas.append(.path(PathItem(area, fill: style.tint(pair, mark.opacity))))
        }
        let line = mark.line ? frame.path(x, band.center) : Path()
        if !line.isEmpty {
          lines.append(.path(PathItem(line, stroke: style.line(pair, mark.width, mark.dash))))
        }
      }
      return areas + lines
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(of: bands.map(\.name), mark.name, color) { pair in
        [.area(style.tint(pair, mark.opacity))]
          + (mark.line ? [.line(style.line(pair, mark.width, mark.dash))] : [])
      }
    }

    func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd] {
      guard mark.line else { return [] }
      let all = places.on(frame.x)
      return bands.compactMap { band in
        let label = band.name ?? mark.name
        guard !label.isEmpty,
          let end = frame.rightEnd(
            x(band, all), band.center, rows: Rows(band.rows.indices))
        else { return nil }
        return LineEnd(label: label, point: end, color: style.groupColor(band.name, color))
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      LineWords.write(
        bands.map { band in
          LineWords.Line(band.name ?? mark.name, places.rows(at: band.rows), band.center)
        }, "middle of the band")
    }

    var inspection: [(key: String, value: Node)] {
      func perBand(_ value: (Band) -> Node) -> Node { .perGroup(bands, \.name, value) }
      var all = [
        ("center", perBand { Node($0.center) }), ("low", perBand { Node($0.low) }),
        ("high", perBand { Node($0.high) }),
      ]
      if bands.contains(where: { $0.counts != nil }) {
        all.append(("n", perBand { Node(($0.counts ?? []).map { Node($0) }) }))
      }
      return all
    }

    var series: [(name: String, column: Column)] {
      let rows = bands.flatMap(\.rows)
      var all: [(name: String, column: Column)] = [
        ("x", places.rows(at: rows).column), ("y", .numbers(bands.flatMap(\.center))),
        ("low", .numbers(bands.flatMap(\.low))), ("high", .numbers(bands.flatMap(\.high))),
      ]
      if bands.contains(where: { $0.name != nil }) {
        all.append(("color", .texts(bands.flatMap { band in band.rows.map { _ in band.name } })))
      }
      return all
    }
  }
}
