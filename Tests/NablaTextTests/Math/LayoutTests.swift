import NablaScene
import NablaText
import Testing

/// Distances by the font's MATH table and TeX's rules. A text of 100 px has letters whose x-height
/// is Inter's, 54.5 px; Pagella's is 0.469 em, so its em is 116.3 px.
@Suite struct MathLayoutTests {
  static let em = 100 * (1118.0 / 2048) / 0.469

  @Test func `letters of a formula are as high as the text's`() throws {
    let em = try #require(try set("x").runs.first).size
    let text = try #require(fontMetrics(of: FontID("Inter-Regular"))).xHeight * 100
    let math = try #require(fontMetrics(of: FontStore.pagellaMath.id)).xHeight * em
    #expect(abs(text - math) < 1e-9)
  }

  /// TeX's table: thin 3, medium 4, thick 5 eighteenths of an em.
  @Test(arguments: [
    ("a+b", 8.0), ("a=b", 10), ("a,b", 3), (#"a\sin b"#, 6), ("-a", 0), ("(a+b)", 8), ("a=-b", 10),
    ("a!b", 0), (#"a\;b"#, 5), (#"a\colon b"#, 3), (#"\{-a\}"#, 0), (#"|-a|"#, 0), ("a+=b", 10),
    (#"\sum a"#, 3), (#"a\mathrel{b}c"#, 10), (#"a\mathbin bc"#, 8), (#"{+}b"#, 0),
    (#"a\quad b"#, 18),
    (#"a\color{s1}{=}b"#, 10), ("(a,-b)", 3), (#"\log(a)"#, 0),
  ])
  func `atoms stand apart by their classes`(tex: String, mu: Double) throws {
    let line = try set(tex, display: false)
    let em = try #require(line.runs.first).size
    // Without the spaces: every atom in braces of its own.
    let alone = try FormulaParts.atoms(of: tex).reduce(0) {
      try $0 + set("{\($1)}", display: false).width
    }
    #expect(abs(line.width - alone - mu / 18 * em) < 0.01)
  }

  @Test func `scripts keep no space but around operators`() throws {
    let tight = try set("x^{a+b=c}", display: false)
    let loose = try set("x^{{a}{+}{b}{=}{c}}", display: false)
    #expect(abs(tight.width - loose.width) < 1e-9)
  }

  @Test func `scripts come in the font's three sizes`() throws {
    let sizes = try set("x^{y^{z^w}}").runs.map { $0.size / Self.em(of: "x") }
    #expect(sizes.map { ($0 * 100).rounded() } == [100, 74, 55])
  }

  static func em(of tex: String) -> Double { (try? set(tex).runs.first?.size) ?? 0 }

  @Test func `a superscript is lower where it is cramped`() throws {
    let up = try #require(try set("x^2").runs.last).offset.y
    let cramped = try #require(try set(#"\sqrt{x^2}"#).runs.last).offset.y
    let em = Self.em(of: "x")
    // superscriptShiftUp 354, superscriptShiftUpCramped 296
    #expect(abs(-up - 0.354 * em) < 0.01)
    #expect(abs(-cramped - 0.296 * em) < 0.01)
  }

  @Test func `a fraction bar lies on the axis with the font's thickness`() throws {
    let line = try set(#"\frac ab"#)
    let rule = try #require(line.rules.first).rect
    let em = Self.em(of: "x")
    #expect(abs(-rule.midY - 0.25 * em) < 0.01)  // axisHeight 250
    #expect(abs(rule.height - 0.06 * em) < 0.01)  // fractionRuleThickness 60
    #expect(line.rules.count == 1)
    #expect(try set(#"\binom ab"#).rules == [])
  }

  @Test(arguments: [#"\frac ab"#, #"\frac{\frac{a^2}{b_j}}{\frac cd}"#, #"\frac{x}{y^{y^y}}"#])
  func `numerators and denominators keep the least distance from the bar`(tex: String) throws {
    for display in [true, false] {
      let line = try set(tex, display: display)
      let bar = try #require(line.rules.max { $0.rect.width < $1.rect.width }).rect
      let em = Self.em(of: "x") * 0.9
      for glyph in ink(of: line) {
        let gap = glyph.box.midY < bar.midY ? bar.minY - glyph.box.maxY : glyph.box.minY - bar.maxY
        #expect(gap > 0.1 * em, "\(glyph.text)")
      }
    }
  }

  @Test func `operators are larger and have limits above and below in display style`() throws {
    let display = ink(of: try set(#"\sum_{i}^n"#))
    let text = ink(of: try set(#"\sum_{i}^n"#, display: false))
    #expect(display[0].box.height > 1.3 * text[0].box.height)
    #expect(abs(display[1].box.midX - display[0].box.midX) < 2)
    #expect(display[1].box.minY > display[0].box.maxY && display[2].box.maxY < display[0].box.minY)
    #expect(text[1].box.minX > text[0].box.maxX - 5 && text[2].box.minX > text[0].box.maxX - 5)
    // Integrals keep theirs beside.
    let integral = ink(of: try set(#"\int_a^b"#))
    #expect(integral[2].box.minX > integral[0].box.midX)
    let forced = ink(of: try set(#"\int\limits_a^b"#))
    #expect(forced[2].box.maxY < forced[0].box.minY)
  }

  @Test(arguments: [
    "(", "[", "\\{", "|", "\\|", "\\langle", "\\lfloor", "\\lceil", "/", "\\uparrow",
  ])
  func `delimiters fit what they enclose, of any height`(delimiter: String) throws {
    for rows in [1, 2, 3, 5, 12] {
      let cells = Array(repeating: "x", count: rows).joined(separator: #"\\"#)
      let body = try set(#"\begin{matrix}\#(cells)\end{matrix}"#)
      let line = try set(
        #"\left\#(delimiter == "(" ? "(" : delimiter)\begin{matrix}\#(cells)\end{matrix}\right."#
          .replacing(#"\left\("#, with: #"\left("#))
      let glyphs = ink(of: line).filter { $0.text != "x" && $0.text != " " && $0.text != ";" }
      let top = try #require(glyphs.map(\.box.minY).min())
      let bottom = try #require(glyphs.map(\.box.maxY).max())
      // ⟨ and / have no parts to grow from.
      if rows > 3, delimiter == "\\langle" || delimiter == "/" { continue }
      #expect(bottom - top > 0.85 * body.height)
      #expect(bottom - top < 1.5 * body.height + 30)
      #expect(abs((top + bottom) / 2 + 0.25 * Self.em(of: "x")) < 3)
    }
  }

  @Test func `a root's line joins its sign and covers what is below`() throws {
    for body in ["x", #"\frac ab"#, #"\frac{\frac ab}{\frac cd}"#, "x^2_i"] {
      let line = try set(#"\sqrt{\#(body)}"#)
      let rule = try #require(line.rules.last).rect
      let glyphs = ink(of: line)
      let sign = glyphs.filter { $0.text == "√" }.reduce(glyphs[0].box) { $0.union($1.box) }
      #expect(abs(sign.minY - rule.minY) < 1)
      #expect(sign.maxX >= rule.minX && sign.maxX < rule.minX + 8)
      for glyph in glyphs where glyph.text != "√" { #expect(glyph.box.minY > rule.maxY) }
    }
  }

  @Test(arguments: ["x", "W", "f", "i", "\\Theta", "\\mathbf{v}"])
  func `accents stand over the middle of a letter without touching it`(letter: String) throws {
    for accent in ["hat", "bar", "tilde", "dot", "ddot", "vec", "check"] {
      let glyphs = ink(of: try set("\\\(accent){\(letter)}"))
      #expect(glyphs.count == 2)
      #expect(glyphs[1].box.maxY < glyphs[0].box.minY + 1)
      #expect(abs(glyphs[1].box.midX - glyphs[0].box.midX) < 30)
    }
  }

  @Test func `wide accents grow with what is below them`() throws {
    let widths = try ["x", "xy", "xyz"].map { tex in
      try #require(ink(of: try set(#"\widehat{\#(tex)}"#)).last).box.width
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 } == true)
    let line = try set(#"\overrightarrow{ABCDEFGH}"#)
    let arrow = ink(of: line).filter { $0.box.maxY < -80 }
    let left = arrow.map(\.box.minX).min() ?? 0
    let right = arrow.map(\.box.maxX).max() ?? 0
    #expect(right - left > 0.95 * line.width)
  }

  @Test func `a brace spans its body with the label centred`() throws {
    let line = try set(#"\underbrace{a+b+c+d+e+f+g}_{n}"#)
    let label = try #require(line.runs.last)
    #expect(abs(label.offset.x + label.advance / 2 - line.width / 2) < 2)
    #expect(label.offset.y > 0)
  }

  @Test func `matrices centre on the axis with straight columns`() throws {
    let line = try set(#"\begin{matrix}1&2\\3&4\\5&6\end{matrix}"#)
    let glyphs = ink(of: line)
    let places = line.runs.flatMap { run in run.glyphs.map { $0.position.x + run.offset.x } }
    #expect(places[0] == places[2] && places[2] == places[4] && places[1] == places[3])
    let middle = (glyphs[2].box.minY + glyphs[2].box.maxY) / 2
    #expect(abs(middle + 0.25 * Self.em(of: "x")) < 20)
  }

  @Test func `aligned rows meet at their relation`() throws {
    let line = try set(#"\begin{aligned}a+b&=c\\d&=e+f\end{aligned}"#)
    let signs = ink(of: line).filter { $0.text == "=" }
    #expect(signs.count == 2 && abs(signs[0].box.minX - signs[1].box.minX) < 1e-9)
  }

  @Test func `colours reach glyphs and rules and resolve by role`() throws {
    let line = try set(#"a\color{s1}{\sqrt b}\color{#ff0000}{c}"#)
    let accent = ColorPair(Color(0x123456))
    let item = line.item(at: .zero, color: .clear, role: "t") { $0 == "s1" ? accent : nil }
    #expect(item.runs.map(\.color) == [nil, accent, ColorPair(Color(0xff0000))])
    #expect(item.rules.map(\.color) == [accent])
    let unknown = line.item(at: .zero, color: .clear, role: "t")
    #expect(unknown.runs.map { $0.color?.role } == [nil, "s1", ""])
    #expect(unknown.runs.map { $0.color?.isUnresolved } == [nil, true, false])
  }

  @Test func `words in a formula are in the text's own font and size`() throws {
    let line = try set(#"x=\text{if }y"#)
    let words = try #require(line.runs.first { $0.font == FontID("Inter-Regular") })
    #expect(words.size == 100)
  }

  @Test func `phantoms take room and draw nothing`() throws {
    let (shown, hidden) = (try set(#"\frac ab"#), try set(#"\phantom{\frac ab}"#))
    #expect(hidden.runs.isEmpty && hidden.rules.isEmpty)
    #expect(hidden.width == shown.width && hidden.height == shown.height)
    #expect(try set(#"\hphantom{x}"#).height == 0 && set(#"\vphantom{x}"#).width == 0)
  }
}

/// The atoms of a formula that has no structure, each to be set alone.
enum FormulaParts {
  static func atoms(of tex: String) -> [String] {
    let known: [String: [String]] = [
      #"a\sin b"#: ["a", #"\sin"#, "b"], #"a\;b"#: ["a", "b"], #"a\colon b"#: ["a", ":", "b"],
      #"\{-a\}"#: [#"\{"#, "-", "a", #"\}"#], #"\sum a"#: [#"\sum"#, "a"],
      #"a\mathrel{b}c"#: ["a", "b", "c"], #"a\mathbin bc"#: ["a", "b", "c"],
      #"{+}b"#: ["+", "b"], #"a\quad b"#: ["a", "b"], #"a\color{s1}{=}b"#: ["a", "=", "b"],
      #"\log(a)"#: [#"\log"#, "(", "a", ")"],
    ]
    return known[tex] ?? tex.map(String.init)
  }
}
