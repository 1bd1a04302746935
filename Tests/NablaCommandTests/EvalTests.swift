import Nabla
import TestSupport
import Testing

/// What `nabla eval` computes, prints and refuses.
@Suite struct EvalTests {
  private static let lines: [([String], String)] = [
    (["2^3^2"], "512"), (["-2^2"], "-4"), (["x^3", "--derivative", "x", "--let", "x=2"], "12"),
    (["x^3", "--derivative", "x"], "3x²"), (["a x^2", "--let", "a=3", "--let", "x=a"], "27"),
    (["1/0"], "inf"), (["-1/0"], "-inf"), (["0/0"], "nan"), (["[1, 2] + 1"], "[2, 3]"),
    (["f(t) = t^2; f(3)"], "9"), (["sqrt(a)/b", "--latex"], "\\frac{\\sqrt{a}}{b}"),
    (["x^2", "--derivative", "x", "--swift"], "2.0 * x"),
    (["1/x", "--interval", "x=1:2"], "[0.5, 1]\ndefined everywhere: yes\ncontinuous: yes"),
    (["sqrt(x)", "--interval", "x=-2:-1"], "no values\ndefined everywhere: no\ncontinuous: maybe"),
  ]

  @Test(arguments: lines)
  func answersAreOneLine(words: [String], expected: String) throws {
    let run = try Run.nabla(["eval"] + words)
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.text == expected + "\n")
  }

  private static let values: [([String], Node)] = [
    (["2^3^2"], ["value": 512]),
    (["1/0"], ["value": "inf"]),
    (["-1/0"], ["value": "-inf"]),
    (["0/0"], ["value": "nan"]),
    (["[1, 2]"], ["value": [1, 2]]),
    (["x^3", "--derivative", "x", "--let", "x=2"], ["value": 12, "derivative": "3x²"]),
    (["x", "--latex"], ["latex": "x"]),
    (
      ["1/x", "--interval", "x=0:2"],
      ["interval": ["range": [0.5, "inf"], "isDefined": "maybe", "isContinuous": "maybe"]]
    ),
  ]

  @Test(arguments: values)
  func answersAreJSON(words: [String], expected: Node) throws {
    let run = try Run.nabla(["eval", "--json"] + words)
    #expect(run.code == 0)
    #expect(try JSONReader.read(run.text, name: "eval") == expected)
  }

  private static let errors: [([String], String, Int)] = [
    (["sni(2)"], "unknown function \"sni\"; did you mean \"sin\"?", 1),
    (["2 + thta"], "unknown name \"thta\"; did you mean \"theta\"?", 5),
    (["1 + x"], "unknown name \"x\"; give it a value with --let x=2", 5),
    (["2 +"], "the formula ends too early", 4),
    (
      ["sum(k, 1, 1e9, k)"],
      "a sum, product or integral needs more than 10000000 terms; take a shorter range", 1
    ),
    (["x", "--let", "x"], "\"x\" has no value; write name=value", 1),
    (["x", "--interval", "x=2:1"], "2.0 is above 1.0; write low:high", 1),
    ([String(repeating: "(", count: 10_000)], "the formula is nested more than 256 deep", 258),
  ]

  @Test(arguments: errors)
  func errorsNameTheColumn(words: [String], message: String, column: Int) throws {
    let words = words[0].contains("thta") ? words + ["--let", "theta=1"] : words
    let json = try Run.nabla(["eval", "--json"] + words)
    #expect(json.code == 2)
    let node = try JSONReader.read(json.text, name: "eval")
    #expect(node["error"]?["message"]?.text == message)
    #expect(node["error"]?["column"]?.int == column)
    let plain = try Run.nabla(["eval"] + words)
    #expect(plain.code == 2)
    #expect(plain.text == "")
    #expect(plain.errors.contains(message))
  }

  @Test func errorsHaveACaretBelowTheColumn() throws {
    let run = try Run.nabla(["eval", "2 + sni(1)"])
    #expect(
      run.errors
        == "error: column 5: unknown function \"sni\"; did you mean \"sin\"?\n  2 + sni(1)\n      ^\n"
    )
  }

  @Test func unknownOptionsAndSeveralFormulasAreRefused() throws {
    let option = try Run.nabla(["eval", "2", "--jsn"])
    #expect(option.code == 2)
    #expect(option.errors == "error: unknown option \"--jsn\"; did you mean \"--json\"?\n")
    let several = try Run.nabla(["eval", "2", "3"])
    #expect(several.code == 2)
    #expect(several.errors == "error: expression: is 2 words; give one in quotes, as \"2^3\"\n")
  }
}
