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
    if value < 0 { byte(UInt8(ascii: "-")) }
    var whole = value.magnitude
    var places = decimals
    while places > 0, whole % 10 == 0 {
      whole /= 10
      places -= 1
    }
    if whole == 0 {
      byte(UInt8(ascii: "0"))
      return false
    }
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)  // 24 bytes on the stack, filled backwards
    return withUnsafeMutableBytes(of: &digits) { buffer in
      var start = buffer.count
      var written = 0
      while whole > 0 || written < places {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: whole % 10)
        whole /= 10
        written += 1
      }
      if written > places {
        append(buffer[start..<buffer.count - places])
      } else if !short {
        byte(UInt8(ascii: "0"))
      }
      guard places > 0 else { return false }
      byte(UInt8(ascii: "."))
      append(buffer[(buffer.count - places)...])
      return true
    }
  }

  private mutating func append(_ digits: Slice<UnsafeMutableRawBufferPointer>) {
    for digit in digits { byte(digit) }
  }
}
