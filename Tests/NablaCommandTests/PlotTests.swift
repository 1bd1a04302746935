import Nabla
import TestSupport
import Testing

/// `nabla plot`.
@Suite struct PlotTests {
  @Test func everyKindOfExpressionIsDrawnInEveryFormat() throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        [
          "plot", "y = sin(x)/x", "x^2 + y^2 = 4", "y > x^2", "(cos(t), sin(2t))",
          "r = 1 + cos(theta)", "(1, 2)", "f(x) = a x^2", "a = 1.5", "-o", "a.png", "-o", "a.svg",
          "-o", "a.pdf",
        ], in: folder.path)
      #expect(run.code == 0)
      #expect(try folder.names() == ["a.pdf", "a.png", "a.svg"])
    }
  }

  @Test func windowsArePartsOfTheAxesAndPiMakesMultiplesOfIt() throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["plot", "y = sin(x)", "--x", "-pi:pi", "--y", "-2:2", "-o", "a.svg"], in: folder.path)
      #expect(run.errors == "")
      let svg = String(decoding: try folder.bytes("a.svg"), as: UTF8.self)
      #expect(svg.contains(">π/2<") || svg.contains(">π<"))
    }
  }

  @Test func pointsOfInterestHaveTheirExactValues() throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["plot", "y = x^2 - 2", "y = x", "--x", "-3:3", "--points", "-o", "a.svg"],
        in: folder.path)
      #expect(run.code == 0)
      let svg = String(decoding: try folder.bytes("a.svg"), as: UTF8.self)
      for label in ["√2", "(2, 2)", "(−1, −1)"] { #expect(svg.contains(label), "\(label)") }
    }
  }

  @Test(arguments: [
    (["y = sni(x)"], "unknown function \"sni\""),
    (
      ["a = 2"],
      "error: expressions: define names, and nothing is drawn; add one such as \"y = x^2\"."
    ),
    (["y = x", "--x", "5"], "error: --x: is \"5\"; write two numbers a:b, as -5:5."),
    (
      ["y = x", "--x", "5:1"], "error: --x: is \"5:1\"; give two finite numbers, the smaller first."
    ),
    (["y = x", "--x", "0:q"], "error: --x \"0:q\": "),
  ])
  func mistakesAreNamed(arguments: [String], message: String) throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(["plot"] + arguments + ["-o", "a.png"], in: folder.path)
      #expect(run.code == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(try folder.names() == [])
    }
  }
}
