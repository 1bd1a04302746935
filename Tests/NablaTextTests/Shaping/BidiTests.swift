import NablaScene
import NablaText
import Testing

@Suite struct BidiTests {
  /// A text and its characters from left to right, brackets of all kinds as `|`: by Rust's
  /// unicode-bidi through `bidi.get_display` of python-bidi 0.6.12.
  static let cases: [(String, String)] = [
    ("abc", "abc"),
    ("\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{5DD}\u{5D5}\u{5DC}\u{5E9}"),
    (
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}",
      "\u{5DD}\u{5DC}\u{5D5}\u{5E2} \u{5DD}\u{5D5}\u{5DC}\u{5E9}"
    ),
    ("abc \u{5E9}\u{5DC}\u{5D5}\u{5DD} def", "abc \u{5DD}\u{5D5}\u{5DC}\u{5E9} def"),
    (
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} abc \u{5E2}\u{5D5}\u{5DC}\u{5DD}",
      "\u{5DD}\u{5DC}\u{5D5}\u{5E2} abc \u{5DD}\u{5D5}\u{5DC}\u{5E9}"
    ),
    ("\u{5E9}\u{5DC}\u{5D5}\u{5DD} 123", "123 \u{5DD}\u{5D5}\u{5DC}\u{5E9}"),
    ("123 \u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{5DD}\u{5D5}\u{5DC}\u{5E9} 123"),
    (
      "abc 123 \u{5E9}\u{5DC}\u{5D5}\u{5DD} 456 def",
      "abc 123 456 \u{5DD}\u{5D5}\u{5DC}\u{5E9} def"
    ),
    (
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} (12.5%) \u{5E2}\u{5D5}\u{5DC}\u{5DD}",
      "\u{5DD}\u{5DC}\u{5D5}\u{5E2} |12.5%| \u{5DD}\u{5D5}\u{5DC}\u{5E9}"
    ),
    ("a (\u{5E9}\u{5DC}\u{5D5}\u{5DD}) b", "a |\u{5DD}\u{5D5}\u{5DC}\u{5E9}| b"),
    ("\u{5E9}\u{5DC}\u{5D5}\u{5DD} [a] \u{5D1}", "\u{5D1} |a| \u{5DD}\u{5D5}\u{5DC}\u{5E9}"),
    ("\u{5D0}\u{5D1} (ab) \u{5D2}\u{5D3}", "\u{5D3}\u{5D2} |ab| \u{5D1}\u{5D0}"),
    ("\u{5D0}\u{5D1}\u{5D2} (1) def", "def |1| \u{5D2}\u{5D1}\u{5D0}"),
    ("1.5 - 2.5 \u{5D0}\u{5D1}", "\u{5D1}\u{5D0} 2.5 - 1.5"),
    ("\u{5D0}\u{5D1} 1,234.5 \u{5D2}\u{5D3}", "\u{5D3}\u{5D2} 1,234.5 \u{5D1}\u{5D0}"),
    ("\u{5D0}\u{5D1} 5% \u{5D2}\u{5D3}", "\u{5D3}\u{5D2} 5% \u{5D1}\u{5D0}"),
    ("$5 \u{5D0}\u{5D1}", "\u{5D1}\u{5D0} $5"),
    ("+3 \u{5D0}\u{5D1} -4", "4- \u{5D1}\u{5D0} 3+"),
    (
      "\u{627}\u{644}\u{62E}\u{633}\u{627}\u{631}\u{629} 12",
      "12 \u{629}\u{631}\u{627}\u{633}\u{62E}\u{644}\u{627}"
    ),
    (
      "\u{627}\u{644}\u{62E}\u{633}\u{627}\u{631}\u{629} \u{661}\u{662}",
      "\u{661}\u{662} \u{629}\u{631}\u{627}\u{633}\u{62E}\u{644}\u{627}"
    ),
    (
      "Loss (\u{627}\u{644}\u{62E}\u{633}\u{627}\u{631}\u{629}) = 12",
      "Loss |\u{629}\u{631}\u{627}\u{633}\u{62E}\u{644}\u{627}| = 12"
    ),
    (
      "\u{645}\u{631}\u{62D}\u{628}\u{627} world 12 \u{646}\u{635}",
      "\u{635}\u{646} world 12 \u{627}\u{628}\u{62D}\u{631}\u{645}"
    ),
    ("\u{646}\u{635} 1/2 \u{646}\u{635}", "\u{635}\u{646} 1/2 \u{635}\u{646}"),
    ("\u{5D0}1", "1\u{5D0}"),
    ("1\u{5D0}", "\u{5D0}1"),
    ("a-\u{5D1}-c", "a-\u{5D1}-c"),
    ("\u{5D0}\u{5D1}: x = 3.14", "x = 3.14 :\u{5D1}\u{5D0}"),
    ("x = \u{5D0}\u{5D1} + 1", "x = 1 + \u{5D1}\u{5D0}"),
    ("\u{5D0}\u{5D1}, \u{5D2}\u{5D3}.", ".\u{5D3}\u{5D2} ,\u{5D1}\u{5D0}"),
    ("(\u{5D0}\u{5D1})", "|\u{5D1}\u{5D0}|"),
    ("a\u{200F}b", "a\u{200F}b"),
    ("\u{5D0}\u{5D1}! abc?", "?abc !\u{5D1}\u{5D0}"),
  ]

  @Test("characters stand in the order of UAX #9", arguments: cases)
  func ordersCharacters(_ text: String, _ visual: String) {
    #expect(fromLeftToRight(typeset(text)) == visual)
  }

  /// What the glyphs stand for, one character a cluster.
  private func fromLeftToRight(_ line: TextLine) -> String {
    let characters = Array(line.source.utf8.indices.map { $0 }).compactMap { place in
      place.samePosition(in: line.source.unicodeScalars).map { line.source.unicodeScalars[$0] }
    }
    var byStart: [Int: Unicode.Scalar] = [:]
    var start = 0
    for scalar in characters {
      byStart[start] = scalar
      start += UTF8.width(scalar)
    }
    var result = ""
    for run in line.runs.sorted(by: { $0.offset.x < $1.offset.x }) {
      for glyph in run.glyphs {
        guard let scalar = byStart[glyph.cluster] else { continue }
        result += "()[]".unicodeScalars.contains(scalar) ? "|" : String(scalar)
      }
    }
    return result
  }

  @Test func keepsTheDirectionOfAParagraphOnAllItsLines() {
    let text = "\u{5D0}\u{5D1}\u{5D2} abc def \u{5D3}\u{5D4} (1)"
    let lines = wrap(text, width: typeset("abc def").width + 8)
    #expect(lines.count > 2)
    // A line that starts with Latin letters still ends on the left.
    for line in lines where line.source.hasPrefix("abc") {
      #expect(line == lines[1])
    }
    let last = lines.last
    #expect(last?.source.hasSuffix("(1)") == true)
    #expect(last.map(fromLeftToRight)?.hasPrefix("|1|") == true)
  }

  @Test func mirrorsBracketsAmongHebrewLetters() throws {
    let line = typeset("(\u{5D0})")
    let ids = line.runs.sorted { $0.offset.x < $1.offset.x }.flatMap(\.glyphs).map(\.id)
    let latin = typeset("(a)").runs.flatMap(\.glyphs).map(\.id)
    #expect(ids.count == 3 && latin.count == 3)
    #expect(ids.first == latin.first && ids.last == latin.last)
  }
}
