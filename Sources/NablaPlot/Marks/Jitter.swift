import NablaScene

/// Small shifts that set markers on one another apart: the same for the same row, always.
struct Jitter: Sendable {
  /// The most that a marker moves to each side, in px.
  let x: Double
  let y: Double

  var isNone: Bool { x == 0 && y == 0 }

  func shift(of row: Int) -> Point {
    let bits = Self.mixed(UInt64(truncatingIfNeeded: row))
    // The two halves of the bits as numbers from −1 to 1.
    let (a, b) = (Double(bits >> 32), Double(bits & 0xFFFF_FFFF))
    return Point(x * (a / 2_147_483_648 - 1), y * (b / 2_147_483_648 - 1))
  }

  /// SplitMix64 (G. Steele, D. Lea, C. Flood 2014) at the place `row` of its sequence.
  private static func mixed(_ row: UInt64) -> UInt64 {
    var z = (row &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
