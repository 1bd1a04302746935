/// A vector field given at the nodes of an even grid and interpolated between them.
public struct GridField: Sendable {
  public let columns: Int
  public let rows: Int
  /// The components row by row, the row of the least y first.
  private let u: [Double]
  private let v: [Double]

  /// - Parameters:
  ///   - columns: nodes along x, at least 2; `rows` along y.
  ///   - u: the components along x, `columns` · `rows` of them, the row of the least y first; NaN
  ///     where there is none. `v` along y.
  public init(columns: Int, rows: Int, u: [Double], v: [Double]) throws(MathError) {
    let (count, overflows) = columns.multipliedReportingOverflow(by: rows)
    guard columns > 1, rows > 1, !overflows else {
      throw MathError("field", "has \(columns) columns and \(rows) rows", "give at least 2 of each")
    }
    guard u.count == count, v.count == count else {
      throw MathError(
        "field", "has \(u.count) values of u and \(v.count) of v for \(count) nodes",
        "give one of each for every node")
    }
    self.columns = columns
    self.rows = rows
    self.u = u
    self.v = v
  }

  /// The vector at a place in columns and rows from 0, bilinear between the nodes; nil outside and
  /// beside missing values.
  @inline(__always)
  public func callAsFunction(_ place: SIMD2<Double>) -> SIMD2<Double>? {
    let (x, y) = (place.x, place.y)
    guard x >= 0, y >= 0, x <= Double(columns - 1), y <= Double(rows - 1) else { return nil }
    let (i, j) = (min(Int(x), columns - 2), min(Int(y), rows - 2))
    let (s, t) = (x - Double(i), y - Double(j))
    let node = j * columns + i
    let above = node + columns
    let (a, b, c, d) = ((1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t)
    let vector = SIMD2(
      a * u[node] + b * u[node + 1] + c * u[above] + d * u[above + 1],
      a * v[node] + b * v[node + 1] + c * v[above] + d * v[above + 1])
    return vector.x.isFinite && vector.y.isFinite ? vector : nil
  }
}
