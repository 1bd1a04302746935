import NablaMath
import NablaPlot
import NablaScene

/// What a polynomial fit is wrong by on average, over all noise that the same x might have had: as
/// the fit is linear in y, both parts are exact.
struct BiasVariance {
  /// The mean square of y's distance from the true curve, which no model gets below.
  let noise: Double
  /// For each degree the mean over x of the squared distance of the average fit from the truth.
  private(set) var biasSquared: [Double] = []
  /// For each degree the mean over x of the fit's variance.
  private(set) var variance: [Double] = []

  /// More points than this would take too long.
  static let most = 100

  /// nil for too many points, or where the truth is no number.
  init?(points: Points, truth: Formula, degrees: [Int], lambda: Double) {
    let x = points.x
    let places = points.span(0).places(100)
    let (atPoints, atPlaces) = (truth.values(x), truth.values(places))
    guard x.count <= Self.most, (atPoints + atPlaces).allSatisfy(\.isFinite) else { return nil }
    noise = Self.meanSquare(zip(points.y, atPoints).map { $0 - $1 })
    for degree in degrees {
      func fitted(_ y: [Double]) -> [Double]? {
        PolynomialModel(x: x, y: y, degree: degree, lambda: lambda).map {
          places.map($0.callAsFunction)
        }
      }
      guard let average = fitted(atPoints) else { return nil }
      biasSquared.append(Self.meanSquare(zip(average, atPlaces).map { $0 - $1 }))
      var sum = 0.0
      for i in x.indices {
        guard let response = fitted(x.indices.map { $0 == i ? 1 : 0 }) else { return nil }
        sum += Self.meanSquare(response)
      }
      variance.append(noise * sum)
    }
  }

  private static func meanSquare(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }

  /// The expected squared error on a new point, for each degree.
  var expected: [Double] { zip(biasSquared, variance).map { $0 + $1 + noise } }

  /// Where in the list of degrees the expected error is least.
  var best: Int { expected.indices.min { expected[$0] < expected[$1] } ?? 0 }
}
