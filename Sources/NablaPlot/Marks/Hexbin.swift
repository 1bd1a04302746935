import NablaMath
public import NablaScene

/// Hexagons coloured by how many points lie in each.
public struct Hexbin: Mark {
  public static let kind = "hexbin"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "Hexagons coloured by how many points lie in each."

  /// What a hexagon shows of the values of its points.
  public enum Reduction: String, OptionChoice {
    case mean, sum, min, max, median
  }

  public var x: Channel?
  public var y: Channel?
  public var gridsize = 30
  public var gridsizeY: Int?
  public var weights: Channel?
  public var values: Channel?
  public var reduce = Reduction.mean
  public var least = 1
  public var counts: Channel?
  public var cell: Size?
  public var xExtent: Interval?
  public var yExtent: Interval?
  public var opacity = 1.0

  public init() {}

  /// - Parameters:
  ///   - gridsize: how many hexagons stand side by side.
  ///   - values: what hexagons show instead of the number of points, reduced by `reduce`.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, gridsize: Int = 30,
    weights: (any ChannelConvertible)? = nil, values: (any ChannelConvertible)? = nil,
    reduce: Reduction = .mean, least: Int = 1
  ) {
    self.x = x.channel
    self.y = y.channel
    self.gridsize = gridsize
    self.weights = weights?.channel
    self.values = values?.channel
    self.reduce = reduce
    self.least = least
  }

  /// Hexagons that were counted before.
  ///
  /// - Parameters:
  ///   - x: the hexagons' middles; `y` likewise.
  ///   - cell: the lattice's steps in data units: a hexagon's width, and 3/2 of its height.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, counts: some ChannelConvertible,
    cell: Size
  ) {
    self.x = x.channel
    self.y = y.channel
    self.counts = counts.channel
    self.cell = cell
  }

  public static let fields: [Field<Hexbin>] = [
    Field("x", \.x, help: "The points' x, or the middles of hexagons that are counted already."),
    Field("y", \.y, help: "The points' y."),
    Field(
      "gridsize", \.gridsize, bounds: .within(1...500),
      help: "How many hexagons stand side by side, as matplotlib counts them."),
    Field(
      "gridsizeY", \.gridsizeY, bounds: .within(1...500),
      help: "How many stand over one another; gridsize / √3, for regular ones on a square."),
    Field("weights", \.weights, help: "How much each point counts, at least 0."),
    Field("values", \.values, help: "What hexagons show of their points instead of the number."),
    Field("reduce", \.reduce, help: "What becomes of the values in one hexagon."),
    Field(
      "least", \.least, bounds: .within(0...1_000_000_000),
      help: "The points that a hexagon needs to be drawn; 0 draws empty ones too."),
    Field("counts", \.counts, help: "What hexagons hold that are counted already, one for each x."),
    Field(
      "cell", \.cell, bounds: .above(0),
      help: "The steps of counted hexagons in data units: their width, and 3/2 of their height."),
    Field("xExtent", \.xExtent, help: "The x between which the lattice lies; the points'."),
    Field("yExtent", \.yExtent, help: "The y between which the lattice lies; the points'."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
  ]

  public static var sample: Figure {
    let cloud = SampleCloud.points(4000).enumerated().map { i, p -> (x: Double, y: Double) in
      i % 3 == 0 ? (5.4 + 0.8 * p.x, 5 + 0.9 * p.y) : (2.5 + p.x, 2 + 0.7 * p.y + 0.4 * p.x)
    }
    return Figure(
      title: "Two clouds of 4\u{2009}000 points",
      marks: [Hexbin(x: cloud.map(\.x), y: cloud.map(\.y), gridsize: 26)],
      x: AxisOptions("x"), y: AxisOptions("y"), color: ColorOptions("points"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.numbers(x, "x")
    let ys = try context.numbers(y, "y")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    if let counts { return try readyMade(xs, ys, counts, context) }
    let weights = try context.weights(weights, count: xs.count, of: "x")
    var shown: [Double]?
    if values != nil {
      let numbers = try context.numbers(values, "values", count: xs.count)
      try context.checkLengths(("values", numbers.count), ("x", xs.count))
      shown = numbers
    }
    let rows = xs.indices.filter {
      xs[$0].isFinite && ys[$0].isFinite && (shown?[$0].isFinite ?? true)
    }
    let (px, py) = (rows.map { xs[$0] }, rows.map { ys[$0] })
    let (ex, ey) = (HexagonalBinning.extent(px), HexagonalBinning.extent(py))
    guard
      let lattice = HexagonalBinning(
        x: xExtent.map { ($0.lower, $0.upper) } ?? ex,
        y: yExtent.map { ($0.lower, $0.upper) } ?? ey,
        columns: gridsize, rows: gridsizeY)
    else {
      throw NablaError(
        context.place, "has no lattice of \(gridsize) hexagons between its points",
        "give points that lie apart, xExtent and yExtent")
    }
    let outside: Int
    var cells: [Cell] = []
    if let shown {
      let (members, missed) = lattice.members(px, py)
      outside = missed
      for (i, members) in members.enumerated() where members.count >= max(1, least) {
        cells.append(
          Cell(lattice.center(of: i), reduced(members.map { shown[rows[$0]] }), members.count))
      }
    } else {
      let chosen = weights.map { all in rows.map { all[$0] } }
      let (sums, points, missed) = lattice.counts(px, py, weights: chosen)
      outside = missed
      for i in sums.indices where points[i] >= least {
        cells.append(Cell(lattice.center(of: i), sums[i], points[i]))
      }
    }
    var warnings = leftOut(
      xs.count - rows.count, of: xs.count, "points are not finite", place: context.place)
    warnings += leftOut(
      outside, of: rows.count, "points lie off the hexagons", place: context.place)
    return Prepared(
      mark: self, cells: cells, step: Size(lattice.stepX, lattice.stepY), warnings: warnings)
  }

  private func readyMade(
    _ xs: [Double], _ ys: [Double], _ counts: Channel, _ context: MarkContext
  ) throws(NablaError) -> any PreparedMark {
    guard let cell, cell.width.isFinite, cell.height.isFinite, cell.width > 0, cell.height > 0
    else {
      throw NablaError(context.place, "has counts and no cell", "give the size of the hexagons")
    }
    let numbers = try context.numbers(counts, "counts", count: xs.count)
    try context.checkLengths(("counts", numbers.count), ("x", xs.count))
    let rows = xs.indices.filter { xs[$0].isFinite && ys[$0].isFinite && numbers[$0].isFinite }
    return Prepared(
      mark: self, cells: rows.map { Cell((xs[$0], ys[$0]), numbers[$0], nil) }, step: cell,
      warnings: leftOut(
        xs.count - rows.count, of: xs.count, "hexagons are not finite", place: context.place))
  }

  private func reduced(_ values: [Double]) -> Double {
    switch reduce {
    case .mean: values.reduce(0, +) / Double(max(1, values.count))
    case .sum: values.reduce(0, +)
    case .min: values.reduce(.infinity, Swift.min)
    case .max: values.reduce(-.infinity, Swift.max)
    case .median: quantiles([0.5], of: values)[0]
    }
  }

  /// One hexagon.
  struct Cell: Sendable {
    let x: Double
    let y: Double
    let value: Double
    /// nil for hexagons that were counted elsewhere.
    let points: Int?

    init(_ center: (x: Double, y: Double), _ value: Double, _ points: Int?) {
      (x, y) = center
      self.value = value
      self.points = points
    }
  }

  struct Prepared: PreparedMark {
    let mark: Hexbin
    let cells: [Cell]
    let step: Size
    let warnings: [String]

    /// Whether hexagons show how many points they hold.
    private var areCounts: Bool { mark.values == nil }

    func train(_ scales: inout ScaleTraining) {
      let corners = HexagonalBinning.corners(stepX: step.width, stepY: step.height)
      let reach = Size(corners.map(\.x).max() ?? 0, corners.map(\.y).max() ?? 0)
      if let (low, high) = extent(of: cells.map(\.x)) {
        scales.x.add([low - reach.width, high + reach.width])
      }
      if let (low, high) = extent(of: cells.map(\.y)) {
        scales.y.add([low - reach.height, high + reach.height])
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      let values = cells.map(\.value)
      scales.color.add(values)
      if areCounts, values.allSatisfy({ $0 >= 0 }) {
        scales.color.preference = scales.color.preference ?? .weights
      }
      let label = mark.values.map { "\(mark.reduce.rawValue) \($0.name)" } ?? "count"
      scales.color.suggest(label: label)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let corners = HexagonalBinning.corners(stepX: step.width, stepY: step.height)
      // Hexagons of one colour are one path.
      var paths = ByColor<Path>()
      for cell in cells {
        let outline = frame.polygon(
          corners.map { cell.x + $0.x }, corners.map { cell.y + $0.y })
        if outline.isEmpty { continue }
        paths.update(style.number(cell.value).opacity(mark.opacity), Path()) {
          $0.append(outline)
        }
      }
      guard !paths.all.isEmpty else { return [] }
      // All hexagons together get an outline, so that those of few points are seen on the page.
      var whole = Path()
      for (_, path) in paths.all { whole.append(path) }
      let hexagons = paths.all.map { color, path -> SceneItem in
        .path(PathItem(path, fill: .solid(color), stroke: edge(color, frame, style)))
      }
      return [style.outline(of: whole)] + hexagons
    }

    /// A thin edge of paper where hexagons are large enough to be told apart, else one of their
    /// own colour, so that no seam shows between neighbours.
    private func edge(_ color: ColorPair, _ frame: Frame, _ style: Style) -> Stroke? {
      let left = cells.first?.x ?? 0
      let width = abs(frame.x.position(left + step.width) - frame.x.position(left))
      if width >= 8 { return Stroke(style.theme.paper, width: 0.75) }
      return mark.opacity < 1 ? nil : Stroke(color, width: 0.5)
    }

    var words: String {
      guard let most = cells.max(by: { $0.value < $1.value }) else { return "" }
      let (x, y) = (SpokenNumbers(cells.map(\.x)), SpokenNumbers(cells.map(\.y)))
      let say = SpokenNumbers(cells.map(\.value))
      return
        "\(counted(cells.count, "hexagon")), \(areCounts ? "most points" : "highest value") \(say(most.value)) around (\(x(most.x)), \(y(most.y)))."
    }

    var inspection: [(key: String, value: Node)] {
      var all: [(String, Node)] = [
        ("x", Node(cells.map(\.x))), ("y", Node(cells.map(\.y))),
        (areCounts ? "counts" : "values", Node(cells.map(\.value))),
        ("cell", Node([step.width, step.height])),
      ]
      let points = cells.compactMap { $0.points.map(Double.init) }
      if points.count == cells.count { all.append(("points", Node(points))) }
      return all
    }

    var series: [(name: String, column: Column)] {
      [
        ("x", .numbers(cells.map(\.x))), ("y", .numbers(cells.map(\.y))),
        (areCounts ? "counts" : "values", .numbers(cells.map(\.value))),
      ]
    }
  }
}
