import NablaMath
public import NablaScene

/// Rectangular bins over the plane coloured by how many points lie in each.
public struct Histogram2D: Mark {
  public static let kind = "hist2d"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "Bins over the plane coloured by how many points lie in each."

  public var x: Channel?
  public var y: Channel?
  public var bins = BinChoice.count(30)
  public var xBins: BinChoice?
  public var yBins: BinChoice?
  public var weights: Channel?
  public var stat = Histogram.Stat.count
  public var xEdges: [Double] = []
  public var yEdges: [Double] = []
  public var counts: Matrix?
  public var showsEmpty = false
  public var opacity = 1.0

  public init() {}

  /// - Parameters:
  ///   - bins: of both axes.
  ///   - xBins: those of x alone; `yBins` likewise.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, bins: BinChoice = .count(30),
    xBins: BinChoice? = nil, yBins: BinChoice? = nil, weights: (any ChannelConvertible)? = nil,
    stat: Histogram.Stat = .count
  ) {
    self.x = x.channel
    self.y = y.channel
    self.bins = bins
    self.xBins = xBins
    self.yBins = yBins
    self.weights = weights?.channel
    self.stat = stat
  }

  /// Bins that were counted before.
  ///
  /// - Parameter counts: a row for each bin along x, in it a number for each bin along y, the
  ///   lowest first: as NumPy's `histogram2d` gives them.
  public init(
    xEdges: [Double], yEdges: [Double], counts: Matrix, stat: Histogram.Stat = .count
  ) {
    self.xEdges = xEdges
    self.yEdges = yEdges
    self.counts = counts
    self.stat = stat
  }

  public static let fields: [Field<Histogram2D>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity),
      help: "The bins of both axes: how many, their edges, or the rule that chooses."),
    Field("xBins", \.xBins, bounds: Bounds(-.infinity, .infinity), help: "The bins along x alone."),
    Field("yBins", \.yBins, bounds: Bounds(-.infinity, .infinity), help: "The bins along y alone."),
    Field("weights", \.weights, help: "How much each point counts, at least 0."),
    Field("stat", \.stat, help: "What the colours say; density is for each unit of area."),
    Field("xEdges", \.xEdges, help: "The edges along x of bins that are counted already."),
    Field("yEdges", \.yEdges, help: "The edges along y of bins that are counted already."),
    Field(
      "counts", \.counts,
      help: "What lies in those bins: a row for each bin along x, as numpy.histogram2d gives them."),
    Field("showsEmpty", \.showsEmpty, help: "Whether bins that hold nothing are painted too."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
  ]

  public static var sample: Figure {
    // Waits between eruptions that follow one another, as at a geyser: long after short.
    let points = SampleCloud.points(4000).enumerated().map { i, p -> (x: Double, y: Double) in
      i % 5 < 2
        ? (56 + 4 * p.x, 81 + 5 * p.y)
        : i % 5 < 4
          ? (80 + 5 * p.x, 58 + 5 * p.y)
          : (79 + 5 * p.x, 77 + 5 * p.y)
    }
    return Figure(
      title: "One wait and the next",
      marks: [Histogram2D(x: points.map(\.x), y: points.map(\.y), bins: .count(28))],
      x: AxisOptions("wait (min)"), y: AxisOptions("next wait (min)"),
      color: ColorOptions("eruptions"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    for (name, choice) in [("bins", bins), ("xBins", xBins ?? bins), ("yBins", yBins ?? bins)] {
      if let problem = choice.problem {
        throw NablaError(
          "\(context.place).\(name)", problem, "give 1 to 10000, or edges in ascending order")
      }
    }
    if !xEdges.isEmpty || !yEdges.isEmpty || counts != nil { return try readyMade(context) }
    let xs = try context.numbers(x, "x")
    let ys = try context.numbers(y, "y")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let weights = try context.weights(weights, count: xs.count, of: "x")
    let rows = xs.indices.filter {
      xs[$0].isFinite && ys[$0].isFinite && (weights?[$0].isFinite ?? true)
    }
    let (px, py) = (rows.map { xs[$0] }, rows.map { ys[$0] })
    let (alongX, wordX) = (xBins ?? bins).binning(of: px)
    let (alongY, wordY) = (yBins ?? bins).binning(of: py)
    guard alongX.count * alongY.count <= 1 << 24 else {
      throw NablaError(
        context.place, "has \(alongX.count) × \(alongY.count) bins", "give at most 16 million")
    }
    let plane = Binning2D(alongX, alongY)
    let (cells, outside) = plane.counts(
      px, py, weights: weights.map { all in rows.map { all[$0] } })
    var warnings = leftOut(
      xs.count - rows.count, of: xs.count, "points are not finite", place: context.place)
    for (name, word) in [("xBins", wordX), ("yBins", wordY)] {
      if let word { warnings.append("\(context.place).\(name): \(word)") }
    }
    warnings += leftOut(
      outside, of: rows.count, "points lie outside the edges", place: context.place)
    return Prepared(mark: self, bins: plane, counts: cells, warnings: warnings)
  }

  private func readyMade(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard x == nil, y == nil else {
      throw NablaError(
        context.place, "has points and counts", "give x and y, or xEdges, yEdges and counts")
    }
    guard let alongX = Binning(edges: xEdges), let alongY = Binning(edges: yEdges) else {
      let name = Binning(edges: xEdges) == nil ? "xEdges" : "yEdges"
      throw NablaError(
        "\(context.place).\(name)", "holds no edges that grow",
        "give two or more finite numbers in ascending order")
    }
    guard let counts, counts.rows == alongX.count, counts.columns == alongY.count else {
      let given = counts.map { "has \($0.rows) rows of \($0.columns)" } ?? "is missing"
      throw NablaError(
        "\(context.place).counts", "\(given) for \(alongX.count) × \(alongY.count) bins",
        "give a row for each bin along x with a number for each bin along y")
    }
    guard counts.values.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw NablaError(
        "\(context.place).counts", "holds a value below 0 or none", "give numbers of at least 0")
    }
    return Prepared(
      mark: self, bins: Binning2D(alongX, alongY), counts: counts.values, warnings: [])
  }
}
