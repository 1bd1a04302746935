import CCairo
import NablaScene

/// The coverage of a small shape, ready to be blended many times.
struct Stamp {
  /// The top left pixel relative to the pixel that the shape's origin lies in.
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  /// 0…255 a pixel, row by row.
  let coverage: [UInt8]
}

/// A place in device pixels, to the nearest quarter.
struct QuarterPixel {
  let x: Int
  let y: Int
  /// Quarters beyond the pixel's corner: 0…15, four to the right times the row.
  let phase: Int

  /// Nil far outside any canvas.
  init?(_ p: Point) {
    // A half rounds up everywhere, so that a place looks the same from whatever row it is counted.
    guard let x = Int(exactly: (p.x * 4 + 0.5).rounded(.down)),
      let y = Int(exactly: (p.y * 4 + 0.5).rounded(.down)),
      abs(x) < 1 << 20, abs(y) < 1 << 20
    else { return nil }
    self.x = x >> 2
    self.y = y >> 2
    phase = (y & 3) << 2 | x & 3
  }
}

/// Makes stamps: fills by area, strokes with Cairo.
final class StampMaker {
  /// Larger shapes gain nothing and are drawn plainly.
  static let largestSide = 96

  private let surface: OpaquePointer?
  private let context: OpaquePointer?
  private let stride: Int
  private let raster = CoverageRaster(width: largestSide, height: largestSide)

  init() {
    let side = Int32(Self.largestSide)
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, side, side)
    context = cairo_create(surface)
    stride = Int(cairo_image_surface_get_stride(surface))
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// A path around the origin, filled, or stroked where a line width is given; nil where it is
  /// too large.
  func stamp(_ path: Path, scale: Double, phase: Int, lineWidth: Double? = nil) -> Stamp? {
    guard let box = path.controlBox else {
      return Stamp(left: 0, top: 0, width: 0, height: 0, coverage: [])
    }
    let (dx, dy) = (Double(phase & 3) / 4, Double(phase >> 2) / 4)
    // Mitered tips reach out to one and a half widths on a star.
    let room = (lineWidth ?? 0) * scale * (path.verbs.contains(.curve) ? 0.5 : 2)
    let limit = Double(Self.largestSide)
    let left = (box.minX * scale + dx - room).rounded(.down)
    let top = (box.minY * scale + dy - room).rounded(.down)
    let wide = (box.maxX * scale + dx + room).rounded(.up) - left
    let high = (box.maxY * scale + dy + room).rounded(.up) - top
    guard wide <= limit, high <= limit, let x = Int(exactly: left), let y = Int(exactly: top),
      let width = Int(exactly: wide), let height = Int(exactly: high)
    else { return nil }
    let shift = Point(dx - left, dy - top)
    let coverage =
      if let lineWidth {
        stroked(path, lineWidth, scale: scale, shift: shift, width: width, height: height)
      } else {
        filled(path, scale: scale, shift: shift, width: width, height: height)
      }
    return Stamp(left: x, top: y, width: width, height: height, coverage: coverage)
  }

  private func filled(
    _ path: Path, scale: Double, shift: Point, width: Int, height: Int
  ) -> [UInt8] {
    var coverage = [UInt8](repeating: 0, count: width * height)
    raster?.add(path, scale: scale, shift: shift)
    raster?.drain { row, start, shares in
      for (i, share) in shares.enumerated() where start + i < width {
        coverage[row * width + start + i] = share
      }
    }
    return coverage
  }

  private func stroked(
    _ path: Path, _ lineWidth: Double, scale: Double, shift: Point, width: Int, height: Int
  ) -> [UInt8] {
    cairo_identity_matrix(context)
    cairo_set_operator(context, CAIRO_OPERATOR_CLEAR)
    cairo_paint(context)
    cairo_set_operator(context, CAIRO_OPERATOR_OVER)
    cairo_translate(context, shift.x, shift.y)
    cairo_scale(context, scale, scale)
    emit(path, to: context)
    cairo_set_line_width(context, lineWidth)
    cairo_stroke(context)
    cairo_surface_flush(surface)
    var coverage: [UInt8] = []
    coverage.reserveCapacity(width * height)
    guard let data = cairo_image_surface_get_data(surface) else { return coverage }
    for row in 0..<height {
      coverage.append(contentsOf: UnsafeBufferPointer(start: data + row * stride, count: width))
    }
    return coverage
  }
}

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
    let (x, y) = (place.x + stamp.left, place.y + stamp.top)
    let (left, top) = (-offsetX, -offsetY)
    // The surface's own edges cut a stamp pixel by pixel.
    return (Double(x) >= unclipped.minX || unclipped.minX <= Double(left))
      && (Double(y) >= unclipped.minY || unclipped.minY <= Double(top))
      && (Double(x + stamp.width) <= unclipped.maxX || unclipped.maxX >= Double(left + width))
      && (Double(y + stamp.height) <= unclipped.maxY || unclipped.maxY >= Double(top + height))
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
    let over = share == 255 ? source : scaled(source, share)
    pixel = over &+ scaled(pixel, 255 &- over >> 24)
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
