import NablaScene
import NablaText
import Synchronization

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

/// A font at a size.
struct GlyphFont: Hashable {
  let id: FontID
  /// The em in device pixels.
  let size: Double
}

/// The glyphs' stamps that were made last, for all renderings: bands of a picture bear the same
/// letters, and so do figures one after the other.
///
/// A stamp follows from its key alone, so that no picture shows whether it was kept.
final class KeptStamps: Sendable {
  static let shared = KeptStamps()

  /// The most bytes that stamps take; then all are dropped.
  static let capacity = 4 << 20
  /// What a stamp takes besides its coverage, about.
  private static let overhead = 160

  struct Key: Hashable {
    let font: GlyphFont
    let glyph: UInt32
    let phase: Int
  }

  private struct Kept {
    var stamps: [Key: Stamp] = [:]
    var size = 0
  }

  private let kept = Mutex(Kept())

  /// The stamp of a key, made where it is not kept; nil where none can be made.
  func stamp(_ key: Key, make: () -> Stamp?) -> Stamp? {
    if let stamp = kept.withLock({ $0.stamps[key] }) { return stamp }
    guard let stamp = make() else { return nil }
    kept.withLock { kept in
      if kept.size > Self.capacity { kept = Kept() }
      if kept.stamps.updateValue(stamp, forKey: key) == nil {
        kept.size += stamp.coverage.count + Self.overhead
      }
    }
    return stamp
  }
}
