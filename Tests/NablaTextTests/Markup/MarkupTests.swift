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
}
