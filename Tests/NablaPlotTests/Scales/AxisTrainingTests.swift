import NablaPlot
import NablaScene
import Testing

/// The domains of axes, as figures report them.
@Suite struct AxisTrainingTests {
  private func domain(
    _ values: [Double], _ options: AxisOptions = AxisOptions(), with more: [any Mark] = []
  ) throws -> [Double] {
    let mark = Scatter(x: values.indices.map { $0 }, y: values)
    let axis = try Figure(marks: [mark] + more, y: options).drawn().report.panels[0].y
    return [axis.domain.lower, axis.domain.upper]
  }

  @Test func aColumnThatOneCellMakesTextIsSaidToBeOne() throws {
    func warnings(_ names: [String]) throws -> [String] {
      try Figure(marks: [Scatter(x: names, y: names.map { _ in 1.0 })]).drawn().report.warnings
    }
    let numbers = (1...11).map { "\($0)" }
    #expect(
      try warnings(numbers + ["four"]) == [
        "x: 11 of 12 names are numbers and \"four\" is not, so that all are text; correct it, or leave a missing value empty"
      ])
    let days = (10...28).map { "2024-02-\($0)" }
    #expect(
      try warnings(days + ["2024-02-30"]).first?.hasPrefix(
        "x: 19 of 20 names are dates and \"2024-02-30\" is not") == true)
    #expect(try warnings(numbers) == [])
    #expect(try warnings(["1", "2", "3", "4+"]) == [])
    #expect(try warnings(numbers.map { "group \($0)" } + ["3"]) == [])
  }

  @Test func fivePercentOfTheSpanIsLeftFreeAtBothEnds() throws {
    #expect(try domain([0, 100]) == [-5, 105])
    #expect(try domain([3, 7, 5]) == [2.8, 7.2])
  }

  @Test(
    arguments: [(0.0, [0.0, 100.0]), (0.5, [-50, 150]), (1, [-100, 200])] as [(Double, [Double])])
  func paddingIsAShareOfTheSpan(padding: Double, expected: [Double]) throws {
    #expect(try domain([0, 100], AxisOptions().with(\.padding, padding)) == expected)
  }

  @Test func aGivenDomainIsKept() throws {
    #expect(try domain([0, 100], AxisOptions(domain: 20...30)) == [20, 30])
  }

  @Test(
    arguments: [
      (5.0, [4.75, 5.25]), (-200, [-210, -190]), (0, [-0.5, 0.5]),
    ] as [(Double, [Double])])
  func oneValueStandsInTheMiddleOfItsOwnRoom(value: Double, expected: [Double]) throws {
    #expect(try domain([value]) == expected)
    #expect(try domain([value, value, .nan]) == expected)
  }

  @Test func noValueGivesZeroToOne() throws {
    #expect(try domain([]) == [0, 1])
    #expect(try domain([.nan, .infinity]) == [0, 1])
  }

  @Test func infinitiesDoNotStretchTheAxis() throws {
    #expect(try domain([0, .infinity, 100, -.infinity, .nan]) == [-5, 105])
  }

  @Test func anAreaStandsOnItsBaseline() throws {
    let figure = Figure(marks: [Area(x: [0.0, 1, 2], y: [10.0, 20, 5])])
    let axis = try figure.drawn().report.panels[0].y
    #expect(axis.domain.lower == 0)
    #expect(axis.domain.upper == 20 + 0.05 * 15)
  }

  @Test func anAreaBelowItsBaselineHangsFromIt() throws {
    let figure = Figure(marks: [Area(x: [0.0, 1], y: [-10.0, -20])])
    let axis = try figure.drawn().report.panels[0].y
    #expect(axis.domain.upper == 0)
    #expect(axis.domain.lower == -20 - 0.05 * 10)
  }

  @Test func cellsFillTheAxisToItsEnds() throws {
    let matrix = try #require(Matrix([[1, 2, 3], [4, 5, 6]]))
    let panel = try Figure(marks: [Heatmap(matrix)]).drawn().report.panels[0]
    #expect(panel.x.domain.lower == -0.5)
    #expect(panel.x.domain.upper == 2.5)
    #expect(panel.y.domain.lower == -0.5)
    #expect(panel.y.domain.upper == 1.5)
  }

  @Test func aLogarithmicAxisLeavesRoomInDecades() throws {
    let log = AxisOptions(scale: "log")
    let wide = try domain([1, 100], log)
    #expect(abs(wide[0] - 0.7943282347242815) < 1e-12)  // 10^(−0.1)
    #expect(abs(wide[1] - 125.89254117941673) < 1e-9)  // 10^2.1
    let one = try domain([10], log)
    #expect(abs(one[0] - 3.1622776601683795) < 1e-12)
    #expect(abs(one[1] - 31.622776601683793) < 1e-11)
    #expect(try domain([], log) == [1, 10])
    #expect(try domain([-5, 0, 1, 100], log) == wide)
  }

  @Test(
    arguments: [
      [-1.7e308, 1.7e308], [1.7e308, 1.7e308], [5e-324, 1e-323], [1e16, 1e16 + 2],
      [.leastNonzeroMagnitude, .greatestFiniteMagnitude],
    ] as [[Double]])
  func theWidestAndTheNarrowestDomainsAreFiniteAndOpen(values: [Double]) throws {
    for scale in ["linear", "log"] {
      let ends = try domain(values, AxisOptions(scale: scale))
      #expect(ends[0].isFinite && ends[1].isFinite && ends[0] < ends[1], "\(scale): \(ends)")
    }
  }

  @Test func categoriesComeInTheOrderOfTheirAppearance() throws {
    let words = ["dog", "cat", "dog", "emu"]
    let panel = try Figure(marks: [Scatter(x: words, y: [1.0, 2, 3, 4])]).drawn().report.panels[0]
    #expect(panel.x.scale == "band")
    #expect(panel.x.ticks.map(\.label) == ["dog", "cat", "emu"])
    #expect(panel.x.domain.lower == -0.5)
    #expect(panel.x.domain.upper == 2.5)
  }

  @Test func twoMarksTrainOneAxis() throws {
    #expect(try domain([0, 1], with: [Scatter(x: [0.0], y: [10.0])]) == [-0.5, 10.5])
  }

  @Test func rulesAreInsideTheAxis() throws {
    #expect(try domain([0, 1], with: [Rule(y: 10.0)]) == [-0.5, 10.5])
  }
}
