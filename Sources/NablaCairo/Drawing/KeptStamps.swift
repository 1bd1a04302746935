import NablaScene
import Synchronization

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
