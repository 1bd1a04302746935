import NablaScene
import NablaText

/// The stamps of one rendering's glyphs by font, size and quarter pixel.
///
/// Filling each of 350 glyphs as a path took most of a typical figure's drawing time.
final class GlyphStamps {
  private struct FontKey: Hashable {
    let font: FontID
    let size: Double
  }

  private let maker: StampMaker
  private var fonts: [FontKey: Int] = [:]
  private var stamps: [UInt64: Stamp] = [:]
  private var font = FontKey(font: FontID(""), size: 0)
  private var number = 0

  init(maker: StampMaker) { self.maker = maker }

  /// The font that `stamp` draws, its em in device pixels.
  func select(_ id: FontID, size: Double) {
    let key = FontKey(font: id, size: size)
    guard key != font else { return }
    font = key
    number = fonts[key] ?? fonts.count
    fonts[key] = number
  }

  /// Nil for a glyph that is too large.
  func stamp(_ glyph: UInt32, phase: Int) -> Stamp? {
    let key = UInt64(number) << 36 | UInt64(glyph) << 4 | UInt64(phase)
    if let stamp = stamps[key] { return stamp }
    let stamp = maker.stamp(
      outline(of: glyph, font: font.font), scale: font.size, phase: phase)
    if let stamp { stamps[key] = stamp }
    return stamp
  }
}
