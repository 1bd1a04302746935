import CHarfBuzz

/// A stretch of a text that is shaped in one go: one font, one script, one direction, one style.
struct TextPiece {
  var font: Font
  var script: hb_script_t
  /// The embedding level: odd where the text runs from the right.
  var level: UInt8
  /// Bytes of the line's UTF-8.
  var range: Range<Int>
  /// Which of the line's parts it belongs to.
  var part: Int

  var isRightToLeft: Bool { level % 2 == 1 }
}

/// Splits a line by font coverage, script, direction and style, in the order in which it is read.
struct Itemizer {
  /// One for each part; an inset's is not asked.
  let fallbacks: [FontFallback]

  /// - Parameter direction: the paragraph's; that of its first letter where nil.
  func pieces(of parts: [LinePart], direction: ParagraphDirection?) -> [TextPiece] {
    let functions = hb_unicode_funcs_get_default()
    let language = HanLanguage(parts)
    var clusters: [TextPiece] = []
    var characters: [UInt32] = []
    var firsts: [Int] = []  // the place of each cluster's first character
    var start = 0
    for (i, part) in parts.enumerated() {
      switch part.content {
      case .inset(let line):
        let end = start + line.source.utf8.count
        firsts.append(characters.count)
        characters.append(0xFFFC)  // the object replacement character
        clusters.append(
          TextPiece(
            font: fallbacks[i].first, script: HB_SCRIPT_COMMON, level: 0, range: start..<end,
            part: i))
        start = end
      case .text(let text):
        for cluster in text {
          guard let base = cluster.unicodeScalars.first else { continue }
          firsts.append(characters.count)
          for scalar in cluster.unicodeScalars { characters.append(scalar.value) }
          let end = start + cluster.utf8.count
          clusters.append(
            TextPiece(
              font: fallbacks[i].font(for: cluster, language: language),
              script: hb_unicode_script(functions, base.value), level: 0, range: start..<end,
              part: i))
          start = end
        }
      }
    }
    let levels = BidiLevels(characters, direction: direction).levels
    for i in clusters.indices { clusters[i].level = levels[firsts[i]] }
    Self.resolveScripts(&clusters)
    return Self.merge(clusters)
  }

  /// Signs that all scripts share go with the letters before them, or with those after them where
  /// only these are in the same font (the space between 数 and a word).
  private static func resolveScripts(_ clusters: inout [TextPiece]) {
    var script = clusters.first { !isShared($0.script) }?.script ?? HB_SCRIPT_LATIN
    // From each cluster on, itself included, the next that is of one script.
    var letters = [Int](repeating: clusters.count, count: clusters.count + 1)
    for i in clusters.indices.reversed() {
      letters[i] = isShared(clusters[i].script) ? letters[i + 1] : i
    }
    for i in clusters.indices {
      guard isShared(clusters[i].script) else {
        script = clusters[i].script
        continue
      }
      let next = letters[i]
      let follows = i > 0 && clusters[i - 1].font === clusters[i].font
      if !follows, next < clusters.endIndex, clusters[next].font === clusters[i].font {
        script = clusters[next].script
      }
      clusters[i].script = script
    }
  }

  private static func isShared(_ script: hb_script_t) -> Bool {
    script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
  }

  private static func merge(_ clusters: [TextPiece]) -> [TextPiece] {
    var pieces: [TextPiece] = []
    for cluster in clusters {
      if let last = pieces.last, last.font === cluster.font, last.script == cluster.script,
        last.level == cluster.level, last.part == cluster.part
      {
        pieces[pieces.count - 1].range = last.range.lowerBound..<cluster.range.upperBound
      } else {
        pieces.append(cluster)
      }
    }
    return pieces
  }
}

extension HanLanguage {
  /// By the other letters of a line; Chinese where only Han characters tell, nil without any.
  init?(_ parts: [LinePart]) {
    var result: HanLanguage?
    for part in parts {
      guard case .text(let text) = part.content else { continue }
      for scalar in text.unicodeScalars where scalar.value >= 0x1100 {
        switch scalar.value {
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F:
          self = .japanese
          return
        case 0x1100...0x11FF, 0xAC00...0xD7AF: result = .korean
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
          result = result ?? .chinese
        default: break
        }
      }
    }
    guard let result else { return nil }
    self = result
  }
}
