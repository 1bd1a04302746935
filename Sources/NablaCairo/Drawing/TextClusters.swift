import CCairo
import NablaScene

/// Which bytes of a run's text stand for which of its glyphs, as Cairo asks for it.
struct TextClusters {
  /// The run's UTF-8.
  let text: [UInt8]
  let list: [cairo_text_cluster_t]
  let flags: cairo_text_cluster_flags_t

  init(_ run: GlyphRun, source: String) {
    let whole = Array(source.utf8)
    let start = min(max(0, run.sourceRange.lowerBound), whole.count)
    let end = min(max(start, run.sourceRange.upperBound), whole.count)
    // A range that cuts a character in two would be an error that stops all drawing.
    let text = Array(String(decoding: whole[start..<end], as: UTF8.self).utf8)
    self.text = text
    let starts = run.glyphs.map { $0.cluster - start }
    let rises = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    let falls = zip(starts, starts.dropFirst()).allSatisfy { $0 >= $1 }
    flags =
      rises || !falls ? cairo_text_cluster_flags_t(0) : CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
    guard rises || falls, text.count == end - start,
      let list = Self.clusters(starts, in: text, backward: !rises)
    else {
      // Glyphs in an order of their own (formulas): all of them stand for all of the text.
      list = [
        cairo_text_cluster_t(
          num_bytes: Int32(clamping: text.count), num_glyphs: Int32(clamping: run.glyphs.count))
      ]
      return
    }
    self.list = list
  }

  /// Clusters in the text's order; nil where a start lies outside or inside a character.
  private static func clusters(
    _ starts: [Int], in text: [UInt8], backward: Bool
  ) -> [cairo_text_cluster_t]? {
    let ordered = backward ? starts.reversed() : starts
    guard ordered.first == 0, let last = ordered.last, last < text.count else { return nil }
    var list: [cairo_text_cluster_t] = []
    var (from, glyphs) = (0, 0)
    for start in ordered + [text.count] {
      if start != from {
        guard start == text.count || text[start] & 0xC0 != 0x80 else { return nil }
        list.append(
          cairo_text_cluster_t(
            num_bytes: Int32(clamping: start - from), num_glyphs: Int32(clamping: glyphs)))
        (from, glyphs) = (start, 0)
      }
      glyphs += 1
    }
    return list
  }
}
