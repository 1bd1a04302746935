package import NablaScene
import PNGCodec

/// The largest pictures that are read.
package enum PNGLimits {
  /// The longest side in pixels, which is also the longest that Cairo can address.
  package static let side = 32767
  /// The most pixels: 2²⁸, which take 1 GiB.
  package static let pixels = 1 << 28
}

/// Reads a PNG file of any kind into RGBA: the channels as they are stored, 16 bits rounded to 8.
///
/// The file's header is checked before memory is taken: neither a side above 32767 nor a picture
/// above 2²⁸ pixels nor a file too short for what its header promises is read.
/// - Parameter place: the file's name for messages.
/// - Throws: `.input` for what is no PNG file, is damaged or too large; `.machine` without memory.
package func decodePNG(_ file: [UInt8], place: String = "PNG") throws(NablaError) -> Bitmap {
  let header = try PNGFileHeader(file, place: place)
  return try file.withUnsafeBufferPointer { (bytes) throws(NablaError) -> Bitmap in
    guard let reader = png_reader_create(bytes.baseAddress, bytes.count) else {
      throw NablaError(place, "there is no memory for the decoder", kind: .machine)
    }
    defer { png_reader_destroy(reader) }
    func failure() -> NablaError {
      NablaError(
        place, "the PNG file cannot be read: \(String(cString: png_reader_message(reader)))",
        "write it anew")
    }
    var (width, height) = (UInt32(0), UInt32(0))
    guard png_reader_begin(reader, &width, &height) == 1, Int(width) == header.width,
      Int(height) == header.height
    else { throw failure() }
    let size = 4 * header.width * header.height
    var isWhole = false
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { pixels, count in
      isWhole = png_reader_pixels(reader, pixels.baseAddress) == 1
      if isWhole { count = size }
    }
    guard isWhole else { throw failure() }
    return Bitmap(width: header.width, height: header.height, bytes: pixels)
  }
}

/// Whether the file's header is that of a readable picture and its chunks are whole, by their
/// checksums; the pixels are not unpacked.
package func isSoundPNG(_ file: [UInt8]) -> Bool {
  guard (try? PNGFileHeader(file, place: "")) != nil else { return false }
  return file.withUnsafeBufferPointer { png_chunks_are_sound($0.baseAddress, $0.count) == 1 }
}

/// What a file's IHDR chunk says, which must come first.
package struct PNGFileHeader: Hashable, Sendable {
  package let width: Int
  package let height: Int

  /// - Throws: where the bytes do not start like a PNG file, or promise more than is read.
  package init(_ file: [UInt8], place: String) throws(NablaError) {
    let start: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]
    guard file.count >= 33, file.starts(with: start) else {
      throw NablaError(place, "the \(file.count) bytes do not start like a PNG file")
    }
    func number(_ at: Int) -> Int { file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height) = (number(16), number(20))
    guard 1...PNGLimits.side ~= width, 1...PNGLimits.side ~= height,
      width * height <= PNGLimits.pixels
    else {
      throw NablaError(
        place,
        "its \(width) × \(height) pixels are outside 1…\(PNGLimits.side) a side or above "
          + "\(PNGLimits.pixels >> 20) million")
    }
    // deflate makes at most 1032 bytes of one; interlacing and filters only add to a row.
    let bits: Int =
      switch file[25] {
      case 2: 3
      case 4: 2
      case 6: 4
      default: 1
      }
    let rowBytes = (width * bits * Int(file[24]) + 7) / 8
    guard rowBytes * height / 1032 <= file.count else {
      throw NablaError(
        place, "the file is cut off: \(file.count) bytes cannot hold \(width) × \(height) pixels")
    }
  }
}
