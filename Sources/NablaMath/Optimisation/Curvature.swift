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

  /// The Hessian at a point: exact for formulas, else by differences of the gradient.
  public init(of function: PlaneFunction, at p: SIMD2<Double>) {
    let h = function.objective.hessian([p.x, p.y])
    self.init(h[0, 0], (h[0, 1] + h[1, 0]) / 2, h[1, 1])
  }
}
