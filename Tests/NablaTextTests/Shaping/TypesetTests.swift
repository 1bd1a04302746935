import NablaScene
import NablaText
import Testing

@Suite struct TypesetTests {
  @Test("equal texts of different characters keep their own, whichever comes first")
  func keepsCharacters() {
    for _ in 0..<2 {
      #expect(typeset("caf\u{E9} kept").source.unicodeScalars.count == 9)
      #expect(typeset("cafe\u{301} kept").source.unicodeScalars.count == 10)
    }
  }

  @Test("a text is the same line after thousands of others")
  func survivesOthers() {
    let before = typeset("Epoch 17")
    for i in 0..<5000 { #expect(typeset("other \(i)").source == "other \(i)") }
    #expect(typeset("Epoch 17") == before)
  }

  @Test func hasTheExpectedDefaults() {
    let style = TextStyle()
    #expect(style.size == 13)
    #expect(style.weight == .regular)
    #expect(!style.isItalic)
    #expect(style.features == [])
    let line = typeset("Loss")
    #expect(line == typeset("Loss", TextStyle(size: 13, weight: .regular, italic: false)))
    #expect(line.runs.map(\.font) == [FontID("Inter-Regular")])
    #expect(line.source == "Loss")
  }

  static let wacky = [
    "", " ", "     ", "\u{301}", "\u{301}\u{302}\u{327}", "\0", "\0\0a", "\u{200D}", "\u{FE0F}",
    "👩‍👩‍👧‍👦", "🇪🇺🇪", String(decoding: [0xED, 0xA0, 0x80, 0x41] as [UInt8], as: UTF8.self),
    String(decoding: [0xD800, 0x41, 0xDC00] as [UInt16], as: UTF16.self),
    "a\u{202E}b", "\u{202A}", "e" + String(repeating: "\u{301}", count: 9000), "نـصّ", "क्षि",
    "\r\n", "\u{FFFF}", "\u{E0001}", "𝒙", String(repeating: "\u{5D0}1 a(", count: 900),
  ]

  @Test(arguments: wacky)
  func takesAnyText(_ text: String) {
    let line = typeset(text)
    #expect(line.width.isFinite && line.width >= 0)
    #expect(line.ascent > 0 && line.descent > 0)
    #expect(line.source.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(line.runs.allSatisfy { $0.sourceRange.upperBound <= line.source.utf8.count })
    for glyph in line.runs.flatMap(\.glyphs) {
      #expect(glyph.position.isFinite)
      #expect(glyph.cluster < line.source.utf8.count)
    }
    let ink = outline(of: line.item(at: .zero, color: .clear, role: ""))
    #expect(ink.points.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [-1, 0, .nan, .infinity, -.infinity, 1e300] as [Double])
  func takesAnySize(_ size: Double) {
    let line = typeset("x", TextStyle(size: size))
    #expect(line.width.isFinite && line.width >= 0)
  }

  @Test func endsLongTextsWithAnEllipsis() {
    let line = typeset(String(repeating: "ab ", count: 350_000))
    #expect(line.source.count == 4096)
    #expect(line.source.hasSuffix("…"))
    #expect(typeset(String(repeating: "a", count: 4096)).source.count == 4096)
    #expect(!typeset(String(repeating: "é", count: 4096)).source.hasSuffix("…"))
  }

  @Test func givesDigitsEqualWidthsInTables() {
    let style = TextStyle(size: 11, features: ["tnum"])
    let widths = Set("0123456789".map { typeset(String($0), style).width })
    #expect(widths.count == 1)
    #expect(typeset("1", style).width > typeset("1", TextStyle(size: 11)).width)
    #expect(typeset("1111", style).width == typeset("0804", style).width)
  }

  @Test func listsFeaturesInOrderAndLeavesOutWhatIsNone() {
    let style = TextStyle(features: ["zero", "tnum", "zero", "", "toolong", "añ", "a b ", "\0abc"])
    #expect(style.features == ["tnum", "zero"])
    #expect(typeset("0", style).runs.first?.features == ["tnum", "zero"])
    #expect(typeset("0", style).runs.first?.glyphs != typeset("0").runs.first?.glyphs)
  }

  @Test func kernsPairs() {
    #expect(typeset("AV").width < typeset("A").width + typeset("V").width)
  }

  @Test(arguments: ["Flipper length (mm)", "∇L ▁the", "10⁻³", "שלום"])
  func scalesWithTheSize(_ text: String) {
    let small = typeset(text, TextStyle(size: 8))
    let large = typeset(text, TextStyle(size: 32))
    #expect(abs(large.width - 4 * small.width) < 1e-9)
    #expect(abs(large.ascent - 4 * small.ascent) < 1e-9)
    #expect(abs(large.capHeight - 4 * small.capHeight) < 1e-9)
  }

  @Test(arguments: ["", "HHHH", "∇L ▁the Ġthe ##ing </s>", "abc שלום 12", "-1.5", "مرحبا"])
  func measuresWhatItDraws(_ text: String) {
    let line = typeset(text)
    let item = line.item(at: Point(3, 4), color: .clear, role: "x-tick")
    #expect(item.runs == line.runs)
    #expect(item.width == item.runs.reduce(0) { $0 + $1.advance })
    var x = 0.0
    for run in line.runs {
      #expect(run.offset == Point(x, 0))
      x += run.advance
    }
    #expect(line.box.width == line.width)
  }

  @Test func knowsWeightAndSlant() {
    #expect(
      typeset("a", TextStyle(weight: .semibold)).runs.map(\.font) == [FontID("Inter-SemiBold")])
    #expect(typeset("a", TextStyle(italic: true)).runs.map(\.font) == [FontID("Inter-Italic")])
    #expect(typeset("ab", TextStyle(weight: .semibold)).width > typeset("ab").width)
  }

  @Test(arguments: [
    ("\n", "↵"), ("\r\n", "↵"), ("a\tb", "a⇥b"), ("\0", "\u{FFFD}"), ("\u{1B}[0m", "\u{FFFD}[0m"),
    ("\u{9B}", "\u{FFFD}"), ("a\u{202E}b\u{2069}", "ab"), ("Ġthe", "Ġthe"), ("\u{2028}", "↵"),
  ])
  func showsControlCharacters(_ text: String, _ shown: String) {
    let line = typeset(text)
    #expect(line.source == shown)
    #expect(line.missing == [])
  }

  @Test func isTheSameOnEveryThread() async {
    let texts = ["0.25", "Loss", "▁the ∇", "AV", "שלום 12", "مرحبا", "\u{10FFFD}"]
    func all() -> [TextLine] { texts.map { typeset($0, TextStyle(features: ["tnum"])) } }
    func outlines(_ lines: [TextLine]) -> [Path] {
      lines.map { outline(of: $0.item(at: Point(1, 2), angle: 30, color: .clear, role: "")) }
    }
    let results = await withTaskGroup(of: ([TextLine], [Path]).self) { group in
      for _ in 0..<8 {
        group.addTask {
          var lines = all()
          for _ in 0..<50 { lines = all() }
          return (lines, outlines(lines))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let lines = all()
    #expect(results.count == 8)
    #expect(results.allSatisfy { $0.0 == lines && $0.1 == outlines(lines) })
  }
}
