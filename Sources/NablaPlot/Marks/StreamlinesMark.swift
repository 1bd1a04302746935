public import NablaMath
public import NablaScene

/// Evenly spaced lines along a vector field.
public struct StreamlinesMark: Mark {
  public static let kind = "streamlines"
  public static let summary = "Evenly spaced lines along a vector field, with arrows."

  public var x: Channel?
  public var y: Channel?
  public var u: Channel?
  public var v: Channel?
  public var field: [PlaneFormula] = []
  public var domain: Interval?
  public var range: Interval?
  public var separation = 26.0
  public var seedX: Channel?
  public var seedY: Channel?
  public var fill = true
  public var color: Channel?
  public var width = 1.5
  public var widthBySpeed = false
  public var arrows = true
  public var head = 7.0
  public var opacity = 1.0
  public var name = ""

  public init() {}

  /// The lines of a field given at the nodes of a grid.
  ///
  /// - Parameters:
  ///   - x: each node's place; `y` likewise.
  ///   - u: the field there along x, in the unit of x; `v` likewise along y.
  ///   - color: one colour, or `speed` for the field's length.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, u: some ChannelConvertible,
    v: some ChannelConvertible, color: (any ChannelConvertible)? = nil, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.u = u.channel
    self.v = v.channel
    self.color = color?.channel
    self.name = name
  }

  /// The lines of a field of formulas of x and y.
  public init(
    u: Formula, v: Formula, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = nil, name: String = ""
  ) {
    field = [PlaneFormula(u), PlaneFormula(v)]
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<StreamlinesMark>] = [
    Field("x", \.x, help: "The nodes' x, for data with a row a node of a full grid."),
    Field("y", \.y, help: "The nodes' y."),
    Field("u", \.u, help: "The field along x at the nodes."),
    Field("v", \.v, help: "The field along y at the nodes."),
    Field("field", \.field, help: "Or two formulas of x and y, such as [y, -sin(x)]."),
    Field("domain", \.domain, help: "Where formulas are drawn along x; [-10, 10]."),
    Field("range", \.range, help: "Where formulas are drawn along y; [-10, 10]."),
    Field(
      "separation", \.separation, bounds: .within(4...1000), unit: "px",
      help: "The distance between lines."),
    Field("seedX", \.seedX, help: "Where lines pass first, if there is room: their x."),
    Field("seedY", \.seedY, help: "The seeds' y."),
    Field("fill", \.fill, help: "Whether lines are found for the room that seeds leave."),
    Field("color", \.color, help: "One colour, or speed: the field's length."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The lines' width."),
    Field(
      "widthBySpeed", \.widthBySpeed,
      help: "Whether lines are as wide as told at the highest speed and narrower below."),
    Field("arrows", \.arrows, help: "Whether lines bear arrow heads."),
    Field("head", \.head, bounds: .within(0...1000), unit: "px", help: "The heads' length."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the lines."),
  ]

  public static var sample: Figure {
    var lines = StreamlinesMark()
    if let u = try? Formula("y", variables: PlaneArguments.names),
      let v = try? Formula("-sin(x) - y/4", variables: PlaneArguments.names)
    {
      lines = StreamlinesMark(u: u, v: v, domain: -5...5, range: -3...3, color: "speed")
    }
    return Figure(
      title: "A pendulum with friction", size: Size(600, 400), marks: [lines],
      x: AxisOptions("angle"), y: AxisOptions("speed"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let source = try source(context)
    let bySpeed = color == .column("speed") && !context.table.names.contains("speed")
    let colors = try bySpeed ? .numbers([]) : context.onlyColor(color, "color")
    let seedXs = try seedX == nil ? [] : context.numbers(seedX, "seedX")
    let seedYs = try seedY == nil ? [] : context.numbers(seedY, "seedY")
    try context.checkLengths(("seedX", seedXs.count), ("seedY", seedYs.count))
    return Prepared(
      mark: self, source: source, color: colors, colorsBySpeed: bySpeed,
      seeds: zip(seedXs, seedYs).map { ($0, $1) })
  }

  private func source(_ context: MarkContext) throws(NablaError) -> PlaneField {
    if let field = try context.planeField(field, x: domain, y: range) { return field }
    guard x != nil, y != nil, u != nil, v != nil else {
      throw NablaError(context.place, "has no field", "give x, y, u and v, or two formulas")
    }
    let columns = (
      try context.numbers(x, "x"), try context.numbers(y, "y"), try context.numbers(u, "u"),
      try context.numbers(v, "v")
    )
    for (name, count) in [("y", columns.1.count), ("u", columns.2.count), ("v", columns.3.count)] {
      try context.checkLengths((name, count), ("x", columns.0.count))
    }
    let nodes = try GridNodes(
      columns.0, columns.1, [columns.2, columns.3], place: context.place)
    guard let field = PlaneField(nodes) else {
      throw NablaError(
        context.place, "has \(nodes.xs.count) columns and \(nodes.ys.count) rows of nodes",
        "give at least 2 of each")
    }
    return field
  }
}
