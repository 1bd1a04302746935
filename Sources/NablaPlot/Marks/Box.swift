public import NablaMath
public import NablaScene

/// Distributions side by side: boxes between the quartiles with the median, whiskers and what lies
/// beyond them (J. Tukey 1977).
public struct Box: Mark {
  public static let kind = "box"
  public static let domainLoss = DomainLoss.values
  public static let summary = "Boxes between the quartiles with median, whiskers and outliers."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var orientation: Orientation?
  public var whiskers = BoxSummary.Whiskers.interquartile(1.5)
  public var notch = false
  public var outliers = Outliers.shown(true)
  public var mean = false
  public var dodge: Bool?
  public var width: Double?
  public var opacity: Double?
  public var q1: Channel?
  public var median: Channel?
  public var q3: Channel?
  public var low: Channel?
  public var high: Channel?
  public var means: Channel?
  public var count: Channel?
  public var name = ""

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, orientation: Orientation? = nil,
    whiskers: BoxSummary.Whiskers = .interquartile(1.5), notch: Bool = false,
    outliers: Outliers = .shown(true), mean: Bool = false, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color?.channel
    self.orientation = orientation
    self.whiskers = whiskers
    self.notch = notch
    self.outliers = outliers
    self.mean = mean
    self.name = name
  }

  /// Boxes whose statistics were computed before, one a row.
  ///
  /// - Parameters:
  ///   - places: where they stand.
  ///   - low: where the whiskers end; `high` likewise.
  ///   - outliers: a list for each box; none where nil.
  ///   - count: how many values each box stands for, which its notch is computed from.
  public init(
    places: some ChannelConvertible, q1: some ChannelConvertible,
    median: some ChannelConvertible, q3: some ChannelConvertible, low: some ChannelConvertible,
    high: some ChannelConvertible, outliers: [[Double]]? = nil,
    count: (any ChannelConvertible)? = nil, color: (any ChannelConvertible)? = nil,
    orientation: Orientation = .vertical, notch: Bool = false, name: String = ""
  ) {
    if orientation == .vertical { x = places.channel } else { y = places.channel }
    self.orientation = orientation
    self.q1 = q1.channel
    self.median = median.channel
    self.q3 = q3.channel
    self.low = low.channel
    self.high = high.channel
    self.outliers = outliers.map { .values($0) } ?? .shown(true)
    self.count = count?.channel
    self.color = color?.channel
    self.notch = notch
    self.name = name
  }

  public static let fields: [Field<Box>] = [
    Field("x", \.x, help: "The categories, or the values of level boxes."),
    Field("y", \.y, help: "The values, or the categories of level boxes."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("orientation", \.orientation, help: "Which way values run; level where y is text."),
    Field(
      "whiskers", \.whiskers,
      help: "How many box lengths whiskers reach at most, or the percentiles that they end at."),
    Field(
      "notch", \.notch, help: "Whether boxes are notched: median ± 1.57 IQR / √n, about 95 % sure."),
    Field(
      "outliers", \.outliers,
      help: "Whether values beyond the whiskers are dots; of ready-made boxes, a list for each."),
    Field("mean", \.mean, help: "Whether a diamond stands at the mean."),
    Field("dodge", \.dodge, help: "Whether groups stand side by side; where they meet."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of a band that a box takes, or its groups; 0.5 and 0.8."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The tint's opacity; 0.22."),
    Field("q1", \.q1, help: "The lower quartile of each ready-made box."),
    Field("median", \.median, help: "Its median."),
    Field("q3", \.q3, help: "Its upper quartile."),
    Field("low", \.low, help: "Where its lower whisker ends."),
    Field("high", \.high, help: "Where its upper whisker ends."),
    Field("means", \.means, help: "Its mean."),
    Field("count", \.count, help: "How many values it stands for."),
    Field("name", \.name, help: "The legend's text for the boxes."),
  ]

  public static var sample: Figure {
    // Quantiles of three made-up distributions, so that the sample needs no generator.
    let ranks = (0..<80).map { (Double($0) + 0.5) / 80 }
    let z = ranks.map { Normal.standard.quantile($0) }
    let groups = [
      ("steady", z.map { 20 + 2.5 * $0 }), ("skewed", z.map { 12 + 5 * exp2(0.9 * $0) }),
      ("split", z.map { $0 < 0 ? 14 + 1.6 * $0 : 24 + 1.6 * $0 }),
    ]
    return Figure(
      title: "What a box tells, and what it hides",
      marks: [
        Box(
          x: groups.flatMap { name, values in values.map { _ in name } },
          y: groups.flatMap(\.1), color: "s1")
      ],
      x: AxisOptions("distribution"), y: AxisOptions("value"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    if let problem = whiskers.problem {
      throw NablaError("\(context.place).whiskers", problem, BoxSummary.Whiskers.remedy)
    }
    if q1 != nil || median != nil || q3 != nil || low != nil || high != nil {
      return try readyMade(context)
    }
    if case .values = outliers {
      throw NablaError(
        "\(context.place).outliers", "holds values, and the boxes are computed",
        "give true or false, or q1, median, q3, low and high")
    }
    let values = try context.placedValues(
      x: x, y: y, color: color, orientation: orientation, dodge: dodge)
    let boxes = values.cells.compactMap { cell in
      BoxSummary(cell.values, whiskers: whiskers).map { Shape(cell, $0, self) }
    }
    return Prepared(mark: self, values: values, boxes: boxes)
  }

  /// One box in numbers.
  struct Shape: Sendable {
    let cell: PlacedValues.Cell
    let q1, median, q3: Double
    let low, high: Double
    let outliers: [Double]
    let mean: Double?
    let count: Double?
    /// nil where it is not asked for or cannot be known.
    let notch: (lower: Double, upper: Double)?

    init(_ cell: PlacedValues.Cell, _ summary: BoxSummary, _ mark: Box) {
      self.cell = cell
      (q1, median, q3) = (summary.lowerQuartile, summary.median, summary.upperQuartile)
      (low, high) = (summary.lowerWhisker, summary.upperWhisker)
      outliers = summary.outliers
      mean = summary.mean
      count = Double(summary.count)
      notch = mark.notch ? summary.notch : nil
    }

    init(
      _ cell: PlacedValues.Cell, quartiles: (Double, Double, Double), ends: (Double, Double),
      outliers: [Double], mean: Double?, count: Double?, hasNotch: Bool
    ) {
      self.cell = cell
      (q1, median, q3) = quartiles
      (low, high) = ends
      self.outliers = outliers.sorted()
      self.mean = mean
      self.count = count
      notch =
        hasNotch
        ? count.flatMap { count in
          count > 0
            ? BoxSummary.notch(
              median: quartiles.1, interquartileRange: quartiles.2 - quartiles.0, count: count)
            : nil
        } : nil
    }
  }
}
