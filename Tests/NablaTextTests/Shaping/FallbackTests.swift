import NablaScene
import NablaText
import Testing

@Suite struct FallbackTests {
  private let inter = FontID("Inter-Regular")
  private let dejaVu = FontID("DejaVuSans")
  private let pagella = FontID("TeXGyrePagellaMath-Regular")

  @Test(arguments: ["▁", "∇", "\u{FFFD}", "א", "ا"])
  func takesDejaVuWhereInterHasNone(_ text: String) {
    let line = typeset(text)
    #expect(line.runs.map(\.font) == [dejaVu])
    #expect(line.missing == [])
    #expect(line.runs.flatMap(\.glyphs).allSatisfy { $0.id != 0 })
  }

  @Test func takesPagellaWhereNeitherHasIt() {
    #expect(typeset("𝑥").runs.map(\.font) == [pagella])
  }

  @Test func changesTheFontWithinAText() {
    let line = typeset("▁the")
    #expect(line.runs.map(\.font) == [dejaVu, inter])
    #expect(line.runs.map(\.sourceRange) == [0..<3, 3..<6])
    #expect(line.ascent >= typeset("the").ascent)
  }

  @Test func keepsMarksWithTheirBase() {
    for text in ["e\u{301}", "x\u{303}", "∇\u{302}"] {
      let line = typeset("a" + text + "b")
      #expect(line.missing == [])
      let holder = line.runs.filter { $0.sourceRange.contains(1) }
      #expect(holder.count == 1)
      #expect(holder.allSatisfy { $0.sourceRange.contains(text.utf8.count) })
    }
  }

  @Test func showsABoxForACharacterThatNoFontHas() throws {
    let line = typeset("a\u{10FFFD}b\u{10FFFD}")
    #expect(line.missing == ["\u{10FFFD}"])
    let glyph = try #require(line.runs.flatMap(\.glyphs).first { $0.id == 0 })
    #expect(glyph.cluster == 1)
    let box = try #require(outline(of: 0, font: inter).controlBox)
    #expect(box.width > 0.3 && box.height > 0.3)
    #expect(line.width > typeset("ab").width)
  }

  @Test func namesEachMissingPartOfACluster() {
    let line = typeset("\u{10FFFD}\u{200D}\u{10FFFC}")
    #expect(line.missing == ["\u{10FFFD}", "\u{10FFFC}"])
    #expect(line.width > 0)
  }

  @Test func setsAHebrewLabelFromTheRight() {
    let line = typeset("אב גד")
    let clusters = line.runs.flatMap { run in
      run.glyphs.map { (run.offset.x + $0.position.x, $0.cluster) }
    }
    .sorted { $0.0 < $1.0 }
    .map(\.1)
    #expect(clusters == [7, 5, 4, 2, 0])
  }

  @Test func setsNumbersFromTheLeftInAHebrewLabel() {
    let line = typeset("אב 12")
    let clusters = line.runs.flatMap { run in
      run.glyphs.map { (run.offset.x + $0.position.x, $0.cluster) }
    }
    .sorted { $0.0 < $1.0 }
    .map(\.1)
    #expect(clusters == [5, 6, 4, 2, 0])
  }
}
