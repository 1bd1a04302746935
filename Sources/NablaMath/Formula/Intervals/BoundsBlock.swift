/// Bounds of some values on a block of boxes, each kind of number side by side.
struct BoundsBlock {
  private let block: Int
  var count = 0
  private var lower: [Double]
  private var upper: [Double]
  /// `IntervalResult.Certainty` of being defined; plus 4 where continuous.
  private var flags: [UInt8]

  /// One unit in the last place at most, as a share of the number.
  private static let unit = Double.ulpOfOne

  init(slots: Int, block: Int) {
    self.block = block
    lower = Array(repeating: 0, count: slots * block)
    upper = lower
    flags = Array(repeating: 6, count: slots * block)
  }

  // MARK: - Single boxes

  func result(_ slot: Int, _ i: Int) -> IntervalResult {
    let k = slot * block + i
    let certainty = IntervalResult.Certainty(rawValue: Int(flags[k] & 3)) ?? .maybe
    return IntervalResult(
      RealInterval(lower[k], upper[k]), isDefined: certainty, isContinuous: flags[k] & 4 != 0)
  }

  mutating func set(_ slot: Int, _ i: Int, _ result: IntervalResult) {
    let k = slot * block + i
    lower[k] = result.range.lower
    upper[k] = result.range.upper
    flags[k] = UInt8(result.isDefined.rawValue) | (result.isContinuous == .yes ? 4 : 0)
  }

  /// The intervals of a variable, from one of a list on.
  mutating func set(_ slot: Int, _ boxes: [RealInterval], from start: Int) {
    for i in 0..<count {
      let (k, box) = (slot * block + i, boxes[start + i])
      (lower[k], upper[k]) = (box.lower, box.upper)
      flags[k] = box.isEmpty ? 0 : 6
    }
  }

  mutating func fill(_ slot: Int, _ result: IntervalResult) {
    for i in 0..<block { set(slot, i, result) }
  }

  // MARK: - Arithmetic

  /// Both operands' flags: defined as far as the less sure one, continuous where both are.
  @inline(__always)
  private static func joined(_ a: UInt8, _ b: UInt8) -> UInt8 {
    min(a & 3, b & 3) | (a & b & 4)
  }

  mutating func copy(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (from, to) = (a * block + i, target * block + i)
      (lower[to], upper[to], flags[to]) = (lower[from], upper[from], flags[from])
    }
  }

  mutating func negate(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (from, to) = (a * block + i, target * block + i)
      (lower[to], upper[to], flags[to]) = (-upper[from], -lower[from], flags[from])
    }
  }

  /// The sum rounded towards −∞; exact where it is a double.
  @inline(__always)
  private static func sumDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    let part = sum - a
    let error = (a - (sum - part)) + (b - part)
    return error < 0 ? sum - sum.magnitude * unit : sum
  }

  mutating func add(_ b: Int, isSubtracted: Bool, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      let (low, high) = isSubtracted ? (-upper[j], -lower[j]) : (lower[j], upper[j])
      let (down, up) = (Self.sumDown(lower[k], low), -Self.sumDown(-upper[k], -high))
      if (down - down) + (up - up) == 0 {
        (lower[k], upper[k]) = (down, up)
        flags[k] = Self.joined(flags[k], flags[j])
      } else {
        let (a, other) = (result(target, i), result(b, i))
        set(target, i, isSubtracted ? a - other : a + other)
      }
    }
  }

  mutating func multiply(by b: Int, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      let (p, q) = (lower[k] * lower[j], lower[k] * upper[j])
      let (r, s) = (upper[k] * lower[j], upper[k] * upper[j])
      let (low, high) = (min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
      store(low, high, p + q + r + s, k, Self.joined(flags[k], flags[j])) {
        $0.set(target, i, $0.result(target, i) * $0.result(b, i))
      }
    }
  }

  mutating func divide(by b: Int, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      guard lower[j] > 0 || upper[j] < 0 else {
        set(target, i, result(target, i) / result(b, i))
        continue
      }
      let (p, q) = (lower[k] / lower[j], lower[k] / upper[j])
      let (r, s) = (upper[k] / lower[j], upper[k] / upper[j])
      let (low, high) = (min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
      store(low, high, p + q + r + s, k, Self.joined(flags[k], flags[j])) {
        $0.set(target, i, $0.result(target, i) / $0.result(b, i))
      }
    }
  }

  mutating func square(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (j, k) = (a * block + i, target * block + i)
      let (p, q) = (lower[j] * lower[j], upper[j] * upper[j])
      let low = lower[j] < 0 && upper[j] > 0 ? 0 : min(p, q)
      store(low, max(p, q), p + q, k, flags[j]) {
        let two = IntervalResult(RealInterval(2))
        $0.set(target, i, IntervalFunctions.power($0.result(a, i), two))
      }
    }
  }

  /// A sine or cosine, whose maxima lie at `peak` and whole turns from it; as
  /// `IntervalFunctions.sine` does it, without an allocation a box.
  mutating func wave(
    _ a: Int, peak: Double, _ f: (Double) -> Double, into target: Int
  ) {
    for i in 0..<count {
      let (j, k) = (a * block + i, target * block + i)
      let (low, high) = (lower[j], upper[j])
      flags[k] = flags[j]
      if low > high {
        (lower[k], upper[k]) = (low, high)
        continue
      }
      guard high - low < 2 * .pi, low.magnitude < 1e9, high.magnitude < 1e9 else {
        (lower[k], upper[k]) = (-1, 1)
        continue
      }
      let (p, q) = (f(low), f(high))
      // Two units in the last place of 1.
      let slack = 2 * Self.unit
      let hasTop = Self.mayMeet(low, high, peak)
      let hasBottom = Self.mayMeet(low, high, peak + .pi)
      lower[k] = hasBottom ? -1 : max(-1, min(p, q) - slack)
      upper[k] = hasTop ? 1 : min(1, max(p, q) + slack)
    }
  }

  /// Whether an interval may have a place a whole number of turns from another one.
  @inline(__always)
  private static func mayMeet(_ low: Double, _ high: Double, _ offset: Double) -> Bool {
    let (first, last) = ((low - offset) / (2 * .pi), (high - offset) / (2 * .pi))
    let slack = 1e-15 * max(1, first.magnitude, last.magnitude)
    return (first - slack).rounded(.up) <= (last + slack).rounded(.down)
  }

  mutating func magnitude(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (j, k) = (a * block + i, target * block + i)
      let (low, high) = (lower[j], upper[j])
      flags[k] = flags[j]
      if low > high || low >= 0 {
        (lower[k], upper[k]) = (low, high)
      } else if high <= 0 {
        (lower[k], upper[k]) = (-high, -low)
      } else {
        (lower[k], upper[k]) = (0, max(-low, high))
      }
    }
  }

  /// Stores ends rounded outward; by the careful way where one is infinite, NaN, or so small that
  /// its last digits are lost.
  @inline(__always)
  private mutating func store(
    _ low: Double, _ high: Double, _ check: Double, _ k: Int, _ flag: UInt8,
    otherwise careful: (inout BoundsBlock) -> Void
  ) {
    let tiny = 1e-290
    guard (check - check) == 0, low == 0 || low.magnitude > tiny,
      high == 0 || high.magnitude > tiny, low != 0 || high != 0
    else { return careful(&self) }
    lower[k] = low - low.magnitude * Self.unit
    upper[k] = high + high.magnitude * Self.unit
    flags[k] = flag
  }
}
