public import NablaScene

/// Straight lines across the whole panel at given x or y values.
public struct Rule: Mark {
  public static let kind = "rule"
  public static let summary = "Straight lines across the panel at given x or y values."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel? = .column("muted")
  public var width = 1.25
  public var dash = Dash.dashed
  public var opacity = 1.0
  public var name = ""

  public init() {}

  /// Upright lines at `x`, or level ones at `y`.
  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: any ChannelConvertible = "muted", width: Double = 1.25, dash: Dash = .dashed,
    opacity: Double = 1, name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color.channel
    self.width = width
    self.dash = dash
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Rule>] = [
    Field("x", \.x, help: "Where upright lines stand."),
    Field("y", \.y, help: "Where level lines lie."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The lines' width."),
    Field("dash", \.dash, help: "The lines' pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the lines."),
  ]

  public static var sample: Figure {
    let x = (0...80).map { Double($0) / 8 - 5 }
    return Figure(
      title: "The logistic function and its asymptotes",
      marks: [
        Line(x: x, y: x.map { 1 / (1 + exp2(-$0 / 0.693_147)) }),
        Rule(y: [0.0, 1.0], name: "asymptotes"), Rule(x: 0.0, color: "accent", dash: .dotted),
      ],
      x: AxisOptions("x"), y: AxisOptions("σ(x)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard (x == nil) != (y == nil) else {
      throw NablaError(
        context.place, x == nil ? "has neither x nor y" : "has both x and y", "give one of them")
    }
    let colors = try context.onlyColor(color, "color")
    return Prepared(
      mark: self, x: try x == nil ? [] : context.numbers(x, "x"),
      y: try y == nil ? [] : context.numbers(y, "y"), color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Rule
    let x: [Double]
    let y: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      scales.x.add(x)
      scales.y.add(y)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      var path = Path()
      for value in x {
        let at = snap(frame.x.position(value))
        guard at.isFinite, at >= frame.plot.minX, at <= frame.plot.maxX else { continue }
        path.append(Path(segment: Point(at, frame.plot.minY), Point(at, frame.plot.maxY)))
      }
      for value in y {
        let at = snap(frame.y.position(value))
        guard at.isFinite, at >= frame.plot.minY, at <= frame.plot.maxY else { continue }
        path.append(Path(segment: Point(frame.plot.minX, at), Point(frame.plot.maxX, at)))
      }
      return path.isEmpty ? [] : [.path(PathItem(path.snapped, stroke: stroke(style)))]
    }

    private func stroke(_ style: Style) -> Stroke {
      Stroke(
        style.one(color).opacity(mark.opacity), width: mark.width,
        dash: mark.dash.lengths(width: mark.width), cap: mark.dash == .dotted ? .round : .butt)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.line(stroke(style))])]
    }

    var words: String {
      let parts = [("x", x), ("y", y)].compactMap { name, values -> String? in
        let say = SpokenNumbers(values)
        let places = values.filter(\.isFinite).map { say($0) }
        return places.isEmpty ? nil : "\(name) = \(listed(places, most: 6))"
      }
      let name = mark.name.isEmpty ? "Straight lines" : Nearest.clipped(mark.name)
      return parts.isEmpty ? "" : "\(name) at \(parts.joined(separator: " and "))."
    }

    var series: [(name: String, column: Column)] {
      x.isEmpty ? [("y", .numbers(y))] : [("x", .numbers(x))]
    }
  }
}
