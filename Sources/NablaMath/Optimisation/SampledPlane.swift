/// A function of the plane that is known at the nodes of an even grid only.
///
/// Between the nodes it is the bicubic of R. G. Keys, "Cubic convolution interpolation for digital
/// image processing" (1981, a = −½), whose gradient is continuous; outside the grid it is NaN.
public struct SampledPlane: Sendable {
  private let columns: Int
  private let rows: Int
  private let values: [Double]
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  /// - Parameters:
  ///   - values: `columns` · `rows` numbers, the lowest y first, x running fastest.
  ///   - x: the places of the first and the last column; `y` those of the rows.
  /// - Returns: nil for fewer than two columns or rows, another number of values, or a range whose
  ///   steps are no doubles above 0.
  public init?(
    columns: Int, rows: Int, values: [Double], x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    let (count, overflow) = columns.multipliedReportingOverflow(by: rows)
    guard columns > 1, rows > 1, !overflow, values.count == count,
      Self.hasSteps(x, columns), Self.hasSteps(y, rows)
    else { return nil }
    self.columns = columns
    self.rows = rows
    self.values = values
    self.x = x
    self.y = y
  }

  private static func hasSteps(_ range: ClosedRange<Double>, _ count: Int) -> Bool {
    let step = (range.upperBound - range.lowerBound) / Double(count - 1)
    return step > 0 && step.isFinite
  }

  public func value(_ p: SIMD2<Double>) -> Double { interpolated(p)?.value ?? .nan }

  public func gradient(_ p: SIMD2<Double>) -> SIMD2<Double> {
    interpolated(p)?.gradient ?? [.nan, .nan]
  }

  private func interpolated(
    _ p: SIMD2<Double>
  ) -> (value: Double, gradient: SIMD2<Double>)? {
    guard x.contains(p.x), y.contains(p.y) else { return nil }
    let stepX = (x.upperBound - x.lowerBound) / Double(columns - 1)
    let stepY = (y.upperBound - y.lowerBound) / Double(rows - 1)
    let (u, v) = ((p.x - x.lowerBound) / stepX, (p.y - y.lowerBound) / stepY)
    let column = min(columns - 2, Int(u))
    let row = min(rows - 2, Int(v))
    let (wx, dx) = Self.weights(u - Double(column))
    let (wy, dy) = Self.weights(v - Double(row))
    var value = 0.0
    var gradient = SIMD2<Double>.zero
    for j in 0..<4 {
      var (line, slope) = (0.0, 0.0)
      for i in 0..<4 {
        let sample = node(column - 1 + i, row - 1 + j)
        line += wx[i] * sample
        slope += dx[i] * sample
      }
      value += wy[j] * line
      gradient += [wy[j] * slope / stepX, dy[j] * line / stepY]
    }
    return (value, gradient)
  }

  /// The value at a node; one step outside, the edge is continued as a straight line.
  private func node(_ column: Int, _ row: Int) -> Double {
    if column < 0 { return 2 * node(0, row) - node(1, row) }
    if column >= columns { return 2 * node(columns - 1, row) - node(columns - 2, row) }
    if row < 0 { return 2 * node(column, 0) - node(column, 1) }
    if row >= rows { return 2 * node(column, rows - 1) - node(column, rows - 2) }
    return values[row * columns + column]
  }

  /// The weights of four neighbours and their derivatives at `t` from 0 to 1 between the middle two.
  private static func weights(_ t: Double) -> (SIMD4<Double>, SIMD4<Double>) {
    let (t2, t3) = (t * t, t * t * t)
    return (
      [
        (-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2,
        (t3 - t2) / 2,
      ],
      [
        (-3 * t2 + 4 * t - 1) / 2, (9 * t2 - 10 * t) / 2, (-9 * t2 + 8 * t + 1) / 2,
        (3 * t2 - 2 * t) / 2,
      ]
    )
  }
}
