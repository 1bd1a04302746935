package import NablaScene
import PNGCodec

/// Writes a picture as a PNG file of 8 bits a channel: RGB where every pixel is opaque, else RGBA.
///
/// - Throws: `.machine` where there is no memory for the file.
package func encodePNG(_ bitmap: Bitmap) throws(NablaError) -> [UInt8] {
  guard let writer = png_writer_create() else {
    throw NablaError("PNG", "there is no memory for the encoder", kind: .machine)
  }
  defer { png_writer_destroy(writer) }
  let isOpaque = stride(from: 3, to: bitmap.bytes.count, by: 4).allSatisfy {
    bitmap.bytes[$0] == 255
  }
  var header = PNGHeader()
  header.width = UInt32(clamping: bitmap.width)
  header.height = UInt32(clamping: bitmap.height)
  header.bitDepth = 8
  header.colorType = isOpaque ? 2 : 6  // PNG's numbers for RGB and RGBA
  var isWritten = png_writer_begin(writer, &header, nil, 0) == 1
  var row = [UInt8](repeating: 0, count: 4 * bitmap.width)
  for y in 0..<bitmap.height where isWritten {
    let line = bitmap.bytes[4 * y * bitmap.width..<4 * (y + 1) * bitmap.width]
    if isOpaque {
      var next = 0
      for start in stride(from: line.startIndex, to: line.endIndex, by: 4) {
        for channel in 0..<3 { row[next + channel] = line[start + channel] }
        next += 3
      }
    } else {
      row.replaceSubrange(0..<row.count, with: line)
    }
    isWritten = png_writer_row(writer, row) == 1
  }
  guard isWritten, png_writer_end(writer) == 1 else {
    let problem = String(cString: png_writer_message(writer))
    throw NablaError("PNG", "cannot be encoded: \(problem)", kind: .machine)
  }
  var count = 0
  let bytes = png_writer_bytes(writer, &count)
  return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
}
