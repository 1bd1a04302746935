import CHarfBuzz
import NablaScene

/// Turns pieces of one text into glyphs with a HarfBuzz buffer that it owns.
struct Shaper: ~Copyable {
  private let buffer: OpaquePointer = hb_buffer_create()
  private let features: [hb_feature_t]
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
    features = style.features.map { name in
      let tag = name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return hb_feature_t(tag: tag, value: 1, start: 0, end: .max)
    }
  }

  deinit { hb_buffer_destroy(buffer) }

  /// The glyphs of one piece, placed from `x` on.
  ///
  /// - Parameter missing: collects where the font had no glyph, as bytes of the text.
  func shape(
    _ piece: TextPiece, of text: UnsafeBufferPointer<UInt8>, at x: Double,
    missing: inout [Range<Int>]
  ) -> GlyphRun {
    hb_buffer_clear_contents(buffer)
    text.withMemoryRebound(to: CChar.self) {
      hb_buffer_add_utf8(
        buffer, $0.baseAddress, Int32(clamping: $0.count), UInt32(clamping: piece.range.lowerBound),
        Int32(clamping: piece.range.count))
    }
    var flags = HB_BUFFER_FLAG_DEFAULT.rawValue
    if piece.range.lowerBound == 0 { flags |= HB_BUFFER_FLAG_BOT.rawValue }
    if piece.range.upperBound == text.count { flags |= HB_BUFFER_FLAG_EOT.rawValue }
    hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: flags))
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    hb_buffer_set_direction(buffer, piece.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, piece.script)
    features.withUnsafeBufferPointer {
      hb_shape(piece.font.handle, buffer, $0.baseAddress, UInt32(clamping: $0.count))
    }
    return run(piece, at: x, missing: &missing)
  }

  private func run(
    _ piece: TextPiece, at x: Double, missing: inout [Range<Int>]
  ) -> GlyphRun {
    var count: UInt32 = 0
    let infos = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count))
    let places = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_positions(buffer, nil), count: Int(count))
    let scale = style.size / Double(piece.font.metrics.unitsPerEm)
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(infos.count)
    var pen = 0
    for (info, place) in zip(infos, places) {
      let position = Point(
        Double(pen + Int(place.x_offset)) * scale, -Double(place.y_offset) * scale)
      glyphs.append(Glyph(id: info.codepoint, position: position, cluster: Int(info.cluster)))
      if info.codepoint == 0 {
        let start = Int(info.cluster)
        let end = infos.lazy.map { Int($0.cluster) }.filter { $0 > start }.min()
        missing.append(start..<(end ?? piece.range.upperBound))
      }
      pen += Int(place.x_advance)
    }
    return GlyphRun(
      font: piece.font.id, size: style.size, glyphs: glyphs, offset: Point(x, 0),
      advance: Double(pen) * scale, sourceRange: piece.range, features: style.features)
  }
}
