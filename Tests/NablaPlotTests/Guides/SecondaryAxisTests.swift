import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct SecondaryAxisTests {
  private func panel(
    _ x: AxisOptions = AxisOptions(), _ y: AxisOptions = AxisOptions(),
    _ values: [Double] = [10, 90], size: Size = Size(640, 400)
  ) throws -> PanelReport {
    let drawn = try Figure(size: size, marks: [Scatter(x: values, y: values)], x: x, y: y).drawn()
    #expect(problems(of: drawn) == [])
    return drawn.report.panels[0]
  }

  @Test func aFunctionOfTheFirstAxisHasRoundTicksOfItsOwnAtTheirPlaces() throws {
    let y = AxisOptions("°C", secondary: SecondaryAxis("°F", forward: "9/5 x + 32"))
    let report = try panel(AxisOptions(), y)
    let right = try #require(report.y2)
    #expect(right.scale == "function")
    #expect(right.label == "°F")
    #expect((3...9).contains(right.ticks.count))
    let (low, high) = report.y.domain
    for tick in right.ticks {
      let celsius = (tick.value - 32) * 5 / 9
      let share = (celsius - low) / (high - low)
      #expect(abs(report.plot.maxY - share * report.plot.height - tick.position) < 0.01)
      #expect(tick.value.truncatingRemainder(dividingBy: 10) == 0)
    }
  }

  @Test(arguments: ["linear", "log", "sqrt", "symlog"], [false, true])
  func aFallingFunctionRunsTheOtherWayOnAnyScale(scale: String, reversed: Bool) throws {
    var x = AxisOptions(
      scale: scale, domain: 200...2000, reversed: reversed,
      secondary: SecondaryAxis("eV", forward: "1239.84/x"))
    x.secondary?.inverse = reversed ? "1239.84/x" : nil
    let report = try panel(x, AxisOptions(), [300, 1800])
    let top = try #require(report.x2)
    #expect((3...9).contains(top.ticks.count), "\(top.ticks.map(\.label))")
    #expect(abs(top.domain.lower - 0.61992) < 1e-9 && abs(top.domain.upper - 6.1992) < 1e-9)
    for tick in top.ticks {
      let scale = try ScaleKinds.kind(for: x, AxisTraining())
      let (a, b) = (scale.forward(200), scale.forward(2000))
      let share = (scale.forward(1239.84 / tick.value) - a) / (b - a)
      let expected =
        reversed
        ? report.plot.maxX - share * report.plot.width
        : report.plot.minX + share * report.plot.width
      #expect(abs(expected - tick.position) < 0.02, "\(tick.label)")
    }
  }

  @Test func bothSidesHaveSecondaryAxesAtEverySizeWithoutCollision() throws {
    for size in threeSizes {
      let x = AxisOptions("x", secondary: SecondaryAxis("thousandths", forward: "1000x"))
      let y = AxisOptions(
        "y", secondary: SecondaryAxis("logarithm", forward: "10^(x/20)", scale: .log))
      let report = try panel(x, y, size: size)
      #expect(report.x2?.ticks.isEmpty == false)
      #expect(report.y2?.ticks.isEmpty == false)
    }
  }

  @Test(
    arguments: [
      ("x^2", "y.secondary: forward \"x^2\" does not go one way"),
      ("1/x", "y.secondary: forward \"1/x\" has no value at 0"),
      ("x +", "y.secondary: forward \"x +\" cannot be read"),
    ])
  func whatIsNoFunctionOfTheWholeAxisIsRefused(formula: String, start: String) throws {
    let y = AxisOptions(domain: -5...5, secondary: SecondaryAxis(forward: formula))
    let error = #expect(throws: NablaError.self) { try panel(AxisOptions(), y, [1, 2]) }
    #expect(error?.description.hasPrefix(start) == true, "\(error?.description ?? "")")
  }

  // MARK: - Twin axes

  private func twin(
    _ left: [Double], _ right: [Double], y: AxisOptions = AxisOptions(),
    y2: AxisOptions = AxisOptions(), size: Size = Size(640, 400)
  ) throws -> PanelReport {
    let x = left.indices.map(Double.init)
    let drawn = try Figure(
      size: size, marks: [Line(x: x, y: left, name: "left")], y: y,
      twin: Twin(marks: [Line(x: x, y: right, name: "right")], y: y2)
    ).drawn()
    #expect(problems(of: drawn) == [])
    return drawn.report.panels[0]
  }

  @Test(
    arguments: [
      ([0.0, 100], [3.0, 17]), ([12, 13], [-4000, 90_000]), ([-1, 1], [0, 1]),
      ([1e-300, 5e-300], [1e300, 7e300]), ([0, 1], [1e6, 1e6 + 3]), ([-7, -2], [2, 7]),
    ] as [([Double], [Double])])
  func ticksOfBothSidesStandBesideEachOther(left: [Double], right: [Double]) throws {
    for size in threeSizes {
      let report = try twin(left, right, size: size)
      let other = try #require(report.y2)
      #expect(report.y.ticks.count == other.ticks.count && report.y.ticks.count >= 3)
      for (a, b) in zip(report.y.ticks, other.ticks) {
        #expect(abs(a.position - b.position) <= 1.0 / 128)
      }
      for (axis, values) in [(report.y, left), (other, right)] {
        #expect(axis.domain.lower <= values.min() ?? 0 && axis.domain.upper >= values.max() ?? 0)
        #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count)
      }
    }
  }

  @Test func aGivenDomainIsKeptAndTheTicksThenAreEachAxissOwn() throws {
    let report = try twin([0, 100], [3, 17], y: AxisOptions(domain: -3...104))
    #expect(report.y.domain == (-3, 104))
    let log = try twin([0, 100], [3, 17], y2: AxisOptions(scale: "log"))
    #expect(log.y2?.scale == "log")
  }

  @Test func aTwinIsNamedInFilesReportsAndErrors() throws {
    let text = """
      marks: [{mark: bar, x: [a, b], y: [1, 2], name: rain}]
      twin: {y: {label: warmth}, marks: [{mark: line, x: [a, b], y: [30, 40], name: warmth}]}
      """
    let drawn = try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
    let node = drawn.report.node
    #expect(node["panels"]?.list?[0]["y2"]?["label"] == "warmth")
    #expect(drawn.report.panels[0].marks.map(\.kind) == ["bar", "line"])
    #expect(drawn.scene.texts("legend-label") == ["rain", "warmth"])
    let wrong = "marks: [{mark: line, y: [1]}]\ntwin: {marks: [{mark: line, y: nope}]}"
    let error = #expect(throws: NablaError.self) {
      try FigureDocument(text: wrong, file: "f.yaml").load(files: nil).drawn()
    }
    #expect(error?.description.hasPrefix("f.yaml:2:") == true, "\(error?.description ?? "")")
  }

  @Test func oneSideHasOneAxis() throws {
    let y = AxisOptions(secondary: SecondaryAxis(forward: "2x"))
    let error = #expect(throws: NablaError.self) { try twin([0, 1], [0, 1], y: y) }
    #expect(
      error?.description
        == "twin: stands where y has its secondary axis; give one of them.")
  }
}
