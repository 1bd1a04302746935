public import NablaScene

/// Arrows from points of the data to others.
public struct Arrow: Mark {
  public static let kind = "arrow"
  public static let summary = "Arrows from points of the data to others."

  public var x: Channel?
  public var y: Channel?
  public var x2: Channel?
  public var y2: Channel?
  public var color: Channel? = .column("ink")
  public var width = 1.5
  public var head = 8.0
  public var opacity = 1.0
  public var halo = false
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, x2: some ChannelConvertible,
    y2: some ChannelConvertible, color: (any ChannelConvertible)? = "ink", width: Double = 1.5,
    head: Double = 8, opacity: Double = 1, halo: Bool = false, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.x2 = x2.channel
    self.y2 = y2.channel
    self.color = color?.channel
    self.width = width
    self.head = head
    self.opacity = opacity
    self.halo = halo
    self.name = name
  }

  public static let fields: [Field<Arrow>] = [
    Field("x", \.x, help: "Where arrows begin."),
    Field("y", \.y, help: "Where arrows begin."),
    Field("x2", \.x2, help: "Where their tips are."),
    Field("y2", \.y2, help: "Where their tips are."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The shafts' width."),
    Field(
      "head", \.head, bounds: .atLeast(0), unit: "px",
      help: "The heads' length; shorter arrows have smaller heads."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets arrows off from a field."),
    Field("name", \.name, help: "The legend's text for the arrows."),
  ]

  public static var sample: Figure {
    let turns = (0..<12).map { Double($0) * 0.5236 }
    return Figure(
      title: "Around the origin", size: Size(420, 400),
      marks: [
        Arrow(
          x: turns.map(cosine), y: turns.map(sine),
          x2: turns.map { cosine($0) - 0.6 * sine($0) },
          y2: turns.map { sine($0) + 0.6 * cosine($0) }, color: "s1"),
        Arrow(x: [0.0], y: [0.0], x2: [0.8], y2: [0.0], color: "accent", width: 2, head: 10),
      ],
      x: AxisOptions("x"), y: AxisOptions("y"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.numbers(x, "x")
    let ys = try context.numbers(y, "y", count: xs.count)
    let x2s = try context.numbers(x2, "x2", count: xs.count)
    let y2s = try context.numbers(y2, "y2", count: xs.count)
    for (name, values) in [("y", ys), ("x2", x2s), ("y2", y2s)] {
      try context.checkLengths((name, values.count), ("x", xs.count))
    }
    let colors = try context.color(color)
    if colors.count != nil {
      throw NablaError(
        "\(context.place).color", "is a column", "give one colour, and arrows for each group")
    }
    return Prepared(mark: self, x: xs, y: ys, x2: x2s, y2: y2s, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Arrow
    let x: [Double]
    let y: [Double]
    let x2: [Double]
    let y2: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      scales.x.add(x)
      scales.x.add(x2)
      scales.y.add(y)
      scales.y.add(y2)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (starts, tips) = (
        zip(frame.x.positions(x), frame.y.positions(y)),
        zip(frame.x.positions(x2), frame.y.positions(y2))
      )
      var arrows = ArrowPaths()
      for (start, tip) in zip(starts, tips) {
        arrows.add(
          from: Point(start.0, start.1), to: Point(tip.0, tip.1), head: mark.head,
          reach: frame.reach)
      }
      return arrows.items(
        stroke(style), halo: mark.halo ? style.theme.paper.opacity(0.85) : nil,
        haloWidth: style.theme.sizes.halo)
    }

    private func stroke(_ style: Style) -> Stroke {
      Stroke(style.one(color).opacity(mark.opacity), width: mark.width, cap: .butt)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.line(stroke(style))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      guard x.count == 1 else { return x.isEmpty ? "" : "\(x.count) arrows." }
      let (say, sayY) = (SpokenNumbers(x + x2), SpokenNumbers(y + y2))
      return
        "An arrow from (\(say(x[0])), \(sayY(y[0]))) to (\(say(x2[0])), \(sayY(y2[0])))."
    }

    var inspection: [(key: String, value: Node)] { [("arrows", Node(x.count))] }

    var series: [(name: String, column: Column)] {
      [("x", .numbers(x)), ("y", .numbers(y)), ("x2", .numbers(x2)), ("y2", .numbers(y2))]
    }
  }
}
