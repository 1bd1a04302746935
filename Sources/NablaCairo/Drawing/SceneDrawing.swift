import CCairo
import NablaScene

/// Draws scene items into a Cairo context; the one drawing code of PNG, PDF and Cairo's SVG.
struct SceneDrawing {
  /// What the context draws into.
  enum Target {
    /// An image surface of premultiplied pixels.
    case pixels
    /// PDF or SVG, which keep outlines, pictures and text as such.
    case vectors
  }

  let context: OpaquePointer
  let target: Target
  let side: Appearance.Side
  let fonts: VectorFonts
  let images: ImageLog
  let stampMaker: StampMaker
  let glyphStamps: GlyphStamps
  let markerStamps: MarkerStamps
  /// Nil for a picture so large that it would take much memory, and in vectors.
  let raster: CoverageRaster?
  let colorGlyphs = ColorGlyphs()
  /// From the current items' coordinates to device pixels.
  var map: Affine
  /// The device pixels that are drawn; of a picture drawn in bands one of them.
  let shown: Rect
  /// A rectangle in device pixels that no clip cuts into; nil where a clip is not a rectangle.
  var unclipped: Rect?
  private var depth = 0

  /// Deeper groups are refused, before the recursion meets the end of a thread's stack.
  private static let deepestGroup = 100
  /// In pixels.
  private static let largestRaster = 8_388_608.0

  init(
    _ context: OpaquePointer, target: Target, side: Appearance.Side, fonts: VectorFonts,
    images: ImageLog = ImageLog(), map: Affine, shown: Rect
  ) {
    self.context = context
    self.target = target
    self.side = side
    self.fonts = fonts
    self.images = images
    stampMaker = StampMaker()
    glyphStamps = GlyphStamps(maker: stampMaker)
    markerStamps = MarkerStamps(maker: stampMaker)
    self.map = map
    self.shown = shown
    unclipped = target == .pixels ? shown : nil
    raster =
      target == .pixels && shown.width * shown.height <= Self.largestRaster
      ? CoverageRaster(width: Int(shown.width), height: Int(shown.height)) : nil
  }

  /// The background, then the items in order.
  func draw(_ scene: Scene) throws(NablaError) {
    let background = scene.background.color(side)
    if background.alpha > 0 {
      setSource(background)
      cairo_paint(context)
    }
    try draw(scene.items)
  }

  func draw(_ items: [SceneItem]) throws(NablaError) {
    for item in items {
      // Saved and restored, so that no item's state reaches the next.
      cairo_save(context)
      switch item {
      case .path(let item): try draw(item)
      case .markers(let item): try draw(item)
      case .image(let item): try draw(item)
      case .text(let item): try draw(item)
      case .group(let item): try draw(item)
      }
      cairo_restore(context)
      // A failed context ignores every later call without a word: a blank picture.
      let status = cairo_status(context)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw NablaError(item.place, "cannot be drawn: \(message(status))")
      }
    }
  }

  private func draw(_ group: GroupItem) throws(NablaError) {
    let place = SceneItem.group(group).place
    guard depth < Self.deepestGroup else {
      throw NablaError(place, "groups are nested deeper than \(Self.deepestGroup)")
    }
    guard group.opacity >= 0, group.opacity <= 1 else {
      throw NablaError(place, "the opacity \(group.opacity) is not in 0…1")
    }
    var inner = self
    inner.depth += 1
    if group.transform != .identity {
      var matrix = cairo_matrix_t(group.transform)
      cairo_transform(context, &matrix)
      inner.map = group.transform.then(map)
    }
    if let clip = group.clip {
      try inner.add(clip, place: place)
      cairo_clip(context)
      inner.narrow(to: clip)
    }
    guard group.opacity > 0 else { return }
    guard group.opacity < 1 else { return try inner.draw(group.items) }
    cairo_push_group(context)
    try inner.draw(group.items)
    cairo_pop_group_to_source(context)
    cairo_paint_with_alpha(context, group.opacity)
  }

  /// Whether something within `room` of the points may lie in a row that is drawn; also where a
  /// point cannot be drawn, so that it is refused.
  func shows(_ points: [Point], room: Double) -> Bool {
    guard target == .pixels else { return true }
    let (reach, room) = (self.reach, room * scale + 2)
    var (low, high) = (Double.infinity, -Double.infinity)
    for p in points {
      guard abs(p.x) <= reach, abs(p.y) <= reach else { return true }
      let y = map.b * p.x + map.d * p.y + map.ty
      low = min(low, y)
      high = max(high, y)
    }
    return !(high + room < shown.minY || low - room > shown.maxY)
  }

  /// For stamping; nil where shapes are turned, mirrored or stretched, and in vectors.
  var blender: PixelBlender? {
    guard target == .pixels, map.b == 0, map.c == 0, map.a == map.d, map.a > 0, let unclipped
    else { return nil }
    return PixelBlender(context, unclipped: unclipped)
  }

  /// Keeps `unclipped` true after a clip to `path`.
  private mutating func narrow(to path: Path) {
    guard let old = unclipped, let rect = path.rectangle, map.b == 0, map.c == 0 else {
      unclipped = nil
      return
    }
    let new = map.boundingBox(of: rect)
    let left = max(old.minX, new.minX)
    let top = max(old.minY, new.minY)
    unclipped = Rect(
      x: left, y: top, width: max(0, min(old.maxX, new.maxX) - left),
      height: max(0, min(old.maxY, new.maxY) - top))
  }
}

extension SceneItem {
  /// How an error names the item.
  var place: String {
    switch self {
    case .path: "path"
    case .markers(let item): "markers (\(item.positions.count))"
    case .image(let item): "image (\(item.pixels.width) × \(item.pixels.height))"
    case .text(let item): "text \"\(item.source.prefix(40))\""
    case .group(let item): item.role.isEmpty ? "group" : "group (\(item.role.prefix(40)))"
    }
  }
}

extension Path {
  /// The rectangle that the path is, if it is an axis-parallel one.
  var rectangle: Rect? {
    guard verbs == [.move, .line, .line, .line, .close] || verbs == [.move, .line, .line, .line]
    else { return nil }
    let p = points
    let across = p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x
    let down = p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y
    return across || down ? Rect(from: p[0], to: p[2]) : nil
  }
}

extension cairo_matrix_t {
  init(_ map: Affine) {
    self.init(xx: map.a, yx: map.b, xy: map.c, yy: map.d, x0: map.tx, y0: map.ty)
  }
}
