import NablaScene
import NablaText
import Testing

@Suite struct ScriptTests {
  private func glyphs(_ text: String) -> [Glyph] { typeset(text).runs.flatMap(\.glyphs) }

  /// A word in each script that the program's own fonts have.
  static let words: [(String, String)] = [
    ("Latin", "Łódź"), ("Greek", "Ἀρχιμήδης"), ("Cyrillic", "Съешь"), ("Armenian", "Մաթեմատիկա"),
    ("Georgian", "მათემატიკა"), ("Hebrew", "מתמטיקה"), ("Arabic", "الرياضيات"), ("Lao", "ພາສາລາວ"),
    ("N'Ko", "ߒߞߏ"), ("Tifinagh", "ⵜⵉⴼⵉⵏⴰⵖ"), ("Inuktitut", "ᐃᓄᒃᑎᑐᑦ"), ("Ogham", "᚛ᚈᚒᚐᚈᚆᚐᚂ᚜"),
    ("Braille", "⠓⠑⠇⠇⠕"), ("mathematical letters", "𝒙𝔸𝓛"), ("Vietnamese", "Tiếng Việt"),
  ]

  @Test("a word of each script is in one font, with every character", arguments: words)
  func setsWords(_ script: String, _ word: String) {
    let line = typeset(word)
    #expect(line.missing == [], "\(script)")
    #expect(line.runs.count == 1, "\(script)")
    #expect(FontStore.all.map(\.id).contains(line.runs[0].font), "\(script)")
    #expect(line.runs[0].sourceRange == 0..<line.source.utf8.count)
    #expect(line.width > 10)
  }

  @Test func joinsArabicLettersAsTheirPlaceAsks() {
    let isolated = glyphs("\u{628}").map(\.id)
    let joined = glyphs("\u{628}\u{628}\u{628}").map(\.id)
    #expect(joined.count == 3 && Set(joined).count == 3)
    #expect(isolated.allSatisfy { !joined.contains($0) })
    // Lam and alef make one glyph.
    #expect(glyphs("\u{644}\u{627}").count == 1)
    // A non-joiner keeps them apart.
    #expect(glyphs("\u{628}\u{200C}\u{628}").map(\.id).contains(isolated[0]))
  }

  @Test func joinsArabicLettersAcrossStyles() {
    let parts = RichText([
      .init("\u{628}"), .init("\u{628}", color: ColorPair(Color(0xFF_0000))), .init("\u{628}"),
    ])
    let whole = typeset("\u{628}\u{628}\u{628}").runs.flatMap(\.glyphs).map(\.id)
    #expect(typeset(parts).runs.flatMap(\.glyphs).map(\.id) == whole)
    #expect(typeset(parts).runs.map(\.color?.light) == [nil, Color(0xFF_0000), nil])
  }

  @Test func stacksMarksOnTheirLetters() {
    let line = typeset("Z\u{351}\u{343}")
    let marks = line.runs.flatMap(\.glyphs)
    #expect(marks.count == 3)
    #expect(abs(line.width - typeset("Z").width) < 0.01)
  }

  @Test(.enabled(if: InstalledFont.devanagari.isWanted))
  func ordersAndJoinsDevanagari() throws {
    let ka = try #require(glyphs("क").first)
    // The vowel sign i is written after its consonant and drawn before it.
    let ki = glyphs("कि")
    #expect(ki.count == 2)
    #expect(ki.last?.id == ka.id && ki.first?.id != ka.id)
    #expect(glyphs("क्ष").count == 1)
    #expect(typeset("गणित हिन्दी").missing == [])
    #expect(typeset("गणित").runs.count == 1)
  }

  @Test(.enabled(if: InstalledFont.han.isWanted))
  func setsHanAndKana() {
    for text in ["数学是科学的语言", "数学は科学の言葉である"] {
      let line = typeset(text)
      #expect(line.missing == [])
      #expect(line.runs.flatMap(\.glyphs).count == text.count)
    }
    // Latin letters in between keep their own font.
    let mixed = typeset("损失 Loss 下降")
    #expect(mixed.runs.count == 3)
    #expect(mixed.runs[1].font == FontID("Inter-Regular"))
  }

  static let sequences: [(String, String)] = [
    ("a face", "😀"), ("a scientist", "👩‍🔬"), ("a family", "👨‍👩‍👧‍👦"), ("a skin tone", "👍🏽"),
    ("a flag", "🇪🇺"), ("a keycap", "1️⃣"), ("a heart", "❤️"), ("a flag of a region", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
  ]

  @Test(
    "an emoji is one glyph in its own colours", .enabled(if: InstalledFont.emoji.isWanted),
    arguments: sequences)
  func keepsSequencesWhole(_ name: String, _ text: String) throws {
    let line = typeset("a" + text + "b")
    #expect(line.missing == [])
    #expect(line.runs.count == 3)
    let run = line.runs[1]
    let glyph = try #require(run.glyphs.first)
    #expect(run.glyphs.filter { outlineOrPicture($0, run) }.count == 1, "\(name)")
    #expect(glyph.cluster == 1)
    #expect(run.sourceRange == 1..<1 + text.utf8.count)
    guard case .picture(let png, let box) = colorGlyph(glyph.id, font: run.font) else {
      Issue.record("\(name) has no picture")
      return
    }
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(box.width > 0.8 && box.width < 1.5)
  }

  private func outlineOrPicture(_ glyph: Glyph, _ run: GlyphRun) -> Bool {
    colorGlyph(glyph.id, font: run.font) != nil
      || !outline(of: glyph.id, font: run.font).isEmpty
  }

  @Test(.enabled(if: InstalledFont.emoji.isWanted))
  func takesASignAsTextUnlessItAsksForColours() {
    let dejaVu = FontID("DejaVuSans")
    #expect(typeset("☎").runs.map(\.font) == [dejaVu])
    #expect(typeset("☎\u{FE0E}").runs.map(\.font) == [dejaVu])
    #expect(typeset("☎\u{FE0F}").runs.map(\.font) != [dejaVu])
  }

  @Test func takesTheSameFontsInAnyOrderAndOnAnyThread() async {
    let texts = ["😀 a", "गणित", "数学", "かな 数", "คณิต", "한글", "\u{10FFFD}", "𝒙"]
    let styles = [
      TextStyle(), TextStyle(weight: .semibold, italic: true), TextStyle(family: "serif"),
    ]
    let results = await withTaskGroup(of: [TextLine].self) { group in
      for turn in 0..<8 {
        group.addTask {
          var lines: [(Int, TextLine)] = []
          for i in 0..<texts.count * styles.count {
            let n = (i * 7 + turn * 5) % (texts.count * styles.count)
            // Longer than what is kept of lines.
            let text = texts[n % texts.count] + String(repeating: " x", count: 40)
            lines.append((n, typeset(text, styles[n / texts.count])))
          }
          return lines.sorted { $0.0 < $1.0 }.map(\.1)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 8)
    #expect(results.allSatisfy { $0 == results[0] } == true)
  }

  @Test func breaksNoLineWithinAnEmoji() {
    let text = String(repeating: "👨‍👩‍👧‍👦", count: 12)
    let lines = wrap(text, width: 40)
    #expect(lines.map(\.source).joined() == text)
    #expect(lines.allSatisfy { $0.source.count * 25 == $0.source.utf8.count })
  }
}
