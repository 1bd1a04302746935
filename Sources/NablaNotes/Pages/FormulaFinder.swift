/// Finds `$…$` and `$$…$$` in Markdown and puts marks in their place, before underscores and
/// asterisks in them are read as emphasis.
///
/// As on GitHub: a formula in running text begins and ends with no blank inside its dollar signs, and
/// no digit follows it (so `$5 and $6` is none). Code and escaped dollar signs are left alone.
struct FormulaFinder {
  private(set) var inserts: [PageInsert]

  init(_ inserts: [PageInsert]) { self.inserts = inserts }

  mutating func marked(_ lines: NoteLines, _ blocks: MarkdownBlocks) -> String {
    var result: [UInt8] = []
    var line = 0
    while line < lines.count {
      if blocks.isVerbatim[line] {
        result += lines.bytes[lines.range(line)]
        line += 1
        continue
      }
      // A formula may go over the lines of one paragraph.
      var end = line + 1
      while end < lines.count, !blocks.isVerbatim[end], !lines.isBlank(end) { end += 1 }
      result += paragraph(
        lines.bytes[lines.range(line).lowerBound..<lines.range(end - 1).upperBound])
      line = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func paragraph(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let dollar = UInt8(ascii: "$")
    guard bytes.contains(dollar) else { return Array(bytes) }
    var result: [UInt8] = []
    var position = bytes.startIndex
    var ticks = CodeSpans(bytes)
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.endIndex {
        result += bytes[position...position + 1]
        position += 2
      } else if byte == UInt8(ascii: "`") {
        let end = ticks.end(at: position)
        result += bytes[position..<end]
        position = end
      } else if byte == dollar, let (tex, end, isDisplay) = Self.formula(bytes, position) {
        let source = String(decoding: bytes[position..<end], as: UTF8.self)
        inserts.append(.formula(tex: tex, isDisplay: isDisplay, source: source))
        result += Array(MarkedText.mark(inserts.count - 1).utf8)
        position = end
      } else {
        result.append(byte)
        position += 1
      }
    }
    return result
  }

  /// The longest formula, in bytes.
  private static let lengthLimit = 20_000

  private static func formula(
    _ bytes: ArraySlice<UInt8>, _ start: Int
  ) -> (tex: String, end: Int, isDisplay: Bool)? {
    let dollar = UInt8(ascii: "$")
    func byte(_ at: Int) -> UInt8 { at < bytes.endIndex ? bytes[at] : 0x0A }
    let isDisplay = byte(start + 1) == dollar
    let inside = start + (isDisplay ? 2 : 1)
    if !isDisplay, byte(inside) <= 0x20 { return nil }
    var position = inside
    while position < min(bytes.endIndex, inside + lengthLimit) {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      if bytes[position] == dollar {
        if isDisplay {
          guard byte(position + 1) == dollar else { return nil }
          return (text(bytes[inside..<position]), position + 2, true)
        }
        if position == inside || byte(position - 1) <= 0x20 || byte(position + 1).isDigit {
          return nil
        }
        return (text(bytes[inside..<position]), position + 1, false)
      }
      position += 1
    }
    return nil
  }

  /// A formula's TeX, without the marks of a quote at the beginnings of its lines.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let bare = lines.enumerated().map { i, line in
      i == 0 ? line : line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    }
    return bare.joined(separator: " ").trimmingBlanks
  }
}

/// The code spans of a paragraph: each run of backticks ends at the next one as long.
private struct CodeSpans {
  /// Where runs of each length begin, the last one first.
  private var starts: [Int: [Int]] = [:]
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let length = Self.run(bytes, position)
      if length > 0 { starts[length, default: []].append(position) }
      position += max(1, length)
    }
    for length in starts.keys { starts[length]?.reverse() }
  }

  /// Where the span that begins here ends, or the run where it has no partner.
  mutating func end(at start: Int) -> Int {
    let length = Self.run(bytes, start)
    while let next = starts[length]?.last, next <= start { starts[length]?.removeLast() }
    return (starts[length]?.last ?? start) + length
  }

  private static func run(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
  }
}
