import NablaMath
import NablaPlot
import NablaScene

/// A polynomial in powers of x by least squares, its slopes held back by a ridge penalty.
struct PolynomialModel {
  let degree: Int
  /// The factors of 1, x, x² …
  let coefficients: [Double]
  private let fit: PolynomialFit?

  /// Minimises Σ(y − ŷ)² + λ Σ wₖ² over k ≥ 1; nil where x has too few distinct values for λ = 0.
  init?(x: [Double], y: [Double], degree: Int, lambda: Double) {
    self.degree = degree
    guard lambda > 0, degree > 0 else {
      guard let fit = PolynomialFit(x: x, y: y, order: degree) else { return nil }
      (coefficients, self.fit) = (fit.coefficients, fit)
      return
    }
    // Centred, so that the intercept bears no penalty; a row for each penalty below the data.
    let powers = x.map { x in Self.powers(x, degree) }
    let means = (0..<degree).map { k in Moments(powers.map { $0[k] }).mean }
    let mean = Moments(y).mean
    let penalty = lambda.squareRoot()
    let matrix = Matrix(rows: x.count + degree, columns: degree) { row, k in
      row < x.count ? powers[row][k] - means[k] : row - x.count == k ? penalty : 0
    }
    let right = y.map { $0 - mean } + [Double](repeating: 0, count: degree)
    guard let factors = try? QR(matrix),
      let projected = try? factors.q.transposed.applied(to: right)
    else { return nil }
    var slopes = projected
    for k in slopes.indices.reversed() {
      for j in k + 1..<max(degree, k + 1) { slopes[k] -= factors.r[k, j] * slopes[j] }
      slopes[k] /= factors.r[k, k]
    }
    coefficients = [mean - dotProduct(slopes, means)] + slopes
    fit = nil
  }

  /// x, x² …
  private static func powers(_ x: Double, _ degree: Int) -> [Double] {
    var power = 1.0
    return (0..<degree).map { _ in
      power *= x
      return power
    }
  }

  func callAsFunction(_ x: Double) -> Double {
    fit.map { $0(x) } ?? coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  func meanSquare(x: [Double], y: [Double]) -> Double {
    zip(x, y).reduce(0) { sum, point in
      let rest = point.1 - self(point.0)
      return sum + rest * rest
    } / Double(x.count)
  }
}

/// Training and left-out errors of every degree.
struct DegreeErrors {
  var degrees: [Int] = []
  var training: [Double] = []
  var leftOut: [Double] = []

  /// - Parameter folds: for each point the fold that it is left out with.
  init(x: [Double], y: [Double], most: Int, lambda: Double, folds: [Int]) {
    for degree in 0...most {
      guard let all = PolynomialModel(x: x, y: y, degree: degree, lambda: lambda) else { break }
      let sums = ParallelWork.map((folds.max() ?? 0) + 1) { fold -> Double? in
        let inside = folds.indices.filter { folds[$0] != fold }
        guard
          let model = PolynomialModel(
            x: inside.map { x[$0] }, y: inside.map { y[$0] }, degree: degree, lambda: lambda)
        else { return nil }
        return folds.indices.lazy.filter { folds[$0] == fold }.reduce(0) { sum, i in
          let rest = y[i] - model(x[i])
          return sum + rest * rest
        }
      }
      let known = sums.compactMap(\.self)
      guard known.count == sums.count else { break }
      degrees.append(degree)
      training.append(all.meanSquare(x: x, y: y))
      leftOut.append(known.reduce(0, +) / Double(x.count))
    }
  }

  /// The degree with the least left-out error.
  var best: Int {
    guard let least = leftOut.min(), let place = leftOut.firstIndex(of: least) else { return 0 }
    return degrees[place]
  }
}
