import Nabla
import TestSupport
import Testing

/// `nabla tex`.
@Suite struct TexTests {
  @Test func `a formula is written in every format with its baseline printed`() throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["tex", #"$\frac{QK^\top}{\sqrt{d_k}}$"#, "-o", "a.svg", "-o", "a.png", "-o", "a.pdf"],
        in: folder.path)
      #expect(run.errors == "")
      #expect(run.code == 0)
      let words = run.text.split(whereSeparator: \.isWhitespace)
      #expect(words.count == 4 && words[0] == "size" && words[2] == "baseline")
      let numbers = [words[1].split(separator: "x"), [words[3]]].flatMap {
        $0.compactMap { Double($0) }
      }
      #expect(numbers.count == 3)
      #expect(numbers[0] > 15 && numbers[1] > 15 && numbers[2] > 4 && numbers[2] < numbers[1])
      #expect(try folder.names() == ["a.pdf", "a.png", "a.svg"])
      let svg = String(decoding: try folder.bytes("a.svg"), as: UTF8.self)
      #expect(svg.contains("viewBox=\"0 0 \(words[1].replacing("x", with: " "))\""))
      #expect(svg.contains("aria-label=\"Q K transpose over the square root of d sub k\""))
      #expect(svg.contains(">(QK^⊤)/(√(d_k))</text>"))
    }
  }

  @Test func `words and MathML are printed without a picture`() throws {
    let run = try Run.nabla(["tex", "$e^{-x^2/2}$", "--spoken", "--mathml"])
    #expect(run.code == 0)
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("<math xmlns=") && lines[0].hasSuffix("</math>"))
    #expect(lines[1] == "e to the minus x squared over two")
  }

  @Test func `standard output holds the picture alone`() throws {
    let run = try Run.nabla(["tex", "x", "-o", "-", "--format", "svg"])
    #expect(run.code == 0)
    #expect(run.text.hasPrefix("<svg") && run.text.hasSuffix("</svg>\n"))
  }

  @Test func `two dollar signs, --display and a larger size make it larger`() throws {
    try TemporaryFolder.with { folder in
      let arguments = [
        [#"$\sum_i^n x$"#], [#"$$\sum_i^n x$$"#], [#"\sum_i^n x"#, "--display"],
        [#"$\sum_i^n x$"#, "--size", "32"],
      ]
      let sizes = try arguments.map { words in
        try Run.nabla(["tex"] + words + ["-o", "a.svg"], in: folder.path).text
      }
      #expect(sizes[0] != sizes[1] && sizes[1] == sizes[2] && sizes[3] != sizes[0])
    }
  }

  @Test(arguments: [
    ([#"$\frca12$"#, "-o", "a.svg"], #"column 2: unknown command "\frca"; did you mean "\frac"?"#),
    ([#"$$x^a^b$$"#, "-o", "a.svg"], "column 6: a second superscript; write {a^b}^c or a^{b^c}."),
    (["x"], "--output: is missing: nothing would be written; add -o formula.svg."),
    (["x", "-o", "a.gif"], #"a.gif: unknown extension "gif"; known: png, svg, pdf."#),
    ([#"\color{s9}x"#, "-o", "a.svg"], #"column 8: unknown color "s9"; did you mean "s1"?"#),
    (
      ["x", "--color", "inc", "-o", "a.svg"], #"--color: unknown color "inc"; did you mean "ink"?"#
    ),
    (["x", "--size", "0", "-o", "a.svg"], "--size: is 0 px; give 1 to 1000."),
    (["x", "--scale", "0", "-o", "a.png"], "--scale: is 0; give a number above 0, at most 64."),
    (
      ["x", "--theme", "drak", "-o", "a.png"],
      #"--theme: unknown theme "drak"; did you mean "dark"?"#
    ),
  ])
  func `what is wrong ends with 2, one message and no file`(words: [String], message: String) throws
  {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(["tex"] + words, in: folder.path)
      #expect(run.code == 2)
      #expect(run.errors == "error: \(message)\n")
      #expect(run.output == [])
      #expect(try folder.names() == [])
    }
  }
}
