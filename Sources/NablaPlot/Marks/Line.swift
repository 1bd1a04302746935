public import NablaScene

/// A line through points in the order of the data, broken where a value is missing.
public struct Line: Mark {
  public static let kind = "line"
  public static let isPolar = true
  public static let summary = "A line through points in the order of the data."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var opacity = 1.0
  public var halo = false
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    width: Double? = nil, dash: Dash = .solid, opacity: Double = 1, halo: Bool = false,
    name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.width = width
    self.dash = dash
    self.opacity = opacity
    self.halo = halo
    self.name = name
  }

  public static let fields: [Field<Line>] = [
    Field("x", \.x, help: "The points' x; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "The points' y."),
    Field("color", \.color, help: "One colour, or a column: a line for each of its texts."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets the line off from a field."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    let t = (0...120).map { Double($0) / 10 }
    return Figure(
      title: "A damped wave",
      marks: [
        Line(x: t, y: t.map { exp2(-$0 / 4) * cosine($0) }, name: "damped"),
        Line(x: t, y: t.map { exp2(-$0 / 4) }, dash: .dashed, name: "envelope"),
      ],
      x: AxisOptions("time (s)"), y: AxisOptions("displacement (cm)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let ys = try context.numbers(y, "y")
    let xs =
      if x == nil {
        PositionValues(.numbers((0..<ys.count).map(Double.init)))
      } else {
        try context.position(x, "x", count: ys.count)
      }
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let colors = try context.color(color)
    if case .numbers = colors {
      throw NablaError(
        "\(context.place).color", "holds numbers, and a line has one colour",
        "give a column of texts, or use scatter")
    }
    if let count = colors.count { try context.checkLengths(("color", count), ("y", ys.count)) }
    return Prepared(mark: self, x: xs, y: ys, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Line
    let x: PositionValues
    let y: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      scales.y.add(y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let xs = x.on(frame.x)
      return color.groups(count: y.count).compactMap { group in
        let path =
          group.name == nil
          ? frame.path(xs, y)
          : frame.path(group.rows.map { xs[$0] }, group.rows.map { y[$0] })
        if path.isEmpty { return nil }
        let stroke = stroke(group.name, style)
        let halo = Stroke(
          style.theme.paper.opacity(0.85), width: stroke.width + style.theme.sizes.halo)
        return .path(PathItem(path, stroke: stroke, halo: mark.halo ? halo : nil))
      }
    }

    private func stroke(_ group: String?, _ style: Style) -> Stroke {
      let width = mark.width ?? style.theme.sizes.line
      let pair = group.map(style.category) ?? style.one(color)
      return Stroke(
        pair.opacity(mark.opacity), width: width, dash: mark.dash.lengths(width: width))
    }

    func legend(_ style: Style) -> [LegendEntry] {
      if case .categories = color {
        return color.groups(count: y.count).compactMap { group in
          group.name.map { LegendEntry($0, [.line(stroke($0, style))]) }
        }
      }
      return mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.line(stroke(nil, style))])]
    }

    func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd] {
      // Nothing that cannot be labelled is looked through.
      if color.count == nil, mark.name.isEmpty { return [] }
      let xs = x.on(frame.x)
      return color.groups(count: y.count).compactMap { group in
        let label = group.name ?? mark.name
        guard !label.isEmpty, let end = frame.rightEnd(xs, y, rows: group.rows) else { return nil }
        return LineEnd(
          label: label, point: end, color: group.name.map(style.category) ?? style.one(color))
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] { [("points", Node(y.count))] }
    var series: [(name: String, column: Column)] { [("x", x.column), ("y", .numbers(y))] }
  }
}
