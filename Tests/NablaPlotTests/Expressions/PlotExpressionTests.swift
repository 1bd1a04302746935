import NablaMath
import NablaPlot
import NablaScene
import Testing

@Suite struct PlotExpressionTests {
  private func kinds(_ texts: [String]) throws -> [String] {
    try PlotExpression.read(texts).map { expression in
      expression.mark.map { type(of: $0).kind } ?? "nothing"
    }
  }

  @Test(
    arguments: [
      ("y = sin(x)/x", "function"), ("sin(x)", "function"), ("f(x) = x^2", "function"),
      ("f(t) = t^2", "function"), ("g = x + 1", "function"), ("y = 3", "function"),
      ("7", "function"),
      ("x^2 + y^2 = 4", "implicit"), ("x = y^2", "implicit"), ("x = 3", "implicit"),
      ("y = x y + 1", "implicit"), ("xy = 1", "implicit"), ("y^2 = x^3 - x", "implicit"),
      ("2y = x", "implicit"), ("x^2 == y", "implicit"), ("abs(x) + abs(y) = 1", "implicit"),
      ("y > x^2", "region"), ("1 < x^2 + y^2 <= 4", "region"), ("x > 0 and y > 0", "region"),
      ("y ≤ x", "region"), ("x != y", "region"),
      ("(cos(t), sin(2t))", "parametric"), ("(t, 3)", "parametric"),
      (" ( t , t^2 ) ", "parametric"),
      ("r = 1 + cos(theta)", "polarCurve"), ("r = 2", "polarCurve"), ("r = sin(3θ)", "polarCurve"),
      ("(1, 2)", "scatter"), ("(pi, -sqrt(2))", "scatter"),
      ("a = 1.5", "nothing"), ("h(u, v) = u v", "nothing"),
      ("(x + 1)(x - 1)", "function"), ("max(1, x)", "function"), ("{x < 0: -x, x}", "function"),
    ] as [(String, String)])
  func anExpressionIsTheMarkThatDrawsIt(text: String, kind: String) throws {
    #expect(try kinds([text]) == [kind])
  }

  @Test func expressionsUseWhatOthersDefineInAnyOrder() throws {
    let read = try PlotExpression.read([
      "f(x) = a x^2 + b", "y = f(x) + 1", "a = 2b", "b = 1.5", "(a, b)",
    ])
    guard case .function(let f) = read[0].content, case .function(let shifted) = read[1].content,
      case .point(let x, let y) = read[4].content
    else {
      Issue.record("\(read.map(\.content))")
      return
    }
    #expect(f(2) == 13.5 && shifted(2) == 14.5)
    #expect((x, y) == (3, 1.5))
    #expect(read.map(\.name) == ["f", nil, "a", "b", nil])
  }

  @Test func aLegendShowsTheExpressionAloneWhereOthersHaveAPartInIt() throws {
    func name(_ texts: [String]) throws -> String? {
      let mark = try #require(try PlotExpression.read(texts)[0].mark as? FunctionMark)
      return mark.name
    }
    #expect(try name(["y = a x^2", "a = 2"]) == "$a x^{2}$")
    #expect(try name(["y = x^2", "a = 2"]) == nil)
    #expect(try name(["f(x) = a x^2", "a = 2"]) == "$f(x) = a x^{2}$")
    #expect(try name(["loss(theta) = theta^2"]) == "$\\mathrm{loss}(\\theta) = \\theta^{2}$")
    #expect(try name(["g = x + 1"]) == "$g = x + 1$")
    let others = try PlotExpression.read([
      "x^2 + y^2 = k^2", "(k cos(t), sin(t))", "r = k theta", "k = 3", "(k, 1)",
    ])
    #expect(
      others.map(\.typeset) == [
        "x^{2} + y^{2} = k^{2}", "(k \\cos(t), \\sin(t))", "r = k \\theta", nil, nil,
      ])
  }

  @Test func numbersInCurvesOfOthersAreFound() throws {
    let read = try PlotExpression.read(["x^2 + y^2 = k^2", "k = 3"])
    guard case .implicit(let circle) = read[0].content else {
      Issue.record("\(read[0].content)")
      return
    }
    #expect(circle.comparison?.difference(3, 0) == 0)
  }

  @Test(
    arguments: [
      (
        "y = sni(x)",
        "expression \"y = sni(x)\": column 5: unknown function \"sni\"; did you mean \"sin\"?"
      ),
      ("", "expression: is empty; write one such as \"y = sin(x)/x\"."),
      (
        "x^2 + y^2",
        "expression \"x^2 + y^2\": column 1: y stands in no equation; write what it equals, as x^2 + y^2 = 0."
      ),
      (
        "(1/0, 2)",
        "expression \"(1/0, 2)\": column 2: the point is (inf, 2); give finite numbers."
      ),
      (
        "t = 3",
        "expression \"t = 3\": column 1: \"t\" is a variable; define another name, or write y = … or r = …."
      ),
    ] as [(String, String)])
  func whatIsWrongIsSaidWithItsColumn(text: String, message: String) {
    let error = #expect(throws: NablaError.self) { try PlotExpression.read([text]) }
    #expect(error?.description == message)
  }

  /// Columns count in the expression itself, behind what is put before it.
  @Test(
    arguments: [
      (["y = a x + q", "a = 2"], 11), (["r = sin(θ) + cso(θ)"], 14), (["(t, t + q)"], 9),
      (["x^2 + y^2 = q"], 13),
    ] as [([String], Int)])
  func columnsAreThoseOfTheExpression(texts: [String], column: Int) {
    let error = #expect(throws: NablaError.self) { try PlotExpression.read(texts) }
    #expect(error?.problem.hasPrefix("column \(column):") == true, "\(String(describing: error))")
  }

  @Test func definitionsThatNeedEachOtherAreRefused() {
    let error = #expect(throws: NablaError.self) { try PlotExpression.read(["a = b", "b = a"]) }
    #expect(
      error?.description
        == "expression \"a = b\": needs \"b\", which needs it in turn; "
        + "define one of them without the other.")
    let twice = #expect(throws: NablaError.self) { try PlotExpression.read(["a = 1", "a = 2"]) }
    #expect(
      twice?.description
        == "expression \"a = 2\": \"a\" is defined twice; give the second another name.")
  }

  /// Half a million texts of broken pieces were tried once; these few stay.
  @Test(arguments: [
    "=", "y =", "= y", "(", ")", "(,)", "(1,2,3)", "f() = 1", "f(x = 2", ";", "y = ;",
    "a = ", "θ", "r =", "{", "1 < ", "((1, 2))", "y = x =", "and", "f(1) = 2", "\u{0}", "[1, 2]",
  ])
  func brokenTextsAreRefusedOrRead(text: String) {
    do throws(NablaError) {
      _ = try PlotExpression.read([text])
    } catch {
      #expect(error.place.hasPrefix("expression"))
    }
  }
}
