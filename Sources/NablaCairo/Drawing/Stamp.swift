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
