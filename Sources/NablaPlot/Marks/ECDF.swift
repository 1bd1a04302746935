import NablaMath
public import NablaScene

/// The share of values at or below each value, as a stair: the empirical distribution function.
public struct ECDF: Mark {
  public static let kind = "ecdf"
  public static let summary = "The share of values at or below each value, as a stair."

  public var x: Channel?
  public var y: Channel?
  public var share: Channel?
  public var weights: Channel?
  public var color: Channel?
  public var stat = Stat.proportion
  public var complementary = false
  public var band = false
  public var level = 0.95
  public var width: Double?
  public var dash = Dash.solid
  public var opacity: Double?
  public var name = ""

  /// The unit of the height.
  public enum Stat: String, OptionChoice {
    /// 0 to 1.
    case proportion
    /// 0 to 100.
    case percent
    /// 0 to the number of values, or the sum of their weights.
    case count
  }

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    share: (any ChannelConvertible)? = nil, weights: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, stat: Stat = .proportion, complementary: Bool = false,
    band: Bool = false, level: Double = 0.95, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.share = share?.channel
    self.weights = weights?.channel
    self.color = color?.channel
    self.stat = stat
    self.complementary = complementary
    self.band = band
    self.level = level
    self.name = name
  }

  public static let fields: [Field<ECDF>] = [
    Field("x", \.x, help: "The values."),
    Field("y", \.y, help: "The values, for a stair along y."),
    Field("share", \.share, help: "Shares that are computed already: 0 to 1 at each value."),
    Field("weights", \.weights, help: "How much each value counts, at least 0."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("stat", \.stat, help: "The unit of the height."),
    Field("complementary", \.complementary, help: "Whether the share above is drawn instead."),
    Field(
      "band", \.band,
      help: "Whether the band is drawn in which the true distribution lies (Dvoretzky, Kiefer)."),
    Field(
      "level", \.level, bounds: .between(0, 1),
      help: "How sure the band is, as a share: 0.95 for 95 %."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The band's opacity; 0.22."),
    Field("name", \.name, help: "The legend's text for the stair."),
  ]

  public static var sample: Figure {
    // Quantiles of two distributions, so that the sample needs no generator.
    let z = (0..<40).map { Normal.standard.quantile((Double($0) + 0.5) / 40) }
    return Figure(
      title: "The new route is faster for most, not for all",
      marks: [
        ECDF(
          x: z.map { 34 + 4 * $0 } + z.map { 26 + 5 * exp2(0.7 * $0) },
          color: z.map { _ in "old route" } + z.map { _ in "new route" })
      ],
      x: AxisOptions("travel time (min)"), y: AxisOptions("share of trips"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let way = try context.valueAxis(x: x, y: y)
    let option = way == .vertical ? "x" : "y"
    let position = try context.position(x ?? y, option)
    let isTime = if case .times = position.values { true } else { false }
    let values = try context.numbers(x ?? y, option)
    let colors = try context.groups(color, count: values.count, of: option)
    if let share {
      let shares = try context.numbers(share, "share", count: values.count)
      try context.checkLengths(("share", shares.count), (option, values.count))
      let stairs = try colors.groups(count: values.count).map { group throws(NablaError) in
        try readyMade(group.name, group.rows, values, shares, context)
      }
      return Prepared(
        mark: self, way: way, stairs: stairs, color: colors, isTime: isTime, warnings: [])
    }
    let weights = try context.weights(weights, count: values.count, of: option)
    let sample = GroupedValues(values, weights: weights, color: colors)
    let stairs = sample.groups.compactMap { group -> Stair? in
      EmpiricalDistribution(group.values, weights: group.weights).map { distribution in
        Stair(
          name: group.name, values: distribution.values, shares: distribution.shares,
          total: distribution.total, reach: distribution.bandReach(level: level))
      }
    }
    return Prepared(
      mark: self, way: way, stairs: stairs, color: colors, isTime: isTime,
      warnings: leftOut(
        sample.skipped, of: sample.count, "values are no finite numbers", place: context.place))
  }

  /// A stair whose shares are given; rows that are not finite are left out.
  private func readyMade(
    _ name: String?, _ rows: Rows, _ values: [Double], _ shares: [Double], _ context: MarkContext
  ) throws(NablaError) -> Stair {
    let order = rows.filter { values[$0].isFinite && shares[$0].isFinite }
      .sorted { values[$0] < values[$1] }
    if let row = order.first(where: { !(0...1).contains(shares[$0]) }) {
      throw NablaError(
        "\(context.place).share", "is \(formatPlain(shares[row])) in row \(row)", "give 0 to 1")
    }
    guard zip(order, order.dropFirst()).allSatisfy({ shares[$0] <= shares[$1] }) else {
      throw NablaError(
        "\(context.place).share", "falls where values rise", "give the share at or below each value"
      )
    }
    return Stair(
      name: name, values: order.map { values[$0] }, shares: order.map { shares[$0] }, total: 1,
      reach: nil)
  }

  /// One stair in numbers.
  struct Stair: Sendable {
    let name: String?
    /// Ascending.
    let values: [Double]
    /// The share at or below each value.
    let shares: [Double]
    let total: Double
    /// How far the band reaches; nil where it is unknown.
    let reach: Double?
  }
}
