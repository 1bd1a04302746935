public import NablaScene

/// The area between a line and a baseline or a second line.
public struct Area: Mark {
  public static let kind = "area"
  public static let isPolar = true
  public static let summary = "The area between a line and a baseline or a second line."

  public var x: Channel?
  public var y: Channel?
  public var y2: Channel = .constant(0)
  public var color: Channel?
  public var opacity: Double?
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible,
    y2: any ChannelConvertible = Channel.constant(0), color: (any ChannelConvertible)? = nil,
    opacity: Double? = nil, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.y2 = y2.channel
    self.color = color?.channel
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Area>] = [
    Field("x", \.x, help: "The points' x; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "One edge."),
    Field("y2", \.y2, help: "The other edge; 0."),
    Field("color", \.color, help: "One colour."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque; 0.22."),
    Field("name", \.name, help: "The legend's text for the area."),
  ]

  public static var sample: Figure {
    let x = (0...60).map { Double($0) / 10 - 3 }
    return Figure(
      title: "Between two parabolas",
      marks: [
        Area(x: x, y: x.map { 8 - $0 * $0 / 2 }, y2: x.map { $0 * $0 / 4 }, name: "between"),
        Line(x: x, y: x.map { 8 - $0 * $0 / 2 }, color: "ink", width: 1.5),
        Line(x: x, y: x.map { $0 * $0 / 4 }, color: "ink", width: 1.5),
      ],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let top = try context.numbers(y, "y")
    let bottom = try context.numbers(y2, "y2", count: top.count)
    try context.checkLengths(("y", top.count), ("y2", bottom.count))
    let xs =
      try x == nil
      ? (0..<top.count).map(Double.init) : context.numbers(x, "x", count: top.count)
    try context.checkLengths(("x", xs.count), ("y", top.count))
    let colors = try context.color(color)
    if colors.count != nil {
      throw NablaError(
        "\(context.place).color", "is a column, and an area has one colour",
        "give a colour, and one area for each group")
    }
    return Prepared(mark: self, x: xs, top: top, bottom: bottom, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Area
    let x: [Double]
    let top: [Double]
    let bottom: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      scales.x.add(x)
      scales.y.add(top)
      if case .constant(let base) = mark.y2 {
        scales.y.cover(base, base)
        scales.y.keepsZero = scales.y.keepsZero || base == 0
      } else {
        scales.y.add(bottom)
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      // A baseline of 0 has no place on a log axis; the area then reaches the axis.
      let floor = frame.y.domain.lower
      let low = bottom.map { frame.y.kind.forward($0).isFinite ? $0 : floor }
      let path = frame.area(x, low, top)
      return path.isEmpty ? [] : [.path(PathItem(path, fill: paint(style)))]
    }

    private func paint(_ style: Style) -> Paint {
      style.tint(style.one(color), mark.opacity)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.area(paint(style))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      LineWords.write(
        [LineWords.Line(mark.name, PositionValues(.numbers(x)), top)], "area's upper edge")
    }

    var inspection: [(key: String, value: Node)] { [("points", Node(top.count))] }

    var series: [(name: String, column: Column)] {
      [("x", .numbers(x)), ("y", .numbers(top)), ("y2", .numbers(bottom))]
    }
  }
}
