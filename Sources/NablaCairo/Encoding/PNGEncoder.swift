internal import CPNG
import NablaPNG
import NablaScene
import PNGCodec

/// Writes premultiplied pixels as a PNG file: a palette where 256 colours do, else RGB or RGBA.
struct PNGEncoder {
  /// Pixels per metre in the file's pHYs chunk.
  var pixelsPerMeter: UInt32
  /// Keyword (Latin letters, at most 79) and text, in the file's order.
  var texts: [(key: String, value: String)]

  func encode(_ surface: borrowing PixelSurface) throws(NablaError) -> [UInt8] {
    let pixels = surface.pixels()
    guard let writer = png_writer_create() else {
      throw NablaError("PNG", "there is no memory for the encoder", kind: .machine)
    }
    defer { png_writer_destroy(writer) }
    let colors = PNGColors(
      pixels, width: surface.width, height: surface.height, stride: surface.stride)
    guard begin(writer, colors, width: surface.width, height: surface.height),
      write(pixels, of: surface, colors, to: writer), png_writer_end(writer) == 1
    else {
      let problem = String(cString: png_writer_message(writer))
      throw NablaError("PNG", "cannot be encoded: \(problem)", kind: .machine)
    }
    var count = 0
    let bytes = png_writer_bytes(writer, &count)
    return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
  }

  private func begin(
    _ writer: OpaquePointer, _ colors: PNGColors, width: Int, height: Int
  ) -> Bool {
    var header = PNGHeader()
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.pixelsPerMeter = pixelsPerMeter
    var palette: [UInt8] = []
    switch colors {
    case .rgb, .rgba:
      header.bitDepth = 8
      header.colorType = colors.isOpaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA
    case .palette(let table):
      header.bitDepth = table.bitDepth
      header.colorType = PNG_COLOR_TYPE_PALETTE
      header.paletteCount = Int32(table.colors.count)
      header.translucentCount = Int32(table.translucentCount)
      for color in table.colors.map(straight) {
        for shift in [24, 16, 8, 0] as [UInt32] { palette.append(UInt8(color >> shift & 255)) }
      }
    }
    // Nothing after a NUL would be written anyway, and C strings end there.
    let keys = texts.map { Array($0.key.utf8CString) }
    let values = texts.map { Array($0.value.utf8CString) }
    return palette.withUnsafeBufferPointer { palette in
      header.palette = colors.isPalette ? palette.baseAddress : nil
      return withPointers(keys) { keys in
        withPointers(values) { values in
          let entries = zip(keys, values).map { PNGTextEntry(key: $0, value: $1) }
          return png_writer_begin(writer, &header, entries, Int32(entries.count)) == 1
        }
      }
    }
  }

  private func write(
    _ pixels: UnsafeMutableBufferPointer<UInt32>, of surface: borrowing PixelSurface,
    _ colors: PNGColors, to writer: OpaquePointer
  ) -> Bool {
    let (width, height, stride) = (surface.width, surface.height, surface.stride)
    let rowBytes = (width * colors.bitsPerPixel + 7) / 8
    // Read only, and no longer than this call.
    nonisolated(unsafe) let source = pixels
    return PNGPixels(rowBytes: rowBytes, height: height).write(to: writer) { rows, bytes in
      for y in rows {
        let start = (y - rows.lowerBound) * (rowBytes + 1) + 1
        let row = UnsafeMutableBufferPointer(rebasing: bytes[start..<start + rowBytes])
        let line = UnsafeMutableBufferPointer(
          rebasing: source[y * stride..<y * stride + width])
        if y > rows.lowerBound, line.repeats(after: stride) {
          let last = start - rowBytes - 1
          _ = row.update(
            fromContentsOf: UnsafeMutableBufferPointer(rebasing: bytes[last..<last + rowBytes]))
        } else {
          colors.convert(line, into: row)
        }
      }
    }
  }
}

/// Calls `body` with a pointer to each C string.
private func withPointers<Result>(
  _ strings: [[CChar]], _ body: ([UnsafePointer<CChar>?]) -> Result
) -> Result {
  let flat = strings.flatMap { $0 }
  return flat.withUnsafeBufferPointer { buffer in
    var start = 0
    let pointers = strings.map { string in
      defer { start += string.count }
      return buffer.baseAddress.map { $0 + start }
    }
    return body(pointers)
  }
}
