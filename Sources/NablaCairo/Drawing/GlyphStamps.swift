import NablaScene
import NablaText

/// The stamps of one rendering's glyphs by font, size and quarter pixel.
///
/// Filling each of 350 glyphs as a path took most of a typical figure's drawing time.
final class GlyphStamps {
  private let maker: StampMaker
  private var fonts: [GlyphFont: Int] = [:]
  private var stamps: [UInt64: Stamp] = [:]
  private var font = GlyphFont(id: FontID(""), size: 0)
  private var number = 0

  init(maker: StampMaker) { self.maker = maker }

  /// The font that `stamp` draws, its em in device pixels.
  func select(_ id: FontID, size: Double) {
    let selected = GlyphFont(id: id, size: size)
    guard selected != font else { return }
    font = selected
    number = fonts[selected] ?? fonts.count
    fonts[selected] = number
  }

  /// Nil for a glyph that is too large.
  func stamp(_ glyph: UInt32, phase: Int) -> Stamp? {
    let key = UInt64(number) << 36 | UInt64(glyph) << 4 | UInt64(phase)
    if let stamp = stamps[key] { return stamp }
    let stamp = KeptStamps.shared.stamp(
      KeptStamps.Key(font: font, glyph: glyph, phase: phase)
    ) {
      maker.stamp(outline(of: glyph, font: font.id), scale: font.size, phase: phase)
    }
    if let stamp { stamps[key] = stamp }
    return stamp
  }
}
