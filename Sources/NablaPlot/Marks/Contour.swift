import NablaMath
public import NablaScene

/// Lines of equal value, and the areas between them.
public struct Contour: Mark {
  public static let kind = "contour"
  public static let summary = "Lines of equal value of a matrix or function, filled between."

  public var values: Matrix?
  public var x: Channel?
  public var y: Channel?
  public var z: Channel?
  public var xExtent: Interval?
  public var yExtent: Interval?
  public var levels = ContourLevels.auto
  public var levelScale = ContourLevelScale.linear
  public var fill = true
  public var lines = true
  public var labels = true
  public var color: Channel?
  public var width: Double?
  public var opacity = 1.0
  public var name = ""

  /// What `values` are samples of, for drawing it finer and beyond its extents.
  private(set) var function: (@Sendable (Double, Double) -> Double)?
  /// The function's values at several x and one y.
  private(set) var row: (@Sendable ([Double], Double) -> [Double])?
  /// The points along each side that the function is drawn with.
  private(set) var samples = 200
  /// Points of the data that labels keep away from.
  package var clearOf: [(x: Double, y: Double)] = []

  public init() {}

  /// The contours of a matrix.
  ///
  /// - Parameters:
  ///   - values: the nodes' values, the top row first as in a heatmap; NaN where there is none.
  ///   - x: where the first and the last column stand; positions from 0 where nil.
  ///   - y: where the bottom and the top row stand; positions from 0 downwards where nil.
  public init(
    _ values: Matrix, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    levels: ContourLevels = .auto, levelScale: ContourLevelScale = .linear, fill: Bool = true,
    lines: Bool = true, labels: Bool = true, color: (any ChannelConvertible)? = nil,
    name: String = ""
  ) {
    self.values = values
    xExtent = Interval(x)
    yExtent = Interval(y)
    self.levels = levels
    self.levelScale = levelScale
    self.fill = fill
    self.lines = lines
    self.labels = labels
    self.color = color?.channel
    self.name = name
  }

  /// The contours of a function.
  ///
  /// Levels and colours come from `x` and `y`; where other marks make the panel larger, the
  /// function is drawn all over it. Its samples are what a figure file keeps of it.
  /// - Parameters:
  ///   - x: what the x axis shows at least; `y` likewise.
  ///   - samples: the points along each side, 2…2000; 200 by default.
  ///   - function: NaN or infinite where it has no value.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: ContourLevels = .auto,
    levelScale: ContourLevelScale = .linear, fill: Bool = true, lines: Bool = true,
    labels: Bool = true, color: (any ChannelConvertible)? = nil, name: String = "",
    samples: Int = 200, _ function: @escaping @Sendable (Double, Double) -> Double
  ) {
    self.init(
      x: x, y: y, levels: levels, levelScale: levelScale, fill: fill, lines: lines,
      labels: labels, color: color, name: name, samples: samples,
      row: { xs, y in xs.map { function($0, y) } }, function)
  }

  /// - Parameter row: the same function at several x and one y, for what finds them together
  ///   faster than one by one.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: ContourLevels = .auto,
    levelScale: ContourLevelScale = .linear, fill: Bool = true, lines: Bool = true,
    labels: Bool = true, color: (any ChannelConvertible)? = nil, name: String = "",
    samples: Int = 200, row: @escaping @Sendable ([Double], Double) -> [Double],
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) {
    let n = min(2000, max(2, samples))
    func places(_ range: ClosedRange<Double>) -> [Double] {
      evenPlaces(from: range.lowerBound, to: range.upperBound, count: n)
    }
    let columns = places(x)
    let sampled = places(y).reversed().flatMap { row(columns, $0) }
    self.init(
      Matrix(rows: n, columns: n, values: sampled) ?? .empty, x: x, y: y, levels: levels,
      levelScale: levelScale, fill: fill, lines: lines, labels: labels, color: color, name: name)
    self.function = function
    self.row = row
    self.samples = n
  }

  public static let fields: [Field<Contour>] = [
    Field(
      "values", \.values, help: "The nodes' values, the top row first; or give x, y and z."),
    Field("x", \.x, help: "The nodes' x, for data with a row a node of a full grid."),
    Field("y", \.y, help: "The nodes' y."),
    Field("z", \.z, help: "The nodes' values."),
    Field("xExtent", \.xExtent, help: "The x of the first and the last column."),
    Field("yExtent", \.yExtent, help: "The y of the bottom and the top row."),
    Field("levels", \.levels, help: "Where lines are drawn: auto, about how many, or which."),
    Field("levelScale", \.levelScale, help: "Whether levels rise by differences or by ratios."),
    Field("fill", \.fill, help: "Whether areas are filled; those below the first level too."),
    Field("lines", \.lines, help: "Whether lines are drawn."),
    Field("labels", \.labels, help: "Whether lines bear their levels where there is room."),
    Field(
      "color", \.color,
      help: "The lines' colour, or level: each its level's; thin ink over filled areas."),
    Field(
      "width", \.width, bounds: Bounds(0, 1000, includesLower: false), unit: "px",
      help: "The lines' width."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for lines without areas."),
  ]

  public static var sample: Figure {
    let hills = Contour(x: -3...3, y: -3...3) { x, y in
      func bump(_ a: Double, _ b: Double) -> Double { exp2(-1.4427 * (a * a + b * b)) }
      return 3 * (1 - x) * (1 - x) * bump(x, y + 1)
        - 10 * (x / 5 - x * x * x - y * y * y * y * y) * bump(x, y) - bump(x + 1, y) / 3
    }
    // The samples alone, which a figure file can hold.
    return Figure(
      title: "Three hills and a hollow", size: Size(560, 400),
      marks: [Contour(hills.values ?? .empty, x: -3...3, y: -3...3)],
      x: AxisOptions("x"), y: AxisOptions("y"), color: ColorOptions("height"),
      coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let colorsByLevel = color == .column("level") && !context.table.names.contains("level")
    let colors = try colorsByLevel ? .role("ink") : context.color(color)
    if colors.count != nil {
      throw NablaError(
        "\(context.place).color", "is a column, and a contour line has one colour",
        "give a colour, or level")
    }
    let nodes = try nodes(context)
    guard let levels = levels.levels(for: nodes.values, levelScale) else {
      throw NablaError(
        "\(context.place).levelScale", "is log, but no value is above 0", "use a linear scale")
    }
    if levelScale == .log, let bad = levels.first(where: { $0 <= 0 }) {
      throw NablaError(
        "\(context.place).levels", "holds \(formatPlain(bad)) on a log scale",
        "give levels above 0")
    }
    return Prepared(
      mark: self, nodes: nodes, levels: levels, color: colors, colorsByLevel: colorsByLevel)
  }

  /// Values at nodes with their places in the data, the first row first.
  struct Nodes: Sendable {
    var x: [Double]
    var y: [Double]
    var values: [Double]
    /// Whether rows are positions that run downwards.
    var isDownwards = false
  }

  private func nodes(_ context: MarkContext) throws(NablaError) -> Nodes {
    guard let values else { return try longNodes(context) }
    func places(_ extent: Interval?, _ count: Int) -> [Double] {
      guard let extent else { return (0..<count).map(Double.init) }
      guard count > 1 else { return [extent.lower] }
      return evenPlaces(from: extent.lower, to: extent.upper, count: count)
    }
    let rows = places(yExtent, values.rows)
    return Nodes(
      x: places(xExtent, values.columns), y: yExtent == nil ? rows : rows.reversed(),
      values: values.values, isDownwards: yExtent == nil)
  }

  /// Data with a row a node: every pair of an x and a y once, missing ones left out.
  private func longNodes(_ context: MarkContext) throws(NablaError) -> Nodes {
    guard x != nil, y != nil, z != nil else {
      throw NablaError(context.place, "has no values", "give values, or x, y and z")
    }
    let (xs, ys) = (try context.numbers(x, "x"), try context.numbers(y, "y"))
    let zs = try context.numbers(z, "z")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    try context.checkLengths(("z", zs.count), ("x", xs.count))
    let grid = try GridNodes(xs, ys, [zs], place: context.place)
    return Nodes(x: grid.xs, y: grid.ys, values: grid.values[0])
  }
}
