import NablaMath
import NablaPlot

/// Where curves of the plane, each 0 on a function of x and y, cross within a window.
struct CurveCrossings {
  struct Crossing {
    let x, y: Double
    let first, second: Int
  }

  /// A curve: its function, at one place and at many.
  struct Curve {
    let value: (Double, Double) -> Double
    let values: ([Double], [Double]) -> [Double]

    /// 0 on the curve; of x and y.
    init(_ difference: Formula) {
      value = { difference.value([$0, $1]) }
      values = { difference.values([$0, $1]) }
    }

    /// The graph of a formula of x.
    init(graph formula: Formula) {
      value = { $1 - formula($0) }
      values = { x, y in zip(y, formula.values(x)).map { $0 - $1 } }
    }
  }

  private(set) var crossings: [Crossing] = []
  private let x, y: Interval
  private static let cells = 96
  /// More are not labelled, and not looked for.
  private static let most = 60

  /// - Parameter curves: functions that change their sign across the curve.
  init(_ curves: [Curve], x: Interval, y: Interval) {
    (self.x, self.y) = (x, y)
    let n = Self.cells
    // Off the ends by irrational parts, so that curves along the grid are not missed.
    func place(_ interval: Interval, _ i: Int) -> Double {
      let step = (interval.upper - interval.lower) / Double(n)
      return interval.lower + (Double(i) + 0.137_035_999 - 0.2) * step
    }
    let width = n + 2
    let places = (0..<(width * width)).map { (place(x, $0 % width), place(y, $0 / width)) }
    let values = curves.map { $0.values(places.map(\.0), places.map(\.1)) }
    func changes(_ curve: Int, _ row: Int, _ column: Int) -> Bool {
      let corners = [
        values[curve][row * width + column], values[curve][row * width + column + 1],
        values[curve][(row + 1) * width + column],
        values[curve][(row + 1) * width + column + 1],
      ]
      return corners.allSatisfy(\.isFinite) && (corners.min() ?? 0) <= 0
        && (corners.max() ?? 0) >= 0
    }
    for row in 0...n {
      for column in 0...n {
        let here = curves.indices.filter { changes($0, row, column) }
        for (i, a) in here.enumerated() {
          for b in here[(i + 1)...] where crossings.count < Self.most {
            let start = (
              (place(x, column) + place(x, column + 1)) / 2,
              (place(y, row) + place(y, row + 1)) / 2
            )
            if let found = refine(curves[a].value, curves[b].value, start) { add(found, a, b) }
          }
        }
      }
    }
  }

  private mutating func add(_ place: (Double, Double), _ a: Int, _ b: Int) {
    let (wide, high) = (x.upper - x.lower, y.upper - y.lower)
    let isKnown = crossings.contains {
      abs($0.x - place.0) < 1e-6 * wide && abs($0.y - place.1) < 1e-6 * high && $0.first == a
        && $0.second == b
    }
    guard !isKnown, place.0 >= x.lower, place.0 <= x.upper, place.1 >= y.lower, place.1 <= y.upper
    else { return }
    crossings.append(Crossing(x: place.0, y: place.1, first: a, second: b))
  }

  /// Newton's steps for two equations, with slopes by differences.
  private func refine(
    _ f: (Double, Double) -> Double, _ g: (Double, Double) -> Double, _ start: (Double, Double)
  ) -> (Double, Double)? {
    var (px, py) = start
    let (wide, high) = (x.upper - x.lower, y.upper - y.lower)
    let (hx, hy) = (wide * 1e-7, high * 1e-7)
    for _ in 0..<40 {
      let (f0, g0) = (f(px, py), g(px, py))
      let fx = (f(px + hx, py) - f(px - hx, py)) / (2 * hx)
      let fy = (f(px, py + hy) - f(px, py - hy)) / (2 * hy)
      let gx = (g(px + hx, py) - g(px - hx, py)) / (2 * hx)
      let gy = (g(px, py + hy) - g(px, py - hy)) / (2 * hy)
      let determinant = fx * gy - fy * gx
      guard determinant != 0, determinant.isFinite else { return nil }
      let (dx, dy) = ((f0 * gy - g0 * fy) / determinant, (g0 * fx - f0 * gx) / determinant)
      px -= dx
      py -= dy
      guard abs(px - start.0) < 0.1 * wide, abs(py - start.1) < 0.1 * high else { return nil }
      if abs(dx) < 1e-13 * wide, abs(dy) < 1e-13 * high { return (px, py) }
    }
    return nil
  }
}
