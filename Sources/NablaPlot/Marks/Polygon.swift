public import NablaScene

/// Closed outlines through points of the data.
public struct Polygon: Mark {
  public static let kind = "polygon"
  public static let summary = "Closed outlines through points of the data, filled and stroked."

  public var x: Channel?
  public var y: Channel?
  public var group: Channel?
  public var color: Channel?
  public var opacity: Double?
  public var edge: Channel?
  public var width = 1.5
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - group: which outline each corner belongs to; all to one where nil. Missing values separate
  ///     the rings of an outline, and what they enclose twice stays empty.
  ///   - color: one colour, or a column of texts or numbers whose first value in an outline counts.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, group: (any ChannelConvertible)? = nil,
    color: (any ChannelConvertible)? = nil, opacity: Double? = nil,
    edge: (any ChannelConvertible)? = nil, width: Double = 1.5, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.group = group?.channel
    self.color = color?.channel
    self.opacity = opacity
    self.edge = edge?.channel
    self.width = width
    self.name = name
  }

  public static let fields: [Field<Polygon>] = [
    Field("x", \.x, help: "The corners' x; missing values separate rings."),
    Field("y", \.y, help: "The corners' y."),
    Field("group", \.group, help: "A column of texts or numbers: an outline for each of them."),
    Field(
      "color", \.color,
      help: "One colour, or a column of texts or numbers: an outline's first value counts."),
    Field(
      "opacity", \.opacity, bounds: .within(0...1),
      help: "The fill's: 0 invisible, 1 opaque; 0.22, and 0.88 for a column."),
    Field("edge", \.edge, help: "The outlines' one colour; that of the fill, paper for a column."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The outlines' width."),
    Field("name", \.name, help: "The legend's text for the outlines."),
  ]

  public static var sample: Figure {
    // A tile in three ways: a triangle, a square, a hexagon.
    func ring(_ n: Int, _ center: Double) -> [(x: Double, y: Double)] {
      (0..<n).map { k in
        let turn = (Double(k) + 0.5) * 2 * .pi / Double(n)
        return (center + sine(turn), -cosine(turn))
      }
    }
    let shapes = [(3, 0.0, "triangle"), (4, 2.4, "square"), (6, 4.9, "hexagon")]
    let corners = shapes.map { ring($0.0, $0.1) }
    return Figure(
      title: "Three tiles that fill the plane", size: Size(640, 270),
      marks: [
        Polygon(
          x: corners.joined().map(\.x), y: corners.joined().map(\.y),
          group: zip(shapes, corners).flatMap { shape, ring in ring.map { _ in shape.2 } },
          color: zip(shapes, corners).flatMap { shape, ring in ring.map { _ in shape.2 } })
      ],
      x: AxisOptions("x"), y: AxisOptions("y"), color: ColorOptions("tile"),
      coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y", count: xs.count)
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    var outlines: [Outline] = [Outline(name: nil, rows: Array(0..<xs.count))]
    if let group {
      let names = try context.position(group, "group", count: xs.count).names
      try context.checkLengths(("group", names.codes.count), ("x", xs.count))
      var rows = [[Int]](repeating: [], count: names.names.count)
      for (row, code) in names.codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
      outlines = zip(names.names, rows).map { Outline(name: $0, rows: $1) }
    }
    let colors = try context.colors(color, count: xs.count, of: "x")
    let edges = try edge.map { channel throws(NablaError) in
      try context.onlyColor(channel, "edge")
    }
    return Prepared(
      mark: self, x: xs, y: ys, outlines: outlines.filter { !$0.rows.isEmpty }, color: colors,
      edge: edges)
  }

  struct Outline: Sendable {
    let name: String?
    let rows: [Int]
  }

  struct Prepared: PreparedMark {
    let mark: Polygon
    let x: PositionValues
    let y: PositionValues
    let outlines: [Outline]
    let color: ColorValues
    let edge: ColorValues?

    func train(_ scales: inout ScaleTraining) {
      // Missing values are not lost but separate rings.
      Self.present(x).train(&scales.x)
      Self.present(y).train(&scales.y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    private static func present(_ values: PositionValues) -> PositionValues {
      guard case .numbers(let numbers) = values.values else { return values }
      return PositionValues(.numbers(numbers.filter { !$0.isNaN }))
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (xs, ys) = (x.on(frame.x), y.on(frame.y))
      return outlines.compactMap { outline in
        var path = Path()
        for ring in rings(outline.rows, xs, ys) {
          path.append(frame.polygon(ring.map { xs[$0] }, ring.map { ys[$0] }))
        }
        guard !path.isEmpty else { return nil }
        let pair = color(of: outline, style)
        return .path(
          PathItem(
            path, fill: .solid(pair.opacity(opacity(style))), evenOdd: true,
            stroke: stroke(pair, style)))
      }
    }

    /// The rows of each ring: those between missing values.
    private func rings(_ rows: [Int], _ xs: [Double], _ ys: [Double]) -> [[Int]] {
      rows.split { xs[$0].isNaN || ys[$0].isNaN }.map(Array.init)
    }

    private func color(of outline: Outline, _ style: Style) -> ColorPair {
      style.many(color, Array(outline.rows.prefix(1)))[0]
    }

    private func opacity(_ style: Style) -> Double {
      mark.opacity ?? (color.count == nil ? style.theme.sizes.fill : 0.88)
    }

    private func stroke(_ pair: ColorPair, _ style: Style) -> Stroke? {
      guard mark.width > 0 else { return nil }
      let own = color.count == nil ? pair : style.theme.paper
      return Stroke(edge.map(style.one) ?? own, width: mark.width)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.area(.solid($0.opacity(opacity(style))))] }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let names = outlines.compactMap(\.name).map { Nearest.clipped($0) }
      if outlines.isEmpty { return "" }
      let count = counted(outlines.count, "outline")
      return names.isEmpty ? "\(count)." : "\(count): \(listed(names, most: 8))."
    }

    var inspection: [(key: String, value: Node)] {
      [("outlines", Node(outlines.count)), ("corners", Node(x.count))]
    }

    var series: [(name: String, column: Column)] { [("x", x.column), ("y", y.column)] }
  }
}
