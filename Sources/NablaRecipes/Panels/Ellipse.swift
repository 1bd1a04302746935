import Glibc
import NablaMath
import NablaPlot

/// The ellipse of points at one Mahalanobis distance from a mean in the plane.
struct Ellipse {
  let center: SIMD2<Double>
  /// The longer axis first: unit directions with their standard deviations.
  let axes: [(direction: SIMD2<Double>, deviation: Double)]

  /// nil unless the covariance is 2 × 2, symmetric and has no negative eigenvalue.
  init?(mean: [Double], covariance: Matrix) {
    guard mean.count == 2, covariance.rows == 2, let eigen = try? SymmetricEigen(covariance),
      eigen.values.allSatisfy({ $0 >= 0 })
    else { return nil }
    center = [mean[0], mean[1]]
    axes = (0..<2).map { k in
      ([eigen.vectors[0, k], eigen.vectors[1, k]], eigen.values[k].squareRoot())
    }
  }

  /// The outline at so many standard deviations along each axis.
  func outline(_ radius: Double, steps: Int = 96) -> (x: [Double], y: [Double]) {
    let points = (0...steps).map { step -> SIMD2<Double> in
      let angle = 2 * .pi * Double(step) / Double(steps)
      let along = axes[0].direction * (radius * axes[0].deviation * cos(angle))
      return center + along + axes[1].direction * (radius * axes[1].deviation * sin(angle))
    }
    return (points.map(\.x), points.map(\.y))
  }

  /// The distance within which a share of a normal distribution in the plane lies.
  static func radius(holding share: Double) -> Double { (-2 * log1p(-share)).squareRoot() }
}
