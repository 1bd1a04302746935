/// The second derivatives of a function at a point, and the directions in which it bends.
public struct Curvature: Hashable, Sendable {
  /// The eigenvalues of the Hessian, the larger first.
  public let values: SIMD2<Double>
  /// The unit eigenvector of the larger one.
  public let steepest: SIMD2<Double>

  /// The direction of the smaller one, at a right angle.
  public var flattest: SIMD2<Double> { [-steepest.y, steepest.x] }

  /// The largest rate with which gradient descent still comes nearer, 2/λ_max; nil where the
  /// function does not bend upwards.
  public var largestStableRate: Double? { values.x > 0 ? 2 / values.x : nil }

  /// The Hessian [[a, b], [b, c]] in its own axes.
  public init(_ a: Double, _ b: Double, _ c: Double) {
    let middle = (a + c) / 2
    let half = (a - c) / 2
    let reach = (half * half + b * b).squareRoot()
    values = [middle + reach, middle - reach]
    if reach == 0 {
      steepest = [1, 0]
    } else {
      // Of the two forms of the eigenvector, the one without cancellation.
      let v: SIMD2<Double> = half >= 0 ? [half + reach, b] : [b, reach - half]
      steepest = v / (v * v).sum().squareRoot()
    }
  }

  /// The Hessian by central differences of the gradient; its error is about 1e-9 of the values.
  public init(of function: PlaneFunction, at p: SIMD2<Double>) {
    let h = 1e-5 * max(1, abs(p.x), abs(p.y))
    let dx = function.gradient(p + [h, 0]) - function.gradient(p - [h, 0])
    let dy = function.gradient(p + [0, h]) - function.gradient(p - [0, h])
    self.init(dx.x / (2 * h), (dx.y + dy.x) / (4 * h), dy.y / (2 * h))
  }
}
