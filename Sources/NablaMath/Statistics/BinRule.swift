import Glibc

/// A rule for how many bins of equal width a histogram has, as NumPy 2.4 computes them.
public enum BinRule: String, CaseIterable, Sendable {
  /// The narrower of Sturges' width and a Freedman–Diaconis width that does not fall below half
  /// the width of `sqrt`.
  case auto
  /// Freedman & Diaconis (1981): 2 IQR n^(−1/3).
  case fd
  /// Scott (1979): (24 √π / n)^(1/3) σ.
  case scott
  /// Sturges (1926): log₂ n + 1 bins.
  case sturges
  /// 2 n^(1/3) bins.
  case rice
  /// Doane (1976): Sturges' bins and more for skewed data.
  case doane
  /// √n bins.
  case sqrt

  /// The bin width that the rule asks for; 0 where it has no answer (then one bin is drawn).
  ///
  /// - Parameter values: finite, in any order.
  public func width(of values: [Double]) -> Double {
    guard let (low, high) = extent(of: values) else { return 0 }
    let n = Double(values.count)
    let span = high - low
    switch self {
    case .sqrt: return span / n.squareRoot()
    case .sturges: return span / (log2(n) + 1)
    case .rice: return span / (2 * pow(n, 1.0 / 3))
    case .scott:
      return pow(24 * Double.pi.squareRoot() / n, 1.0 / 3)
        * Moments(values).variance(lost: 0).squareRoot()
    case .fd:
      let quartiles = quantiles([0.25, 0.75], of: values)
      return 2 * (quartiles[1] - quartiles[0]) * pow(n, -1.0 / 3)
    case .auto:
      let relaxed = max(
        BinRule.fd.width(of: values), BinRule.sqrt.width(of: values) / 2)
      return min(relaxed, BinRule.sturges.width(of: values))
    case .doane: return doane(values, n, span)
    }
  }

  private func doane(_ values: [Double], _ n: Double, _ span: Double) -> Double {
    let moments = Moments(values)
    let deviation = moments.variance(lost: 0).squareRoot()
    guard n > 2, deviation > 0 else { return 0 }
    let expected = (6 * (n - 2) / ((n + 1) * (n + 3))).squareRoot()
    var skew = 0.0
    for value in values {
      let z = (value - moments.mean) / deviation
      skew += z * z * z
    }
    skew /= n
    return span / (1 + log2(n) + log2(1 + skew.magnitude / expected))
  }

  /// The number of bins that the rule asks for, at least 1; it may be huge for long-tailed data.
  ///
  /// Bins of whole numbers are never narrower than 1.
  /// - Parameter values: finite, in any order.
  public func count(of values: [Double]) -> Int {
    guard let (low, high) = extent(of: values) else { return 1 }
    var width = width(of: values)
    guard width > 0 else { return 1 }
    if width < 1, values.allSatisfy({ $0 == $0.rounded() }) { width = 1 }
    // Of a single value, NumPy's range is one unit around it.
    let span = low == high ? 1 : high - low
    let bins = (span / width).rounded(.up)
    return bins.isFinite ? max(1, Int(min(bins, 1e9))) : 1_000_000_000
  }
}
