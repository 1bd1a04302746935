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
  let channels = isOpaque ? 3 : 4
  let width = bitmap.width
  var isWritten = png_writer_begin(writer, &header, nil, 0) == 1
  if isWritten {
    let pixels = PNGPixels(rowBytes: channels * width, height: bitmap.height)
    isWritten = pixels.write(to: writer) { rows, bytes in
      var next = 0
      for y in rows {
        next += 1
        for pixel in stride(from: 4 * y * width, to: 4 * (y + 1) * width, by: 4) {
          for channel in 0..<channels { bytes[next + channel] = bitmap.bytes[pixel + channel] }
          next += channels
        }
      }
    }
  }
  guard isWritten, png_writer_end(writer) == 1 else {
    let problem = String(cString: png_writer_message(writer))
    throw NablaError("PNG", "cannot be encoded: \(problem)", kind: .machine)
  }
  var count = 0
  let bytes = png_writer_bytes(writer, &count)
  return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
}
