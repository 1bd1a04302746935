/// The labels of a colorbar of classes: at the thresholds, which are equally far apart.
struct ClassTicks {
  private let thresholds: [Double]

  /// - Parameter thresholds: rising.
  init(_ thresholds: [Double]) { self.thresholds = thresholds }

  /// 0…1 along the bar; a threshold stands at the edge of its class.
  func share(of value: Double) -> Double {
    guard let first = thresholds.first, let last = thresholds.last else { return .nan }
    let classes = Double(thresholds.count + 1)
    if value <= first { return value < first ? 0 : 1 / classes }
    if value >= last { return value > last ? 1 : (classes - 1) / classes }
    let above = ColorScaleMap.classIndex(of: value, thresholds)
    let (a, b) = (thresholds[above - 1], thresholds[above])
    return (Double(above) + (value - a) / (b - a)) / classes
  }

  /// As many labels as fit, evenly taken; powers of ten before all others.
  func ticks(length: Double, apart: Double) -> TickSet {
    let labelled = Self.decades(thresholds) ?? thresholds
    let classLength = length / Double(thresholds.count + 1)
    let pitch =
      labelled.count > 1
      ? classLength * Double(thresholds.count - 1) / Double(labelled.count - 1) : length
    let stride = max(1, clampedInt((apart / max(pitch, 0.01)).rounded(.up)))
    let first = stride > 1 ? (labelled.count - 1) % stride / 2 : 0
    let shown = Swift.stride(from: first, to: labelled.count, by: stride).map { labelled[$0] }
    let labels = Self.labels(shown)
    return TickSet(
      ticks: zip(shown, labels).map { Tick(value: $0, label: $1) },
      minor: thresholds.filter { !shown.contains($0) })
  }

  /// The powers of ten among levels that rise by equal ratios; nil where they do not.
  static func decades(_ levels: [Double]) -> [Double]? {
    guard levels.count > 2, let first = levels.first, let last = levels.last, first > 0,
      last / first >= 99
    else { return nil }
    let powers = levels.filter { DecimalDigits($0).digits == [1] }
    return powers.count > 1 ? powers : nil
  }

  /// Labels in one format: plain, or powers of ten where one of them is very large or small.
  static func labels(_ levels: [Double]) -> [String] {
    let digits = levels.map { DecimalDigits($0) }
    let arePowers = digits.allSatisfy { $0.digits == [1] && !$0.isNegative }
    if arePowers, levels.contains(where: { $0 < 1e-3 || $0 > 1e4 }) {
      return digits.map { "10" + superscript($0.exponent - 1) }
    }
    return evenly(levels) ?? levels.map { format($0, significant: 4, grouping: true) }
  }

  /// Labels with equally many decimals; nil where levels differ a hundredfold, or would look equal.
  private static func evenly(_ levels: [Double]) -> [String]? {
    let sizes = levels.map(\.magnitude).filter { $0 > 0 }
    guard let least = sizes.min(), let most = sizes.max(), most / least < 100 else { return nil }
    let digits = levels.map { DecimalDigits($0) }
    let needed = digits.map { $0.digits.count - $0.exponent }.max() ?? 0
    let decimals = max(0, min(needed, 4 - DecimalDigits(most).exponent))
    let labels = levels.map { format($0, decimals: decimals, grouping: true) }
    return decimals <= 8 && most < 1e12 && Set(labels).count == levels.count ? labels : nil
  }
}
