import NablaText
import Testing

@Suite struct MathAlternativesTests {
  @Test(arguments: [
    ("e^{-x^2/2}", "e to the minus x squared over two"),
    (#"e^{-\frac{x^2}{2}}"#, "e to the minus x squared over two"),
    (#"\frac12"#, "one half"), ("x^3+y^n", "x cubed plus y to the n"),
    (#"f(x)=\sin\theta"#, "f of x, equals sine theta"),
    (#"\frac{a+b}{c}=d"#, "the fraction a plus b over c, end of fraction, equals d"),
    (#"\sqrt{a+b}+1"#, "the square root of a plus b, end of root, plus one"),
    (#"\sqrt[3]{x}"#, "the cube root of x"), (#"\sqrt[n]x"#, "the n-th root of x"),
    (#"\sum_{i=1}^n x_i"#, "the sum from i equals one to n of x sub i"),
    (#"\int_0^1 f\,dx"#, "the integral from zero to one of f d x"),
    (#"\lim_{h\to0}g"#, "the limit as h to zero of g"),
    (#"p(x\mid y)"#, "p of x given y"),
    (#"\{x\mid x>0\}"#, "open brace x such that x is greater than zero close brace"),
    (#"\hat x+\bar{y}"#, "x hat plus y bar"), ("f''(x)", "f double prime of x"),
    (#"A^\top\mathbf{v}"#, "A transpose bold v"), (#"\binom nk"#, "n choose k"),
    (#"10^{-3}"#, "10 to the minus three".replacing("10", with: "ten")),
    (#"250^2"#, "250 squared"), (#"\mathrm{KL}"#, "KL"),
    (#"\mathbb{R}^d"#, "blackboard R to the d"),
    (#"\left|x\right|"#, "the absolute value of x"), (#"a^{(l)}"#, "a superscript l"),
    (#"\begin{pmatrix}a&b\\c&d\end{pmatrix}"#, "the two by two matrix, a, b; c, d, end of matrix"),
    (#"\begin{cases}1&\text{if }x\\0\end{cases}"#, "cases, one, if x; zero, end of cases"),
    (#"\text{for $n$ steps}"#, "for n steps"), (#"\color{s1}{x}=\Gamma"#, "x equals capital gamma"),
    (#"x\nleqslant y"#, "x not is less than or equal to y"), ("", ""),
  ])
  func `a formula is said in words`(tex: String, words: String) throws {
    #expect(try MathFormula(tex).spoken == words)
  }

  @Test(arguments: [
    (#"\frac{a+b}{2}"#, "(a+b)/2"), (#"\frac1n"#, "1/n"), ("x^2_i", "x_i^2"), ("x^{10}", "x^10"),
    ("x^{n+1}", "x^(n+1)"), (#"\sqrt{2\pi}"#, "√(2π)"), (#"\sqrt[3]x"#, "√[3]x"),
    (#"\mathbf{x}\in\mathbb{R}"#, "x ∈ ℝ"), (#"\sin x"#, "sin x"), ("f'(x)", "f′(x)"),
    (#"\sum_{i}^n"#, "∑_i^n"), (#"\left(\frac ab\right)"#, "(a/b)"),
    (#"\begin{bmatrix}1&2\\3&4\end{bmatrix}"#, "[1, 2; 3, 4]"), (#"\hat x"#, "x\u{302}"),
    (#"\text{if }x"#, "if x"), (#"\operatorname*{arg\,max}_x"#, "arg max_x"),
  ])
  func `the plain form is one line of text`(tex: String, plain: String) throws {
    #expect(try MathFormula(tex).plain == plain)
    #expect(try typesetFormula(tex).source == plain)
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("12.5", "<mn>12.5</mn>"),
    (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#),
    (#"\mathrm{KL}"#, "<mrow><mi>KL</mi></mrow>"), (#"\mathbb R"#, "<mi>ℝ</mi>"),
    ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    (#"\frac12"#, "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
    (
      "x_i^2",
      "<msubsup><mrow><mi>x</mi></mrow><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>"
    ),
    ("10^2", "<msup><mrow><mn>10</mn></mrow><mrow><mn>2</mn></mrow></msup>"),
    (#"\sqrt[3]{x}"#, "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"),
    (#"\sum_i"#, "<munder><mrow><mo>∑</mo></mrow><mrow><mi>i</mi></mrow></munder>"),
    (#"\int_a"#, "<msub><mrow><mo>∫</mo></mrow><mrow><mi>a</mi></mrow></msub>"),
    (#"\text{a b}"#, "<mrow><mtext>a\u{A0}b</mtext></mrow>"),
    (#"\,"#, #"<mspace width="0.167em"/>"#),
    (#"\color{s1}{x}"#, #"<mrow class="s1"><mi>x</mi></mrow>"#),
    (#"\color{#f00}{x}"#, ##"<mrow mathcolor="#ff0000"><mi>x</mi></mrow>"##),
    (
      #"\left(x\right."#,
      #"<mrow><mo stretchy="true" symmetric="true">(</mo><mrow><mi>x</mi></mrow></mrow>"#
    ),
    (
      #"2\sin x"#,
      #"<mn>2</mn><mspace width="0.167em"/><mi>sin</mi><mspace width="0.167em"/><mi>x</mi>"#
    ),
  ])
  func `MathML is made of the elements of MathML Core`(tex: String, content: String) throws {
    let head = #"<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>"#
    #expect(try MathFormula(tex).mathML == head + content + "</mrow></math>")
  }

  @Test func `a displayed formula says so`() throws {
    #expect(try MathFormula("x").mathML(display: true).contains(#"display="block""#))
  }
}
