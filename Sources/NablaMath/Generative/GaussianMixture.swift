import Glibc

/// A weighted sum of normal distributions, with its exact score ∇ log p.
public struct GaussianMixture: Sendable {
  /// One of the normal distributions.
  public struct Component: Hashable, Sendable {
    /// Its share, above 0.
    public let weight: Double
    public let mean: [Double]
    /// Symmetric and positive definite, as many rows as the mean has numbers.
    public let covariance: Matrix

    public init(weight: Double, mean: [Double], covariance: Matrix) {
      self.weight = weight
      self.mean = mean
      self.covariance = covariance
    }

    /// The same variance in every direction.
    public init(weight: Double, mean: [Double], variance: Double) {
      self.init(
        weight: weight, mean: mean,
        covariance: .diagonal(Array(repeating: variance, count: mean.count)))
    }
  }

  /// Their weights are divided by their sum.
  public let components: [Component]
  /// The Cholesky factors of the covariances.
  private let factors: [Matrix]

  /// How many coordinates points have.
  public var dimension: Int { components[0].mean.count }

  /// - Parameter components: at least one, all of one dimension.
  public init(_ components: [Component]) throws(MathError) {
    guard let first = components.first, !first.mean.isEmpty else {
      throw MathError("mixture", "has no component", "give at least one")
    }
    let total = components.reduce(0) { $0 + $1.weight }
    var factors: [Matrix] = []
    for (i, component) in components.enumerated() {
      guard component.weight > 0, total.isFinite else {
        throw MathError(
          "mixture.weight", "is \(component.weight) in component \(i)", "give a number above 0")
      }
      guard component.mean.count == first.mean.count,
        component.covariance.rows == first.mean.count, component.mean.allSatisfy(\.isFinite)
      else {
        throw MathError(
          "mixture",
          "component \(i) has the mean \(component.mean) and a covariance of "
            + component.covariance.shape, "give \(first.mean.count) finite numbers, and a square")
      }
      factors.append(try Cholesky(component.covariance).lower)
    }
    self.components = components.map {
      Component(weight: $0.weight / total, mean: $0.mean, covariance: $0.covariance)
    }
    self.factors = factors
  }

  /// ln p(x), finite also where the density underflows; NaN for another number of coordinates.
  public func logDensity(_ x: [Double]) -> Double {
    guard x.count == dimension else { return .nan }
    let terms = components.indices.map { term($0, x).logarithm }
    return Softmax.logSumExp(terms)
  }

  /// p(x).
  public func density(_ x: [Double]) -> Double { exp(logDensity(x)) }

  /// ∇ ln p(x), which points to where data are; NaN for another number of coordinates.
  public func score(_ x: [Double]) -> [Double] {
    guard x.count == dimension else { return x.map { _ in .nan } }
    let terms = components.indices.map { term($0, x) }
    let total = Softmax.logSumExp(terms.map(\.logarithm))
    var score = [Double](repeating: 0, count: dimension)
    for term in terms {
      let share = exp(term.logarithm - total)
      for i in score.indices { score[i] -= share * term.solved[i] }
    }
    return score
  }

  /// The share of each component in p(x): which one the point is likely from.
  public func responsibilities(_ x: [Double]) -> [Double] {
    guard x.count == dimension else { return components.map { _ in .nan } }
    let terms = components.indices.map { term($0, x).logarithm }
    let total = Softmax.logSumExp(terms)
    return terms.map { exp($0 - total) }
  }

  /// The mixture after noise: means √ᾱ μ and covariances ᾱ Σ + (1 − ᾱ) I.
  ///
  /// - Parameter alphaBar: ᾱ, 0…1.
  public func noised(alphaBar: Double) throws(MathError) -> GaussianMixture {
    guard alphaBar >= 0, alphaBar <= 1 else {
      throw MathError("mixture.alphaBar", "is \(alphaBar)", "give 0 to 1")
    }
    return try GaussianMixture(
      components.map { component in
        let n = component.mean.count
        return Component(
          weight: component.weight, mean: component.mean.map { alphaBar.squareRoot() * $0 },
          covariance: Matrix(rows: n, columns: n) {
            alphaBar * component.covariance[$0, $1] + ($0 == $1 ? 1 - alphaBar : 0)
          })
      })
  }

  /// Points from the mixture; counts below 0 count as 0.
  public func sample(count: Int, seed: UInt64 = 42) -> [[Double]] {
    var generator = Xoshiro256PlusPlus(seed: seed)
    let weights = components.map(\.weight)
    return (0..<max(0, count)).map { _ in
      let chosen = generator.category(weights)
      let z = (0..<dimension).map { _ in generator.standardNormal() }
      return (0..<dimension).map { i in
        components[chosen].mean[i] + (0...i).reduce(0) { $0 + factors[chosen][i, $1] * z[$1] }
      }
    }
  }

  /// ln (w N(x)), and Σ⁻¹(x − μ).
  private func term(_ i: Int, _ x: [Double]) -> (logarithm: Double, solved: [Double]) {
    let (component, lower) = (components[i], factors[i])
    var y = zip(x, component.mean).map { $0 - $1 }
    // L y = x − μ, then Lᵀ s = y.
    for row in y.indices {
      for k in 0..<row { y[row] -= lower[row, k] * y[k] }
      y[row] /= lower[row, row]
    }
    let square = dotProduct(y, y)
    let logDeterminant = lower.diagonal.reduce(0) { $0 + log($1) }
    for row in y.indices.reversed() {
      for k in row + 1..<y.count { y[row] -= lower[k, row] * y[k] }
      y[row] /= lower[row, row]
    }
    let logarithm =
      log(component.weight) - square / 2 - logDeterminant
      - Double(y.count) / 2 * log(2 * .pi)
    return (logarithm, y)
  }
}
