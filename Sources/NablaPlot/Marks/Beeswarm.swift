import NablaMath
public import NablaScene

/// Every value as a dot in the band of its category, moved sideways just so far that no two cover
/// each other.
public struct Beeswarm: Mark {
  public static let kind = "beeswarm"
  public static let domainLoss = DomainLoss.values
  public static let summary = "Every value as a dot in its category, no two upon each other."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var orientation: Orientation?
  public var dodge: Bool?
  public var width: Double?
  public var size = 7.0
  public var shape = MarkerShape.circle
  public var opacity = 0.9
  public var name = ""

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, orientation: Orientation? = nil, dodge: Bool? = nil,
    size: Double = 7, opacity: Double = 0.9, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color?.channel
    self.orientation = orientation
    self.dodge = dodge
    self.size = size
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Beeswarm>] = [
    Field("x", \.x, help: "The categories, or the values of level swarms."),
    Field("y", \.y, help: "The values, or the categories of level swarms."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("orientation", \.orientation, help: "Which way values run; level where y is text."),
    Field("dodge", \.dodge, help: "Whether groups stand side by side; where they meet."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of a band that a swarm may take, or its groups; 0.9."),
    Field(
      "size", \.size, bounds: Bounds(0, 1000, includesLower: false), unit: "px",
      help: "The dots' diameter; smaller where they would not find room otherwise."),
    Field("shape", \.shape, help: "The dots' outline."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the dots."),
  ]

  public static var sample: Figure {
    let groups = [("control", 50.0, 9.0), ("half dose", 56, 8), ("full dose", 66, 6)]
    // Quantiles, so that the sample needs no generator.
    let z = (0..<90).map { Normal.standard.quantile((Double($0) + 0.5) / 90) }
    return Figure(
      title: "Each patient counts",
      marks: [
        Beeswarm(
          x: groups.flatMap { group in z.map { _ in group.0 } },
          y: groups.flatMap { group in z.map { group.1 + group.2 * $0 } },
          color: groups.flatMap { group in z.map { _ in group.0 } })
      ],
      x: AxisOptions("treatment"), y: AxisOptions("score"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    Prepared(
      mark: self,
      values: try context.placedValues(
        x: x, y: y, color: color, orientation: orientation, dodge: dodge))
  }

  struct Prepared: PreparedMark {
    let mark: Beeswarm
    let values: PlacedValues

    private var width: Double { mark.width ?? 0.9 }
    /// Dots smaller than this are no dots any more; then they crowd at the edges.
    private static let leastSize = 2.0

    func train(_ scales: inout ScaleTraining) {
      values.train(&scales, width: width)
      values.way.values(&scales) { for cell in values.cells { $0.add(cell.values) } }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let way = values.way
      let axis = way.places(frame.x, frame.y)
      let slots = values.places.slots(
        on: axis, width: width, gap: 0.08, order: style.categories)
      let lines = zip(values.cells, slots).map { cell, slot in
        Line(
          dots: cell.values.compactMap {
            way.point(in: frame, place: slot.center, value: $0)
          },
          room: abs(axis.position(slot.upper) - axis.position(slot.lower)) / 2)
      }
      // All swarms of a panel have dots of one size.
      let least = min(mark.size, Self.leastSize)
      var size = mark.size
      var swarms = [SwarmPlaces]()
      while swarms.count < lines.count {
        let isLeast = size <= least
        swarms = []
        for line in lines {
          guard let swarm = line.placed(way, size: size, mayCrowd: isLeast) else { break }
          swarms.append(swarm)
        }
        if swarms.count < lines.count { size = max(least, size * 0.85) }
      }
      return zip(values.cells, zip(lines, swarms)).compactMap { cell, placed in
        let dots = zip(placed.0.dots, placed.1.offsets).map {
          way.shift($0, places: $1, values: 0).snapped
        }
        return values.item(
          dots, of: cell, size: size, mark.shape, opacity: mark.opacity, style)
      }
    }

    /// Dots in the middle of their place, and the room to either side in px.
    private struct Line {
      let dots: [Point]
      let room: Double

      func placed(_ way: Orientation, size: Double, mayCrowd: Bool) -> SwarmPlaces? {
        SwarmPlaces(
          dots.map { way == .vertical ? $0.y : $0.x }, diameter: size,
          room: max(0, room - size / 2), mayCrowd: mayCrowd)
      }
    }

    func legend(_ style: Style) -> [LegendEntry] {
      values.legend(mark.name, style) {
        [.marker(mark.shape, fill: $0.opacity(mark.opacity), edge: style.theme.paper)]
      }
    }

    var takesSeriesColor: Bool { values.color.isSeries }
    var warnings: [String] { values.warnings }
    var words: String { values.words }
    var inspection: [(key: String, value: Node)] { values.inspection }
    var series: [(name: String, column: Column)] { values.series }
  }
}
