import CHarfBuzz
import NablaScene
import Synchronization

/// Turns pieces of a line into glyphs with HarfBuzz.
enum Shaper {
  /// The glyphs of one piece, placed from `x` on.
  ///
  /// - Parameter missing: collects where the font had no glyph, as bytes of the text.
  static func run(
    _ piece: TextPiece, of text: UnsafeBufferPointer<UInt8>, _ style: TextStyle, at x: Double,
    missing: inout [Range<Int>]
  ) -> GlyphRun {
    let buffer = ShapingBuffers.take()
    defer { ShapingBuffers.giveBack(buffer) }
    text.withMemoryRebound(to: CChar.self) {
      hb_buffer_add_utf8(
        buffer.handle, $0.baseAddress, Int32(clamping: $0.count),
        UInt32(clamping: piece.range.lowerBound), Int32(clamping: piece.range.count))
    }
    var flags = HB_BUFFER_FLAG_DEFAULT.rawValue
    if piece.range.lowerBound == 0 { flags |= HB_BUFFER_FLAG_BOT.rawValue }
    if piece.range.upperBound == text.count { flags |= HB_BUFFER_FLAG_EOT.rawValue }
    hb_buffer_set_flags(buffer.handle, hb_buffer_flags_t(rawValue: flags))
    hb_buffer_set_cluster_level(buffer.handle, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    hb_buffer_set_direction(
      buffer.handle, piece.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer.handle, piece.script)
    if style.features.isEmpty {
      hb_shape(piece.font.handle, buffer.handle, nil, 0)
    } else {
      let features = style.features.map { name in
        let tag = name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return hb_feature_t(tag: tag, value: 1, start: 0, end: .max)
      }
      hb_shape(piece.font.handle, buffer.handle, features, UInt32(clamping: features.count))
    }
    return run(piece, in: buffer, style, at: x, missing: &missing)
  }

  private static func run(
    _ piece: TextPiece, in buffer: ShapingBuffer, _ style: TextStyle, at x: Double,
    missing: inout [Range<Int>]
  ) -> GlyphRun {
    var count: UInt32 = 0
    let infos = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_infos(buffer.handle, &count), count: Int(count))
    let places = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_positions(buffer.handle, nil), count: Int(count))
    let scale = style.size / Double(piece.font.metrics.unitsPerEm)
    var pen = 0
    var hasGaps = false
    let glyphs = [Glyph](unsafeUninitializedCapacity: infos.count) { glyphs, filled in
      for i in infos.indices {
        let (info, place) = (infos[i], places[i])
        glyphs.initializeElement(
          at: i,
          to: Glyph(
            id: info.codepoint,
            position: Point(
              Double(pen + Int(place.x_offset)) * scale, -Double(place.y_offset) * scale),
            cluster: Int(info.cluster)))
        if info.codepoint == 0 { hasGaps = true }
        pen += Int(place.x_advance)
      }
      filled = infos.count
    }
    if hasGaps { missing += gaps(in: glyphs, of: piece) }
    return GlyphRun(
      font: piece.font.id, size: style.size, glyphs: glyphs, offset: Point(x, 0),
      advance: Double(pen) * scale, sourceRange: piece.range, features: style.features)
  }

  /// The bytes of the text that the font's sign for a missing character stands for.
  private static func gaps(in glyphs: [Glyph], of piece: TextPiece) -> [Range<Int>] {
    // In the text's order a cluster ends where the next one starts.
    let ordered = piece.isRightToLeft ? glyphs.reversed() : glyphs
    var result: [Range<Int>] = []
    var end = piece.range.upperBound
    var last = end
    for glyph in ordered.reversed() {
      if glyph.cluster < last { (end, last) = (last, glyph.cluster) }
      if glyph.id == 0, glyph.cluster < end { result.append(glyph.cluster..<end) }
    }
    return result
  }
}

/// HarfBuzz's memory for one shaping, with room from the last.
struct ShapingBuffer: @unchecked Sendable {
  let handle: OpaquePointer
}

/// Buffers that wait for the next text; as many as threads ever shaped at once.
private enum ShapingBuffers {
  private static let waiting = Mutex<[ShapingBuffer]>([])

  static func take() -> ShapingBuffer {
    waiting.withLock { $0.popLast() } ?? ShapingBuffer(handle: hb_buffer_create())
  }

  static func giveBack(_ buffer: ShapingBuffer) {
    // Nothing that was shaped may show in what is shaped next.
    hb_buffer_reset(buffer.handle)
    waiting.withLock { $0.append(buffer) }
  }
}
