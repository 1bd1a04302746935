public import NablaScene

/// A dot at each value with a line down to the baseline: sequences and impulses.
public struct Stem: Mark {
  public static let kind = "stem"
  public static let domainLoss = DomainLoss.values
  public static let summary = "A dot at each value with a line from the baseline."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var orientation: Orientation?
  public var base = 0.0
  public var baseline = true
  public var width = 1.5
  public var dash = Dash.solid
  public var size: Double?
  public var shape = MarkerShape.circle
  public var opacity = 1.0
  public var name = ""

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, orientation: Orientation? = nil, base: Double = 0,
    shape: MarkerShape = .circle, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y.channel
    self.color = color?.channel
    self.orientation = orientation
    self.base = base
    self.shape = shape
    self.name = name
  }

  public static let fields: [Field<Stem>] = [
    Field("x", \.x, help: "The places, or the values of level stems; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "The values, or the places of level stems."),
    Field("color", \.color, help: "One colour, or a column of texts or numbers."),
    Field("orientation", \.orientation, help: "Which way stems run; level where y is text."),
    Field("base", \.base, help: "The value that stems grow from."),
    Field("baseline", \.baseline, help: "Whether a line is drawn along the base."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The lines' width."),
    Field("dash", \.dash, help: "The lines' pattern."),
    Field(
      "size", \.size, bounds: .within(0...1000), unit: "px", help: "The dots' diameter; 7 px."),
    Field("shape", \.shape, help: "The dots' outline."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the stems."),
  ]

  public static var sample: Figure {
    let n = (0...30).map(Double.init)
    return Figure(
      title: "The answer to one impulse",
      marks: [Stem(x: n, y: n.map { exp2(-$0 / 9) * cosine($0 * 0.7) })],
      x: AxisOptions("sample n"), y: AxisOptions("h(n)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let way = try context.orientation(orientation, x: x, y: y)
    let (valueName, placeName) = way == .vertical ? ("y", "x") : ("x", "y")
    let values = try context.numbers(way.values(x, y), valueName)
    let places = try context.places(
      way.places(x, y), placeName, count: values.count, of: valueName)
    let colors = try context.colors(color, count: values.count, of: valueName)
    return Prepared(mark: self, way: way, places: places, values: values, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Stem
    let way: Orientation
    let places: PositionValues
    let values: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        places.train(&$0)
        $0.suggest(label: way.places(mark.x, mark.y)?.name ?? "")
      }
      way.values(&scales) {
        $0.add(values)
        // Room below the base, so that dots on it are whole.
        $0.add([mark.base])
        $0.keepsZero = $0.keepsZero || mark.base == 0
        $0.suggest(label: way.values(mark.x, mark.y)?.name ?? "")
      }
      color.train(&scales.color)
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let axis = way.values(frame.x, frame.y)
      let base = axis.kind.forward(mark.base).isFinite ? mark.base : axis.domain.lower
      let centers = places.on(way.places(frame.x, frame.y))
      let colors = style.many(color, Array(values.indices))
      var items = mark.baseline ? baseline(base, frame, style) : []
      // Stems of one colour are one path.
      var paths = ByColor<Path>()
      for i in values.indices where values[i].isFinite {
        guard
          let stem = way.rect(in: frame, places: centers[i], centers[i], values: base, values[i])
        else { continue }
        paths.update(colors[i], Path()) {
          $0.append(Path(segment: Point(stem.minX, stem.minY), Point(stem.maxX, stem.maxY)))
        }
      }
      for (pair, path) in paths.all {
        items.append(.path(PathItem(path.snapped, stroke: stroke(pair))))
      }
      let (dots, indices) = frame.points(
        way.places(centers, values), way.values(centers, values))
      let size = mark.size ?? style.theme.sizes.marker
      if !dots.isEmpty, size > 0 {
        items.append(
          .markers(
            MarkersItem(
              dots, sizes: .one(size),
              fills: style.many(color, indices, opacity: mark.opacity), shapes: .one(mark.shape),
              // No edge of paper, which would part the dot from its stem.
              edge: style.theme.paper, edgeWidth: 0)))
      }
      return items
    }

    private func baseline(_ base: Double, _ frame: Frame, _ style: Style) -> [SceneItem] {
      let axis = way.places(frame.x, frame.y)
      guard
        let line = way.rect(
          in: frame, places: axis.domain.lower, axis.domain.upper, values: base, base)
      else { return [] }
      let path = Path(segment: Point(line.minX, line.minY), Point(line.maxX, line.maxY))
      let stroke = Stroke(style.theme.muted, width: style.theme.sizes.spineWidth, cap: .butt)
      return [.path(PathItem(path.snapped, stroke: stroke))]
    }

    private func stroke(_ pair: ColorPair) -> Stroke {
      Stroke(
        pair.opacity(mark.opacity), width: mark.width, dash: mark.dash.lengths(width: mark.width),
        cap: .butt)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { pair in
        [
          .line(stroke(pair)),
          .marker(mark.shape, fill: pair.opacity(mark.opacity), edge: style.theme.paper),
        ]
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let place = SpokenPlaces(places)
      return namedWords("stem", values) { place($0) }
    }

    var inspection: [(key: String, value: Node)] {
      [("points", Node(values.count)), ("base", Node(mark.base))]
    }

    var series: [(name: String, column: Column)] {
      [
        (way == .vertical ? "x" : "y", places.column),
        (way == .vertical ? "y" : "x", .numbers(values)),
      ]
    }
  }
}
