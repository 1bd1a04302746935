package import NablaPNG
package import NablaScene

/// Two pictures of one size with what differs between them.
package struct ImagePair: Sendable {
  package let expected: Bitmap
  package let actual: Bitmap
  package let changes: ChangeMap

  /// - Parameter ignored: pixels that count as equal.
  /// - Throws: where the pictures or the mask have different sizes.
  package init(
    expected: Bitmap, actual: Bitmap, ignoring ignored: IgnoreMask = .nothing
  ) throws(NablaError) {
    guard expected.width == actual.width, expected.height == actual.height else {
      throw NablaError(
        "size",
        "the sizes differ: \(expected.width) × \(expected.height) and "
          + "\(actual.width) × \(actual.height) px", "compare pictures of one size")
    }
    guard expected.width > 0, expected.height > 0 else {
      throw NablaError("size", "the pictures have no pixels", "compare pictures with pixels")
    }
    self.expected = expected
    self.actual = try ignored.applied(to: actual, from: expected)
    changes = ChangeMap(expected, self.actual)
  }

  package var width: Int { expected.width }
  package var height: Int { expected.height }
  package var pixelCount: Int { width * height }

  /// Whether every pixel is the same, transparency and invisible colours included.
  package var isIdentical: Bool { changes.total.differentPixels == 0 }
}
