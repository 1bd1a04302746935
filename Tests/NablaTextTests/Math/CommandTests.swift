import NablaScene
import NablaText
import Testing

@Suite struct MathCommandTests {
  static let mathtext: [String] = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return FormulaSheet.lines(of: "/\(folder)/mathtext.txt").filter { !$0.hasPrefix("#") }
      .map(String.init)
  }()

  @Test func `every command of Matplotlib's mathtext is set with glyphs that a font has`() throws {
    #expect(Self.mathtext.count > 1100)
    for tex in Self.mathtext {
      let line = try typesetFormula(tex)
      #expect(line.missing == [], "\(tex)")
      #expect(line.width != 0 || tex.contains("lap"), "\(tex)")
    }
  }

  /// What mathtext rejects and papers use.
  @Test(arguments: [
    #"\begin{bmatrix}a&b\\c&d\end{bmatrix}"#, #"\begin{cases}a&b\\c&d\end{cases}"#,
    #"\begin{aligned}a&=b\\c&=d\end{aligned}"#, #"\underbrace{a+b}_{n}"#,
    #"\overbrace{a+b}^{n}"#, #"\tfrac12"#, #"\bm{\theta}"#, #"\color{accent}{x}"#,
    #"\operatorname*{arg\,max}_x"#, #"\xrightarrow[a]{b}"#, #"\sum\limits_a^b"#,
    #"\bigl(x\bigr)"#, #"\pmod{n}"#, #"a \over b"#,
    #"\begin{array}{l|r}a&b\\\hline c&d\end{array}"#,
    #"\begin{smallmatrix}a\\b\end{smallmatrix}"#, #"\boxed{x}"#, #"\vphantom{x}\hphantom{y}z"#,
  ])
  func `commands beyond mathtext work`(tex: String) throws {
    #expect(try typesetFormula(tex, display: true).width > 0)
  }

  @Test func `more than 1000 symbols have a glyph in a compiled-in font`() throws {
    let names = MathFormula.symbolCommands
    #expect(names.count > 1000)
    for name in names {
      let line = try typesetFormula("\\\(name)")
      #expect(line.missing == [] && !line.runs.isEmpty, "\(name)")
    }
  }

  @Test(arguments: [
    (#"\mathbb{R}"#, "ℝ"), (#"\mathbb{E1}"#, "𝔼𝟙"), (#"h"#, "ℎ"), (#"x"#, "𝑥"),
    (#"\mathcal{LBA}"#, "ℒℬ𝒜"), (#"\mathfrak{gC}"#, "𝔤ℭ"), (#"\mathbf{x1}"#, "𝐱𝟏"),
    (#"\mathsf{x}"#, "𝗑"), (#"\mathtt{x1}"#, "𝚡𝟷"), (#"\mathrm{x}"#, "x"),
    (#"\boldsymbol{x\alpha\Gamma}"#, "𝒙𝜶𝚪"), (#"\bm{1}"#, "𝟏"), (#"\alpha\Gamma"#, "𝛼Γ"),
    (#"\mathit{\Gamma}"#, "𝛤"), (#"\partial\nabla"#, "𝜕∇"), (#"\epsilon\varepsilon"#, "𝜖𝜀"),
    (#"\phi\varphi"#, "𝜙𝜑"), (#"{\bf x}y"#, "𝐱𝑦"), (#"\imath"#, "𝚤"), (#"-"#, "−"),
  ])
  func `letters come from the alphabet's characters`(tex: String, characters: String) throws {
    let glyphs = try typesetFormula(tex).runs.flatMap(\.glyphs).map(\.id)
    let wanted = characters.unicodeScalars.map { MathFont.standard.glyph($0).id }
    #expect(glyphs == wanted)
  }

  @Test(arguments: [
    (#"\not="#, #"\neq"#), (#"\not\in"#, #"\notin"#), (#"\not<"#, "≮"), ("a'", #"a^\prime"#),
    ("a''", #"a^{″}"#), (#"\le"#, #"\leq"#), ("x_a^b", "x^b_a"), (#"\frac12"#, #"\frac{1}{2}"#),
    (#"{a\over b}"#, #"{\frac{a}{b}}"#), (#"\binom nk"#, #"{n\choose k}"#), ("−", "-"),
    (#"\{x\}"#, #"\lbrace x\rbrace"#), (#"\|x\|"#, #"\Vert x\Vert"#),
    (#"\left<x\right>"#, #"\left\langle x\right\rangle"#), ("α", #"\alpha"#),
    (#"\color{#f00}x"#, #"\textcolor{#ff0000}{x}"#), ("a~b", #"a\ b"#),
    (#"\mathop{\mathrm{sin}}"#, #"\operatorname{sin}"#),
  ])
  func `two ways to write it look the same`(a: String, b: String) throws {
    let (one, other) = (try set(a), try set(b))
    #expect(one.runs.map(\.glyphs) == other.runs.map(\.glyphs))
    #expect(one.rules == other.rules)
    #expect(abs(one.width - other.width) < 1e-9)
  }
}
