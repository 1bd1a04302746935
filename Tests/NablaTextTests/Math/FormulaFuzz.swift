import NablaScene
import NablaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Random formulas from a seed: pieces of TeX in any order, sometimes cut or with a stray byte.
struct FormulaFuzz {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// What is wrong with how a text is taken; nil where it is set or refused with a column inside.
  static func check(_ tex: String) -> String? {
    do throws(TexError) {
      let formula = try MathFormula(tex)
      for display in [true, false] {
        let line = typeset(formula, TextStyle(size: 20), display: display)
        guard line.width.isFinite, line.ascent.isFinite, line.descent.isFinite else {
          return "not finite"
        }
        for run in line.runs {
          guard run.offset.isFinite, run.sourceRange.upperBound <= line.source.utf8.count else {
            return "a run at \(run.offset) for \(run.sourceRange)"
          }
          for glyph in run.glyphs {
            guard glyph.position.isFinite else { return "a glyph is nowhere" }
            guard run.sourceRange.contains(glyph.cluster) || run.sourceRange.isEmpty else {
              return "a glyph for byte \(glyph.cluster) in a run for \(run.sourceRange)"
            }
          }
        }
        for rule in line.rules {
          let rect = rule.rect
          guard rect.x.isFinite, rect.y.isFinite, rect.width.isFinite, rect.height.isFinite else {
            return "a rule is nowhere"
          }
        }
      }
      guard isWellFormed(formula.mathML(display: true)) else { return "bad MathML" }
      _ = formula.spoken
      return nil
    } catch {
      let count = tex.count
      return error.column >= 1 && error.column <= count + 1 ? nil : "column \(error.column)"
    }
  }

  /// A number in the environment, nil where there is none.
  static func number(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }

  mutating func formula() -> String {
    var tex = ""
    for _ in 0..<(1 + next(24)) { tex += Self.pieces[next(Self.pieces.count)] }
    switch next(8) {
    case 0:
      var scalars = Array(tex.unicodeScalars)
      scalars.remove(at: next(scalars.count))
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      tex = String(text)
    case 1: tex = String(tex.prefix(next(tex.count + 1)))
    case 2: tex += String(Unicode.Scalar(UInt32(next(0xD7FF))) ?? "x")
    default: break
    }
    return tex
  }

  /// SplitMix64.
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return bound > 0 ? Int(z % UInt64(bound)) : 0
  }

  private static let pieces: [String] = [
    "x", "y", "a", "2", "10", "+", "-", "=", "(", ")", "[", "]", "|", "'", ",", ".", "/", "<", ">",
    " ", "{", "}", "{x}", "{", "}", "^", "_", "^2", "_i", "^{", "_{", "&", "\\\\", "\\\\[2pt]", "~",
    "$", "%", "#", "é", "∑", "α", "ב", "\u{338}", "\u{7}", "\u{202E}", "😀", "\"", "\\",
    "\\frac", "\\frac{", "\\frac12", "\\dfrac{a}{", "\\sqrt", "\\sqrt[", "\\sqrt[3]{x}", "\\left(",
    "\\right)", "\\left.", "\\right.", "\\left\\{", "\\right\\}", "\\middle|", "\\sum", "\\int",
    "\\prod_{i}^n", "\\lim", "\\limits", "\\nolimits", "\\hat", "\\hat{x}", "\\vec", "\\widehat{",
    "\\overline{", "\\underline", "\\underbrace{", "\\overbrace", "\\overset{a}", "\\underset",
    "\\stackrel", "\\begin{matrix}", "\\end{matrix}", "\\begin{cases}", "\\end{cases}",
    "\\begin{aligned}", "\\end{aligned}", "\\begin{array}{l|c}", "\\end{array}", "\\hline",
    "\\substack{", "\\xrightarrow[", "\\xrightarrow", "\\text{", "\\text{a $x$ b}", "\\mbox{$",
    "\\operatorname{", "\\operatorname*{arg\\,max}", "\\mathbb", "\\mathbb{R}", "\\mathbf{",
    "\\boldsymbol", "\\rm", "\\cal ", "\\color{s1}", "\\color{#f00}{", "\\color{", "\\,", "\\!",
    "\\quad", "\\hspace{", "\\hspace{1em}", "\\kern", "\\kern-1em", "\\phantom", "\\smash{",
    "\\rlap{", "\\llap x", "\\boxed", "\\not", "\\not=", "\\not\\leqslant", "\\bigl", "\\Bigg(",
    "\\big", "\\binom", "\\over", "\\choose", "\\genfrac{(}{)}{", "\\genfrac{}{}{0pt}{1}{a}{b}",
    "\\displaystyle", "\\scriptstyle", "\\alpha", "\\infty", "\\le", "\\to", "\\cdots", "\\{",
    "\\}",
    "\\|", "\\foo", "\\begin", "\\end", "\\begin{", "\\pmod", "\\bmod", "\\mathop", "\\mathrel{",
    "\\dddot", "\\'", "\\\"o", "\\sin", "\\max_", "\\iff", "\\nleqslant", "\\'", "\\overrightarrow",
  ]
}
