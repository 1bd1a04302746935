public import NablaMath
public import NablaScene

/// Distributions side by side: the density of each category as a closed outline, with its
/// quartiles inside.
public struct Violin: Mark {
  public static let kind = "violin"
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
  public var inner = Inner.box
  public var points = false
  public var opacity = 0.35
  public var name = ""

  /// What the widths of several violins have in common.
  public enum Scale: String, OptionChoice {
    /// All have the same area: widths are densities.
    case area
    /// All are equally wide at their widest.
    case width
  }

  /// What is drawn inside.
  public enum Inner: String, OptionChoice {
    /// A box between the quartiles with the median, whiskers to 1.5 of its length.
    case box
    /// Lines across the violin at the quartiles.
    case quartiles
    case none
  }

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    orientation: Orientation? = nil, bandwidth: Bandwidth = .rule(.scott), cut: Double = 2,
    scale: Scale = .area, inner: Inner = .box, points: Bool = false, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.orientation = orientation
    self.bandwidth = bandwidth
    self.cut = cut
    self.scale = scale
    self.inner = inner
    self.points = points
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
    Field("inner", \.inner, help: "What is drawn inside."),
    Field("points", \.points, help: "Whether each value is drawn as a dot."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The tint's opacity."),
    Field("name", \.name, help: "The legend's text for the violins."),
  ]

  public static var sample: Figure {
    // Quantiles of two made-up distributions, so that the sample needs no generator.
    let ranks = (0..<60).map { (Double($0) + 0.5) / 60 }
    let calm = ranks.map { 20 + 4 * Normal.standard.quantile($0) }
    let skewed = ranks.map { 14 + 9 * exp2(0.7 * Normal.standard.quantile($0)) }
    return Figure(
      title: "Two ways to the same median",
      marks: [
        Violin(
          x: ranks.map { _ in "symmetric" } + ranks.map { _ in "skewed" }, y: calm + skewed,
          color: "s1")
      ],
      x: AxisOptions("distribution"), y: AxisOptions("value"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let way = try context.orientation(orientation, x: x, y: y)
    let (valueName, placeName) = way == .vertical ? ("y", "x") : ("x", "y")
    let values = try context.numbers(way.values(x, y), valueName)
    let places =
      try way.places(x, y) == nil
      ? PositionValues(.numbers(values.map { _ in 0 }))
      : context.position(way.places(x, y), placeName, count: values.count)
    try context.checkLengths((placeName, places.count), (valueName, values.count))
    let colors = try context.groups(color, count: values.count, of: valueName)
    let slots = BarPlaces(places, colors)
    let (shapes, skipped) = shapes(values, slots)
    return Prepared(
      mark: self, way: way, places: slots, shapes: shapes, color: colors,
      warnings: leftOut(
        skipped, of: values.count, "values have no number or no category", place: context.place))
  }

  /// One violin for each place and group, in the order of their first rows.
  private func shapes(_ values: [Double], _ places: BarPlaces) -> ([Shape], skipped: Int) {
    struct Key: Hashable {
      let place: Int
      let group: Int32
    }
    var order: [Key] = []
    var rows: [Key: [Int]] = [:]
    var skipped = 0
    for row in values.indices {
      let group = places.groups?.codes[row] ?? 0
      guard values[row].isFinite, group >= 0, let place = places.keys[row] else {
        skipped += 1
        continue
      }
      let key = Key(place: place, group: group)
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    let shapes = order.compactMap { key in
      rows[key].flatMap { Shape(self, rows: $0, values: values, group: places.group($0[0])) }
    }
    return (shapes, skipped)
  }

  /// One violin in numbers.
  struct Shape: Sendable {
    /// The first row, which has the violin's place and group.
    let row: Int
    let group: String?
    /// In ascending order.
    let values: [Double]
    let summary: FiveNumbers
    let mean: Double
    /// Values and densities from end to end; empty for values without a spread.
    let outline: (values: [Double], density: [Double])
    let bandwidth: Double?
    let density: KernelDensity?

    init?(_ mark: Violin, rows: [Int], values all: [Double], group: String?) {
      let sorted = rows.map { all[$0] }.sorted()
      guard let summary = FiveNumbers(sorted: sorted), let row = rows.first else { return nil }
      self.row = row
      self.group = group
      values = sorted
      self.summary = summary
      mean = Moments(sorted).mean
      // Of one or two values a density would be made up.
      let width =
        sorted.count < 3 || summary.minimum == summary.maximum
        ? nil : mark.bandwidth.width(sorted).map { $0 * mark.adjust }
      bandwidth = width
      density = width.flatMap { KernelDensity(sorted, bandwidth: $0) }
      outline = density?.curve(count: 200, cut: mark.cut) ?? ([], [])
    }
  }
}
