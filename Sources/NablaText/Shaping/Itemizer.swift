import CHarfBuzz

/// A stretch of a text that is shaped in one go: one font, one script, one direction.
struct TextPiece {
  var font: Font
  var script: hb_script_t
  /// The embedding level: odd where the text runs from the right.
  var level: UInt8
  /// Bytes of the text's UTF-8.
  var range: Range<Int>

  var isRightToLeft: Bool { level % 2 == 1 }
}

/// Splits a text by font coverage, script and direction, in the order in which it is read.
struct Itemizer {
  let fallback: FontFallback

  func pieces(of text: String) -> [TextPiece] {
    let count = text.utf8.count
    guard count > 0 else { return [] }
    if isPrintableASCII(text) {
      return [
        TextPiece(font: fallback.first, script: HB_SCRIPT_LATIN, level: 0, range: 0..<count)
      ]
    }
    let functions = hb_unicode_funcs_get_default()
    var clusters: [TextPiece] = []
    var directions: [Direction] = []
    var start = 0
    for cluster in text {
      guard let base = cluster.unicodeScalars.first else { continue }
      let script = hb_unicode_script(functions, base.value)
      let end = start + cluster.utf8.count
      clusters.append(
        TextPiece(
          font: fallback.font(for: cluster), script: script, level: 0, range: start..<end))
      directions.append(Direction(base, script: script))
      start = end
    }
    for (i, level) in embeddingLevels(directions).enumerated() { clusters[i].level = level }
    Self.resolveScripts(&clusters)
    return Self.merge(clusters)
  }

  /// Signs that all scripts share go with the letters before them, or with the first ones after.
  private static func resolveScripts(_ clusters: inout [TextPiece]) {
    var script = clusters.first { !isShared($0.script) }?.script ?? HB_SCRIPT_LATIN
    for i in clusters.indices {
      if isShared(clusters[i].script) {
        clusters[i].script = script
      } else {
        script = clusters[i].script
      }
    }
  }

  private static func isShared(_ script: hb_script_t) -> Bool {
    script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
  }

  private static func merge(_ clusters: [TextPiece]) -> [TextPiece] {
    var pieces: [TextPiece] = []
    for cluster in clusters {
      if let last = pieces.last, last.font === cluster.font, last.script == cluster.script,
        last.level == cluster.level
      {
        pieces[pieces.count - 1].range = last.range.lowerBound..<cluster.range.upperBound
      } else {
        pieces.append(cluster)
      }
    }
    return pieces
  }
}
