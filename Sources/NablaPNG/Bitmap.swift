package import NablaScene

/// A picture in memory: rows from the top, four bytes a pixel (red, green, blue, straight alpha).
package struct Bitmap: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let bytes: [UInt8]

  /// - Precondition: `bytes.count == 4 * width * height`.
  package init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(width >= 0 && height >= 0 && bytes.count == 4 * width * height)
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// - Precondition: the column and the row are inside.
  package subscript(x: Int, y: Int) -> Color {
    let i = 4 * (y * width + x)
    return Color(red: bytes[i], green: bytes[i + 1], blue: bytes[i + 2], alpha: bytes[i + 3])
  }
}
