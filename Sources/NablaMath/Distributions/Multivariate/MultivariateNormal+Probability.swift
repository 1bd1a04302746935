import Glibc

extension MultivariateNormal {
  /// P(X₁ ≤ x₁, X₂ ≤ x₂, …).
  ///
  /// One and two dimensions are exact to about 13 digits: in two, the density of the first times
  /// the conditional probability of the second is integrated by Gauss and Legendre. More are
  /// averaged over 2¹⁶ points of a Richtmyer lattice after the transformation of A. Genz,
  /// "Numerical computation of multivariate normal probabilities", J. Comput. Graph. Stat. 1
  /// (1992), which is right to about 1e-5.
  ///
  /// - Parameter x: as many numbers as dimensions; infinities are allowed. NaN else.
  public func cdf(_ x: [Double]) -> Double {
    guard x.count == dimension, !x.contains(where: \.isNaN) else { return .nan }
    let z = x.indices.map { (x[$0] - mean[$0]) / variance[$0].squareRoot() }
    if z.contains(-.infinity) { return 0 }
    switch dimension {
    case 1: return Normal.standard.cdf(z[0])
    case 2: return Self.planeCDF(z[0], z[1], correlation: correlation[0, 1])
    default: return latticeCDF(z)
    }
  }

  /// ∫ φ(t) Φ((b − ρt) / √(1 − ρ²)) dt up to a.
  private static func planeCDF(_ a: Double, _ b: Double, correlation r: Double) -> Double {
    let normal = Normal.standard
    if a == .infinity { return normal.cdf(b) }
    if b == .infinity { return normal.cdf(a) }
    let rest = ((1 - r) * (1 + r)).squareRoot()
    // The step of the conditional probability is as wide as `rest`; panels are no wider than it
    // around that place, and than 1 elsewhere.
    let step = r == 0 ? a : b / r
    let width = r == 0 ? 1 : min(1, 4 * rest / r.magnitude)
    var (upper, sum) = (min(a, 39), 0.0)
    while upper > -39 {
      let isNear = (upper - step).magnitude < 12 * width + 1
      let lower = upper - (isNear ? max(width, 1e-3) : 1)
      let part = GaussLegendre.integral(from: lower, to: upper) { t in
        normal.pdf(t) * normal.cdf((b - r * t) / rest)
      }
      sum += part
      if upper < -1, upper < step - 12 * width, part < 1e-18 * sum { break }
      upper = lower
    }
    return sum
  }

  private func latticeCDF(_ z: [Double]) -> Double {
    guard let root = try? Cholesky(correlation).lower else { return .nan }
    let normal = Normal.standard
    // Fractional parts of roots of primes.
    let steps = Self.primes(dimension - 1).map { Double($0).squareRoot() }
    let count = 1 << 16
    var sum = 0.0
    for point in 1...count {
      var product = normal.cdf(z[0] / root[0, 0])
      var y = [normal.quantile(product * tent(Double(point) * steps[0]))]
      for i in 1..<dimension {
        var rest = z[i]
        for j in 0..<i { rest -= root[i, j] * y[j] }
        let probability = normal.cdf(rest / root[i, i])
        product *= probability
        if product == 0 { break }
        if i + 1 < dimension {
          y.append(normal.quantile(probability * tent(Double(point) * steps[i])))
        }
      }
      sum += product
    }
    return sum / Double(count)
  }

  /// The baker's transformation of a fractional part, which makes the integrand periodic; within
  /// 0…1 but not at its ends.
  private func tent(_ x: Double) -> Double {
    let fraction = x - x.rounded(.down)
    return min(max(1 - (2 * fraction - 1).magnitude, 1e-15), 1 - 1e-15)
  }

  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var candidate = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }
}
