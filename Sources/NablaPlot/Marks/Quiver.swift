public import NablaMath
public import NablaScene

/// Arrows for vectors at points.
public struct Quiver: Mark {
  public static let kind = "quiver"
  public static let summary = "Arrows for vectors at points, in data units or to a common scale."

  /// The part of an arrow that stands at its point.
  public enum Pivot: String, OptionChoice {
    case tail, middle, tip
  }

  public var x: Channel?
  public var y: Channel?
  public var u: Channel?
  public var v: Channel?
  public var field: [PlaneFormula] = []
  public var domain: Interval?
  public var range: Interval?
  public var density = 15
  public var color: Channel?
  public var normalised = false
  public var equal = false
  public var longest: Double?
  public var unit = ""
  public var pivot = Pivot.tail
  public var width = 1.5
  public var head = 7.0
  public var opacity = 1.0
  public var halo = false
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - u: the vectors' extent along x, in the unit of x; `v` likewise.
  ///   - color: one colour, groups, numbers, or `length` for that of the vectors.
  ///   - normalised: whether all arrows are shortened or lengthened by one factor so that they do
  ///     not cover each other; a key in the legend then says which length is which.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, u: some ChannelConvertible,
    v: some ChannelConvertible, color: (any ChannelConvertible)? = nil, normalised: Bool = false,
    equal: Bool = false, unit: String = "", pivot: Pivot = .tail, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.u = u.channel
    self.v = v.channel
    self.color = color?.channel
    self.normalised = normalised
    self.equal = equal
    self.unit = unit
    self.pivot = pivot
    self.name = name
  }

  /// Arrows of a field of formulas of x and y on an even grid.
  ///
  /// - Parameters:
  ///   - domain: where it is drawn along x, `range` along y; −10…10 by default.
  ///   - density: how many arrows stand along each side.
  public init(
    u: Formula, v: Formula, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil,
    density: Int = 15, color: (any ChannelConvertible)? = nil, normalised: Bool = true,
    name: String = ""
  ) {
    field = [PlaneFormula(u), PlaneFormula(v)]
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.density = density
    self.color = color?.channel
    self.normalised = normalised
    self.pivot = .middle
    self.name = name
  }

  public static let fields: [Field<Quiver>] = [
    Field("x", \.x, help: "Where the vectors are."),
    Field("y", \.y, help: "Where the vectors are."),
    Field("u", \.u, help: "How far they reach along x, in its unit."),
    Field("v", \.v, help: "How far they reach along y, in its unit."),
    Field("field", \.field, help: "Or two formulas of x and y, such as [y, -sin(x)], on a grid."),
    Field("domain", \.domain, help: "Where formulas are drawn along x; [-10, 10]."),
    Field("range", \.range, help: "Where formulas are drawn along y; [-10, 10]."),
    Field(
      "density", \.density, bounds: .within(2...100),
      help: "How many arrows of formulas stand along each side."),
    Field(
      "color", \.color,
      help: "One colour, a column of texts or numbers, or length: the vectors' own."),
    Field(
      "normalised", \.normalised,
      help: "Whether arrows keep their directions and are scaled to fit, with a key for lengths."),
    Field(
      "equal", \.equal,
      help: "Whether all arrows are equally long, and their colours say how long the vectors are."),
    Field(
      "longest", \.longest, bounds: Bounds(0, 1000, includesLower: false), unit: "px",
      help: "The longest arrow of a normalised field; from the number of vectors."),
    Field("unit", \.unit, help: "The unit in the key's text."),
    Field("pivot", \.pivot, help: "The part of an arrow that stands at its point."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The shafts' width."),
    Field(
      "head", \.head, bounds: .atLeast(0), unit: "px",
      help: "The heads' length; shorter arrows have smaller heads."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets arrows off from a field."),
    Field("name", \.name, help: "The legend's text for the arrows."),
  ]

  public static var sample: Figure {
    let steps = (0..<11).map { Double($0) / 2 - 2.5 }
    let places = steps.flatMap { y in steps.map { (x: $0, y: y) } }
    // A pendulum's phase plane: x′ = y, y′ = −sin x − y/4.
    return Figure(
      title: "A pendulum with friction", size: Size(520, 400),
      marks: [
        Quiver(
          x: places.map(\.x), y: places.map(\.y), u: places.map(\.y),
          v: places.map { -sine($0.x) - $0.y / 4 }, normalised: true, pivot: .middle)
      ],
      x: AxisOptions("angle"), y: AxisOptions("speed"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    if let plane = try context.planeField(field, x: domain, y: range, count: density) {
      let vectors = plane.places.map { plane.vector($0.x, $0.y) }
      return try prepared(
        context, PositionValues(.numbers(plane.places.map(\.x))),
        PositionValues(.numbers(plane.places.map(\.y))), vectors.map(\.u), vectors.map(\.v))
    }
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y", count: xs.count)
    return try prepared(
      context, xs, ys, try context.numbers(u, "u", count: xs.count),
      try context.numbers(v, "v", count: xs.count))
  }

  private func prepared(
    _ context: MarkContext, _ xs: PositionValues, _ ys: PositionValues, _ us: [Double],
    _ vs: [Double]
  ) throws(NablaError) -> Prepared {
    for (name, count) in [("y", ys.count), ("u", us.count), ("v", vs.count)] {
      try context.checkLengths((name, count), ("x", xs.count))
    }
    let lengths = zip(us, vs).map { length($0, $1) }
    let colorsByLength =
      (color == nil && equal)
      || (color == .column("length") && !context.table.names.contains("length"))
    let colors =
      colorsByLength
      ? .numbers(lengths) : try context.colors(color, count: xs.count, of: "x")
    return Prepared(
      mark: self, x: xs, y: ys, u: us, v: vs, lengths: lengths,
      largest: lengths.reduce(0) { $1.isFinite ? max($0, $1) : $0 }, color: colors,
      colorsByLength: colorsByLength, place: context.place)
  }

  /// √(u² + v²) without overflow on the way.
  private func length(_ u: Double, _ v: Double) -> Double {
    let largest = max(abs(u), abs(v))
    guard largest > 0, largest.isFinite else { return largest }
    let (a, b) = (u / largest, v / largest)
    return largest * (a * a + b * b).squareRoot()
  }
}
