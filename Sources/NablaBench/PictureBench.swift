import NablaCompare
import NablaPNG

/// Two large pictures compared, or decoded only: what a comparison cannot do without.
enum PictureBench {
  /// - Parameter files: two PNG files.
  /// - Returns: how many pixels differ, or were decoded.
  static func run(_ files: [[UInt8]], comparing: Bool) throws -> Int {
    let pair = try PicturePair(expected: (files[0], "before"), actual: (files[1], "after"))
    guard case .read(let expected, let actual) = pair else { return 0 }
    guard comparing else { return expected.width * expected.height }
    let changes = try ImagePair(expected: expected, actual: actual)
    let counts = YIQComparator().counts(changes)
    return changes.changes.total.differentPixels + counts.antialiased
  }
}
