import CHarfBuzz
import Synchronization

/// The sizes in which the font has a glyph, and the parts of which it makes any other.
struct StretchedGlyph: Sendable {
  struct Variant: Sendable {
    var glyph: UInt32
    /// Along the direction of growth, in em.
    var size: Double
  }

  struct Part: Sendable {
    var glyph: UInt32
    var advance: Double
    var startConnector: Double
    var endConnector: Double
    var isExtender: Bool
  }

  private(set) var variants: [Variant] = []
  private(set) var parts: [Part] = []
  /// How far neighbouring parts overlap at least.
  private(set) var overlap = 0.0

  static func of(_ glyph: MathGlyph, isVertical: Bool) -> StretchedGlyph {
    let key = UInt64(glyph.font.index) << 33 | UInt64(glyph.id) << 1 | (isVertical ? 1 : 0)
    return cache.withLock { cache in
      if let known = cache[key] { return known }
      let stretched = StretchedGlyph(glyph, isVertical: isVertical)
      cache[key] = stretched
      return stretched
    }
  }

  /// Bounded by the fonts' own number of glyphs.
  private static let cache = Mutex<[UInt64: StretchedGlyph]>([:])

  private init(_ glyph: MathGlyph, isVertical: Bool) {
    let font = glyph.font.handle
    let em = Double(glyph.font.metrics.unitsPerEm)
    let direction = isVertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    overlap = Double(hb_ot_math_get_min_connector_overlap(font, direction)) / em
    let limit = 32
    let variants = [hb_ot_math_glyph_variant_t](unsafeUninitializedCapacity: limit) {
      var count = UInt32(limit)
      let total = hb_ot_math_get_glyph_variants(
        font, glyph.id, direction, 0, &count, $0.baseAddress)
      $1 = total == 0 ? 0 : Int(count)
    }
    self.variants = variants.map { Variant(glyph: $0.glyph, size: Double($0.advance) / em) }
    let parts = [hb_ot_math_glyph_part_t](unsafeUninitializedCapacity: limit) {
      var count = UInt32(limit)
      let total = hb_ot_math_get_glyph_assembly(
        font, glyph.id, direction, 0, &count, $0.baseAddress, nil)
      $1 = total == 0 ? 0 : Int(count)
    }
    self.parts = parts.map {
      Part(
        glyph: $0.glyph, advance: Double($0.full_advance) / em,
        startConnector: Double($0.start_connector_length) / em,
        endConnector: Double($0.end_connector_length) / em,
        isExtender: $0.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
  }

  /// The parts with their starts along the direction of growth for a length of at least `size`,
  /// in em; the overlap is shared evenly (as MathML Core has it).
  func assembly(size: Double) -> (parts: [(glyph: UInt32, start: Double)], size: Double)? {
    guard parts.contains(where: \.isExtender), size.isFinite else { return nil }
    let fixed = parts.filter { !$0.isExtender }
    let extenders = parts.filter(\.isExtender)
    let gain = extenders.reduce(0) { $0 + $1.advance - overlap }
    guard gain > 0 else { return nil }
    let base = fixed.reduce(0) { $0 + $1.advance - overlap } + overlap
    let repeats = Int(min(500, max(0, ((size - base) / gain).rounded(.up))))
    var sequence: [Part] = []
    for part in parts {
      for _ in 0..<(part.isExtender ? repeats : 1) { sequence.append(part) }
    }
    guard let first = sequence.first else { return nil }
    // With the least overlap it is too long: overlap more, as far as connectors allow.
    let joints = zip(sequence, sequence.dropFirst()).map { min($0.endConnector, $1.startConnector) }
    let longest = sequence.reduce(0) { $0 + $1.advance } - overlap * Double(joints.count)
    let excess = joints.isEmpty ? 0 : max(0, (longest - size) / Double(joints.count))
    var placed = [(glyph: first.glyph, start: 0.0)]
    var end = first.advance
    for (part, joint) in zip(sequence.dropFirst(), joints) {
      let shared = max(overlap, min(joint, overlap + excess))
      placed.append((part.glyph, end - shared))
      end += part.advance - shared
    }
    return (placed, end)
  }
}
