import NablaScene

/// A plot cut into pixels: the canvas places of their edges, and the values there.
struct PixelWindow: Sendable {
  /// The edges of the columns and rows on the canvas, about a pixel apart.
  let columns: [Double]
  let rows: [Double]
  /// The axes' values at these places.
  let xs: [Double]
  let ys: [Double]

  private let x: @Sendable (Double) -> Double
  private let y: @Sendable (Double) -> Double

  /// The most pixels along a side: larger plots have larger pixels.
  private static let most = 1600.0

  /// The pixels of a plot; nil where an axis has places without a value.
  init?(_ frame: Frame) {
    guard !frame.isPolar else { return nil }
    let plot = frame.plot
    let (scaleX, scaleY) = (frame.x, frame.y)
    self.init(
      from: Point(plot.minX, plot.minY), to: Point(plot.maxX, plot.maxY),
      x: Self.values(of: scaleX), y: Self.values(of: scaleY))
  }

  /// A scale's values at places on the canvas; straight scales are asked in no time.
  private static func values(of scale: Scale) -> @Sendable (Double) -> Double {
    guard let line = scale.affine, line.slope != 0 else { return { scale.value(at: $0) } }
    let (slope, intercept) = line
    return { ($0 - intercept) / slope }
  }

  /// A window with straight axes, y upwards.
  init?(
    x: ClosedRange<Double>, y: ClosedRange<Double>, width: Double = 640, height: Double = 400
  ) {
    let (left, bottom) = (x.lowerBound, y.lowerBound)
    let (stepX, stepY) = ((x.upperBound - left) / width, (y.upperBound - bottom) / height)
    self.init(
      from: .zero, to: Point(width, height), x: { left + $0 * stepX },
      y: { bottom + (height - $0) * stepY })
  }

  private init?(
    from start: Point, to end: Point, x: @escaping @Sendable (Double) -> Double,
    y: @escaping @Sendable (Double) -> Double
  ) {
    columns = Self.edges(start.x, end.x)
    rows = Self.edges(start.y, end.y)
    xs = columns.map(x)
    ys = rows.map(y)
    (self.x, self.y) = (x, y)
    guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite) else { return nil }
  }

  private static func edges(_ from: Double, _ to: Double) -> [Double] {
    let span = to - from
    let count = span.isFinite ? Int(min(max(span.rounded(.up), 1), most)) : 1
    return (0...count).map { i in
      i == count ? to : from + span * (Double(i) / Double(count))
    }
  }

  /// The values at a place on the canvas.
  func values(at p: Point) -> (x: Double, y: Double) { (x(p.x), y(p.y)) }

  /// A place in columns from 0; `row` likewise.
  func column(of place: Double) -> Double { (place - columns[0]) / step(columns) }
  func row(of place: Double) -> Double { (place - rows[0]) / step(rows) }

  private func step(_ edges: [Double]) -> Double {
    max((edges[edges.count - 1] - edges[0]) / Double(edges.count - 1), .leastNormalMagnitude)
  }
}
