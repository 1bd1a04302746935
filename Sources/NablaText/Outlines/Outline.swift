package import NablaScene
import Synchronization

/// The outline of a glyph in em units, y down and the baseline's start at the origin.
///
/// Kept after the first time. Empty for a glyph or a font that does not exist.
package func outline(of glyph: UInt32, font: FontID) -> Path {
  guard let font = FontStore.font(font) else { return Path() }
  return outlines.withLock { $0.outline(of: glyph, font: font) }
}

/// The outlines of all glyphs and rules of a text in canvas coordinates, its turn applied.
///
/// Filled by the nonzero rule. Runs with a colour of their own are part of it too; whoever draws
/// those apart takes `outline(of:in:)`.
package func outline(of item: TextItem) -> Path {
  var path = Path()
  for run in item.runs { append(run, of: item, to: &path) }
  for rule in item.rules { path.append(outline(of: rule, in: item)) }
  return path
}

/// A rule of a text in canvas coordinates.
package func outline(of rule: TextRule, in item: TextItem) -> Path {
  Path(rule.rect).applying(item.turn)
}

/// The outlines of one run of a text in canvas coordinates.
package func outline(of run: GlyphRun, in item: TextItem) -> Path {
  var path = Path()
  append(run, of: item, to: &path)
  return path
}

private func append(_ run: GlyphRun, of item: TextItem, to path: inout Path) {
  guard let font = FontStore.font(run.font) else { return }
  let shapes = outlines.withLock { cache in
    run.glyphs.map { cache.outline(of: $0.id, font: font) }
  }
  path.reserve(shapes.reduce(0) { $0 + $1.points.count })
  let turn = item.turn
  for (glyph, shape) in zip(run.glyphs, shapes) {
    let place = turn.apply(run.offset + glyph.position)
    let map = Affine(
      a: turn.a * run.size, b: turn.b * run.size, c: turn.c * run.size, d: turn.d * run.size,
      tx: place.x, ty: place.y)
    path.append(shape.applying(map))
  }
}

/// Outlines by font and glyph; bounded by the fonts' own number of glyphs.
private struct OutlineCache {
  private var paths: [UInt64: Path] = [:]

  mutating func outline(of glyph: UInt32, font: Font) -> Path {
    let key = UInt64(font.index) << 32 | UInt64(glyph)
    if let path = paths[key] { return path }
    let path = GlyphPen.draw(glyph, of: font)
    // A number that is no glyph draws nothing and is not worth keeping.
    if !path.isEmpty { paths[key] = path }
    return path
  }
}

private let outlines = Mutex(OutlineCache())
