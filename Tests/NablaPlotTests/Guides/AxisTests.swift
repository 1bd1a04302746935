import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Ticks and labels as figures report them.
@Suite struct AxisTests {
  private func axis(_ values: [Double], _ options: AxisOptions = AxisOptions()) throws -> AxisReport
  {
    let drawn = try Figure(marks: [Scatter(x: values, y: values)], x: options).drawn()
    #expect(problems(of: drawn) == [])
    return drawn.report.panels[0].x
  }

  /// Names that no page would hold in one line.
  private static let longNames = [
    "A category with a really long name and then some more of it",
    "Another category whose name is even longer than that of the first one", "short",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen 日本語テキスト مرحبا",
  ]

  @Test(arguments: [Size(160, 120), Size(320, 200), Size(640, 400)], [false, true])
  func longNamesStandInLinesAndAreNotCut(size: Size, isUpright: Bool) throws {
    let (names, values) = (Self.longNames, [1.0, 2, 3, 4])
    let bars = isUpright ? Bar(x: values, y: names) : Bar(x: names, y: values)
    let drawn = try Figure(size: size, marks: [bars]).drawn()
    #expect(problems(of: drawn) == [])
    let panel = drawn.report.panels[0]
    let ticks = (isUpright ? panel.y : panel.x).ticks
    #expect(ticks.map(\.label) == names)
    #expect(!drawn.report.allBoxes.contains { $0.text.contains("…") })
  }

  @Test func aNameTooLongForAnyPageIsShortenedAndSaidToBe() throws {
    let endless = String(repeating: "name after name ", count: 200)
    let drawn = try Figure(marks: [Bar(x: [endless, "b"], y: [1.0, 2])]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.panels[0].x.ticks[0].label.hasSuffix("…"))
    let notes = drawn.report.findings([.room]).map(\.message)
    #expect(notes.contains { $0.hasPrefix("x: 1 label is too long and is shortened: \"name") })
  }

  @Test func wordsThatFitTheirBandsStandLevelInSeveralLines() throws {
    let name = "a name of many small words that would be far too long for one line"
    let drawn = try Figure(size: Size(640, 240), marks: [Bar(x: [name, "b"], y: [1.0, 2])]).drawn()
    let boxes = drawn.report.allBoxes.filter { $0.role == "x-tick" }
    #expect(boxes.allSatisfy { $0.angle == 0 })
    #expect(boxes.count > 2)
  }

  @Test(
    arguments: [
      ([0.0, 10], ["0", "2", "4", "6", "8", "10"]),
      ([0, 1], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([-1, 1], ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
      (
        [0, 100_000],
        ["0", "20\u{2009}000", "40\u{2009}000", "60\u{2009}000", "80\u{2009}000", "100\u{2009}000"]
      ),
    ] as [([Double], [String])])
  func numbersAreLabelledRoundly(values: [Double], labels: [String]) throws {
    #expect(try axis(values).ticks.map(\.label) == labels)
  }

  @Test(
    arguments: [
      [0.0, 1], [-3e7, 8e7], [1e-9, 5e-9], [1e15, 1e15 + 8], [123_456_789.0, 123_456_790],
      [5e-324, 1e-322], [-1.7e308, 1.7e308], [1e9, 1e9 + 1],
    ] as [[Double]])
  func aTickIsItsLabelTimesThePowerOfTenPlusTheOffset(values: [Double]) throws {
    let axis = try axis(values)
    #expect((3...9).contains(axis.ticks.count), "\(axis.ticks.map(\.label))")
    #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count)
    for tick in axis.ticks {
      let text = tick.label.replacing("−", with: "-").replacing("\u{2009}", with: "")
      let number = try #require(Double("\(text)e\(axis.exponent)"), "\(tick.label)") + axis.offset
      let span = axis.domain.upper / 2 - axis.domain.lower / 2
      #expect(abs(number - tick.value) <= max(span * 1e-9, 5e-324), "\(tick)")
    }
  }

  @Test func givenTicksStandWhereTheyAreGiven() throws {
    let options = AxisOptions(
      ticks: TickOptions(values: [1, 4, 99], labels: ["one", "four", "x"]))
    let axis = try axis([0, 5], options)
    #expect(axis.ticks.map(\.label) == ["one", "four"])
    #expect(axis.ticks.map(\.value) == [1, 4])
  }

  @Test(arguments: ["x", "y"])
  func theCanvasGrowsUntilGivenLabelsStandApart(name: String) throws {
    let names = (0..<30).map { "given \($0)" }
    let options = AxisOptions(
      ticks: TickOptions(values: names.indices.map(Double.init), labels: names))
    let marks = [Line(x: [0.0, 29], y: [0.0, 29])]
    let drawn = try Figure(
      size: Size(320, 240), marks: marks, x: name == "x" ? options : AxisOptions(),
      y: name == "y" ? options : AxisOptions()
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("\(name)-tick") == names)
    #expect(drawn.report.warnings.first?.hasPrefix("the canvas grew from 320×240 to ") == true)
  }

  @Test(arguments: ["x", "y"])
  func givenTicksTooCloseForAnyPageLoseTheirLabelsAndItIsSaid(name: String) throws {
    let options = AxisOptions(
      ticks: TickOptions(values: [0, 1e-9, 2e-9, 1], labels: ["a", "b", "c", "d"]))
    let drawn = try Figure(
      marks: [Line(x: [0.0, 1], y: [0.0, 1])], x: name == "x" ? options : AxisOptions(),
      y: name == "y" ? options : AxisOptions()
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.size == Size(640, 400))
    let labels = drawn.scene.texts("\(name)-tick")
    #expect(labels.count == 2 && labels.last == "d")
    #expect(
      drawn.report.warnings == ["\(name) has 4 ticks; 2 stand too close for a label"])
  }

  @Test func ticksCanBeLeftOut() throws {
    var options = AxisOptions("name")
    options.ticks.visible = false
    let drawn = try Figure(marks: [Line(x: [0.0, 1], y: [0.0, 1])], x: options).drawn()
    #expect(drawn.scene.texts("x-tick").isEmpty)
    #expect(drawn.scene.texts("x-label") == ["name"])
  }

  @Test func multiplesOfPiAreWrittenAsSuch() throws {
    let axis = try axis(
      [-6.283185307179586, 6.283185307179586], AxisOptions(ticks: TickOptions(pi: true)))
    #expect(axis.ticks.map(\.label).contains("π"))
    #expect(axis.ticks.map(\.label).contains("−2π"))
    for tick in axis.ticks {
      #expect(abs((tick.value / .pi * 4).rounded() - tick.value / .pi * 4) < 1e-12)
    }
  }

  @Test func aReversedAxisRunsTheOtherWay() throws {
    let axis = try axis([0, 10], AxisOptions(reversed: true))
    #expect(axis.ticks.map(\.value) == [0, 2, 4, 6, 8, 10])
    #expect(axis.ticks.map(\.position) == axis.ticks.map(\.position).sorted(by: >))
    #expect(axis.domain == (-0.5, 10.5))
  }

  @Test func aLogarithmicAxisLabelsItsDecades() throws {
    let axis = try axis([1, 10_000], AxisOptions(scale: "log"))
    #expect(axis.scale == "log")
    #expect(axis.ticks.map(\.value) == [1, 10, 100, 1000, 10_000])
  }

  @Test func theNameOfAColumnIsTheAxisTitle() throws {
    let table = try Table([("flipper", .numbers([1, 2])), ("mass", .numbers([3, 4]))])
    let report = try Figure(data: table, marks: [Line(x: "flipper", y: "mass")]).drawn().report
    #expect(report.panels[0].x.label == "flipper")
    #expect(report.panels[0].y.label == "mass")
  }

  @Test(
    arguments: [
      (3, 0.0), (12, -45), (40, -90),
    ] as [(Int, Double)])
  func labelsTurnAsTheirRoomShrinks(count: Int, angle: Double) throws {
    let names = (0..<count).map { "category \($0)" }
    let drawn = try Figure(marks: [Scatter(x: names, y: names.indices.map { $0 })]).drawn()
    #expect(problems(of: drawn) == [])
    let boxes = drawn.report.allBoxes.filter { $0.role == "x-tick" }
    #expect(boxes.map(\.text) == names)
    #expect(boxes.allSatisfy { $0.angle == angle }, "\(boxes.map(\.angle))")
  }

  @Test func textAndNumbersOnOneAxisAreRefused() {
    #expect {
      try Figure(marks: [
        Scatter(x: ["a", "b"], y: [1.0, 2]), Line(x: [0.0, 1], y: [0.0, 1]),
      ]).drawn()
    } throws: {
      ($0 as? NablaError)?.description
        == "x: holds text in one mark and numbers in another; give all marks values of one kind."
    }
  }
}
