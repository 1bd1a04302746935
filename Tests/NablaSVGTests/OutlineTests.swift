import NablaSVG
import NablaScene
import NablaText
import Testing

@Suite struct OutlineTests {
  static let outlined = SVGOptions(text: .outline)

  @Test func `an outlined text is labelled uses of shared outlines`() throws {
    let label = Sample.label("ll l", at: Point(10, 20), size: 10)
    let text = try figure([label], options: Self.outlined)
    #expect(!text.contains("<text") && !text.contains("font-family"))
    #expect(text.ranges(of: "<path id=\"#-t").count == 1)
    #expect(text.ranges(of: "<use href=\"##-t1\"").count == 3)
    #expect(
      text.contains(
        """
        <g role="img" aria-label="ll l" transform="translate(10 20)" fill="#16181d" class="f-ink">
        <use href="##-t1"/>
        <use href="##-t1" x="
        """))
  }

  @Test func `a glyph is defined once a size`() throws {
    let items = [10.0, 12, 10].map { Sample.label("o", at: Point(10, 20), size: $0) }
    let text = try figure(items, options: Self.outlined)
    #expect(text.ranges(of: "<path id=\"#-t").count == 2)
  }

  @Test func `mathematics is outlines with an invisible text of its meaning`() throws {
    let formula = Sample.formula("x < \"1\"", glyphs: [900, 901, 900], at: Point(10, 20))
    let text = try body(.text(formula))
    #expect(
      text == """
        <g role="img" aria-label="x &lt; &quot;1&quot;" transform="translate(10 20)" \
        fill="#16181d" class="f-ink">
        <use href="##-t1"/>
        <use href="##-t2" x="10"/>
        <use href="##-t1" x="20"/>
        <text aria-hidden="true" fill="#000" fill-opacity="0" font-size="16" textLength="30" \
        lengthAdjust="spacingAndGlyphs">x &lt; "1"</text>
        </g>
        """)
  }

  @Test func `a turned outline turns about its origin and keeps its runs' colours`() throws {
    guard case .text(var item) = Sample.label("a∇", at: Point(10, 20)) else { return }
    item.angle = -90
    item.runs[1].color = Sample.s1
    let text = try body(.text(item), options: Self.outlined)
    #expect(text.contains(#"transform="translate(10 20)rotate(-90)""#))
    #expect(
      text.contains(
        """
        <g fill="#1b39f6" class="f-s1">
        <use href="##-t2" x="
        """))
  }

  @Test func `an outline's halo lies below all of its glyphs`() throws {
    let label = Sample.label("ab", at: Point(10, 20), halo: 3)
    #expect(
      try body(label, options: Self.outlined) == """
        <g role="img" aria-label="ab" transform="translate(10 20)" fill="#16181d" class="f-ink">
        <use href="##-w1" stroke="#fff" stroke-width="6" class="s-paper"/>
        <use href="##-w1"/>
        </g>
        """)
  }

  @Test func `outlines have the run's size and lie at the glyphs' places`() throws {
    let em = outline(of: 900, font: FontStore.pagellaMath.id)
    let start = try required(em.points.first)
    var item = Sample.formula("x", glyphs: [900], at: Point(10, 20))
    item.runs[0].offset = Point(1, 2)
    item.runs[0].glyphs[0].position = Point(0.5, -3)
    let text = try figure([.text(item)])
    let pen = between("<path id=\"#-t1\" d=\"M", "\"", text).prefix { !$0.isLetter }
    // The formula is set at 16 px.
    let x = (start.x * 1600).rounded() / 100
    #expect(pen.hasPrefix(x == x.rounded() ? "\(Int(x))" : "\(x)".trimmingPrefix("0")))
    #expect(text.contains("<use href=\"##-t1\" x=\"1.5\" y=\"-1\"/>"))
  }
}
