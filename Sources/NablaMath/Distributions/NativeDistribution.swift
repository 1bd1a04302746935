import NativeMath

/// Boost.Math's answers; ∞ for quantiles beyond a double, NaN where it has none.
enum NativeDistribution {
  static func value(
    _ distribution: nabla_distribution, _ query: nabla_query, at x: Double, _ a: Double,
    _ b: Double = 0, _ c: Double = 0
  ) -> Double {
    var result = Double.nan
    let status = nabla_distribution_value(distribution, a, b, c, query, x, &result)
    let isQuantile = query == nabla_quantile || query == nabla_survival_quantile
    if status == nabla_overflow, isQuantile { return .infinity }
    guard status == nabla_ok else { return .nan }
    return isQuantile ? result : min(1, max(0, result))
  }
}
