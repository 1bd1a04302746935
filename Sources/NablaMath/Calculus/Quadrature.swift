import NativeMath

/// Definite integrals by adaptive Gauss–Kronrod quadrature.
public enum Quadrature {
  /// An integral with an estimate of its error.
  public struct Result: Hashable, Sendable {
    public let value: Double
    /// The difference between the two rules, summed over all parts; mostly far too careful.
    public let error: Double
  }

  /// ∫ f over an interval, by the rule of 15 points on halves of halves (Boost.Math), until the
  /// error is below `tolerance` of the integral of |f| or an interval was halved 15 times.
  ///
  /// - Parameters:
  ///   - start, end: may be ±∞.
  ///   - tolerance: 1e-12 by default.
  /// - Throws: where the function is not finite at a node, or the ends are NaN.
  public static func integrate(
    _ function: (Double) -> Double, from start: Double, to end: Double, tolerance: Double = 1e-12
  ) throws(MathError) -> Result {
    var result = Result(value: 0, error: 0)
    if start == end { return result }
    var status = nabla_failed
    withoutActuallyEscaping(function) { function in
      var box = function
      withUnsafeMutablePointer(to: &box) { pointer in
        var (value, error) = (0.0, 0.0)
        status = nabla_integrate(
          { x, context in
            context?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
          }, pointer, start, end, tolerance, &value, &error)
        result = Result(value: value, error: error)
      }
    }
    guard status == nabla_ok else {
      throw MathError(
        "integral", "the function has no finite value somewhere in \(start)…\(end)",
        "choose an interval without a pole")
    }
    return result
  }
}
