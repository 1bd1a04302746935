import Glibc

/// Bounds of functions that are no single monotone piece.
enum IntervalFunctions {
  private static let unit = RealInterval(-1, 1)

  // MARK: - Periodic functions

  /// Whether an interval may have, and whether it surely has, a place `offset` + a whole number of
  /// `period`s.
  private static func meets(
    _ x: RealInterval, _ offset: Double, _ period: Double
  ) -> IntervalResult.Certainty {
    // Beyond, the rounding of the quotient grows to a part of the period.
    guard x.lower.magnitude < 1e9, x.upper.magnitude < 1e9 else { return .maybe }
    let first = (x.lower - offset) / period
    let last = (x.upper - offset) / period
    let slack = 1e-15 * max(1, first.magnitude, last.magnitude)
    if (first + slack).rounded(.up) <= (last - slack).rounded(.down) { return .yes }
    return (first - slack).rounded(.up) <= (last + slack).rounded(.down) ? .maybe : .no
  }

  private static func wave(
    _ x: IntervalResult, peak: Double, _ f: (Double) -> Double
  ) -> IntervalResult {
    guard x.range.width < 2 * .pi, x.range.lower.magnitude < 1e9, x.range.upper.magnitude < 1e9
    else { return .of([x], unit) }
    var range = RealInterval(f(x.range.lower)).union(RealInterval(f(x.range.upper)))
      .widened(ulps: 2)
    if meets(x.range, peak, 2 * .pi) != .no { range = range.union(RealInterval(1)) }
    if meets(x.range, peak + .pi, 2 * .pi) != .no { range = range.union(RealInterval(-1)) }
    return .of([x], range.intersection(unit))
  }

  static func sine(_ x: IntervalResult) -> IntervalResult { wave(x, peak: .pi / 2) { sin($0) } }

  static func cosine(_ x: IntervalResult) -> IntervalResult { wave(x, peak: 0) { cos($0) } }

  static func tangent(_ x: IntervalResult) -> IntervalResult {
    guard meets(x.range, .pi / 2, .pi) == .no, x.range.width < .pi else {
      return .of([x], .all, isDefined: .maybe)
    }
    return .of([x], RealInterval(tan(x.range.lower), tan(x.range.upper)).widened(ulps: 2))
  }

  static let one = IntervalResult(RealInterval(1))

  // MARK: - Powers

  static func power(_ x: IntervalResult, _ y: IntervalResult) -> IntervalResult {
    if x.range.isEmpty || y.range.isEmpty { return .undefined }
    if y.range.isPoint, y.range.lower.isFinite {
      let p = y.range.lower
      let result = p == p.rounded() ? wholePower(x, p) : realPower(x, p)
      return .of(
        [x, y], result.range, isDefined: result.isDefined, isContinuous: result.isContinuous == .yes
      )
    }
    let base = x.range
    guard base.lower >= 0 else { return .of([x, y], .all, isDefined: .maybe) }
    var range = RealInterval.empty
    for a in [base.lower, base.upper] {
      for b in [y.range.lower, y.range.upper] {
        let corner = pow(a, b)
        range = corner.isNaN ? RealInterval(0, .infinity) : range.union(RealInterval(corner))
      }
    }
    range = range.widened(ulps: 2).intersection(RealInterval(0, .infinity))
    let isSafe = base.lower > 0 || y.range.lower > 0
    return .of([x, y], range, isDefined: isSafe ? .yes : .maybe)
  }

  private static func wholePower(_ x: IntervalResult, _ n: Double) -> IntervalResult {
    if n == 0 { return .of([x], RealInterval(1)) }
    if n < 0 { return one / wholePower(x, -n) }
    if n == 1 { return x }
    let (low, high) = (pointPower(x.range.lower, n), pointPower(x.range.upper, n))
    let range = low.union(high)
    guard fmod(n, 2) == 0 else { return .of([x], range) }
    return .of([x], x.range.contains(0) ? range.union(RealInterval(0)) : range)
  }

  /// A whole power of one number, exact where that is a double.
  private static func pointPower(_ x: Double, _ n: Double) -> RealInterval {
    if x.isInfinite || n > 64 {
      let range = RealInterval(pow(x, n)).widened(ulps: 2)
      return fmod(n, 2) == 0 ? range.intersection(RealInterval(0, .infinity)) : range
    }
    let power = (1..<Int(n)).reduce(RealInterval(x)) { power, _ in power * RealInterval(x) }
    // From 4 on programs call pow, which may round another way.
    return n < 4 || power.isPoint ? power : power.widened(ulps: 1)
  }

  /// A function of whole numbers, where the arguments are known.
  static func ofPoints(
    _ x: [IntervalResult], _ f: (Double, Double) -> Double
  ) -> IntervalResult {
    guard x.allSatisfy(\.range.isPoint) else {
      return .of(x, RealInterval(0, .infinity), isDefined: .maybe)
    }
    let value = x.dropFirst().reduce(x[0].range.lower) { f($0, $1.range.lower) }
    return value.isNaN ? .undefined : .of(x, RealInterval(value))
  }

  /// A power with a fixed exponent that is no whole number: of x from 0 on.
  private static func realPower(_ x: IntervalResult, _ p: Double) -> IntervalResult {
    let domain = FunctionDomain.from(0, open: p < 0)
    let coverage = domain.covers(x.range)
    guard coverage != .no else { return .undefined }
    let part = x.range.intersection(domain.interval)
    let range = RealInterval(pow(part.lower, p)).union(RealInterval(pow(part.upper, p)))
      .widened(ulps: 2).intersection(RealInterval(0, .infinity))
    return .of([x], range, isDefined: coverage)
  }

  /// The real power x^(p/q) for an odd q.
  static func oddRootPower(
    _ x: IntervalResult, numerator p: Double, denominator q: Double
  ) -> IntervalResult {
    if x.range.isEmpty { return .undefined }
    if p < 0 { return one / oddRootPower(x, numerator: -p, denominator: q) }
    func f(_ x: Double) -> Double { RealFunctions.oddRootPower(x, numerator: p, denominator: q) }
    var range = RealInterval(f(x.range.lower)).union(RealInterval(f(x.range.upper)))
    if x.range.contains(0) { range = range.union(RealInterval(0)) }
    // The exponent itself is rounded, which moves the result by its logarithm.
    let growth =
      4
      + [x.range.lower, x.range.upper].map {
        $0.isFinite && $0 != 0 ? log($0.magnitude).magnitude : 0
      }.reduce(0, max)
    range = range.widened(ulps: growth)
    return .of([x], fmod(p, 2) == 0 ? range.intersection(RealInterval(0, .infinity)) : range)
  }

  /// The n-th root.
  static func root(_ x: IntervalResult, _ n: IntervalResult) -> IntervalResult {
    guard n.range.isPoint, n.range.lower == n.range.lower.rounded(), n.range.lower != 0,
      n.range.lower.magnitude < 1e6
    else { return .of([x, n], .all, isDefined: .maybe) }
    let degree = n.range.lower
    if degree < 0 { return one / root(x, -n) }
    if fmod(degree, 2) == 1 {
      return .of(
        [n, oddRootPower(x, numerator: 1, denominator: degree)],
        oddRootPower(x, numerator: 1, denominator: degree).range)
    }
    let coverage = FunctionDomain.from(0).covers(x.range)
    guard coverage != .no else { return .undefined }
    let part = x.range.intersection(RealInterval(0, .infinity))
    let range = RealInterval(
      RealFunctions.root(part.lower, degree), RealFunctions.root(part.upper, degree))
    let growth =
      4
      + [part.lower, part.upper].map {
        $0.isFinite && $0 != 0 ? log($0).magnitude : 0
      }.reduce(0, max)
    return .of(
      [x, n], range.widened(ulps: growth).intersection(RealInterval(0, .infinity)),
      isDefined: coverage)
  }

  // MARK: - Functions of several arguments

  static func least(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    .of([a, b], RealInterval(min(a.range.lower, b.range.lower), min(a.range.upper, b.range.upper)))
  }

  static func greatest(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    .of([a, b], RealInterval(max(a.range.lower, b.range.lower), max(a.range.upper, b.range.upper)))
  }

  /// ln(e^a + e^b), rising in both.
  static func logSumExp(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    let low = RealFunctions.logSumExp(a.range.lower, b.range.lower)
    let high = RealFunctions.logSumExp(a.range.upper, b.range.upper)
    return .of([a, b], RealInterval(low, high).widened(ulps: 4, absolute: 1e-15))
  }

  static func hypotenuse(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    func sizes(_ x: RealInterval) -> RealInterval {
      let (low, high) = (x.lower.magnitude, x.upper.magnitude)
      return RealInterval(x.contains(0) ? 0 : min(low, high), max(low, high))
    }
    let (x, y) = (sizes(a.range), sizes(b.range))
    let range = RealInterval(hypot(x.lower, y.lower), hypot(x.upper, y.upper)).widened(ulps: 2)
    return .of([a, b], range.intersection(RealInterval(0, .infinity)))
  }

  /// The remainder with the sign of b.
  static func modulo(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    let divisor = b.range
    guard divisor.isPoint, divisor.lower != 0, divisor.lower.isFinite else {
      let range = RealInterval(min(0, divisor.lower), max(0, divisor.upper))
      return .of(
        [a, b], range, isDefined: divisor.contains(0) ? .maybe : .yes, isContinuous: false)
    }
    let m = divisor.lower
    let turns = (a / b).range
    if turns.lower.isFinite, turns.lower.rounded(.down) == turns.upper.rounded(.down) {
      // Inside one period the remainder is a − m · a whole number, rising.
      let range = RealInterval(
        RealFunctions.modulo(a.range.lower, m), RealFunctions.modulo(a.range.upper, m))
      return .of([a, b], range.widened(ulps: 2))
    }
    return .of([a, b], RealInterval(min(0, m), max(0, m)), isContinuous: false)
  }

  /// The remainder with the sign of a.
  static func remainder(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    let size = max(b.range.lower.magnitude, b.range.upper.magnitude)
    let range = RealInterval(
      a.range.lower < 0 ? -size : 0, a.range.upper > 0 ? size : 0)
    let isWhole =
      !b.range.contains(0)
      && max(a.range.lower.magnitude, a.range.upper.magnitude)
        < min(b.range.lower.magnitude, b.range.upper.magnitude)
    return .of(
      [a, b], isWhole ? a.range : range, isDefined: b.range.contains(0) ? .maybe : .yes,
      isContinuous: isWhole)
  }

  /// The direction of (x, y): it jumps across the negative x axis.
  static func direction(_ y: IntervalResult, _ x: IntervalResult) -> IntervalResult {
    let isCut = x.range.lower <= 0 && y.range.contains(0)
    if isCut { return .of([y, x], RealInterval(-.pi.nextUp, .pi.nextUp), isContinuous: false) }
    var range = RealInterval.empty
    for b in [y.range.lower, y.range.upper] {
      for a in [x.range.lower, x.range.upper] {
        range = range.union(RealInterval(atan2(b, a)))
      }
    }
    return .of([y, x], range.widened(ulps: 2))
  }

  static func sign(_ x: IntervalResult) -> IntervalResult {
    func f(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
    let range = RealInterval(f(x.range.lower), f(x.range.upper))
    return .of([x], range, isContinuous: range.isPoint)
  }

  /// A function that rises in its argument as long as its parameter is not negative.
  static func rising(
    _ x: IntervalResult, _ parameter: IntervalResult, _ f: (Double, Double) -> Double
  ) -> IntervalResult {
    guard parameter.range.isPoint, parameter.range.lower >= 0 else {
      return .of([x, parameter], .all)
    }
    let p = parameter.range.lower
    return .of(
      [x, parameter], RealInterval(f(x.range.lower, p), f(x.range.upper, p)).widened(ulps: 4))
  }

  /// The logarithm to a base.
  static func logarithm(_ x: IntervalResult, _ base: IntervalResult) -> IntervalResult {
    func natural(_ x: IntervalResult) -> IntervalResult {
      let coverage = FunctionDomain.from(0, open: true).covers(x.range)
      guard coverage != .no else { return .undefined }
      let range = RealInterval(log(max(0, x.range.lower)), log(x.range.upper)).widened(ulps: 2)
      return .of([x], range, isDefined: coverage)
    }
    return natural(x) / natural(base)
  }

  // MARK: - Special functions

  /// The gamma function: a valley for x > 0, between its poles of one sign.
  static func gamma(_ x: IntervalResult) -> IntervalResult {
    let (low, high) = (x.range.lower, x.range.upper)
    if low > 0 {
      var range = RealInterval(RealFunctions.gamma(low)).union(
        RealInterval(RealFunctions.gamma(high)))
      if x.range.contains(1.461_632_144_968_362_3) {
        range = range.union(RealInterval(0.885_603_194_410_888_7))
      }
      return .of(
        [x], range.widened(ulps: 32).intersection(RealInterval(0.885_603_194_410_888, .infinity)))
    }
    let isBetween = low.rounded(.down) == high.rounded(.down) && low != low.rounded()
    guard isBetween else { return .of([x], .all, isDefined: .maybe) }
    let isPositive = fmod(low.rounded(.down).magnitude, 2) == 0
    return .of([x], isPositive ? RealInterval(0, .infinity) : RealInterval(-.infinity, 0))
  }

  /// A function that is as smooth as gamma: broken at 0, −1, −2, … only.
  static func brokenAtPoles(
    _ x: IntervalResult, turns: [Double], absolute: Double, _ f: (Double) -> Double
  ) -> IntervalResult {
    let (low, high) = (x.range.lower, x.range.upper)
    if low > 0 {
      var range = RealInterval.empty
      for place in [low, high] + turns.filter({ x.range.contains($0) }) {
        let y = f(place)
        range = y.isNaN ? .all : range.union(RealInterval(y))
      }
      return .of([x], range.widened(ulps: 32, absolute: absolute))
    }
    let isBetween = low.rounded(.down) == high.rounded(.down) && low != low.rounded()
    return .of([x], .all, isDefined: isBetween ? .yes : .maybe)
  }

  /// ζ falls for x > 1 and between −2.7 and 1.
  static func zeta(_ x: IntervalResult) -> IntervalResult {
    let (low, high) = (x.range.lower, x.range.upper)
    if x.range.contains(1) { return .of([x], .all, isDefined: .maybe) }
    guard low > 1 || (low >= -2.7 && high < 1) else { return .of([x], .all) }
    let range = RealInterval(RealFunctions.zeta(high), RealFunctions.zeta(low))
    let absolute = low > 1 ? 0 : 1e-14
    return .of([x], (range.isEmpty ? .all : range).widened(ulps: 32, absolute: absolute))
  }

  /// J of a whole order: its slope is never steeper than 1.
  static func besselJ(_ order: IntervalResult, _ x: IntervalResult) -> IntervalResult {
    let n = order.range
    guard n.isPoint, n.lower == n.lower.rounded(), n.lower.magnitude <= 1e4,
      x.range.lower.magnitude < 1e7, x.range.upper.magnitude < 1e7
    else { return .of([order, x], .all, isDefined: .maybe) }
    let middle = x.range.middle
    let radius = max(x.range.upper - middle, middle - x.range.lower) * (1 + 1e-15)
    let y = RealFunctions.besselJ(n.lower, middle)
    // Computed values may be rounded across the bound.
    let bound = unit.widened(ulps: 4)
    guard y.isFinite else { return .of([order, x], bound) }
    let range = RealInterval(y - radius, y + radius).widened(ulps: 4, absolute: 1e-12)
    return .of([order, x], range.intersection(bound))
  }

  /// A Bessel function with a pole or branch at 0, continuous for x > 0.
  static func besselOfPositive(_ order: IntervalResult, _ x: IntervalResult) -> IntervalResult {
    let isSafe =
      x.range.lower > 0 && x.range.upper < 1e7 && order.range.lower >= -1e4
      && order.range.upper <= 1e4
    return .of([order, x], .all, isDefined: isSafe ? .yes : .maybe)
  }

  /// B(a, b) of positive numbers, falling in both.
  static func beta(_ a: IntervalResult, _ b: IntervalResult) -> IntervalResult {
    guard a.range.lower > 0, b.range.lower > 0, a.range.upper < 1e6, b.range.upper < 1e6 else {
      return .of([a, b], .all, isDefined: .maybe)
    }
    let range = RealInterval(
      RealFunctions.beta(a.range.upper, b.range.upper),
      RealFunctions.beta(a.range.lower, b.range.lower))
    return .of([a, b], (range.isEmpty ? RealInterval(0, .infinity) : range).widened(ulps: 256))
  }
}
