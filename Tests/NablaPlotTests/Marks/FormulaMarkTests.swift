import Foundation
import NablaMath
import NablaPlot
import NablaScene
import Testing

/// The marks that draw formulas and explain them.
@Suite struct FormulaMarkTests {
  private func plane(_ text: String) throws -> Formula {
    try Formula(text, variables: ["x", "y"])
  }

  private func report(_ mark: some Mark) throws -> PanelReport {
    try #require(try Figure(marks: [mark]).drawn().report.panels.first)
  }

  private func number(_ key: String, _ mark: some Mark) throws -> Double {
    let computed = try #require(try report(mark).marks.first).computed
    return try #require(computed.first { $0.key == key }?.value.double)
  }

  private func problem(_ mark: some Mark) -> String? {
    do throws(NablaError) {
      _ = try Figure(marks: [mark]).drawn()
      return nil
    } catch {
      return error.description
    }
  }

  // MARK: - Curves and regions

  @Test func aCurveThatIsWholeIsShownWhole() throws {
    let panel = try report(Implicit(try plane("x^2 + y^2 = 4")))
    for axis in [panel.x.domain, panel.y.domain] {
      #expect(axis.lower < -2 && axis.lower > -2.5 && axis.upper > 2 && axis.upper < 2.5)
    }
  }

  @Test func aCurveWithoutEndIsShownFromMinusTenToTen() throws {
    let panel = try report(Implicit(try plane("y = x^3")))
    #expect(panel.x.domain.lower == -10 && panel.x.domain.upper == 10)
  }

  @Test func aCurveIsFoundInTheWindowThatIsAskedFor() throws {
    let curve = Implicit(try plane("(x - 100)^2 + y^2 = 1"), domain: 98...102, range: -2...2)
    let series = try #require(try report(curve).marks.first).series
    guard case .numbers(let xs) = series[0].column else {
      Issue.record("no numbers")
      return
    }
    #expect(abs((xs.min() ?? 0) - 99) < 0.01 && abs((xs.max() ?? 0) - 101) < 0.01)
  }

  @Test(
    arguments: [
      (
        Implicit(),
        "marks[0] (implicit): equation is missing; "
          + "give one in x and y such as \"x^2 + y^2 = 4\"."
      )
    ])
  func aMissingEquationIsSaid(mark: Implicit, message: String) {
    #expect(problem(mark) == message)
  }

  @Test func aConditionIsNoCurveAndAnEquationNoRegion() throws {
    #expect(
      problem(Implicit(try plane("y > x")))
        == "marks[0] (implicit).equation: \"y > x\" is a condition; give an equation, or draw a region."
    )
    #expect(
      problem(Region(try plane("y = x")))
        == "marks[0] (region).condition: \"y = x\" is an equation; give an inequality, or draw it with implicit."
    )
    #expect(
      problem(Region(try plane("y + x")))
        == "marks[0] (region).condition: \"y + x\" compares nothing; give a condition such as \"y > x^2\"."
    )
  }

  @Test func strictBordersAreDashed() throws {
    let figure = Figure(marks: [Region(try plane("1 < x^2 + y^2 <= 4"))])
    let strokes = try items(of: "region", in: figure).paths.compactMap(\.stroke)
    #expect(strokes.map(\.dash.isEmpty) == [false, true])
  }

  @Test func aRoseClosesAfterAsManyTurnsAsItNeeds() throws {
    func turns(_ text: String) throws -> Double {
      let curve = PolarCurve(try Formula(text, variables: ["theta"]))
      let computed = try #require(try report(curve).marks.first).computed
      let span = try #require(computed.first { $0.key == "thetaSpan" }?.value.list)
      return try #require(span[1].double) / (2 * .pi)
    }
    #expect(try turns("1 + cos(theta)") == 1)
    #expect(try turns("sin(theta/2)") == 2)
    #expect(try turns("sin(5theta/3)") == 3)
    #expect(try turns("theta") == 1)
  }

  // MARK: - Helpers

  @Test func aTangentHasTheSlopeOfTheGraph() throws {
    let cube = try Formula("x^3")
    #expect(try number("slope", Tangent(cube, at: 2)) == 12)
    #expect(try number("slope", Tangent(cube, at: 1, to: 3)) == 13)
    #expect(
      problem(Tangent(try Formula("1/x"), at: 0))
        == "marks[0] (tangent).at: is 0, where the graph has no tangent; "
        + "give a place where the function is smooth.")
  }

  @Test(
    arguments: [
      ("x^2", nil, 0.0...3.0, 9.0, 9.0), ("sin(x)", nil, 0...2 * .pi, 0, 4),
      ("x", "x^2", 0...2, -2.0 / 3, 1),
      ("e^(-x^2)", nil, -6...6, 1.7724538509055159, 1.7724538509055159),
    ] as [(String, String?, ClosedRange<Double>, Double, Double)])
  func areasHaveTheirValues(
    f: String, g: String?, span: ClosedRange<Double>, integral: Double, area: Double
  ) throws {
    let mark = AreaBetween(try Formula(f), and: try g.map { try Formula($0) }, from: span)
    #expect(abs(try number("integral", mark) - integral) < 1e-9)
    #expect(abs(try number("area", mark) - area) < 1e-9)
  }

  @Test func anIntegralThatDoesNotExistIsSaid() throws {
    let drawn = try Figure(marks: [AreaBetween(try Formula("1/x"), from: -1...1)]).drawn()
    #expect(
      drawn.report.warnings.contains(
        "marks[0] (areaBetween): the integral does not exist or was not found"))
  }

  /// x² over [0, 2] in four strips.
  @Test(
    arguments: [
      (Riemann.Rule.left, 1.75), (.right, 3.75), (.midpoint, 2.625), (.trapezoid, 2.75),
    ])
  func stripsHaveTheirSum(rule: Riemann.Rule, sum: Double) throws {
    let mark = Riemann(try Formula("x^2"), from: 0...2, count: 4, rule: rule)
    #expect(try number("sum", mark) == sum)
  }
}
