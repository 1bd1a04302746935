import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Words of marks never cover other words and are never cut.
@Suite struct WordPlacesTests {
  private func figure(_ text: Text) -> Figure {
    Figure(
      title: "Crowd", marks: [Scatter(x: [0.0, 1, 2], y: [0.0, 1, 2]), text],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  @Test func wordsAtOnePlaceMoveApart() throws {
    let names = (0..<6).map { "name \($0)" }
    let drawn = try figure(
      Text(x: [Double](repeating: 1, count: 6), y: [Double](repeating: 1, count: 6), text: names)
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("mark-text") == names)
    #expect(drawn.report.lint == [])
  }

  @Test func wordsThatStandFreeStayWhereTheyAreToldTo() throws {
    let text = Text(x: [0.5], y: [1.5], text: ["alone"])
    let drawn = try figure(text).drawn()
    let box = try #require(drawn.report.allBoxes.first { $0.role == "mark-text" }).rect
    let plot = drawn.report.panels[0].plot
    // Domains reach 5 % beyond the data.
    #expect(abs(box.midX - (plot.minX + plot.width * 0.6 / 2.2)) < 0.1)
  }

  @Test func wordsWithoutRoomAreLeftOutAndNamed() throws {
    let count = 400
    let names = (0..<count).map { "a rather long name \($0)" }
    let drawn = try figure(
      Text(
        x: [Double](repeating: 1, count: count), y: [Double](repeating: 1, count: count),
        text: names)
    ).drawn()
    #expect(problems(of: drawn) == [])
    let shown = drawn.scene.texts("mark-text").count
    #expect(shown > 4)
    #expect(shown < count)
    let note = try #require(drawn.report.lint.first { $0.rule == "room" }).message
    #expect(
      note.hasPrefix("\(count - shown) labels find no free place and are left out: \"a rather"))
    #expect(note.hasSuffix(", …"))
  }

  @Test func wordsAtTheEdgeMoveIn() throws {
    let drawn = try figure(
      Text(x: [2.0, 0], y: [2.0, 0], text: ["a long name at the corner", "another one here"])
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("mark-text").count == 2)
  }

  @Test func wordsThatMayNotMoveStayAndAreFoundByLint() throws {
    let text = Text(
      x: [1.0, 1], y: [1.0, 1], text: ["first", "second"], repel: false)
    let drawn = try figure(text).drawn()
    #expect(drawn.scene.texts("fixed-text") == ["first", "second"])
    #expect(drawn.report.lint.map(\.rule) == ["overlap"])
  }
}
