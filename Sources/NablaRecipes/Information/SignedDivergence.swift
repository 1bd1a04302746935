import Glibc
import NablaMath

/// The divergence D(p ‖ q) with the parts of its integral or sum above and below 0.
struct SignedDivergence {
  let p: MixedDistribution
  let q: MixedDistribution
  /// How many units one nat is.
  let perNat: Double
  /// Σ or ∫ of p ln(p/q) where p > q.
  let positive: Double
  /// The same where q > p, at most 0.
  let negative: Double

  var net: Double { positive + negative }

  init(_ p: MixedDistribution, _ q: MixedDistribution, perNat: Double) {
    (self.p, self.q, self.perNat) = (p, q, perNat)
    var (positive, negative) = (0.0, 0.0)
    for part in p.isDiscrete ? Self.terms(p, q) : Self.pieces(p, q) {
      if part > 0 { positive += part } else { negative += part }
    }
    self.positive = positive * perNat
    self.negative = negative * perNat
  }

  /// p ln(p/q) at a place; ∞ where q is 0 and p is not.
  func integrand(_ x: Double) -> Double { Self.integrand(p, q, x) * perNat }

  /// Whether q denies what p allows there.
  func isDenied(_ x: Double) -> Bool { p.density(x) > 0 && q.logDensity(x) == -.infinity }

  /// For two normal distributions ln(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½; nil for others.
  var closedForm: Double? {
    guard let p = p.normal, let q = q.normal else { return nil }
    return Self.normal(
      p.mean, p.standardDeviation, q.mean, q.standardDeviation) * perNat
  }

  static func normal(_ m1: Double, _ s1: Double, _ m2: Double, _ s2: Double) -> Double {
    log(s2 / s1) + (s1 * s1 + (m1 - m2) * (m1 - m2)) / (2 * s2 * s2) - 0.5
  }

  private static func integrand(
    _ p: MixedDistribution, _ q: MixedDistribution, _ x: Double
  ) -> Double {
    let (a, b) = (p.logDensity(x), q.logDensity(x))
    if a == -.infinity { return 0 }
    let density = exp(a)
    return density == 0 ? 0 : density * (a - b)
  }

  private static func terms(_ p: MixedDistribution, _ q: MixedDistribution) -> [Double] {
    let (low, high) = p.range(tail: 1e-17)
    let last = min(high, low + 100_000)
    return stride(from: low, through: last, by: 1).map { integrand(p, q, $0) }
  }

  /// Integrals between the places where the integrand changes its sign.
  private static func pieces(_ p: MixedDistribution, _ q: MixedDistribution) -> [Double] {
    let (a, b) = (p.range(tail: 1e-9), q.range(tail: 1e-4))
    let (inner, outer) = (p.range(tail: 1e-4), (min(a.lower, b.lower), max(a.upper, b.upper)))
    var grid = evenPlaces(from: inner.lower, to: inner.upper, count: 801)
    grid += evenPlaces(from: outer.0, to: outer.1, count: 401)
    grid.sort()
    func excess(_ x: Double) -> Double { p.logDensity(x) - q.logDensity(x) }
    var breaks = p.edges + q.edges + p.centres
    for (left, right) in zip(grid, grid.dropFirst()) where left < right {
      var (low, high) = (left, right)
      let start = excess(low)
      guard start.isFinite, excess(high).isFinite, start * excess(high) < 0 else { continue }
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if excess(middle) * start > 0 { low = middle } else { high = middle }
      }
      breaks.append((low + high) / 2)
    }
    let (first, last) = (p.support.lowerBound, p.support.upperBound)
    let ends = [first] + Set(breaks).filter { $0 > first && $0 < last }.sorted() + [last]
    return zip(ends, ends.dropFirst()).map { low, high in
      let inside = low.isFinite ? high.isFinite ? (low + high) / 2 : low + 1 : high - 1
      if p.density(inside) > 0, q.logDensity(inside) == -.infinity { return .infinity }
      // A q that ends at 0 is 0 at one place only, where the integrand has no value.
      let rim = high.isFinite && low.isFinite ? 1e-14 * (high - low) : 0
      let value = numericIntegral(from: low, to: high) {
        integrand(p, q, min(max($0, low + rim), high - rim))
      }
      // What no rule finds grows without bound: tails of p that are too heavy for q.
      return value.isNaN ? .infinity : value
    }
  }
}
