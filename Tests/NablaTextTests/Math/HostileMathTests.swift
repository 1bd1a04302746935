import NablaScene
import NablaText
import Testing

@Suite struct HostileMathTests {
  @Test(arguments: [
    "{", "}", "{{", "x^{", #"\frac{"#, #"\sqrt"#, #"\sqrt{"#, #"\left("#, #"\text{"#, #"\hat"#,
    #"\begin{matrix}"#, #"\not"#, #"\color{s1}{"#, "-", "x_", "'", "a'", "&", #"\\"#, "|", "(",
    #"\overbrace{"#, #"\xrightarrow{"#, #"\text{$"#, #"\sqrt["#, #"\big("#, #"\displaystyle "#,
    #"\rm "#, #"a\over "#, #"\mathbf{"#, #"\boxed{"#, "\u{338}", "é", "\u{1F600}",
  ])
  func `ten thousand of anything end soon, well or with a column`(piece: String) {
    let tex = String(repeating: piece, count: 10_000)
    do throws(TexError) {
      let line = try typesetFormula(tex, display: true)
      #expect(line.width.isFinite)
    } catch {
      #expect(error.column >= 1)
    }
  }

  @Test func `groups may be nested 200 deep and no deeper`() throws {
    let deep = String(repeating: "{", count: 199) + "x" + String(repeating: "}", count: 199)
    #expect(try typesetFormula(deep).width > 0)
    let deeper = "{" + deep + "}"
    let text = "column 200: groups within groups deeper than 200; split the formula"
    #expect { try MathFormula(deeper) } throws: { "\($0)" == text }
  }

  @Test(arguments: [
    (#"\frac{1}{"#, "}"), (#"\sqrt{"#, "}"), (#"\left("#, #"\right)"#), ("x^{", "}"), ("x_{", "}"),
    (#"\hat{"#, "}"), (#"\underbrace{"#, "}"), (#"\begin{matrix}"#, #"\end{matrix}"#),
    (#"\text{$"#, "$}"), (#"\color{s1}{"#, "}"), (#"\boxed{"#, "}"), (#"\overline{"#, "}"),
  ])
  func `anything that nests 60 deep is set, spoken and written`(open: String, close: String) throws
  {
    // Two levels are taken by some.
    let tex =
      String(repeating: open, count: 60) + "x" + String(repeating: close, count: 60)
    let formula = try MathFormula(tex)
    let line = typeset(formula, display: true)
    #expect(line.width.isFinite && line.ascent.isFinite && line.descent.isFinite)
    #expect(isWellFormed(formula.mathML(display: true)))
    #expect(!formula.spoken.isEmpty)
  }

  @Test func `a megabyte is refused before anything is read`() {
    let tex = String(repeating: "x+", count: 500_000)
    let text = "column 1: a formula of more than 20000 characters; split it"
    #expect { try MathFormula(tex) } throws: { "\($0)" == text }
  }

  @Test func `a matrix of many empty cells takes little time`() throws {
    let row = String(repeating: "&", count: 255)
    let tex = #"\begin{matrix}"# + row + String(repeating: #"\\"#, count: 4000) + #"\end{matrix}"#
    #expect(try typesetFormula(tex).width > 0)
    let wide = #"\begin{matrix}"# + row + "&" + #"\end{matrix}"#
    #expect { try MathFormula(wide) } throws: { "\($0)".contains("more than 256 columns") }
  }

  @Test(arguments: [0, 1e-9, 4096, .infinity, .nan])
  func `any size of text gives finite places`(size: Double) throws {
    let line = try typesetFormula(
      #"\frac{\sqrt{x^2}}{\left(\sum_i^n\right)}\xrightarrow{abc}\widehat{abc}"#,
      TextStyle(size: size))
    #expect(line.width.isFinite && line.height.isFinite)
    #expect(
      line.runs.allSatisfy { $0.offset.isFinite && $0.glyphs.allSatisfy { $0.position.isFinite } })
  }

  /// What went wrong once.
  @Test(arguments: [
    #"\hat\"o\text{a $x$ b}\quad"#, #"\text{a }"#, #"\text{a}\ "#, #"\quad\text{ }\quad"#,
    #"\over\overbrace\!"#, "\u{600}\\quad",
  ])
  func `glyphs stand for bytes of their own run`(tex: String) throws {
    #expect(FormulaFuzz.check(tex) == nil)
  }

  /// `scripts/fuzz-formulas` tries a million.
  @Test(arguments: 0..<4) func `random formulas are set or refused`(stream: Int) {
    let count = FormulaFuzz.number("NABLA_FUZZ_COUNT") ?? 6000
    let seed = FormulaFuzz.number("NABLA_FUZZ_SEED") ?? 1
    var random = FormulaFuzz(seed: UInt64(truncatingIfNeeded: seed &* 4 &+ stream))
    for _ in 0..<count / 4 {
      let tex = random.formula()
      let problem = FormulaFuzz.check(tex)
      #expect(problem == nil, "\(tex)")
    }
  }
}
