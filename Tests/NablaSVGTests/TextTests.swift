import NablaSVG
import NablaScene
import NablaText
import Testing

@Suite struct TextTests {
  /// A run with a made-up width, so that expectations depend on no font file.
  static func run(
    _ range: Range<Int>, font: Font = FontStore.interRegular, size: Double = 12,
    at offset: Point = .zero, advance: Double = 30, color: ColorPair? = nil,
    features: [String] = [], backwards: Bool = false
  ) -> GlyphRun {
    let clusters = backwards ? Array(range.reversed()) : Array(range)
    return GlyphRun(
      font: font.id, size: size,
      glyphs: clusters.map { Glyph(id: 5, position: .zero, cluster: $0) }, offset: offset,
      advance: advance, sourceRange: range, color: color, features: features)
  }

  static func item(
    _ source: String, _ runs: [GlyphRun], angle: Double = 0, halo: Double = 0
  ) -> SceneItem {
    .text(
      TextItem(
        source, runs: runs, origin: Point(10, 20.5), angle: angle,
        width: runs.reduce(0) { $0 + $1.advance }, color: Sample.ink, haloWidth: halo,
        haloColor: Sample.paper, role: "label"))
  }

  @Test func `a text has its place, font, colour and measured width`() throws {
    #expect(
      try body(Self.item("loss", [Self.run(0..<4)])) == """
        <text x="10" y="20.5" font-size="12" fill="#16181d" class="f-ink" textLength="30" \
        lengthAdjust="spacingAndGlyphs">loss</text>
        """)
  }

  @Test func `the first text's family is said once for the whole figure`() throws {
    let text = try figure([
      Self.item("a", [Self.run(0..<1)]), Self.item("b", [Self.run(0..<1)]),
      Self.item("c", [Self.run(0..<1, font: FontStore.dejaVuSans)]),
    ])
    #expect(
      text.contains(
        """
        <g fill="none" stroke-linecap="round" stroke-linejoin="round" \
        font-family="Inter,'Inter Variable','Helvetica Neue',Arial,sans-serif">
        """))
    #expect(text.ranges(of: "font-family=").count == 2)
    #expect(
      text.contains("font-family=\"'DejaVu Sans',Verdana,'Bitstream Vera Sans',sans-serif\""))
  }

  @Test func `weight, style, features and a turn are said where they are not plain`() throws {
    #expect(
      try body(Self.item("a", [Self.run(0..<1, font: FontStore.interSemiBold)], angle: -90)) == """
        <text x="10" y="20.5" transform="rotate(-90 10 20.5)" font-size="12" font-weight="600" \
        fill="#16181d" class="f-ink" textLength="30" lengthAdjust="spacingAndGlyphs">a</text>
        """)
    let italic = Self.run(0..<1, font: FontStore.interItalic, features: ["tnum", "zero"])
    let item = Self.item("a", [italic])
    #expect(
      try body(item).contains(
        ##"font-size="12" font-style="italic" fill="#16181d" class="o-tnum-zero f-ink""##))
    #expect(
      try rules([item]).hasPrefix(#".# .o-tnum-zero{font-feature-settings:"tnum","zero"}"#))
  }

  @Test func `several fonts are spans, each with its place and width`() throws {
    let runs = [
      Self.run(0..<2), Self.run(2..<5, font: FontStore.dejaVuSans, at: Point(30, 0), advance: 9),
      Self.run(5..<6, size: 8, at: Point(39, -4), advance: 5, color: Sample.s1),
    ]
    #expect(
      try body(Self.item("ab∇2", runs)) == """
        <text x="10" y="20.5" font-size="12" fill="#16181d" class="f-ink">\
        <tspan x="10" y="20.5" textLength="30" lengthAdjust="spacingAndGlyphs">ab</tspan>\
        <tspan x="40" y="20.5" font-family="'DejaVu Sans',Verdana,'Bitstream Vera Sans',sans-serif" \
        textLength="9" lengthAdjust="spacingAndGlyphs">∇</tspan>\
        <tspan x="49" y="16.5" font-size="8" fill="#1b39f6" class="f-s1" textLength="5" \
        lengthAdjust="spacingAndGlyphs">2</tspan></text>
        """)
  }

  @Test func `a halo is a stroke below the fill, twice its width`() throws {
    #expect(
      try body(Self.item("a", [Self.run(0..<1)], halo: 2.5)).contains(
        ##"fill="#16181d" stroke="#fff" stroke-width="5" paint-order="stroke" class="f-ink s-paper""##
      ))
  }

  @Test func `the halo of several spans is a hidden copy below them all`() throws {
    let runs = [Self.run(0..<1), Self.run(1..<2, at: Point(30, 0))]
    let lines = try body(Self.item("ab", runs, halo: 2)).split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains(#"paint-order="stroke" aria-hidden="true""#))
    #expect(!lines[1].contains("stroke") && !lines[1].contains("aria-hidden"))
  }

  @Test(arguments: [
    ("a b", false), (" a", true), ("a ", true), ("a  b", true), ("a\u{2009}b", false),
  ])
  func `spaces that a viewer would swallow are preserved`(source: String, kept: Bool) throws {
    let text = try body(Self.item(source, [Self.run(0..<source.utf8.count)]))
    #expect(text.contains(#"xml:space="preserve""#) == kept)
    #expect(text.contains(">\(source)</text>"))
  }

  @Test func `right-to-left runs stand alone, in the order in which they are read`() throws {
    let runs = [
      Self.run(4..<7, at: .zero, advance: 20),
      Self.run(0..<4, font: FontStore.dejaVuSans, at: Point(20, 0), advance: 15, backwards: true),
    ]
    #expect(
      try body(Self.item("אבabc", runs)) == """
        <g>
        <text x="30" y="20.5" direction="rtl" unicode-bidi="bidi-override" text-anchor="end" \
        font-size="12" fill="#16181d" class="f-ink" textLength="15" \
        lengthAdjust="spacingAndGlyphs">אב</text>
        <text x="10" y="20.5" font-family="Inter,'Inter Variable','Helvetica Neue',Arial,\
        sans-serif" font-size="12" fill="#16181d" class="f-ink" textLength="20" \
        lengthAdjust="spacingAndGlyphs">abc</text>
        </g>
        """)
  }

  @Test func `a bracket that was mirrored is read from the right`() throws {
    var bracket = Self.run(0..<1)
    for (character, isMirrored) in [("(", false), (")", true)] {
      let shaped = try required(typeset(character).runs.first)
      bracket.glyphs = shaped.glyphs
      #expect(
        try body(Self.item("(", [bracket])).contains(#"direction="rtl""#) == isMirrored)
    }
  }

  @Test(arguments: ["0.25", "Training loss", "−12 000", "∇f(x) ▁the"])
  func `the spans' lengths add up to the line's width`(source: String) throws {
    let line = typeset(source, TextStyle(size: 12))
    let text = try body(.text(line.item(at: Point(5, 20), color: Sample.ink, role: "label")))
    let lengths = text.split(separator: "textLength=\"").dropFirst().compactMap {
      Double($0.prefix { $0 != "\"" })
    }
    #expect(lengths.count == line.runs.count)
    #expect(abs(lengths.reduce(0, +) - line.width) <= 0.005 * Double(lengths.count) + 1e-9)
  }

  @Test func `a text without glyphs or without a place is left out`() throws {
    #expect(try body(Self.item("", [])) == "")
    #expect(try body(Self.item("a", [Self.run(0..<0)])) == "")
    #expect(try body(Self.item("a", [Self.run(0..<1)], angle: .nan)) == "")
  }

  @Test func `a range beyond the source shows what there is`() throws {
    #expect(try body(Self.item("ab", [Self.run(1..<9)])).contains(">b</text>"))
  }
}
