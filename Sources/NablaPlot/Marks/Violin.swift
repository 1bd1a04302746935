public import NablaMath
public import NablaScene

/// Distributions side by side: the density of each category as a closed outline, with its
/// quartiles inside.
public struct Violin: Mark {
  public static let kind = "violin"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "The density of each category as a closed outline with quartiles."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var orientation: Orientation?
  public var bandwidth = Bandwidth.rule(.scott)
  public var adjust = 1.0
  public var cut = 2.0
  public var scale = Scale.area
  public var width: Double?
  public var split = false
  public var inner = Inner.box
  public var opacity = 0.35
  public var density: Channel?
  public var q1: Channel?
  public var median: Channel?
  public var q3: Channel?
  public var low: Channel?
  public var high: Channel?
  public var name = ""

  /// What the widths of several violins have in common.
  public enum Scale: String, OptionChoice {
    /// All have the same area: widths are densities.
    case area
    /// All are equally wide at their widest.
    case width
    /// Areas are as the numbers of values.
    case count
  }

  /// What is drawn inside.
  public enum Inner: String, OptionChoice {
    /// A box between the quartiles with the median, whiskers to 1.5 of its length.
    case box
    /// Lines across the violin at the quartiles.
    case quartiles
    /// Each value as a dot.
    case points
    case none
  }

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, orientation: Orientation? = nil,
    bandwidth: Bandwidth = .rule(.scott), cut: Double = 2, scale: Scale = .area,
    split: Bool = false, inner: Inner = .box, density: (any ChannelConvertible)? = nil,
    name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color?.channel
    self.orientation = orientation
    self.bandwidth = bandwidth
    self.cut = cut
    self.scale = scale
    self.split = split
    self.inner = inner
    self.density = density?.channel
    self.name = name
  }

  public static let fields: [Field<Violin>] = [
    Field("x", \.x, help: "The categories, or the values of level violins."),
    Field("y", \.y, help: "The values, or the categories of level violins."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("orientation", \.orientation, help: "Which way values run; level where y is text."),
    Field(
      "bandwidth", \.bandwidth, bounds: .above(0),
      help: "The bells' standard deviation: a number, or the rule that chooses."),
    Field("adjust", \.adjust, bounds: .above(0), help: "A factor of the bandwidth."),
    Field(
      "cut", \.cut, bounds: .within(0...10),
      help: "How many bandwidths the outline goes on beyond the data; 0 trims it there."),
    Field("scale", \.scale, help: "What the widths have in common."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of a band that the widest violin takes, or its groups; 0.6 and 0.85."),
    Field("split", \.split, help: "Whether two groups are the halves of one violin."),
    Field("inner", \.inner, help: "What is drawn inside."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The tint's opacity."),
    Field(
      "density", \.density, help: "Densities that are computed already, at each of the values."),
    Field("q1", \.q1, help: "With density: the lower quartile, in each row of a violin the same."),
    Field("median", \.median, help: "With density: the median."),
    Field("q3", \.q3, help: "With density: the upper quartile."),
    Field("low", \.low, help: "With density: where the lower whisker ends; at q1."),
    Field("high", \.high, help: "With density: where the upper whisker ends; at q3."),
    Field("name", \.name, help: "The legend's text for the violins."),
  ]

  public static var sample: Figure {
    // Quantiles of made-up distributions, so that the sample needs no generator.
    let ranks = (0..<60).map { (Double($0) + 0.5) / 60 }
    let z = ranks.map { Normal.standard.quantile($0) }
    let groups = [
      ("symmetric", "before", z.map { 19 + 4 * $0 }),
      ("symmetric", "after", z.map { 21 + 3 * $0 }),
      ("skewed", "before", z.map { 14 + 9 * exp2(0.7 * $0) }),
      ("skewed", "after", z.map { 15 + 6 * exp2(0.5 * $0) }),
    ]
    return Figure(
      title: "What the change did: less spread, fewer far values",
      marks: [
        Violin(
          x: groups.flatMap { group in group.2.map { _ in group.0 } },
          y: groups.flatMap { $0.2 },
          color: groups.flatMap { group in group.2.map { _ in group.1 } }, split: true)
      ],
      x: AxisOptions("distribution"), y: AxisOptions("value"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let values = try context.placedValues(
      x: x, y: y, color: color, orientation: orientation, dodge: split ? false : nil)
    if split, case .categories(_, let names) = values.color, names.count > 2 {
      throw NablaError(
        "\(context.place).split", "has \(names.count) groups for two halves",
        "give a color column of two texts, or leave split out")
    }
    let shapes =
      try density == nil
      ? values.cells.map { Shape($0, self) } : readyMade(values, context)
    return Prepared(mark: self, values: values, shapes: shapes)
  }

  /// Violins whose densities are given, a row for each point of an outline.
  private func readyMade(
    _ values: PlacedValues, _ context: MarkContext
  ) throws(NablaError) -> [Shape] {
    let option = values.way == .vertical ? "y" : "x"
    let count = try context.numbers(values.way.values(x, y), option).count
    func column(_ channel: Channel?, _ option: String) throws(NablaError) -> [Double]? {
      guard let channel else { return nil }
      let numbers = try context.numbers(channel, option, count: count)
      try context.checkLengths((option, numbers.count), ("density", count))
      return numbers
    }
    let densities = try column(density, "density") ?? []
    try context.checkLengths(("density", densities.count), (option, count))
    if let row = densities.firstIndex(where: { $0 < 0 }) {
      throw NablaError(
        "\(context.place).density", "is \(formatPlain(densities[row])) in row \(row)",
        "give densities of at least 0")
    }
    let lower = try column(q1, "q1")
    let (middle, upper) = (try column(median, "median"), try column(q3, "q3"))
    let ends = (try column(low, "low"), try column(high, "high"))
    return values.cells.map { cell in
      let row = cell.rows[0]
      var five: Shape.Box?
      if let a = lower?[row], let b = middle?[row], let c = upper?[row] {
        five = Shape.Box(
          low: ends.0?[row] ?? a, q1: a, median: b, q3: c, high: ends.1?[row] ?? c)
      }
      let order = cell.values.indices.sorted { cell.values[$0] < cell.values[$1] }
        .filter { densities[cell.rows[$0]].isFinite }
      return Shape(
        cell, box: five, values: order.map { cell.values[$0] },
        density: order.map { densities[cell.rows[$0]] })
    }
  }
}
