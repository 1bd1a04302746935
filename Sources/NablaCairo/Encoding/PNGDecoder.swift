internal import CPNG
package import NablaScene

/// Reads a PNG file of any kind into RGBA.
///
/// The file's header is checked before memory is taken: neither a side above 32767 nor a picture
/// above 1 GiB nor a file too short for what its header promises is read.
package func decodePNG(_ file: [UInt8]) throws(NablaError) -> Bitmap {
  let (width, height) = try checkedSize(of: file)
  // libpng's simplified interface keeps its longjmp inside its own functions, and remembers where
  // the record lies between its calls.
  let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
  defer { image.deallocate() }
  image.initialize(to: png_image())
  image.pointee.version = UInt32(PNG_IMAGE_VERSION)
  defer { png_image_free(image) }

  var pixels: [UInt8] = []
  let read = file.withUnsafeBytes { bytes -> Bool in
    guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0,
      image.pointee.width == width, image.pointee.height == height
    else { return false }
    image.pointee.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    pixels = [UInt8](repeating: 0, count: 4 * width * height)
    return png_image_finish_read(image, nil, &pixels, 0, nil) != 0
  }
  guard read else {
    let reason = withUnsafeBytes(of: &image.pointee.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw NablaError("PNG", "cannot be read: \(reason)")
  }
  return Bitmap(width: width, height: height, bytes: pixels)
}

/// The size in a file's IHDR chunk, which must come first.
private func checkedSize(of file: [UInt8]) throws(NablaError) -> (width: Int, height: Int) {
  let start: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]
  guard file.count >= 33, file.starts(with: start) else {
    throw NablaError("PNG", "the \(file.count) bytes do not start like a PNG file")
  }
  func number(_ at: Int) -> Int { file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
  let (width, height) = (number(16), number(20))
  let longest = CanvasSize.longestSide
  guard 1...longest ~= width, 1...longest ~= height, width * height * 4 <= CanvasSize.budget else {
    throw NablaError(
      "PNG",
      "its \(width) × \(height) pixels are outside 1…\(longest) a side or above "
        + "\(CanvasSize.budget >> 20) MiB")
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
      "PNG", "the file is cut off: \(file.count) bytes cannot hold \(width) × \(height) pixels")
  }
  return (width, height)
}
