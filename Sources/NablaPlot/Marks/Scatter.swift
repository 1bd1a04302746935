public import NablaScene

/// A marker at each point.
public struct Scatter: Mark {
  public static let kind = "scatter"
  public static let domainLoss = DomainLoss.values
  public static let isPolar = true
  public static let summary = "A marker at each point."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var size: Channel?
  public var sizeMax = 18.0
  public var sizeFull: Double?
  public var shape = MarkerShapes.one(.circle)
  public var opacity: Double?
  public var jitterX = 0.0
  public var jitterY = 0.0
  public var vector = false
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - size: a diameter in px, or values that the areas are proportional to.
  ///   - opacity: 0.85 where nil; so many points that they become an image have one that suits
  ///     their density.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    size: (any ChannelConvertible)? = nil, shape: MarkerShape = .circle, opacity: Double? = nil,
    name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.size = size?.channel
    self.shape = .one(shape)
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Scatter>] = [
    Field("x", \.x, help: "The markers' x."),
    Field("y", \.y, help: "The markers' y."),
    Field("color", \.color, help: "One colour, or a column of texts or numbers."),
    Field(
      "size", \.size,
      help: "The diameter in px (7), or a column ≥ 0 that the areas are proportional to."),
    Field(
      "sizeMax", \.sizeMax, bounds: .above(0), unit: "px",
      help: "The diameter for the full value of a size column."),
    Field(
      "sizeFull", \.sizeFull, bounds: .above(0),
      help: "The value drawn at the full diameter; the column's largest."),
    Field("shape", \.shape, help: "The markers' outline, or a column of texts: one for each."),
    Field(
      "opacity", \.opacity, bounds: .within(0...1),
      help: "0 invisible, 1 opaque; 0.85, and less where very many points meet."),
    Field(
      "jitterX", \.jitterX, bounds: .within(0...500), unit: "px",
      help: "Moves each marker left or right by up to so much, the same way every time."),
    Field(
      "jitterY", \.jitterY, bounds: .within(0...500), unit: "px",
      help: "Moves each marker up or down by up to so much, the same way every time."),
    Field(
      "vector", \.vector,
      help: "Whether more than \(most) points stay markers, where one image would do."),
    Field("name", \.name, help: "The legend's text for the markers."),
  ]

  /// More points than this become one image, unless `vector` is set.
  public static let most = 20_000

  public static var sample: Figure {
    let n = 60
    let turn = (0..<n).map { Double($0) * 2.399_963 }  // the golden angle spreads them evenly
    let radius = (0..<n).map { (Double($0) + 0.5).squareRoot() / Double(n).squareRoot() }
    return Figure(
      title: "Sunflower seeds",
      marks: [
        Scatter(
          x: zip(radius, turn).map { $0 * cosine($1) }, y: zip(radius, turn).map { $0 * sine($1) },
          color: radius)
      ],
      x: AxisOptions("x"), y: AxisOptions("y"), color: ColorOptions("distance from the centre"),
      coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let colors = try context.colors(color, count: ys.count, of: "y")
    let shapes = try context.shapes(shape, count: ys.count)
    var sizes: MarkerSizes?
    if let size, case .constant = size {
    } else if size != nil {
      let values = try context.numbers(size, "size")
      try context.checkLengths(("size", values.count), ("y", ys.count))
      sizes = MarkerSizes(values, most: sizeMax, full: sizeFull)
    }
    if case .constant(let value) = size, !(value > 0 && value.isFinite) {
      throw NablaError("\(context.place).size", "is \(formatPlain(value)) px", "give above 0")
    }
    return Prepared(mark: self, x: xs, y: ys, color: colors, shapes: shapes, sizes: sizes)
  }
}
