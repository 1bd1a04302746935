import NablaMath
public import NablaScene

/// Short ticks along the panel's edge, one at each value.
public struct Rug: Mark {
  public static let kind = "rug"
  public static let summary = "A short tick along the panel's edge at each value."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var length = 8.0
  public var width = 1.0
  public var opacity = 0.6
  public var name = ""

  public init() {}

  /// Ticks at `x` along the bottom, at `y` along the left, or both.
  public init(
    x: (any ChannelConvertible)? = nil, y: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, length: Double = 8, opacity: Double = 0.6,
    name: String = ""
  ) {
    self.x = x?.channel
    self.y = y?.channel
    self.color = color?.channel
    self.length = length
    self.opacity = opacity
    self.name = name
  }

  public static let fields: [Field<Rug>] = [
    Field("x", \.x, help: "The values of ticks along the bottom."),
    Field("y", \.y, help: "The values of ticks along the left."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("length", \.length, bounds: .within(0...1000), unit: "px", help: "The ticks' length."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The ticks' width."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the ticks."),
  ]

  public static var sample: Figure {
    let values = [2.1, 2.4, 2.5, 2.9, 3.0, 3.1, 3.3, 3.4, 3.8, 4.9, 5.2, 5.3, 5.6, 5.8, 6.4]
    return Figure(
      title: "Fifteen values and their density",
      marks: [
        Density(x: values, bandwidth: .rule(.nrd0), color: "s1"), Rug(x: values, color: "s1"),
      ],
      x: AxisOptions("value"), y: AxisOptions("density"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard x != nil || y != nil else {
      throw NablaError(context.place, "has neither x nor y", "give one of them, or both")
    }
    let xs = try x == nil ? nil : context.position(x, "x")
    let ys = try y == nil ? nil : context.position(y, "y")
    if let xs, let ys { try context.checkLengths(("x", xs.count), ("y", ys.count)) }
    let count = xs?.count ?? ys?.count ?? 0
    return Prepared(
      mark: self, x: xs, y: ys,
      color: try context.groups(color, count: count, of: x == nil ? "y" : "x"), count: count)
  }

  struct Prepared: PreparedMark {
    let mark: Rug
    let x: PositionValues?
    let y: PositionValues?
    let color: ColorValues
    let count: Int

    func train(_ scales: inout ScaleTraining) {
      x?.train(&scales.x)
      y?.train(&scales.y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let xs = x.map { frame.x.positions($0.on(frame.x)) }
      let ys = y.map { frame.y.positions($0.on(frame.y)) }
      let plot = frame.plot
      let length = min(mark.length, plot.height, plot.width)
      return color.groups(count: count).compactMap { group in
        var path = Path()
        for at in Self.places(xs, group.rows, plot.minX, plot.maxX) {
          path.append(Path(segment: Point(at, plot.maxY), Point(at, plot.maxY - length)))
        }
        for at in Self.places(ys, group.rows, plot.minY, plot.maxY) {
          path.append(Path(segment: Point(plot.minX, at), Point(plot.minX + length, at)))
        }
        guard !path.isEmpty else { return nil }
        return .path(PathItem(path.snapped, stroke: stroke(style.groupColor(group.name, color))))
      }
    }

    /// The places in the plot, of many in one quarter pixel only the first.
    private static func places(
      _ all: [Double]?, _ rows: Rows, _ low: Double, _ high: Double
    ) -> [Double] {
      guard let all else { return [] }
      let inside = rows.lazy.map { all[$0] }.filter { $0 >= low - 0.5 && $0 <= high + 0.5 }
      var last = -Double.infinity
      return inside.sorted().filter { place in
        if place - last < 0.25 { return false }
        last = place
        return true
      }
    }

    private func stroke(_ pair: ColorPair) -> Stroke {
      Stroke(pair.opacity(mark.opacity), width: mark.width, cap: .butt)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.line(stroke($0))] }
    }

    var takesSeriesColor: Bool { color.isSeries }
    var words: String { count == 0 ? "" : "\(counted(count, "tick")) along the edge." }

    var inspection: [(key: String, value: Node)] { [("ticks", Node(count))] }

    var series: [(name: String, column: Column)] {
      [("x", x?.column), ("y", y?.column)].compactMap { name, column in
        column.map { (name, $0) }
      }
    }
  }
}
