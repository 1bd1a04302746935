public import NablaScene

/// A picture over the plane: pixels of given colours, or of grey.
public struct Image: Mark {
  public static let kind = "image"
  public static let summary = "A picture over the plane: pixels of given colours, or of grey."

  public var values: Matrix?
  public var red: Matrix?
  public var green: Matrix?
  public var blue: Matrix?
  public var alpha: Matrix?
  public var full = 1.0
  public var xExtent: Interval?
  public var yExtent: Interval?
  public var smooth = false
  public var opacity = 1.0
  public var axes = false

  /// The picture itself, where it was given as pixels.
  private var pixels: Pixels?

  public init() {}

  /// A grey picture, its top row first: 0 black, `full` white.
  public init(
    _ values: Matrix, full: Double = 1, x: ClosedRange<Double>? = nil,
    y: ClosedRange<Double>? = nil, smooth: Bool = false
  ) {
    self.values = values
    self.full = full
    self.smooth = smooth
    setExtents(x, y)
  }

  /// A picture of given pixels.
  public init(
    pixels: Pixels, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    smooth: Bool = true
  ) {
    self.pixels = pixels
    self.smooth = smooth
    setExtents(x, y)
  }

  private mutating func setExtents(_ x: ClosedRange<Double>?, _ y: ClosedRange<Double>?) {
    xExtent = Interval(x)
    yExtent = Interval(y)
  }

  public static let fields: [Field<Image>] = [
    Field("values", \.values, help: "Grey values, the top row first; or give red, green and blue."),
    Field("red", \.red, help: "The red parts of the pixels, the top row first."),
    Field("green", \.green, help: "The green parts."),
    Field("blue", \.blue, help: "The blue parts."),
    Field("alpha", \.alpha, help: "How opaque pixels are; wholly where left out."),
    Field(
      "full", \.full, bounds: .above(0),
      help: "The value of full white, red, green, blue and opaque: 1, or 255 for bytes."),
    Field("xExtent", \.xExtent, help: "The x of the outer edges; the columns' numbers without."),
    Field("yExtent", \.yExtent, help: "The y of the outer edges, bottom first."),
    Field("smooth", \.smooth, help: "Whether colours run between pixels, as in photographs."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("axes", \.axes, help: "Whether axes are drawn around a picture without extents."),
  ]

  public static var sample: Figure {
    // A lit ball before a wall, 48 pixels wide.
    let side = 48
    func shade(_ i: Int) -> Double {
      let (x, y) = (Double(i % side) / 24 - 0.98, Double(i / side) / 24 - 0.98)
      let rest = 0.62 - x * x - y * y
      if rest > 0 {
        let light = (-0.5 * x - 0.6 * y + 0.62 * rest.squareRoot() * 1.27) / 0.79
        return 0.12 + 0.88 * max(0, light)
      }
      let shadow = (x - 0.45) * (x - 0.45) + (y - 0.55) * (y - 0.55)
      return 0.86 - 0.45 * exp2(-shadow * 6)
    }
    let values = Matrix(rows: side, columns: side, values: (0..<side * side).map(shade))
    return Figure(
      title: "A ball in 48 × 48 greys", size: Size(420, 400),
      marks: [Image(values ?? .empty).with(\.axes, true)], x: AxisOptions("column"),
      y: AxisOptions("row"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let parts = [("red", red), ("green", green), ("blue", blue)]
    if let pixels {
      return Prepared(mark: self, pixels: pixels)
    }
    let given = parts.compactMap { $0.1 }
    guard let first = values ?? given.first, values == nil ? given.count == 3 : given.isEmpty else {
      throw NablaError(
        context.place, values == nil ? "has no picture" : "has values and colours",
        "give values, or red, green and blue")
    }
    for (name, matrix) in parts + [("alpha", alpha)] {
      if let matrix, matrix.rows != first.rows || matrix.columns != first.columns {
        throw NablaError(
          "\(context.place).\(name)",
          "has \(matrix.rows)×\(matrix.columns) pixels, the others \(first.rows)×\(first.columns)",
          "give matrices of the same shape")
      }
    }
    let full = full
    func byte(_ matrix: Matrix?, _ i: Int) -> UInt32 {
      guard let value = matrix?.values[i] else { return 255 }
      return UInt32((min(max(value / full, 0), 1) * 255).rounded())
    }
    let colors = first.values.indices.map { i -> UInt32 in
      // A pixel without a value is a hole.
      if first.values[i].isNaN || given.contains(where: { $0.values[i].isNaN }) { return 0 }
      let opaque = alpha.map { $0.values[i].isNaN } == true ? 0 : byte(alpha, i)
      return byte(red ?? values, i) << 24 | byte(green ?? values, i) << 16
        | byte(blue ?? values, i) << 8 | opaque
    }
    return Prepared(
      mark: self, pixels: Pixels(width: first.columns, height: first.rows, values: colors))
  }

  struct Prepared: PreparedMark {
    let mark: Image
    let pixels: Pixels

    private var isEmpty: Bool { pixels.values.isEmpty }

    func train(_ scales: inout ScaleTraining) {
      train(&scales.x, mark.xExtent, pixels.width)
      train(&scales.y, mark.yExtent, pixels.height)
      if mark.yExtent == nil { scales.y.prefersReversed = true }
    }

    private func train(_ axis: inout AxisTraining, _ extent: Interval?, _ count: Int) {
      if let extent {
        axis.cover(extent.lower, extent.upper)
      } else if count > 0 {
        axis.cover(-0.5, Double(count) - 0.5)
        axis.integersOnly = true
        axis.wantsEqualUnits = true
        axis.isHidden = !mark.axes
      }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard !isEmpty else { return [] }
      func edges(_ extent: Interval?, _ count: Int) -> (Double, Double) {
        extent.map { ($0.lower, $0.upper) } ?? (-0.5, Double(count) - 0.5)
      }
      let (left, right) = edges(mark.xExtent, pixels.width)
      let (low, high) = edges(mark.yExtent, pixels.height)
      guard let whole = placed(left, right, low, high, frame) else { return [] }
      let image = ImageItem(
        whole.rect, pixels: whole.pixels, interpolation: mark.smooth ? .smooth : .nearest)
      return mark.opacity < 1
        ? [.group(GroupItem([.image(image)], opacity: mark.opacity))] : [.image(image)]
    }

    /// The picture on the canvas, mirrored as the axes say; only the part that is near the plot.
    private func placed(
      _ left: Double, _ right: Double, _ low: Double, _ high: Double, _ frame: Frame
    ) -> (rect: Rect, pixels: Pixels)? {
      let isMirrored = frame.x.position(right) < frame.x.position(left)
      // The top row lies at the small end of positions, at the large end of extents.
      let top = mark.yExtent == nil ? low : high
      let bottom = mark.yExtent == nil ? high : low
      let isUpsideDown = frame.y.position(bottom) < frame.y.position(top)
      guard let rect = frame.rect(x: left, right, y: low, high), rect.width > 0, rect.height > 0
      else { return nil }
      // Which columns and rows the rectangle holds, where the axes cut the picture.
      func shown(_ start: Double, _ end: Double, _ a: Double, _ b: Double, _ count: Int) -> [Int] {
        guard abs(end - start) > 0, abs(start - a) + abs(end - b) > 1 else {
          return Array(0..<count)
        }
        let pixels = Int(min(max(1, (abs(b - a) * 2).rounded()), 8_000))
        return (0..<pixels).map { k in
          let place = a + (b - a) * (Double(k) + 0.5) / Double(pixels)
          let share = min(max((place - start) / (end - start), 0), 0.999_999)
          return min(count - 1, Int(share * Double(count)))
        }
      }
      let (x0, x1) = (frame.x.position(left), frame.x.position(right))
      let (y0, y1) = (frame.y.position(top), frame.y.position(bottom))
      guard [x0, x1, y0, y1].allSatisfy(\.isFinite) else { return nil }
      var columns = shown(
        min(x0, x1), max(x0, x1), rect.minX, rect.maxX, pixels.width)
      var rows = shown(min(y0, y1), max(y0, y1), rect.minY, rect.maxY, pixels.height)
      if isMirrored { columns = columns.map { pixels.width - 1 - $0 } }
      if isUpsideDown { rows = rows.map { pixels.height - 1 - $0 } }
      if columns == Array(0..<pixels.width), rows == Array(0..<pixels.height) {
        return (rect, pixels)
      }
      let values = rows.flatMap { row in columns.map { pixels.values[row * pixels.width + $0] } }
      return (rect, Pixels(width: columns.count, height: rows.count, values: values))
    }

    var words: String { "\(pixels.width) × \(pixels.height) pixels." }

    var inspection: [(key: String, value: Node)] {
      [("rows", Node(pixels.height)), ("columns", Node(pixels.width))]
    }

    var series: [(name: String, column: Column)] {
      let indices = pixels.values.indices
      func part(_ shift: UInt32) -> Column {
        .numbers(pixels.values.map { Double($0 >> shift & 255) })
      }
      return [
        ("row", .numbers(indices.map { Double($0 / max(1, pixels.width)) })),
        ("column", .numbers(indices.map { Double($0 % max(1, pixels.width)) })),
        ("red", part(24)), ("green", part(16)), ("blue", part(8)), ("alpha", part(0)),
      ]
    }
  }
}
