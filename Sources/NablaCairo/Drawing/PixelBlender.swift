import CCairo
import NablaScene

/// The pixels that a context draws into, for blending without Cairo.
struct PixelBlender {
  private let pixels: UnsafeMutablePointer<UInt32>
  private let surface: OpaquePointer
  private let width: Int
  private let height: Int
  private let stride: Int
  private let offsetX: Int
  private let offsetY: Int
  private let unclipped: Rect

  /// - Parameter unclipped: The device pixels that no clip touches.
  /// Nil for a surface that is not made of premultiplied 32-bit pixels.
  init?(_ context: OpaquePointer, unclipped: Rect) {
    guard let surface = cairo_get_group_target(context),
      cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE,
      cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32
    else { return nil }
    cairo_surface_flush(surface)
    var (dx, dy) = (0.0, 0.0)
    cairo_surface_get_device_offset(surface, &dx, &dy)
    guard let data = cairo_image_surface_get_data(surface), let offsetX = Int(exactly: dx),
      let offsetY = Int(exactly: dy)
    else { return nil }
    self.surface = surface
    pixels = UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt32.self)
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    stride = Int(cairo_image_surface_get_stride(surface)) / 4
    self.offsetX = offsetX
    self.offsetY = offsetY
    self.unclipped = unclipped
  }

  /// To be called before Cairo draws again.
  func finish() { cairo_surface_mark_dirty(surface) }

  /// Whether no clip cuts the stamp within the surface.
  func fits(_ stamp: Stamp, at place: QuarterPixel) -> Bool {
    holds(
      x: place.x + stamp.left, y: place.y + stamp.top, width: stamp.width, height: stamp.height)
  }

  /// Whether no clip cuts a rectangle of device pixels within the surface.
  func holds(x: Int, y: Int, width: Int, height: Int) -> Bool {
    let (left, top) = (-offsetX, -offsetY)
    // The surface's own edges cut it pixel by pixel.
    return (Double(x) >= unclipped.minX || unclipped.minX <= Double(left))
      && (Double(y) >= unclipped.minY || unclipped.minY <= Double(top))
      && (Double(x + width) <= unclipped.maxX || unclipped.maxX >= Double(left + self.width))
      && (Double(y + height) <= unclipped.maxY || unclipped.maxY >= Double(top + self.height))
  }

  /// Lays a row of premultiplied pixels over the surface from a device pixel on, as far as it
  /// reaches.
  func blend(_ row: UnsafeBufferPointer<UInt32>, x: Int, y: Int) {
    let (column, place) = (x + offsetX, y + offsetY)
    let first = max(0, -column)
    let end = min(row.count, width - column)
    guard place >= 0, place < height, first < end else { return }
    let line = pixels + place * stride + column
    for i in first..<end { lay(row[i], over: &line[i]) }
  }

  /// Blends a colour through a row's coverage from a device pixel on, as far as it lies on the
  /// surface.
  func blend(_ shares: UnsafeBufferPointer<UInt8>, x: Int, y: Int, _ color: Color) {
    let (column, row) = (x + offsetX, y + offsetY)
    let first = max(0, -column)
    let end = min(shares.count, width - column)
    guard row >= 0, row < height, first < end else { return }
    let source = premultiplied(color.packed)
    let line = pixels + row * stride + column
    for i in first..<end { blend(source, UInt32(shares[i]), into: &line[i]) }
  }

  /// Blends a colour through a stamp, as far as it lies on the surface.
  ///
  /// - Precondition: `fits(stamp, at: place)`.
  func blend(_ stamp: Stamp, at place: QuarterPixel, _ color: Color) {
    let x = place.x + stamp.left + offsetX
    let y = place.y + stamp.top + offsetY
    let columns = max(0, -x)..<max(max(0, -x), min(stamp.width, width - x))
    let rows = max(0, -y)..<max(max(0, -y), min(stamp.height, height - y))
    let source = premultiplied(color.packed)
    stamp.coverage.withUnsafeBufferPointer { coverage in
      for row in rows {
        let line = pixels + (y + row) * stride + x
        let shares = row * stamp.width
        for column in columns {
          blend(source, UInt32(coverage[shares + column]), into: &line[column])
        }
      }
    }
  }

  @inline(__always)
  private func blend(_ source: UInt32, _ share: UInt32, into pixel: inout UInt32) {
    if share == 0 { return }
    lay(share == 255 ? source : scaled(source, share), over: &pixel)
  }

  @inline(__always)
  private func lay(_ color: UInt32, over pixel: inout UInt32) {
    pixel = color >= 0xFF00_0000 ? color : color &+ scaled(pixel, 255 &- color >> 24)
  }
}

/// All four bytes times share / 255, rounded to nearest, two at a time.
@inline(__always)
private func scaled(_ argb: UInt32, _ share: UInt32) -> UInt32 {
  var even = (argb & 0x00FF_00FF) &* share &+ 0x0080_0080
  even = ((even &+ ((even >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
  var odd = ((argb >> 8) & 0x00FF_00FF) &* share &+ 0x0080_0080
  odd = (odd &+ ((odd >> 8) & 0x00FF_00FF)) & 0xFF00_FF00
  return odd | even
}
