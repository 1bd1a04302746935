import NablaSVG
import NablaScene
import Testing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
    ("]]>", "]]&gt;"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert('x')&lt;/script&gt;"),
    ("\"quoted\"", "\"quoted\""),
    ("nul \0 bell \u{7} c1 \u{85}", "nul \u{FFFD} bell \u{FFFD} c1 \u{FFFD}"),
    ("\u{202E}evil\u{2066}", "\u{FFFD}evil\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
    ("tab\tcr\r", "tab cr "),
    ("שלום ∇ 🙂 \u{200D}", "שלום ∇ 🙂 \u{200D}"),
    ("&amp;", "&amp;amp;"),
  ])
  func `texts are harmless in titles and descriptions`(text: String, escaped: String) throws {
    #expect(try between("<title id=\"#-title\">", "</title>", figure([], title: text)) == escaped)
    #expect(
      try between("<desc id=\"#-desc\">", "</desc>", figure([], description: text)) == escaped)
  }

  @Test(arguments: [
    ("\"/><script>", "&quot;/&gt;&lt;script&gt;"), ("a\nb\0", "a b\u{FFFD}"), ("it's", "it's"),
  ])
  func `texts are harmless in attributes`(text: String, escaped: String) throws {
    let formula = Sample.formula(text, glyphs: [900], at: Point(1, 1))
    #expect(try between("aria-label=\"", "\"", body(.text(formula))) == escaped)
  }

  @Test func `labels are harmless`() throws {
    let run = TextTests.run(0..<21)
    #expect(
      try body(TextTests.item("</text><script>&\"]]>\0", [run])).contains(
        ">&lt;/text&gt;&lt;script&gt;&amp;\"]]&gt;\u{FFFD}</text>"))
  }
}
