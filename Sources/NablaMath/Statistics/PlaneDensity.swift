import Glibc

/// The density of points in the plane, estimated by a Gaussian bell on each of them, as
/// `scipy.stats.gaussian_kde` does it for two variables.
public struct PlaneDensity: Sendable {
  /// The covariances of the bells: of x, of y, and of both.
  public struct Bell: Hashable, Sendable {
    public let xx, yy, xy: Double

    /// nil unless it spreads in every direction: xx · yy > xy², but for rounding.
    public init?(xx: Double, yy: Double, xy: Double = 0) {
      guard xx > 0, yy > 0, xx.isFinite, yy.isFinite else { return nil }
      let correlation = xy / xx.squareRoot() / yy.squareRoot()
      guard correlation.magnitude < 1 - 1e-12 else { return nil }
      (self.xx, self.yy, self.xy) = (xx, yy, xy)
    }

    /// The same bell, `factor` times as wide.
    public func scaled(by factor: Double) -> Bell? {
      Bell(xx: xx * factor * factor, yy: yy * factor * factor, xy: xy * factor * factor)
    }
  }

  public let bell: Bell
  private let x, y, weights: [Double]

  /// A bell's reach in standard deviations; beyond, it is below 10⁻¹¹ of its height.
  private static let reach = 7.2

  /// The bell that a rule gives: SciPy's `scott` n^(−1/6) and `silverman` n^(−1/6) times the
  /// data's covariance (in the plane they are one), or `nrd0` for each axis by itself.
  ///
  /// - Parameters:
  ///   - x: finite; `y` likewise, as many.
  ///   - weights: one for each point, at least 0; equal where nil.
  /// - Returns: nil for points that lie on a line, or are too few.
  public static func bell(
    _ rule: KernelDensity.Rule, x: [Double], y: [Double], weights: [Double]? = nil
  ) -> Bell? {
    guard x.count == y.count, x.count > 2 else { return nil }
    if rule == .nrd0 {
      guard let a = KernelDensity.bandwidth(rule, of: x, weights: weights),
        let b = KernelDensity.bandwidth(rule, of: y, weights: weights)
      else { return nil }
      return Bell(xx: a * a, yy: b * b)
    }
    let total = weights?.reduce(0, +) ?? Double(x.count)
    let shares = weights.map { $0.map { $0 / total } }
    func mean(_ values: [Double]) -> Double {
      guard let shares else { return Moments(values).mean }
      return zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let squares = shares.map { $0.reduce(0) { $0 + $1 * $1 } } ?? 1 / total
    let (meanX, meanY) = (mean(x), mean(y))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for i in x.indices {
      let share = shares?[i] ?? 1 / total
      let (dx, dy) = (x[i] - meanX, y[i] - meanY)
      xx += share * dx * dx
      yy += share * dy * dy
      xy += share * dx * dy
    }
    let unbiased = 1 / (1 - squares)
    return Bell(xx: xx * unbiased, yy: yy * unbiased, xy: xy * unbiased)?
      .scaled(by: pow(1 / squares, -1.0 / 6))
  }

  /// nil for lists of different lengths, no points, or weights that do not add up to more than 0.
  ///
  /// - Parameters:
  ///   - x: finite; `y` likewise, as many.
  ///   - weights: one for each point, at least 0; equal where nil.
  public init?(x: [Double], y: [Double], bell: Bell, weights: [Double]? = nil) {
    guard x.count == y.count, !x.isEmpty else { return nil }
    let total = weights.map { $0.reduce(0, +) } ?? Double(x.count)
    guard total > 0, total.isFinite else { return nil }
    self.bell = bell
    self.x = x
    self.y = y
    self.weights = weights.map { $0.map { $0 / total } } ?? x.map { _ in 1 / total }
  }

  /// The density at the nodes of a grid of even columns and rows, row by row.
  ///
  /// - Parameters: the first node, the step (above 0) and the number of nodes along each axis.
  public func values(
    x columns: (start: Double, step: Double, count: Int),
    y rows: (start: Double, step: Double, count: Int)
  ) -> [Double] {
    let determinant = bell.xx * bell.yy - bell.xy * bell.xy
    let (a, b, c) = (
      bell.yy / determinant, -bell.xy / determinant, bell.xx / determinant
    )
    var result = [Double](repeating: 0, count: max(0, columns.count * rows.count))
    guard columns.count > 0, rows.count > 0, determinant > 0 else { return result }
    let far = Self.reach * Self.reach
    let tall = Self.reach * bell.yy.squareRoot()
    func index(_ place: Double, _ count: Int) -> Int { Int(min(max(place, -1), Double(count))) }
    result.withUnsafeMutableBufferPointer { result in
      for i in x.indices {
        let low = index(((y[i] - tall - rows.start) / rows.step).rounded(.up), rows.count)
        let high = index(((y[i] + tall - rows.start) / rows.step).rounded(.down), rows.count)
        for row in max(0, low)..<max(max(0, low), min(high + 1, rows.count)) {
          let dy = rows.start + Double(row) * rows.step - y[i]
          // Along the row the bell is widest at x = −b dy / a.
          let rest = far - (c - b * b / a) * dy * dy
          guard rest > 0 else { continue }
          let (middle, half) = (x[i] - b * dy / a, (rest / a).squareRoot())
          let first = max(
            0, index(((middle - half - columns.start) / columns.step).rounded(.up), columns.count))
          let last = index(
            ((middle + half - columns.start) / columns.step).rounded(.down), columns.count)
          let end = min(last + 1, columns.count)
          guard first < end else { continue }
          let dx = columns.start + Double(first) * columns.step - x[i]
          var value = weights[i] * exp(-0.5 * (a * dx * dx + 2 * b * dx * dy + c * dy * dy))
          // From one column to the next the exponent changes by a line, so factors do.
          var factor = exp(-0.5 * columns.step * (a * (2 * dx + columns.step) + 2 * b * dy))
          let bend = exp(-a * columns.step * columns.step)
          for column in first..<end {
            result[row * columns.count + column] += value
            value *= factor
            factor *= bend
          }
        }
      }
      let height = 1 / (2 * Double.pi * determinant.squareRoot())
      for i in result.indices { result[i] *= height }
    }
    return result
  }

  /// The level that encloses a share of all there is: the highest-density region's edge.
  ///
  /// - Parameters:
  ///   - share: 0…1.
  ///   - densities: at the nodes of an even grid, at least 0.
  /// - Returns: NaN for densities that add up to nothing.
  public static func level(enclosing share: Double, of densities: [Double]) -> Double {
    levels(enclosing: [share], of: densities)[0]
  }

  /// The levels that enclose several shares.
  public static func levels(enclosing shares: [Double], of densities: [Double]) -> [Double] {
    let falling = densities.filter(\.isFinite).sorted(by: >)
    let total = falling.reduce(0, +)
    guard total > 0, total.isFinite, let last = falling.last else {
      return shares.map { _ in .nan }
    }
    return shares.map { share in
      var sum = 0.0
      for value in falling {
        sum += value
        if sum / total >= share { return value }
      }
      return last
    }
  }
}
