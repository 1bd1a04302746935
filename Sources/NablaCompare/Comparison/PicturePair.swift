import Nabla
package import NablaPNG
package import NablaScene

/// Two PNG files: read side by side, or not unpacked at all where they are the same file.
package enum PicturePair: Sendable {
  /// Bytes that are the same, of a picture of this size.
  case identical(width: Int, height: Int)
  case read(expected: Bitmap, actual: Bitmap)

  /// - Parameters:
  ///   - expected: the bytes of a PNG file and its name for messages.
  ///   - actual: the other's.
  /// - Throws: where one cannot be read, also where both are the same unreadable bytes.
  package init(
    expected: (bytes: [UInt8], name: String), actual: (bytes: [UInt8], name: String)
  ) throws(NablaError) {
    if expected.bytes == actual.bytes, isSoundPNG(expected.bytes) {
      let header = try PNGFileHeader(expected.bytes, place: expected.name)
      self = .identical(width: header.width, height: header.height)
      return
    }
    let files = [expected, actual]
    let pictures = ParallelWork.map(files.count) { i in
      Result { () throws(NablaError) in try decodePNG(files[i].bytes, place: files[i].name) }
    }
    self = .read(expected: try pictures[0].get(), actual: try pictures[1].get())
  }
}
