import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// At which values contour lines are drawn.
public enum ContourLevels: Hashable, Sendable, OptionValue {
  /// About ten.
  case auto
  /// About so many round ones, 1…100.
  case about(Int)
  /// Exactly these, 1 to 100 finite numbers, kept rising and once each.
  case exactly([Double])

  public static var optionType: OptionType {
    .either(
      [.choice(["auto"]), .integer, .list(.number)],
      "auto, a number of levels, or a list of numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "auto" {
      self = .auto
    } else if let count = node.int {
      guard (1...100).contains(count) else {
        throw OptionProblem("is \(count)", "give 1 to 100", at: node)
      }
      self = .about(count)
    } else if node.list != nil {
      let values = try [Double](option: node)
      guard (1...100).contains(values.count) else {
        throw OptionProblem("has \(values.count) levels", "give 1 to 100", at: node)
      }
      if let bad = values.first(where: { !$0.isFinite }) {
        throw OptionProblem("holds \(formatPlain(bad))", "give finite numbers", at: node)
      }
      self = .exactly(Set(values).sorted())
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .auto: "auto"
    case .about(let count): Node(count)
    case .exactly(let values): Node(values)
    }
  }
}

/// How levels follow one another.
public enum ContourLevelScale: String, OptionChoice {
  /// By equal differences.
  case linear
  /// By equal ratios: powers of ten and their halves, or 1, 2, 5 where values span little.
  case log
}

extension ContourLevels {
  /// The levels for values, rising; none where all values are equal.
  ///
  /// - Returns: nil for a logarithmic scale without a value above 0.
  func levels(for values: [Double], _ scale: ContourLevelScale) -> [Double]? {
    switch self {
    case .exactly(let levels): return Set(levels.filter(\.isFinite)).sorted()
    case .auto: return Self.round(for: values, about: 10, scale)
    case .about(let count): return Self.round(for: values, about: count, scale)
    }
  }

  private static func round(
    for values: [Double], about count: Int, _ scale: ContourLevelScale
  ) -> [Double]? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    switch scale {
    case .linear:
      guard low < high else { return [] }
      return inside(even(low, high, count), low, high)
    case .log:
      guard high > 0 else { return nil }
      let positive = values.filter { $0 > 0 && $0.isFinite }
      // A level about which only a handful of nodes lie would be drawn as a diamond.
      let few = min(12, positive.count / 8)
      let start = smallest(positive, at: few)
      guard start < high else { return [] }
      return inside(ratios(start, high, count), start, high)
    }
  }

  /// The smallest number but `rank` others.
  private static func smallest(_ values: [Double], at rank: Int) -> Double {
    var least = [Double](repeating: .infinity, count: rank + 1)
    for value in values where value < least[rank] {
      var i = rank
      while i > 0, least[i - 1] > value {
        least[i] = least[i - 1]
        i -= 1
      }
      least[i] = value
    }
    return least[rank]
  }

  /// A level at an end of the values would be a line without another side.
  private static func inside(_ levels: [Double], _ low: Double, _ high: Double) -> [Double] {
    levels.filter { $0 > low && $0 < high }
  }

  /// Round numbers at equal distances, as on an axis, as near to `count` as they come.
  private static func even(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    let span = high - low
    guard span.isFinite else { return even(low / 2, high / 2, count).map { $0 * 2 } }
    let ideal = span / Double(count + 1)
    let power = clampedInt(log10(ideal).rounded(.down))
    var best: [Double] = []
    for (mantissa, exponent) in [
      (1, power), (2, power), (25, power - 1), (5, power), (1, power + 1), (2, power + 1),
      (5, power - 1),
    ] {
      let step = decimalValue(Int128(mantissa), power: exponent)
      guard step > 0, span / step < 1000, abs(low) / step < 1e15 else { continue }
      let (first, last) = ((low / step).rounded(.up), (high / step).rounded(.down))
      guard first <= last else { continue }
      // Through decimals, so that a level is 0.3 and not 0.30000000000000004.
      let levels = (0...clampedInt(last - first)).map { i in
        decimalValue(Int128(first + Double(i)) * Int128(mantissa), power: exponent)
      }.filter { $0 > low && $0 < high }
      if best.isEmpty || abs(levels.count - count) < abs(best.count - count) { best = levels }
    }
    return best
  }

  /// 1, 2, 5 and their tenfolds where values span little, or else the highest `count` half powers
  /// of ten, or whole ones where the halves are far more.
  private static func ratios(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    let (first, last) = (
      clampedInt(log10(low).rounded(.down)), clampedInt(log10(high).rounded(.up))
    )
    guard last - first < 700 else { return [] }
    func powers(_ factors: [Double]) -> [Double] {
      (first...last).flatMap { exponent in
        factors.map { $0 * decimalValue(1, power: exponent) }
      }.filter { $0 > low && $0 < high && $0.isFinite }
    }
    let halves = powers([1, 10.0.squareRoot()])
    let fine = powers([1, 2, 5])
    if halves.count < 7, fine.count <= max(count, 3) { return fine }
    // Beside a minimum of zero ever smaller powers are inside; the highest tell most.
    return Array((halves.count <= count * 3 / 2 ? halves : powers([1])).suffix(count))
  }
}
