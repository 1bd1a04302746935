import NablaSVG
import NablaScene
import NablaText
import Testing

/// Formulas in and beside words.
@Suite struct FormulaTests {
  private func mixed(halo: Double = 0, angle: Double = 0) throws -> SceneItem {
    let line = typeset("loss ").appending(try typesetFormula(#"\frac{1}{n}"#))
      .appending(typeset(" done"))
    return .text(
      line.item(
        at: Point(10, 20), angle: angle, color: Sample.ink, haloWidth: halo,
        haloColor: Sample.paper, role: "label"))
  }

  @Test func `words stay text and the formula is outlines with a label`() throws {
    let text = try figure([try mixed()])
    #expect(text.contains(">loss </tspan>") && text.contains("> done</tspan>"))
    #expect(text.contains(#"<g role="img" aria-label="one over n""#))
    #expect(text.contains(">1/n</text>"))
    #expect(text.ranges(of: "<use href").count == 2)
    #expect(text.ranges(of: "<rect").count == 2)  // the paper and the bar
  }

  @Test func `the invisible text lies where the formula is`() throws {
    let start = typeset("loss ").width
    let text = try figure([try mixed()])
    let x = (start * 100).rounded() / 100
    #expect(text.contains("<text aria-hidden=\"true\" fill=\"#000\" fill-opacity=\"0\" x=\"\(x)\""))
  }

  @Test func `halos of all parts lie below all parts`() throws {
    let text = try figure([try mixed(halo: 2)])
    let halos = text.ranges(of: "stroke-width=\"4\"")
    let fill = try required(text.firstRange(of: "role=\"img\" aria-label"))
    #expect(halos.count == 2)
    for halo in halos { #expect(halo.upperBound < fill.lowerBound) }
  }

  @Test func `outlined text has one label that says the formula in words`() throws {
    let text = try figure([try mixed()], options: SVGOptions(text: .outline))
    #expect(text.contains(#"aria-label="loss one over n done""#))
  }

  @Test func `embedded fonts hold the words only`() throws {
    let text = try figure([try mixed()], options: SVGOptions(embedFonts: true))
    #expect(text.ranges(of: "@font-face").count == 1)
  }

  @Test func `a formula alone turns about its origin with its bar`() throws {
    let line = try typesetFormula(#"\frac ab"#)
    let item = line.item(at: Point(10, 20), angle: -90, color: Sample.ink, role: "label")
    let text = try figure([.text(item)])
    #expect(text.contains(#"transform="translate(10 20)rotate(-90)""#))
    #expect(text.ranges(of: "<rect").count == 2)
  }

  @Test func `colours of roles become classes in both glyphs and bars`() throws {
    let line = try typesetFormula(#"\color{s1}{\frac ab}c"#)
    let item = line.item(at: Point(10, 20), color: Sample.ink, role: "label") {
      $0 == "s1" ? Sample.s1 : nil
    }
    let text = try figure([.text(item)])
    #expect(text.ranges(of: "class=\"f-s1\"").count == 2)  // the group of glyphs, the bar
  }
}
