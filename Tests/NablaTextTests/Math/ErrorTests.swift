import NablaScene
import NablaText
import Testing

@Suite struct MathErrorTests {
  @Test(arguments: [
    (#"\frca{a}{b}"#, #"column 1: unknown command "\frca"; did you mean "\frac"?"#),
    (#"x + \apha"#, #"column 5: unknown command "\apha"; did you mean "\alpha"?"#),
    (#"\zzzzqqqq"#, #"column 1: unknown command "\zzzzqqqq"; write \text{zzzzqqqq} for a word"#),
    (#"\sqrt{x"#, "column 6: the { is never closed; add a }"),
    ("x}", "column 2: a } without its {; write \\} for the sign"),
    (#"\frac{a}"#, #"column 9: an argument of \frac is missing; write \frac{…}"#),
    ("x^", "column 3: an argument of ^ is missing; write ^{…}"),
    ("x^a^b", "column 4: a second superscript; write {a^b}^c or a^{b^c}"),
    ("x_a_b", "column 4: a second subscript; write {a_b}_c or a_{b_c}"),
    (#"\left( x"#, #"column 1: \left without its \right; write \right. where nothing closes it"#),
    (#"x \right)"#, #"column 3: \right on its own; write \left in front of its part"#),
    (#"\limits_a x"#, #"column 1: \limits on its own; write it behind an operator as \sum"#),
    (
      #"\left x y\right)"#,
      "column 7: x is no delimiter; write one as ( [ \\{ | \\| \\langle, or . for none"
    ),
    ("a & b", "column 3: a & outside a matrix; write \\& for the sign"),
    (
      #"a \\ b"#, #"column 3: \\ on its own; write \begin{aligned}…\end{aligned} for several lines"#
    ),
    (
      #"\begin{pmatix}a\end{pmatix}"#,
      #"column 8: unknown environment "pmatix"; did you mean "pmatrix"?"#
    ),
    (
      #"\begin{matrix}a\end{pmatrix}"#,
      #"column 21: \end{pmatrix} for \begin{matrix}; write \end{matrix}"#
    ),
    (#"\begin{matrix}a&b"#, #"column 1: \begin{matrix} is never closed; add \end{matrix}"#),
    (#"\color{#12}{x}"#, ##"column 8: the colour "#12"; write it as #1b39f6"##),
    (
      #"\color{a b!}{x}"#,
      ##"column 8: the colour "ab!"; write a role as accent or s1, or #1b39f6"##
    ),
    (
      #"\hspace{1furlong}"#,
      #"column 8: \hspace with the length "1furlong"; write it as 0.5em or 3mu, at most 100em"#
    ),
    ("a$b", #"column 2: a dollar sign inside the formula; write \$"#),
    ("a\\", #"column 2: a backslash at the end; write \backslash for the sign"#),
    (#"\text{a $x}"#, #"column 9: a formula in \text that never ends; add a $ or write \$"#),
    ("a\u{7}b", "column 2: the control character U+0007; leave it out"),
    ("a\u{202E}b", "column 2: the control character U+202E; leave it out"),
    (
      #"a \over b \over c"#,
      #"column 11: a second \over in one group; put braces around one of them"#
    ),
    ("e\u{301}x \\foo", #"column 4: unknown command "\foo"; write \text{foo} for a word"#),
  ])
  func `what is wrong is said with its column and a way out`(tex: String, text: String) {
    #expect { try MathFormula(tex) } throws: { "\($0)" == text }
  }

  @Test func `an error becomes the program's with the text's place in front`() throws {
    let error = try #require(throws: TexError.self) { try MathFormula("x }") }
    #expect(
      error.nablaError("title", offset: 4).description
        == "title, column 7: a } without its {; write \\} for the sign.")
  }

  @Test func `roles of colours are listed with their columns`() throws {
    let formula = try MathFormula(
      #"\color{s1}{x}+\color{#123456}{y}=\color{accent}{\frac{\color{s2}z}{2}}"#)
    #expect(formula.colorRoles.map(\.name) == ["s1", "accent", "s2"])
    #expect(formula.colorRoles.map(\.column) == [8, 41, 62])
  }
}
