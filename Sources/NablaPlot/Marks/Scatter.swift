public import NablaScene

/// A marker at each point.
public struct Scatter: Mark {
  public static let kind = "scatter"
  public static let isPolar = true
  public static let summary = "A marker at each point."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var size: Channel?
  public var sizeMax = 18.0
  public var sizeFull: Double?
  public var shape = MarkerShape.circle
  public var opacity = 0.85
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    size: (any ChannelConvertible)? = nil, shape: MarkerShape = .circle, opacity: Double = 0.85,
    name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.size = size?.channel
    self.shape = shape
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
    Field("shape", \.shape, help: "The markers' outline."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the markers."),
  ]

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
    let colors = try context.color(color)
    if let count = colors.count { try context.checkLengths(("color", count), ("y", ys.count)) }
    var sizes: [Double]?
    if let size, case .constant = size {
    } else if size != nil {
      let values = try context.numbers(size, "size")
      try context.checkLengths(("size", values.count), ("y", ys.count))
      sizes = values
    }
    if case .constant(let value) = size, !(value > 0 && value.isFinite) {
      throw NablaError("\(context.place).size", "is \(formatPlain(value)) px", "give above 0")
    }
    return Prepared(mark: self, x: xs, y: ys, color: colors, sizes: sizes)
  }

  struct Prepared: PreparedMark {
    let mark: Scatter
    let x: PositionValues
    let y: PositionValues
    let color: ColorValues
    let sizes: [Double]?

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (points, indices) = frame.points(x.on(frame.x), y.on(frame.y))
      guard !points.isEmpty else { return [] }
      return [
        .markers(
          MarkersItem(
            points, sizes: diameters(indices, style), fills: fills(indices, style),
            shapes: .one(mark.shape), edge: style.theme.paper,
            edgeWidth: style.theme.sizes.markerEdge))
      ]
    }

    private func fills(_ indices: [Int], _ style: Style) -> OneOrMany<ColorPair> {
      switch style.many(color, indices) {
      case .one(let pair): .one(pair.opacity(mark.opacity))
      case .many(let pairs): .many(pairs.map { $0.opacity(mark.opacity) })
      }
    }

    private func diameters(_ indices: [Int], _ style: Style) -> OneOrMany<Double> {
      guard let sizes else {
        if case .constant(let value) = mark.size { return .one(value) }
        return .one(style.theme.sizes.marker)
      }
      let largest = mark.sizeFull ?? sizes.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
      return .many(
        indices.map { i in
          guard largest > 0, sizes[i] > 0 else { return 0 }
          return snap(mark.sizeMax * (min(sizes[i], largest) / largest).squareRoot())
        })
    }

    func legend(_ style: Style) -> [LegendEntry] {
      func entry(_ label: String, _ fill: ColorPair) -> LegendEntry {
        LegendEntry(label, [.marker(mark.shape, fill: fill, edge: style.theme.paper)])
      }
      if case .categories(_, let names) = color {
        return names.map { entry($0, style.category($0)) }
      }
      return mark.name.isEmpty ? [] : [entry(mark.name, style.one(color))]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] { [("points", Node(x.count))] }

    var series: [(name: String, column: Column)] {
      var all: [(String, Column)] = [("x", x.column), ("y", y.column)]
      switch color {
      case .numbers(let values): all.append(("color", .numbers(values)))
      case .categories(let codes, let names):
        all.append(("color", .text(TextColumn(codes: codes, categories: names))))
      case .series, .fixed, .role: break
      }
      if let sizes { all.append(("size", .numbers(sizes))) }
      return all
    }
  }
}
