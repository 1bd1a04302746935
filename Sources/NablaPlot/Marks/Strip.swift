import NablaMath
public import NablaScene

/// Every value as a dot in the band of its category, scattered sideways so that dots show apart.
public struct Strip: Mark {
  public static let kind = "strip"
  public static let domainLoss = DomainLoss.values
  public static let summary = "Every value as a dot in its category, scattered sideways."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var orientation: Orientation?
  public var jitter = 1.0
  public var dodge: Bool?
  public var width: Double?
  public var size = 6.0
  public var shape = MarkerShape.circle
  public var opacity = 0.75
  public var name = ""

  public init() {}

  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, orientation: Orientation? = nil, jitter: Double = 1,
    dodge: Bool? = nil, size: Double = 6, opacity: Double = 0.75, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color?.channel
    self.orientation = orientation
    self.jitter = jitter
    self.dodge = dodge
    self.size = size
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Strip>] = [
    Field("x", \.x, help: "The categories, or the values of level strips."),
    Field("y", \.y, help: "The values, or the categories of level strips."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("orientation", \.orientation, help: "Which way values run; level where y is text."),
    Field(
      "jitter", \.jitter, bounds: .within(0...1),
      help: "The share of the strip's width that dots are scattered over; 0 for one line."),
    Field("dodge", \.dodge, help: "Whether groups stand side by side; where they meet."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of a band that a strip takes, or its groups; 0.4 and 0.8."),
    Field(
      "size", \.size, bounds: Bounds(0, 1000, includesLower: false), unit: "px",
      help: "The dots' diameter."),
    Field("shape", \.shape, help: "The dots' outline."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the dots."),
  ]

  public static var sample: Figure {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    let waits = days.indices.flatMap { day in
      (0..<24).map { i -> Double in
        let t = Double(i * 37 % 24) / 24
        let usual = 12 + 3 * Double(day)
        return usual + 9 * t * t + 2 * sine(Double(7 * i + day))
      }
    }
    return Figure(
      title: "Waits grow longer towards the weekend",
      marks: [Strip(x: days.flatMap { day in (0..<24).map { _ in day } }, y: waits, color: "s1")],
      x: AxisOptions("day"), y: AxisOptions("wait (min)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    Prepared(
      mark: self,
      values: try context.placedValues(
        x: x, y: y, color: color, orientation: orientation, dodge: dodge))
  }

  struct Prepared: PreparedMark {
    let mark: Strip
    let values: PlacedValues

    private var width: Double { mark.width ?? (values.places.isDodged ? 0.8 : 0.4) }

    func train(_ scales: inout ScaleTraining) {
      values.train(&scales, width: width)
      values.way.values(&scales) { for cell in values.cells { $0.add(cell.values) } }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let way = values.way
      let slots = values.places.slots(
        on: way.places(frame.x, frame.y), width: width, gap: 0.2, order: style.categories)
      return zip(values.cells, slots).compactMap { cell, slot in
        let places = cell.values.indices.map { i in
          slot.center + (EvenSpread.share(i) - 0.5) * slot.width * mark.jitter
        }
        let (dots, _) = frame.points(
          way.places(places, cell.values), way.values(places, cell.values))
        return values.item(
          dots, of: cell, size: mark.size, mark.shape, opacity: mark.opacity, style)
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

extension PlacedValues {
  /// A cell's dots; nil for none.
  func item(
    _ dots: [Point], of cell: Cell, size: Double, _ shape: MarkerShape, opacity: Double,
    _ style: Style
  ) -> SceneItem? {
    dots.isEmpty
      ? nil
      : .markers(
        MarkersItem(
          dots, sizes: .one(size), fills: .one(color(cell, style).opacity(opacity)),
          shapes: .one(shape), edge: style.theme.paper,
          edgeWidth: min(style.theme.sizes.markerEdge, size * 0.12)))
  }

  /// How many values there are, and the medians of the places.
  var words: String {
    let count = cells.reduce(0) { $0 + $1.values.count }
    if count == 0 { return "" }
    let medians = cells.map { quantiles([0.5], of: $0.values)[0] }
    return "\(counted(count, "point")). \(namedWords("median", medians) { cells[$0].name })"
  }

  /// How many dots stand where.
  var inspection: [(key: String, value: Node)] {
    [
      ("points", Node(cells.reduce(0) { $0 + $1.values.count })),
      (
        "places",
        Node(
          cells.map { cell in
            Node([
              Node.Entry("name", Node(cell.name)), Node.Entry("n", Node(cell.values.count)),
            ])
          })
      ),
    ]
  }

  /// Every value with the name of its place and group.
  var series: [(name: String, column: Column)] {
    [
      ("name", .texts(cells.flatMap { cell in cell.values.map { _ in cell.name } })),
      ("value", .numbers(cells.flatMap(\.values))),
    ]
  }
}
