import NablaScene
import NablaText
import Testing

@Suite struct MarkupTests {
  /// The spans as text, with the style in front: `b:`, `i:`, `bi:`, `f5:` for a formula whose
  /// first letter is the label's fifth.
  private func spans(_ label: String) -> [String] {
    RichText(markup: label).spans.map { span in
      let isBold = span.style.weight == .semibold
      let style = (isBold ? "b" : "") + (span.style.isItalic ? "i" : "")
      switch span.content {
      case .text(let text): return style.isEmpty ? text : "\(style):\(text)"
      case .formula(let tex, let column): return "\(style)f\(column):\(tex)"
      }
    }
  }

  static let emphasis: [(String, [String])] = [
    ("plain", ["plain"]),
    ("**bold**", ["b:bold"]),
    ("*italic*", ["i:italic"]),
    ("***both***", ["bi:both"]),
    ("a **b** c *d* e", ["a ", "b:b", " c ", "i:d", " e"]),
    ("**a *b* c**", ["b:a ", "bi:b", "b: c"]),
    ("*a **b** c*", ["i:a ", "bi:b", "i: c"]),
    ("2 * 3 * 4", ["2 * 3 * 4"]),
    ("a*b", ["a*b"]),
    ("a*b*c", ["a*b*c"]),
    ("2*3*4 = 24", ["2*3*4 = 24"]),
    ("snake_case _name_", ["snake_case _name_"]),
    ("* not *", ["* not *"]),
    ("**open", ["**open"]),
    ("close**", ["close**"]),
    ("** **", ["** **"]),
    ("****", ["****"]),
    ("**a*", ["*", "i:a"]),
    ("*a**", ["i:a", "*"]),
    ("(*a*)", ["(", "i:a", ")"]),
    ("*(a)*", ["i:(a)"]),
    ("*a*, b", ["i:a", ", b"]),
    (#"\*a\*"#, ["*a*"]),
    (#"*a\*b*"#, ["i:a*b"]),
    (#"a\b \\ \n"#, [#"a\b \ \n"#]),
    ("这是**粗体**字", ["这是", "b:粗体", "字"]),
    ("p*-value and q*-value", ["p*-value and q*-value"]),
    ("**über** alles", ["b:über", " alles"]),
    ("", []),
  ]

  @Test("stars are emphasis as in CommonMark, but not within words", arguments: emphasis)
  func findsEmphasis(_ label: String, _ expected: [String]) {
    #expect(spans(label) == (label.isEmpty ? [""] : expected))
  }

  static let dollars: [(String, [String])] = [
    ("$x^2$", ["f2:x^2"]),
    ("loss $L$ of $x$", ["loss ", "f7:L", " of ", "f14:x"]),
    ("cost $5 and $6", ["cost $5 and $6"]),
    ("cost $5 and $6; loss $L$", ["cost $5 and $6; loss ", "f23:L"]),
    ("$", ["$"]),
    ("$$", ["$$"]),
    ("a $ b", ["a $ b"]),
    ("$ x$", ["$ x$"]),
    ("$x $", ["$x $"]),
    ("$x$5", ["$x$5"]),
    ("$20", ["$20"]),
    (#"\$x\$"#, ["$x$"]),
    (#"$\$5$"#, [#"f2:\$5"#]),
    (#"$\text{if $x$}$"#, [#"f2:\text{if $x$}"#]),
    (#"$a_{b$ c"#, ["f2:a_{b", " c"]),
    ("**a $b * c$ d**", ["b:a ", "bf6:b * c", "b: d"]),
    ("$a * b$ * c", ["f2:a * b", " * c"]),
    ("é $x$", ["é ", "f4:x"]),
  ]

  @Test("dollars are formulas as in Pandoc", arguments: dollars)
  func findsFormulas(_ label: String, _ expected: [String]) {
    #expect(spans(label) == expected)
  }

  @Test func leavesPlainTypesetLiteral() {
    #expect(typeset("**a** $x$").source == "**a** $x$")
    #expect(typeset("**a** $x$").runs.count == 1)
  }

  @Test func setsBoldInTheLine() {
    let line = typeset(markup: "the **best** model")
    #expect(line.source == "the best model")
    #expect(line.runs.map(\.font.name) == ["Inter-Regular", "Inter-SemiBold", "Inter-Regular"])
    #expect(line.runs.map(\.sourceRange) == [0..<4, 4..<8, 8..<14])
    let lines = wrap(markup: "the **best of all** models", width: 60)
    #expect(lines.map(\.source).joined(separator: " ") == "the best of all models")
    #expect(truncate(markup: "the **best of all** models", width: 60).width <= 60)
  }

  @Test func setsAFormulaOnTheBaselineOfItsLabel() throws {
    let line = typeset(markup: "loss $\\frac{a}{b}$ here")
    let formula = try #require(line.formulas.first)
    #expect(line.formulas.count == 1 && line.problems == [])
    #expect(line.source.hasPrefix("loss ") && line.source.hasSuffix(" here"))
    #expect(formula.sourceRange.lowerBound == 5)
    #expect(formula.box.minX == typeset("loss ").width)
    #expect(line.ascent > typeset("loss").ascent || line.descent > typeset("loss").descent)
    #expect(line.runs.first?.offset.y == 0 && line.runs.last?.offset.y == 0)
    #expect(line.rules.count == 1)
    for run in line.runs where formula.holds(run) {
      #expect(run.glyphs.allSatisfy { formula.sourceRange.contains($0.cluster) })
    }
  }

  @Test func placesFormulasInTheOrderOfBidi() throws {
    let line = typeset(markup: "\u{5D0}\u{5D1} $x$ \u{5D2} $y$")
    #expect(line.formulas.count == 2)
    #expect(line.formulas[0].sourceRange.lowerBound < line.formulas[1].sourceRange.lowerBound)
    #expect(line.formulas[0].box.minX > line.formulas[1].box.minX)
    #expect(line.formulas[1].box.minX == 0)
  }

  @Test func breaksNoLineWithinAFormula() {
    let lines = wrap(markup: "a $x + y + z + w$ b $\\frac{1}{2}$ c", width: 30)
    #expect(lines.flatMap(\.formulas).count == 2)
    #expect(lines.allSatisfy { $0.formulas.count <= 1 })
    #expect(lines.contains { $0.width > 30 && $0.formulas.count == 1 })
  }

  @Test func saysWhatIsWrongWithAFormulaAndWhereInTheLabel() throws {
    let line = typeset(markup: "Loss é $\\frca{1}{2}$ here")
    #expect(line.source == "Loss é $\\frca{1}{2}$ here")
    #expect(line.formulas == [])
    let problem = try #require(line.problems.first)
    #expect(problem.column == 9)
    #expect(
      problem.description
        == #"column 9: unknown command "\frca"; did you mean "\frac"?"#)
    let label = #"$\frca$ of many words and $\frca$"#
    #expect(typeset(markup: label).problems.map(\.column) == [2, 28])
    #expect(wrap(markup: label, width: 20).flatMap(\.problems).map(\.column) == [2, 28])
    #expect(wrap(markup: #"$\frca$"#, width: 20).flatMap(\.problems).count == 1)
  }

  @Test func keepsMarkupAndPlainTextApart() {
    for _ in 0..<2 {
      #expect(typeset("*a*").source == "*a*")
      #expect(typeset(markup: "*a*").source == "a")
    }
  }

  @Test(
    "any label takes bounded time",
    arguments: ["*", "**a ", "$", "$a ", "${", "$x$ ", "\\", "$$", "*a*b ", "}$", "\u{301}*"])
  func takesManyMarks(_ mark: String) {
    let line = typeset(markup: String(repeating: mark, count: 300_000))
    #expect(line.source.count <= 4097)
    #expect(line.width.isFinite)
  }

  @Test("lines that are kept are those of their text, style and width")
  func keptLines() {
    let text = "**Bold** words, a formula $x^2$ and more of them, e\u{301} and é"
    let small = TextStyle(size: 11)
    let wide = wrap(markup: text, small, width: 160)
    let narrow = wrap(markup: text, small, width: 80)
    let large = wrap(markup: text, TextStyle(size: 17), width: 160)
    #expect(wide.count > 1)
    #expect(narrow.count > wide.count)
    #expect(large.count > wide.count)
    #expect(wrap(markup: text, small, width: 160).map(\.source) == wide.map(\.source))
    #expect(wide.allSatisfy { $0.width <= 160 } == true)
    #expect(narrow.allSatisfy { $0.width <= 80 } == true)
    // Equal texts of different characters.
    let other = "**Bold** words, a formula $x^2$ and more of them, é and e\u{301}"
    #expect(text == other)
    let scalars = wrap(markup: other, small, width: 160).map { Array($0.source.unicodeScalars) }
    #expect(scalars != wide.map { Array($0.source.unicodeScalars) })
  }
}
