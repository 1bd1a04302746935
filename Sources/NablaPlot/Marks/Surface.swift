public import NablaMath
public import NablaScene

/// A surface z = f(x, y) in space, with a line and points in front of it and behind it.
public struct Surface: Mark {
  public static let kind = "surface"
  public static let summary = "A surface in space with a line and points, hidden where they are."

  public var z: PlaneFormula?
  public var values: Matrix?
  public var domain: Interval?
  public var range: Interval?
  public var heights: Interval?
  public var samples = 80
  public var camera = Camera()
  public var wire = true
  public var color: Channel?
  public var floorLines = false
  public var pathX: Channel?
  public var pathY: Channel?
  public var pathZ: Channel?
  public var pathColor: Channel = .column("accent")
  public var pathWidth = 2.5
  public var pointSize = 0.0
  public var labels = ["x", "y", "z"]
  public var name = ""

  public init() {}

  /// The surface of a formula of x and y.
  ///
  /// - Parameters:
  ///   - domain: the x that it is drawn over, `range` the y; −3…3 by default.
  ///   - samples: the grid's lines along each side.
  public init(
    _ z: Formula, domain: ClosedRange<Double> = -3...3, range: ClosedRange<Double> = -3...3,
    samples: Int = 80, camera: Camera = Camera()
  ) {
    self.z = PlaneFormula(z)
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.samples = samples
    self.camera = camera
  }

  /// The surface through the nodes of a grid.
  ///
  /// - Parameters:
  ///   - values: the heights, the row of the largest y first as in a heatmap; NaN where there is
  ///     none.
  ///   - domain: the x of the first and the last column; numbers from 0 where nil. `range` the y
  ///     of the bottom and the top row.
  public init(
    _ values: Matrix, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil,
    camera: Camera = Camera()
  ) {
    self.values = values
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.camera = camera
  }

  public static let fields: [Field<Surface>] = [
    Field("z", \.z, help: "A formula of x and y, such as sin(x) cos(y)."),
    Field("values", \.values, help: "Or the heights at the nodes of a grid, the top row first."),
    Field("domain", \.domain, help: "The x it is drawn over; [-3, 3]."),
    Field("range", \.range, help: "The y it is drawn over; [-3, 3]."),
    Field("heights", \.heights, help: "The z that are shown; all of the surface."),
    Field(
      "samples", \.samples, bounds: .within(2...500), help: "Lines of a formula's grid each way."),
    Field("camera", \.camera, help: "Where it is looked at from."),
    Field("wire", \.wire, help: "Whether thin lines run over the surface."),
    Field("color", \.color, help: "One colour; that of its heights where left out."),
    Field("floorLines", \.floorLines, help: "Whether lines of equal height lie on the floor."),
    Field("pathX", \.pathX, help: "The x of a line in space; pathY and pathZ go with it."),
    Field("pathY", \.pathY, help: "The y of the line."),
    Field("pathZ", \.pathZ, help: "The z of the line; on the surface where left out."),
    Field("pathColor", \.pathColor, help: "The line's colour."),
    Field(
      "pathWidth", \.pathWidth, bounds: .within(0...100), unit: "px", help: "The line's width."),
    Field(
      "pointSize", \.pointSize, bounds: .within(0...100), unit: "px",
      help: "The size of points on the line; none at 0."),
    Field("labels", \.labels, help: "The names of the three axes."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    guard let z = try? Formula("x^2/4 + y^2 - 2", variables: PlaneArguments.names) else {
      return Figure()
    }
    var surface = Surface(z, domain: -3...3, range: -2...2, samples: 40)
    let steps = (0..<24).map { Double($0) }
    surface.pathX = .values(.numbers(steps.map { -2.8 * power(0.86, $0) }))
    surface.pathY = .values(.numbers(steps.map { 1.7 * power(-0.72, $0) }))
    surface.pointSize = 5
    surface.floorLines = true
    return Figure(
      title: "Down into a valley", size: Size(560, 420), marks: [surface],
      color: ColorOptions("height"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let grid = try grid(context)
    let colors = try color == nil ? nil : context.onlyColor(color, "color")
    let xs = try pathX == nil ? [] : context.numbers(pathX, "pathX")
    let ys = try pathY == nil ? [] : context.numbers(pathY, "pathY")
    try context.checkLengths(("pathY", ys.count), ("pathX", xs.count))
    let zs: [Double]
    if pathZ != nil {
      zs = try context.numbers(pathZ, "pathZ", count: xs.count)
      try context.checkLengths(("pathZ", zs.count), ("pathX", xs.count))
    } else {
      zs = zip(xs, ys).map { grid.height(at: $0, $1) }
    }
    guard labels.count == 3 else {
      throw NablaError("\(context.place).labels", "has \(labels.count) names", "give three")
    }
    let known = grid.values.filter(\.isFinite) + zs.filter(\.isFinite)
    let lower = heights?.lower ?? known.min() ?? 0
    let upper = heights?.upper ?? known.max() ?? 1
    return Prepared(
      mark: self, grid: grid, z: lower < upper ? (lower, upper) : (lower - 0.5, lower + 0.5),
      color: colors, line: (xs, ys, zs),
      lineColor: try context.onlyColor(pathColor, "pathColor"))
  }

  private func grid(_ context: MarkContext) throws(NablaError) -> SurfaceGrid {
    if let values {
      guard values.rows > 1, values.columns > 1 else {
        throw NablaError(
          "\(context.place).values", "has \(values.rows) rows and \(values.columns) columns",
          "give at least 2 of each")
      }
      guard max(values.rows, values.columns) <= 1000 else {
        throw NablaError(
          "\(context.place).values", "has \(values.rows) rows and \(values.columns) columns",
          "give at most 1000 of each")
      }
      let rows = (0..<values.rows).reversed().flatMap { row in
        values.values[(row * values.columns)..<((row + 1) * values.columns)]
      }
      return SurfaceGrid(
        x: domain.map { ($0.lower, $0.upper) } ?? (0, Double(values.columns - 1)),
        y: range.map { ($0.lower, $0.upper) } ?? (0, Double(values.rows - 1)),
        columns: values.columns, rows: values.rows, values: rows, function: nil)
    }
    guard let z else {
      throw NablaError(context.place, "has no surface", "give z, a formula of x and y, or values")
    }
    let formula = z.formula
    guard !formula.isList else {
      throw NablaError("\(context.place).z", "is a list", "give one formula of x and y")
    }
    let x = domain.map { ($0.lower, $0.upper) } ?? (-3, 3)
    let y = range.map { ($0.lower, $0.upper) } ?? (-3, 3)
    let xs = evenPlaces(from: x.0, to: x.1, count: samples + 1)
    let ys = evenPlaces(from: y.0, to: y.1, count: samples + 1)
    let values = formula.values([ys.flatMap { _ in xs }, ys.flatMap { y in xs.map { _ in y } }])
    return SurfaceGrid(
      x: x, y: y, columns: samples + 1, rows: samples + 1, values: values,
      function: { formula($0, $1) })
  }
}

/// Heights over an even grid, the row of the least y first.
struct SurfaceGrid: Sendable {
  let x: (lower: Double, upper: Double)
  let y: (lower: Double, upper: Double)
  let columns: Int
  let rows: Int
  let values: [Double]
  /// What the heights are samples of.
  let function: (@Sendable (Double, Double) -> Double)?

  /// The places of the nodes.
  var places: [(x: Double, y: Double)] {
    let xs = evenPlaces(from: x.lower, to: x.upper, count: columns)
    let ys = evenPlaces(from: y.lower, to: y.upper, count: rows)
    return ys.flatMap { y in xs.map { (x: $0, y: y) } }
  }

  /// The height at a place, between nodes as the grid is flat there; NaN outside.
  func height(at px: Double, _ py: Double) -> Double {
    if let function { return function(px, py) }
    let place = SIMD2(
      (px - x.lower) / (x.upper - x.lower) * Double(columns - 1),
      (py - y.lower) / (y.upper - y.lower) * Double(rows - 1))
    let field = try? GridField(columns: columns, rows: rows, u: values, v: values)
    return field?(place)?.x ?? .nan
  }
}
