public import NablaMath
public import NablaScene

/// The density of values as a smooth curve: a Gaussian bell on each of them, summed. Of points in
/// the plane, where both x and y are given, the outlines of equal density.
public struct Density: Mark {
  public static let kind = "density"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "The density of values as a smooth curve, of points as outlines."

  public var x: Channel?
  public var y: Channel?
  public var density: Channel?
  public var bandwidth = Bandwidth.rule(.scott)
  public var adjust = 1.0
  public var cut = 3.0
  public var scale = Scale.density
  public var bins = BinChoice.rule(.auto)
  public var binWidth: Double?
  public var weights: Channel?
  public var shares = [0.1, 0.3, 0.5, 0.7, 0.9]
  public var levels: [Double] = []
  public var color: Channel?
  public var fill = true
  public var opacity: Double?
  public var width: Double?
  public var name = ""

  /// The unit of the curve's height.
  public enum Scale: String, OptionChoice {
    /// The area below the curve is 1.
    case density
    /// The area is the number of values times a bin's width: the curve lies upon a histogram of
    /// counts with the same bins.
    case count
  }

  public init() {}

  public init(
    x: some ChannelConvertible, bandwidth: Bandwidth = .rule(.scott), adjust: Double = 1,
    cut: Double = 3, scale: Scale = .density, bins: BinChoice = .rule(.auto),
    color: (any ChannelConvertible)? = nil, fill: Bool = true, name: String = ""
  ) {
    self.x = x.channel
    self.bandwidth = bandwidth
    self.adjust = adjust
    self.cut = cut
    self.scale = scale
    self.bins = bins
    self.color = color?.channel
    self.fill = fill
    self.name = name
  }

  /// The density of points in the plane.
  ///
  /// - Parameter shares: how much of all there is each outline encloses, between 0 and 1.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, bandwidth: Bandwidth = .rule(.scott),
    adjust: Double = 1, shares: [Double] = [0.1, 0.3, 0.5, 0.7, 0.9],
    color: (any ChannelConvertible)? = nil, fill: Bool = true, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.bandwidth = bandwidth
    self.adjust = adjust
    self.shares = shares
    self.color = color?.channel
    self.fill = fill
    self.name = name
  }

  public static let fields: [Field<Density>] = [
    Field("x", \.x, help: "The values."),
    Field("y", \.y, help: "The values, for a curve along y; with x, points in the plane."),
    Field(
      "density", \.density,
      help: "A density that is computed already, at each x; in the plane, at the nodes of a grid."),
    Field(
      "bandwidth", \.bandwidth, bounds: .above(0),
      help: "The bells' standard deviation: a number, or the rule that chooses."),
    Field("adjust", \.adjust, bounds: .above(0), help: "A factor of the bandwidth."),
    Field(
      "cut", \.cut, bounds: .within(0...10),
      help: "How many bandwidths the curve goes on beyond the data; 0 ends it there."),
    Field("scale", \.scale, help: "The unit of the height."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity),
      help: "The bins of the histogram below, for scale: count."),
    Field(
      "binWidth", \.binWidth, bounds: .above(0),
      help: "The width of a bin instead of bins, for scale: count."),
    Field("weights", \.weights, help: "How much each value counts, at least 0."),
    Field(
      "shares", \.shares, bounds: .between(0, 1),
      help: "In the plane, how much of all there is each outline encloses."),
    Field(
      "levels", \.levels, bounds: .above(0),
      help: "In the plane, the densities of the outlines instead of shares."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("fill", \.fill, help: "Whether the area below the curve is tinted, or in outlines."),
    Field(
      "opacity", \.opacity, bounds: .within(0...1),
      help: "The tint's opacity; 0.22, and 0.14 for each of several outlines."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("name", \.name, help: "The legend's text for the curve."),
  ]

  public static var sample: Figure {
    let values = [2.1, 2.4, 2.5, 2.9, 3.0, 3.1, 3.3, 3.4, 3.8, 4.9, 5.2, 5.3, 5.6, 5.8, 6.4]
    return Figure(
      title: "Two bumps",
      marks: [Density(x: values, bandwidth: .rule(.nrd0))],
      x: AxisOptions("value"), y: AxisOptions("density"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    if let problem = bins.problem {
      throw NablaError(
        "\(context.place).bins", problem, "give 1 to 10000, or edges in ascending order")
    }
    if x != nil, y != nil { return try plane(context) }
    let way = try context.valueAxis(x: x, y: y)
    let option = way == .vertical ? "x" : "y"
    let values = try context.numbers(x ?? y, option)
    let colors = try context.groups(color, count: values.count, of: option)
    if let density {
      let heights = try context.numbers(density, "density", count: values.count)
      try context.checkLengths(("density", heights.count), (option, values.count))
      let curves = colors.groups(count: values.count).map { group in
        Curve(
          name: group.name, x: group.rows.map { values[$0] },
          heights: group.rows.map { heights[$0] },
          bandwidth: nil)
      }
      return Prepared(mark: self, way: way, curves: curves, color: colors, warnings: [])
    }
    let weights = try context.weights(weights, count: values.count, of: option)
    let sample = GroupedValues(values, weights: weights, color: colors)
    let unit = binWidth ?? meanWidth(sample)
    var warnings = leftOut(
      sample.skipped, of: sample.count, "values are no finite numbers", place: context.place)
    var curves: [Curve] = []
    for group in sample.groups where !group.values.isEmpty {
      guard
        let width = bandwidth.width(group.values, weights: group.weights).map({ $0 * adjust }),
        let kernel = KernelDensity(group.values, bandwidth: width, weights: group.weights)
      else {
        let name = group.name.map { " of \"\(Nearest.clipped($0))\"" } ?? ""
        warnings.append(
          "\(context.place): the values\(name) have no spread, so that no density is drawn")
        continue
      }
      let (x, density) = kernel.curve(cut: cut)
      let factor = scale == .count ? group.total * unit : 1
      curves.append(
        Curve(name: group.name, x: x, heights: density.map { $0 * factor }, bandwidth: width))
    }
    return Prepared(mark: self, way: way, curves: curves, color: colors, warnings: warnings)
  }

  /// The width of the histogram's bins; their mean where they differ.
  private func meanWidth(_ sample: GroupedValues) -> Double {
    guard scale == .count else { return 1 }
    let edges = bins.binning(of: sample.all).bins.edges
    return (edges[edges.count - 1] - edges[0]) / Double(edges.count - 1)
  }

  struct Curve: Sendable {
    let name: String?
    let x: [Double]
    let heights: [Double]
    /// nil for a curve that was computed elsewhere.
    let bandwidth: Double?
  }

  struct Prepared: PreparedMark {
    let mark: Density
    let way: Orientation
    let curves: [Curve]
    let color: ColorValues
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        for curve in curves { $0.add([curve.x.min(), curve.x.max()].compactMap { $0 }) }
        $0.suggest(label: (mark.x ?? mark.y)?.name ?? "")
      }
      way.values(&scales) {
        for curve in curves { $0.add(curve.heights) }
        $0.cover(0, 0)
        $0.suggest(label: mark.scale.rawValue)
      }
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let axis = way.values(frame.x, frame.y)
      let base = axis.kind.forward(0).isFinite ? 0 : axis.domain.lower
      return curves.flatMap { curve -> [SceneItem] in
        let pair = style.groupColor(curve.name, color)
        var items: [SceneItem] = []
        if mark.fill {
          // The area's outline, down to the base at both ends.
          let places = [curve.x.first, curve.x.last].compactMap { $0 }
          let x = places.prefix(1) + curve.x + places.suffix(1)
          let ends = places.isEmpty ? [] : [base]
          let heights = ends + curve.heights + ends
          let area = frame.polygon(way.places(Array(x), heights), way.values(Array(x), heights))
          if !area.isEmpty {
            items.append(.path(PathItem(area, fill: style.tint(pair, mark.opacity))))
          }
        }
        let line = frame.path(
          way.places(curve.x, curve.heights), way.values(curve.x, curve.heights))
        if !line.isEmpty {
          items.append(.path(PathItem(line, stroke: style.line(pair, mark.width))))
        }
        return items
      }
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(of: curves.map(\.name), mark.name, color) { pair in
        (mark.fill ? [.area(style.tint(pair, mark.opacity))] : [])
          + [.line(style.line(pair, mark.width))]
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let peaks = curves.map { curve -> Double in
        let top = curve.heights.indices.filter { curve.heights[$0].isFinite }
          .max { curve.heights[$0] < curve.heights[$1] }
        return top.map { curve.x[$0] } ?? .nan
      }
      return namedWords("peak", peaks) { curves[$0].name ?? mark.name }
    }

    var inspection: [(key: String, value: Node)] {
      func perCurve(_ value: (Curve) -> Node) -> Node { .perGroup(curves, \.name, value) }
      return [
        ("x", perCurve { Node($0.x) }), ("density", perCurve { Node($0.heights) }),
        ("bandwidth", perCurve { $0.bandwidth.map { Node($0) } ?? .null }),
      ]
    }

    var series: [(name: String, column: Column)] {
      curves.flatMap { curve -> [(name: String, column: Column)] in
        let suffix = curve.name.map { " \($0)" } ?? ""
        return [
          ("x\(suffix)", .numbers(curve.x)),
          ("\(mark.scale.rawValue)\(suffix)", .numbers(curve.heights)),
        ]
      }
    }
  }
}
