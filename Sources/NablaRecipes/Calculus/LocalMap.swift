import NablaMath
import NablaPlot

/// A map of the plane with its Jacobian.
struct LocalMap {
  let map: FormulaMap
  /// ∂fᵢ/∂x and ∂fᵢ/∂y of both formulas.
  let slopes: [[Formula]]

  init(_ map: FormulaMap, _ slopes: [[Formula]]) {
    self.map = map
    self.slopes = slopes
  }

  /// The rows of J.
  func jacobian(_ p: SIMD2<Double>) -> [SIMD2<Double>] {
    slopes.map { [$0[0](p.x, p.y), $0[1](p.x, p.y)] }
  }

  func determinant(_ p: SIMD2<Double>) -> Double {
    let j = jacobian(p)
    return j[0].x * j[1].y - j[0].y * j[1].x
  }

  /// The determinants at many points, in less time than one by one.
  func determinants(_ points: [SIMD2<Double>]) -> [Double] {
    let columns = points.columns
    let j = slopes.map { $0.map { $0.values(columns) } }
    return points.indices.map { j[0][0][$0] * j[1][1][$0] - j[0][1][$0] * j[1][0][$0] }
  }

  /// h ↦ F(p) + J(p) h.
  func linear(at p: SIMD2<Double>) -> (SIMD2<Double>) -> SIMD2<Double> {
    let (j, image) = (jacobian(p), map(p))
    return { h in image + [j[0].dot(h), j[1].dot(h)] }
  }

  /// The edge of a square around a point, counterclockwise from its lower left corner.
  static func edge(_ p: SIMD2<Double>, side: Double, points: Int) -> [SIMD2<Double>] {
    let corners: [SIMD2<Double>] = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]
    return zip(corners, corners.dropFirst()).flatMap { a, b in
      (0..<points).map { p + (a + (b - a) * (Double($0) / Double(points))) * (side / 2) }
    }
  }

  /// The area inside a closed path, negative where it runs clockwise.
  static func area(_ ring: [SIMD2<Double>]) -> Double {
    guard let origin = ring.first else { return 0 }
    let from = ring.map { $0 - origin }
    return zip(from, from.dropFirst() + [.zero]).reduce(0) { $0 + $1.0.dot(-$1.1.turned) } / 2
  }

  /// How far the map is from its linear image on the edge of a square, as a share of that image.
  func deviation(_ p: SIMD2<Double>, side: Double) -> Double {
    let edge = Self.edge(p, side: side, points: 64)
    let (linear, image) = (linear(at: p), map(p))
    let off = zip(edge, map.images(of: edge)).map { ($1 - linear($0 - p)).length }.max() ?? 0
    let size = edge.map { (linear($0 - p) - image).length }.max() ?? 0
    return off / size
  }
}
