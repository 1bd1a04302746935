public import NablaMath
public import NablaScene

/// How often values fall into bins.
public struct Histogram: Mark {
  public static let kind = "histogram"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "How often values fall into bins side by side."

  public var x: Channel?
  public var y: Channel?
  public var bins = BinChoice.rule(.auto)
  public var binWidth: Double?
  public var stat = Stat.count
  public var cumulative = false
  public var weights: Channel?
  public var color: Channel?
  public var layout = Layout.overlaid
  public var opacity: Double?
  public var edges: [Double] = []
  public var counts: [Double] = []
  public var name = ""

  /// What the height of a bin says.
  public enum Stat: String, OptionChoice {
    /// How many values lie in the bin, or the sum of their weights.
    case count
    /// The share of all values for each unit of the axis: the areas add up to 1.
    case density
    /// The share of all values: the heights add up to 1.
    case probability
  }

  /// How groups of a colour column are arranged.
  public enum Layout: String, OptionChoice {
    /// Before one another; shares are of each group by itself.
    case overlaid
    /// Upon one another; shares are of all values together.
    case stacked
  }

  public init() {}

  public init(
    x: some ChannelConvertible, bins: BinChoice = .rule(.auto), stat: Stat = .count,
    cumulative: Bool = false, weights: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, layout: Layout = .overlaid, opacity: Double? = nil,
    name: String = ""
  ) {
    self.x = x.channel
    self.bins = bins
    self.stat = stat
    self.cumulative = cumulative
    self.weights = weights?.channel
    self.color = color?.channel
    self.layout = layout
    self.opacity = opacity
    self.name = name
  }

  /// Bins that were counted before.
  public init(
    edges: [Double], counts: [Double], stat: Stat = .count, color: (any ChannelConvertible)? = nil,
    opacity: Double? = nil, name: String = ""
  ) {
    self.edges = edges
    self.counts = counts
    self.stat = stat
    self.color = color?.channel
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Histogram>] = [
    Field("x", \.x, help: "The values."),
    Field("y", \.y, help: "The values, for level bars along y."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity),
      help: "How many bins, their edges, or the rule that chooses."),
    Field(
      "binWidth", \.binWidth, bounds: .above(0),
      help: "The width of all bins instead of bins; their edges are multiples of it."),
    Field("stat", \.stat, help: "What the heights say."),
    Field("cumulative", \.cumulative, help: "Whether each bin adds all that lie before it."),
    Field("weights", \.weights, help: "How much each value counts, at least 0."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("layout", \.layout, help: "How groups are arranged."),
    Field(
      "opacity", \.opacity, bounds: .within(0...1),
      help: "0 invisible, 1 opaque; 0.7, and 0.5 for overlaid groups."),
    Field("edges", \.edges, help: "The edges of bins that are counted already."),
    Field("counts", \.counts, help: "What lies in each of those bins, one fewer than edges."),
    Field("name", \.name, help: "The legend's text for the bins."),
  ]

  public static var sample: Figure {
    // Sums of three dice, all 216 throws.
    let sums = (0..<216).map { (i: Int) -> Double in Double(i % 6 + i / 6 % 6 + i / 36 + 3) }
    let edges = (0...16).map { Double($0) + 2.5 }
    return Figure(
      title: "The sum of three dice",
      subtitle: "All 216 throws",
      marks: [Histogram(x: sums, bins: .edges(edges))],
      x: AxisOptions("sum"), y: AxisOptions("throws"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    if let problem = bins.problem {
      throw NablaError(
        "\(context.place).bins", problem, "give 1 to 10000, or edges in ascending order")
    }
    if !edges.isEmpty || !counts.isEmpty { return try readyMade(context) }
    let way = try context.valueAxis(x: x, y: y)
    let option = way == .vertical ? "x" : "y"
    let position = try context.position(x ?? y, option)
    let isTime = if case .times = position.values { true } else { false }
    let values = try context.numbers(x ?? y, option)
    let heights = try context.weights(weights, count: values.count, of: option)
    let colors = try context.groups(color, count: values.count, of: option)
    let sample = GroupedValues(values, weights: heights, color: colors)
    let (binning, word) = try binning(sample.all, context)
    var outside = 0
    let groups = sample.groups.map { group in
      let (counts, missed) = binning.counts(group.values, weights: group.weights)
      outside += missed
      return Bins.Group(name: group.name, counts: counts)
    }
    var warnings = leftOut(
      sample.skipped, of: sample.count, "values are no finite numbers", place: context.place)
    if let word { warnings.append("\(context.place): \(word)") }
    warnings += leftOut(
      outside, of: sample.count - sample.skipped, "values lie outside the edges",
      place: context.place)
    return Prepared(
      mark: self, way: way, bins: Bins(binning, groups, self), color: colors, isTime: isTime,
      warnings: warnings)
  }

  private func binning(
    _ values: [Double], _ context: MarkContext
  ) throws(NablaError) -> (Binning, word: String?) {
    guard let binWidth else { return bins.binning(of: values) }
    guard bins == .rule(.auto) else {
      throw NablaError(context.place, "has bins and binWidth", "give one of them")
    }
    let (low, high) = extent(of: values) ?? (0, 1)
    guard let binning = Binning(lower: low, upper: high, width: binWidth, most: 10_000) else {
      throw NablaError(
        "\(context.place).binWidth",
        "is \(formatPlain(binWidth)) for values from \(formatPlain(low)) to \(formatPlain(high))",
        "give a width that makes at most 10000 bins")
    }
    return (binning, nil)
  }

  private func readyMade(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard x == nil, y == nil else {
      throw NablaError(
        context.place, "has values and counts", "give x, or edges and counts")
    }
    guard let binning = Binning(edges: edges) else {
      throw NablaError(
        "\(context.place).edges", "holds edges that do not grow",
        "give two or more finite numbers in ascending order")
    }
    guard counts.count == binning.count else {
      throw NablaError(
        context.place, "edges has \(edges.count) values and counts has \(counts.count)",
        "give one count fewer than edges")
    }
    if let low = counts.first(where: { $0 < 0 }) {
      throw NablaError(
        "\(context.place).counts", "is \(formatPlain(low))", "give counts of at least 0")
    }
    let colors = try context.onlyColor(color, "color")
    return Prepared(
      mark: self, way: .vertical,
      bins: Bins(binning, [Bins.Group(name: nil, counts: counts)], self), color: colors,
      isTime: false, warnings: [])
  }

  /// The bins with their heights.
  struct Bins: Sendable {
    struct Group: Sendable {
      let name: String?
      let counts: [Double]
      /// What is drawn: counts, shares or densities, cumulative if asked for.
      var heights: [Double] = []
      /// Where each bar begins, above 0 for stacked groups.
      var bases: [Double] = []
    }

    let edges: [Double]
    private(set) var groups: [Group]

    init(_ binning: Binning, _ groups: [Group], _ mark: Histogram) {
      edges = binning.edges
      let widths = binning.widths
      let all = groups.reduce(0) { $0 + $1.counts.reduce(0, +) }
      var below = [Double](repeating: 0, count: binning.count)
      self.groups = groups.map { group in
        var group = group
        let total = mark.layout == .stacked ? all : group.counts.reduce(0, +)
        var heights = group.counts
        if mark.cumulative {
          for i in heights.indices.dropFirst() { heights[i] += heights[i - 1] }
        }
        switch mark.stat {
        case .count: break
        case .probability: heights = heights.map { total > 0 ? $0 / total : 0 }
        case .density:
          // A cumulative density is the share up to the bin's end.
          heights = heights.indices.map { i in
            total > 0 ? heights[i] / total / (mark.cumulative ? 1 : widths[i]) : 0
          }
        }
        group.heights = heights
        group.bases = mark.layout == .stacked ? below : heights.map { _ in 0 }
        if mark.layout == .stacked { below = zip(below, heights).map { $0 + $1 } }
        return group
      }
    }
  }
}
