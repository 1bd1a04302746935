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
  /// - Parameter sorted: finite values in ascending order, at least one.
  public func width(sorted: [Double]) -> Double {
    guard let first = sorted.first, let last = sorted.last else { return 0 }
    let n = Double(sorted.count)
    let span = last - first
    switch self {
    case .sqrt: return span / n.squareRoot()
    case .sturges: return span / (log2(n) + 1)
    case .rice: return span / (2 * pow(n, 1.0 / 3))
    case .scott:
      return pow(24 * Double.pi.squareRoot() / n, 1.0 / 3)
        * Moments(sorted).variance(lost: 0).squareRoot()
    case .fd:
      let range =
        quantile(0.75, ofSorted: sorted) - quantile(0.25, ofSorted: sorted)
      return 2 * range * pow(n, -1.0 / 3)
    case .auto:
      let relaxed = max(
        BinRule.fd.width(sorted: sorted), BinRule.sqrt.width(sorted: sorted) / 2)
      return min(relaxed, BinRule.sturges.width(sorted: sorted))
    case .doane: return doane(sorted, n, span)
    }
  }

  private func doane(_ sorted: [Double], _ n: Double, _ span: Double) -> Double {
    let moments = Moments(sorted)
    let deviation = moments.variance(lost: 0).squareRoot()
    guard n > 2, deviation > 0 else { return 0 }
    let expected = (6 * (n - 2) / ((n + 1) * (n + 3))).squareRoot()
    var skew = 0.0
    for value in sorted {
      let z = (value - moments.mean) / deviation
      skew += z * z * z
    }
    skew /= n
    return span / (1 + log2(n) + log2(1 + skew.magnitude / expected))
  }

  /// The number of bins that the rule asks for, at least 1; it may be huge for long-tailed data.
  ///
  /// Bins of whole numbers are never narrower than 1.
  /// - Parameter sorted: finite values in ascending order.
  public func count(sorted: [Double]) -> Int {
    guard let first = sorted.first, let last = sorted.last else { return 1 }
    var width = width(sorted: sorted)
    guard width > 0 else { return 1 }
    if width < 1, sorted.allSatisfy({ $0 == $0.rounded() }) { width = 1 }
    // Of a single value, NumPy's range is one unit around it.
    let span = first == last ? 1 : last - first
    let bins = (span / width).rounded(.up)
    return bins.isFinite ? max(1, Int(min(bins, 1e9))) : 1_000_000_000
  }
}
