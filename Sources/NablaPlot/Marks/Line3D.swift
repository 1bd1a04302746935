public import NablaScene

/// A line through points in space, hidden where something is nearer.
public struct Line3D: Mark {
  public static let kind = "line3D"
  public static let summary = "A line through points in space, hidden where something is nearer."
  public static let isSpace = true

  public var x: Channel?
  public var y: Channel?
  public var z: Channel?
  public var color: Channel?
  public var width = 2.0
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - x, y, z: the points, of one length; where a number is missing the line is broken.
  ///   - width: in px.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, z: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, width: Double = 2, name: String = ""
  ) {
    (self.x, self.y, self.z) = (x.channel, y.channel, z.channel)
    self.color = color?.channel
    self.width = width
    self.name = name
  }

  public static let fields: [Field<Line3D>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field("z", \.z, help: "The points' z."),
    Field("color", \.color, help: "One colour, or a column of texts: a line for each."),
    Field("width", \.width, bounds: .within(0.25...100), unit: "px", help: "The line's width."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    let turns = (0...240).map { Double($0) / 240 * 6 * .pi }
    var panel = Panel(
      marks: [
        Line3D(x: turns.map { cosine($0) }, y: turns.map { sine($0) }, z: turns.map { $0 / .pi })
      ],
      x: AxisOptions("x"), y: AxisOptions("y"), coordinates: .space(Camera(height: 1)))
    panel.z = AxisOptions("t/π")
    return Figure(
      title: "A helix", size: Size(480, 420), grid: Grid([[.panel(panel)]]))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let points = try context.spacePoints(x, y, z)
    let colors = try context.colors(color, count: points.x.count, of: "x")
    if case .numbers = colors {
      throw NablaError(
        "\(context.place).color", "holds numbers", "give one colour, or a column of texts")
    }
    return Prepared(mark: self, points: points, color: colors)
  }

  struct Prepared: PreparedSpaceMark {
    let mark: Line3D
    let points: SpacePoints
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      points.train(&scales, (mark.x, mark.y, mark.z))
      color.train(&scales.color)
    }

    func draw(into space: inout SpaceCanvas, _ style: Style) {
      for group in color.groups(count: points.x.count) {
        let ink = SpaceRaster.Ink(group.name.map(style.category) ?? style.one(color))
        let seen = group.rows.map { i in
          space.place(points.x[i], points.y[i], points.z[i]).map(space.view.project)
        }
        for (a, b) in zip(seen, seen.dropFirst()) {
          guard let a, let b else { continue }
          space.raster.line(a, b, width: mark.width, lift: 2 * SpaceCanvas.lift, ink)
        }
      }
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.line(Stroke($0, width: mark.width))] }
    }

    var takesSeriesColor: Bool { color.isSeries }
    var words: String { points.words }
    var inspection: [(key: String, value: Node)] { [("points", Node(points.x.count))] }
    var series: [(name: String, column: Column)] { points.series }
  }
}
