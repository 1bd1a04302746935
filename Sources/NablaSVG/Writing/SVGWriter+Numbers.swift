/// The unit of coordinates in the file: 1/100 px, half of a scene's rounding error at 2×.
enum Hundredths {
  /// The nearest number of hundredths, 0 for what is not a number, at most ±10⁸.
  @inline(__always)
  static func of(_ value: Double) -> Int {
    rounded(value, scale: 100)
  }

  @inline(__always)
  static func rounded(_ value: Double, scale: Double) -> Int {
    let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled == scaled else { return 0 }
    return Int(max(-1e8, min(1e8, scaled)))
  }
}

extension SVGWriter {
  /// At most two decimals, none needlessly, a point whatever the locale, no exponent, no `-0`.
  mutating func number(_ value: Double) {
    decimal(Hundredths.of(value), decimals: 2)
  }

  /// The same with at most `decimals` (0…6) decimals.
  mutating func number(_ value: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    decimal(Hundredths.rounded(value, scale: scale), decimals: decimals)
  }

  mutating func integer(_ value: Int) {
    decimal(value, decimals: 0)
  }

  /// `value`·10^−`decimals`; `short` drops the zero before the point (`.5`), as path data may.
  ///
  /// - Returns: whether a point was written.
  @discardableResult
  mutating func decimal(_ value: Int, decimals: Int, short: Bool = false) -> Bool {
    var rest = value.magnitude
    guard rest > 0 else {
      byte(UInt8(ascii: "0"))
      return false
    }
    var places = decimals
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    let hasPoint = places > 0
    var digits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)  // on the stack, filled backwards
    withUnsafeMutableBytes(of: &digits) { buffer in
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      while places > 0 {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        places -= 1
      }
      if hasPoint { put(UInt8(ascii: ".")) }
      if rest == 0, !short { put(UInt8(ascii: "0")) }
      while rest > 0 {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      if value < 0 { put(UInt8(ascii: "-")) }
      append(UnsafeRawBufferPointer(rebasing: buffer[start...]))
    }
    return hasPoint
  }
}
