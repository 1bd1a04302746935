/// The integral of a function in code from a to b by adaptive Gauss–Kronrod rules, to about ten
/// digits; NaN where it does not exist or cannot be found.
///
/// - Parameters:
///   - a: may be infinite, and above `b`, where the integral has the other sign; `b` likewise.
///   - f: not finite where it has no value.
package func numericIntegral(
  from a: Double, to b: Double, _ f: (Double) -> Double
) -> Double {
  guard !a.isNaN, !b.isNaN else { return .nan }
  if a == b { return 0 }
  let value = Quadrature.integral(min(a, b), max(a, b)) { $0.map(f) }
  return a < b ? value : -value
}
