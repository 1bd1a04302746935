import NablaMath
import NablaScene

/// Small shifts that set markers on one another apart: the same for the same row, always.
struct Jitter: Sendable {
  /// The most that a marker moves to each side, in px.
  let x: Double
  let y: Double

  var isNone: Bool { x == 0 && y == 0 }

  func shift(of row: Int) -> Point {
    var numbers = SplitMix64(seed: 0, skipping: UInt64(truncatingIfNeeded: row))
    let bits = numbers.next()
    // The two halves of the bits as numbers from −1 to 1.
    let (a, b) = (Double(bits >> 32), Double(bits & 0xFFFF_FFFF))
    return Point(x * (a / 2_147_483_648 - 1), y * (b / 2_147_483_648 - 1))
  }
}
