public import NablaMath
public import NablaScene

/// A surface z = f(x, y) in space.
public struct Surface: Mark {
  public static let kind = "surface"
  public static let summary = "A surface in space, coloured by its height, with a net of lines."
  public static let isSpace = true

  public var z: PlaneFormula?
  public var values: Matrix?
  public var domain: Interval?
  public var range: Interval?
  public var samples = 80
  public var faces = true
  public var wire = true
  public var color: Channel?
  public var floorLines = false
  public var name = ""

  public init() {}

  /// The surface of a formula of x and y.
  ///
  /// - Parameters:
  ///   - domain: the x that it is drawn over, `range` the y; −3…3 by default.
  ///   - samples: the grid's lines along each side.
  public init(
    _ z: Formula, domain: ClosedRange<Double> = -3...3, range: ClosedRange<Double> = -3...3,
    samples: Int = 80
  ) {
    self.z = PlaneFormula(z)
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.samples = samples
  }

  /// The surface through the nodes of a grid.
  ///
  /// - Parameters:
  ///   - values: the heights, the row of the largest y first as in a heatmap; NaN where there is
  ///     none.
  ///   - domain: the x of the first and the last column; numbers from 0 where nil. `range` the y
  ///     of the bottom and the top row.
  public init(
    _ values: Matrix, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil
  ) {
    self.values = values
    self.domain = Interval(domain)
    self.range = Interval(range)
  }

  public static let fields: [Field<Surface>] = [
    Field("z", \.z, help: "A formula of x and y, such as sin(x) cos(y)."),
    Field("values", \.values, help: "Or the heights at the nodes of a grid, the top row first."),
    Field("domain", \.domain, help: "The x it is drawn over; [-3, 3]."),
    Field("range", \.range, help: "The y it is drawn over; [-3, 3]."),
    Field(
      "samples", \.samples, bounds: .within(2...500), help: "Lines of a formula's grid each way."),
    Field("faces", \.faces, help: "Whether it is filled; a net that one looks through if not."),
    Field("wire", \.wire, help: "Whether thin lines run over it."),
    Field("color", \.color, help: "One colour; that of its heights where left out."),
    Field("floorLines", \.floorLines, help: "Whether lines of equal height lie on the floor."),
    Field("name", \.name, help: "The legend's text."),
  ]

  public static var sample: Figure {
    guard let z = try? Formula("x^2/4 + y^2 - 2", variables: PlaneArguments.names) else {
      return Figure()
    }
    var surface = Surface(z, domain: -3...3, range: -2...2, samples: 40)
    surface.floorLines = true
    let steps = (0..<24).map { Double($0) }
    let (xs, ys) = (steps.map { -2.8 * power(0.86, $0) }, steps.map { 1.7 * power(-0.72, $0) })
    let zs = zip(xs, ys).map { z($0, $1) }
    var panel = Panel(
      marks: [
        surface, Line3D(x: xs, y: ys, z: zs, color: "accent", width: 2.5),
        Scatter3D(x: xs, y: ys, z: zs, color: "accent", size: 6),
      ], x: AxisOptions("x"), y: AxisOptions("y"))
    panel.z = AxisOptions("height")
    return Figure(
      title: "Down into a valley", size: Size(560, 420), grid: Grid([[.panel(panel)]]),
      color: ColorOptions("height"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard faces || wire else {
      throw NablaError(context.place, "has neither faces nor wire", "give one of them")
    }
    return Prepared(
      mark: self, grid: try grid(context),
      color: try color == nil ? nil : context.onlyColor(color, "color"))
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
        columns: values.columns, rows: values.rows, values: rows)
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
      x: x, y: y, columns: samples + 1, rows: samples + 1, values: values)
  }
}

/// Heights over an even grid, the row of the least y first.
struct SurfaceGrid: Sendable {
  let x: (lower: Double, upper: Double)
  let y: (lower: Double, upper: Double)
  let columns: Int
  let rows: Int
  let values: [Double]

  /// The places of the nodes.
  var places: [(x: Double, y: Double)] {
    let xs = evenPlaces(from: x.lower, to: x.upper, count: columns)
    let ys = evenPlaces(from: y.lower, to: y.upper, count: rows)
    return ys.flatMap { y in xs.map { (x: $0, y: y) } }
  }
}
