import CCairo
import NablaScene

/// A Cairo image surface of premultiplied 32-bit pixels, freed with the value.
struct PixelSurface: ~Copyable {
  let handle: OpaquePointer
  let width: Int
  let height: Int
  /// Pixels from one row to the next.
  let stride: Int

  init(width: Int, height: Int) throws(NablaError) {
    try self.init(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(clamping: width), Int32(clamping: height)),
      width: width, height: height)
  }

  /// Some of the rows of other pixels, in the same memory, which must outlive the surface.
  init(
    rows: Range<Int>, of pixels: UnsafeMutableBufferPointer<UInt32>, width: Int, stride: Int
  ) throws(NablaError) {
    let memory = UnsafeMutableRawPointer(pixels.baseAddress.map { $0 + rows.lowerBound * stride })
    try self.init(
      cairo_image_surface_create_for_data(
        memory?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32, Int32(clamping: width),
        Int32(clamping: rows.count), Int32(clamping: 4 * stride)),
      width: width, height: rows.count)
  }

  /// Takes over the surface that Cairo made, if it did.
  private init(_ surface: OpaquePointer?, width: Int, height: Int) throws(NablaError) {
    let status = surface.map(cairo_surface_status) ?? CAIRO_STATUS_NO_MEMORY
    guard let surface, status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw NablaError(
        "canvas", "\(width) × \(height) pixels: \(message(status))", "lower the scale",
        kind: .machine)
    }
    handle = surface
    self.width = width
    self.height = height
    stride = Int(cairo_image_surface_get_stride(surface)) / 4
  }

  deinit { cairo_surface_destroy(handle) }

  /// The pixels as 0xAARRGGBB, premultiplied, `stride` a row; empty for a surface without any.
  func pixels() -> UnsafeMutableBufferPointer<UInt32> {
    cairo_surface_flush(handle)
    guard let data = cairo_image_surface_get_data(handle) else {
      return .init(start: nil, count: 0)
    }
    return data.withMemoryRebound(to: UInt32.self, capacity: stride * height) {
      UnsafeMutableBufferPointer(start: $0, count: stride * height)
    }
  }

  /// Tells Cairo that `pixels()` were written.
  func markWritten() { cairo_surface_mark_dirty(handle) }
}

/// What Cairo says about a status.
func message(_ status: cairo_status_t) -> String {
  String(cString: cairo_status_to_string(status))
}

/// 0xAARRGGBB with the colours multiplied by the alpha, rounded to nearest.
@inline(__always)
func premultiplied(_ rgba: UInt32) -> UInt32 {
  let alpha = rgba & 255
  if alpha == 255 { return rgba >> 8 | 0xFF00_0000 }
  if alpha == 0 { return 0 }
  let red = multiplied(rgba >> 24, alpha)
  let green = multiplied(rgba >> 16 & 255, alpha)
  let blue = multiplied(rgba >> 8 & 255, alpha)
  return alpha << 24 | red << 16 | green << 8 | blue
}

/// a · b / 255, rounded to nearest, for bytes.
@inline(__always)
func multiplied(_ a: UInt32, _ b: UInt32) -> UInt32 {
  let product = a &* b &+ 128
  return (product &+ product >> 8) >> 8
}

/// 0xRRGGBBAA with straight alpha from a premultiplied 0xAARRGGBB.
@inline(__always)
func straight(_ argb: UInt32) -> UInt32 {
  let alpha = argb >> 24
  if alpha == 255 { return argb << 8 | 255 }
  if alpha == 0 { return 0 }
  let half = alpha >> 1
  let red = min(255, ((argb >> 16 & 255) &* 255 &+ half) / alpha)
  let green = min(255, ((argb >> 8 & 255) &* 255 &+ half) / alpha)
  let blue = min(255, ((argb & 255) &* 255 &+ half) / alpha)
  return red << 24 | green << 16 | blue << 8 | alpha
}
