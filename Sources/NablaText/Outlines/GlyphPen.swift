import CHarfBuzz
import NablaScene

/// Collects a glyph's outline as HarfBuzz draws it, in em units with y down.
struct GlyphPen {
  private(set) var path = Path()
  let scale: Double
  private var current = Point.zero

  init(unitsPerEm: Int) { scale = 1 / Double(unitsPerEm) }

  /// The outline of a glyph; empty where the font draws nothing, as for a space.
  static func draw(_ glyph: UInt32, of font: Font) -> Path {
    var pen = GlyphPen(unitsPerEm: font.metrics.unitsPerEm)
    withUnsafeMutablePointer(to: &pen) {
      hb_font_get_glyph_shape(font.handle, glyph, drawFunctions.handle, $0)
    }
    return pen.path
  }

  private func point(_ x: Float, _ y: Float) -> Point {
    Point(Double(x) * scale, -Double(y) * scale)
  }

  fileprivate mutating func move(_ x: Float, _ y: Float) {
    current = point(x, y)
    path.move(to: current)
  }

  fileprivate mutating func line(_ x: Float, _ y: Float) {
    current = point(x, y)
    path.line(to: current)
  }

  /// A quadratic curve as the cubic one of the same shape.
  fileprivate mutating func quadratic(_ cx: Float, _ cy: Float, _ x: Float, _ y: Float) {
    let (control, end) = (point(cx, cy), point(x, y))
    path.curve(
      current + (control - current) * (2.0 / 3), end + (control - end) * (2.0 / 3), to: end)
    current = end
  }

  fileprivate mutating func cubic(_ c1: Point, _ c2: Point, _ end: Point) {
    path.curve(c1 * scale, c2 * scale, to: end * scale)
    current = end * scale
  }

  fileprivate mutating func close() { path.close() }
}

/// HarfBuzz's table of the pen's strokes, made once and immutable.
private struct DrawFunctions: @unchecked Sendable {
  let handle: OpaquePointer

  init() {
    handle = hb_draw_funcs_create()
    hb_draw_funcs_set_move_to_func(
      handle, { _, pen, _, x, y, _ in withPen(pen) { $0.move(x, y) } }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      handle, { _, pen, _, x, y, _ in withPen(pen) { $0.line(x, y) } }, nil, nil)
    hb_draw_funcs_set_quadratic_to_func(
      handle, { _, pen, _, cx, cy, x, y, _ in withPen(pen) { $0.quadratic(cx, cy, x, y) } }, nil,
      nil)
    hb_draw_funcs_set_cubic_to_func(
      handle,
      { _, pen, _, ax, ay, bx, by, x, y, _ in
        withPen(pen) {
          $0.cubic(
            Point(Double(ax), -Double(ay)), Point(Double(bx), -Double(by)),
            Point(Double(x), -Double(y)))
        }
      }, nil, nil)
    hb_draw_funcs_set_close_path_func(
      handle, { _, pen, _, _ in withPen(pen) { $0.close() } }, nil, nil)
    hb_draw_funcs_make_immutable(handle)
  }
}

private let drawFunctions = DrawFunctions()

private func withPen(_ data: UnsafeMutableRawPointer?, _ body: (inout GlyphPen) -> Void) {
  guard let pen = data?.assumingMemoryBound(to: GlyphPen.self) else { return }
  body(&pen.pointee)
}
