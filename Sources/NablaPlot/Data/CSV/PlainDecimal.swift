/// A decimal number as it is written: a sign, digits, and a point with digits after it.
struct PlainDecimal {
  /// The digits as one whole number; what it is beyond 19 of them means nothing.
  private var mantissa: UInt64 = 0
  /// How many digits there are, and how many of them after the point.
  private(set) var digits = 0
  private var decimals = 0
  private(set) var hasPoint = false
  private let isNegative: Bool
  /// Where the first byte stands that is no part of it.
  private(set) var end: Int

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    end = start
    isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative { end += 1 }
    readDigits(bytes)
    guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return }
    hasPoint = true
    end += 1
    let whole = digits
    readDigits(bytes)
    decimals = digits - whole
  }

  /// Nineteen digits fit into 64 bits.
  private static let mostDigits = 19
  /// Powers of ten that a double holds exactly.
  private static let mostDecimals = 22

  /// The nearest double; nil where that takes more than one division: for more than 19 digits, or 15
  /// without a point, where whole numbers are looked at for being exact.
  @inline(__always)
  var value: Double? {
    guard digits <= (hasPoint ? Self.mostDigits : 15), decimals <= Self.mostDecimals else {
      return nil
    }
    let value: Double
    if mantissa <= 1 << 53 {
      // Both are exact, so that one rounding gives the nearest double (Clinger 1990).
      value = decimals == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[decimals]
    } else {
      value = Self.quotient(mantissa, powersOfFive[decimals], halvings: decimals)
    }
    return isNegative ? -value : value
  }

  /// The double nearest to m / p / 2ⁿ, for m above 0, p below 2⁶³ and a small n.
  ///
  /// The quotient's first 62 bits or more are exact, and its last one says whether there are others:
  /// so rounding it once, to the 53 bits of a double, is right.
  @inline(__always)
  private static func quotient(_ m: UInt64, _ p: UInt64, halvings: Int) -> Double {
    let (up, scale) = (m.leadingZeroBitCount, p.leadingZeroBitCount)
    let (top, divisor) = (m << UInt64(up), p << UInt64(scale))
    let (quotient, rest) = divisor.dividingFullWidth((top >> 1, top << 63))
    // The bits of a power of two.
    let power = Double(bitPattern: UInt64(1023 + scale - up - 63 - halvings) << 52)
    return Double(quotient | (rest == 0 ? 0 : 1)) * power
  }

  /// Reads digits, eight at a time.
  @inline(__always)
  private mutating func readDigits(_ bytes: UnsafeRawBufferPointer) {
    let start = end
    while end + 8 <= bytes.count {
      // Digits become 0 to 9; then the top bit of each byte says that it is none. The carry out of
      // a byte that is none spoils only those that come after it.
      let word =
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
        ^ 0x3030_3030_3030_3030
      let others = (word | (word &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ Self.number(word)
        end += 8
        continue
      }
      let count = others.trailingZeroBitCount / 8
      if count > 0 {
        mantissa =
          mantissa &* wholePowersOfTen[count] &+ Self.number(word << UInt64(64 - 8 * count))
        end += count
      }
      digits += end - start
      return
    }
    while end < bytes.count {
      let digit = bytes[end] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      end += 1
    }
    digits += end - start
  }

  /// The number of eight digits, the first in the lowest byte: neighbours are joined to pairs, and
  /// the four pairs added at their places at once.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let odd = (pairs & mask) &* (100 + 1_000_000 << 32)
    let even = (pairs >> 16 & mask) &* (1 + 10_000 << 32)
    return (odd &+ even) >> 32
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
private let wholePowersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000,
]
private let powersOfFive: [UInt64] = [
  1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125,
  244_140_625, 1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125,
  3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
  2_384_185_791_015_625,
]
