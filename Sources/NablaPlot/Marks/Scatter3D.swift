public import NablaScene

/// A marker at each point in space, hidden where something is nearer.
public struct Scatter3D: Mark {
  public static let kind = "scatter3D"
  public static let domainLoss = DomainLoss.values
  public static let summary = "A marker at each point in space, hidden where something is nearer."
  public static let isSpace = true

  public var x: Channel?
  public var y: Channel?
  public var z: Channel?
  public var color: Channel?
  public var size: Double?
  public var stems = false
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - x, y, z: the points, of one length.
  ///   - color: one colour, or a column of texts or numbers.
  ///   - size: the diameter in px; the theme's where nil.
  ///   - stems: whether thin lines drop from the points to the floor.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, z: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, size: Double? = nil, stems: Bool = false,
    name: String = ""
  ) {
    (self.x, self.y, self.z) = (x.channel, y.channel, z.channel)
    self.color = color?.channel
    self.size = size
    self.stems = stems
    self.name = name
  }

  public static let fields: [Field<Scatter3D>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field("z", \.z, help: "The points' z."),
    Field("color", \.color, help: "One colour, or a column of texts or numbers."),
    Field(
      "size", \.size, bounds: .within(0.5...200), unit: "px",
      help: "The markers' diameter; the theme's."),
    Field("stems", \.stems, help: "Whether thin lines drop from the points to the floor."),
    Field("name", \.name, help: "The legend's text for the markers."),
  ]

  public static var sample: Figure {
    let n = 80
    let turn = (0..<n).map { Double($0) * 2.399_963 }  // the golden angle spreads them evenly
    let height = (0..<n).map { 1 - (2 * Double($0) + 1) / Double(n) }
    let radius = height.map { (1 - $0 * $0).squareRoot() }
    var panel = Panel(
      marks: [
        Scatter3D(
          x: zip(radius, turn).map { $0 * cosine($1) }, y: zip(radius, turn).map { $0 * sine($1) },
          z: height, color: height)
      ],
      x: AxisOptions("x"), y: AxisOptions("y"), coordinates: .space(Camera(height: 1)))
    panel.z = AxisOptions("z")
    return Figure(
      title: "Even places on a sphere", size: Size(520, 420), grid: Grid([[.panel(panel)]]),
      color: ColorOptions("height"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let points = try context.spacePoints(x, y, z)
    return Prepared(
      mark: self, points: points,
      color: try context.colors(color, count: points.x.count, of: "x"))
  }

  struct Prepared: PreparedSpaceMark {
    let mark: Scatter3D
    let points: SpacePoints
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      points.train(&scales, (mark.x, mark.y, mark.z))
      color.train(&scales.color)
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(into space: inout SpaceCanvas, _ style: Style) {
      let fills = style.many(color, Array(points.x.indices), opacity: 1)
      let edge = SpaceRaster.Ink(style.theme.paper)
      let stem = SpaceRaster.Ink(style.theme.spine.opacity(0.6))
      let radius = (mark.size ?? style.theme.sizes.marker) / 2
      for i in points.x.indices {
        guard let place = space.place(points.x[i], points.y[i], points.z[i]) else { continue }
        let seen = space.view.project(place)
        if mark.stems {
          var foot = place
          foot.z = -space.view.half.z
          space.raster.line(seen, space.view.project(foot), width: 0.8, lift: 0, stem)
        }
        let lift = 3 * SpaceCanvas.lift
        let rim = style.theme.sizes.markerEdge
        if rim > 0 { space.raster.disc(seen, radius: radius + rim / 2, lift: lift, edge) }
        space.raster.disc(
          seen, radius: radius - rim / 2, lift: lift * 1.01, SpaceRaster.Ink(fills[i]))
      }
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.marker(.circle, fill: $0, edge: style.theme.paper)] }
    }

    var takesSeriesColor: Bool { color.isSeries }
    var words: String { points.words }
    var inspection: [(key: String, value: Node)] { [("points", Node(points.x.count))] }
    var series: [(name: String, column: Column)] { points.series }
  }
}
