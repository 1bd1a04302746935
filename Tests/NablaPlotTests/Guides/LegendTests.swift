import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct LegendTests {
  private let x = [0.0, 1, 2]
  private let y = [0.0, 1, 4]

  private func labels(_ figure: Figure) throws -> [String] {
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    return drawn.scene.texts("legend-label")
  }

  @Test func marksWithOneNameAreOneEntryWithBothSwatches() throws {
    let figure = Figure(marks: [
      Line(x: x, y: y, color: "s1", name: "model"), Scatter(x: x, y: y, color: "s1", name: "model"),
      Scatter(x: x, y: y, color: "s2", name: "data"),
    ])
    #expect(try labels(figure) == ["model", "data"])
    let scene = try figure.scene()
    #expect(scene.markers(in: "legend").count == 2)
    // The line's sample, and the sheet below a legend on the plot.
    #expect(scene.paths(in: "legend").count { $0.stroke != nil } == 1)
  }

  @Test func aFigureWithoutNamesHasNoLegend() throws {
    let scene = try Figure(marks: [Line(x: x, y: y), Scatter(x: x, y: y)]).scene()
    #expect(!scene.groups.contains { $0.role == "legend" })
  }

  @Test func aLegendCanBeLeftOut() throws {
    var figure = Figure(marks: [Scatter(x: x, y: y, name: "points")])
    #expect(try labels(figure) == ["points"])
    figure.color.legend = false
    #expect(try labels(figure) == [])
  }

  @Test func groupsAreListedInTheOrderOfTheData() throws {
    let figure = Figure(
      marks: [Scatter(x: x, y: y, color: ["b", "a", "b"])], color: ColorOptions("kind"))
    #expect(try labels(figure) == ["b", "a"])
    #expect(try figure.scene().texts("legend-title") == ["kind"])
  }

  @Test func aGroupHasTheSameColourInEveryMarkAndInTheLegend() throws {
    let figure = Figure(marks: [
      Line(x: x, y: y, color: ["a", "b", "b"]),
      Scatter(x: x, y: y, color: ["b", "a", "b"], opacity: 1),
    ])
    let scene = try figure.scene()
    let lines = scene.paths(in: "mark-line").compactMap(\.stroke?.color)
    let markers = try #require(scene.markers(in: "mark-scatter").first)
    #expect(lines.count == 2)
    #expect(markers.fills[1] == lines[0])
    #expect(markers.fills[0] == lines[1])
    #expect(markers.fills[2] == lines[1])
    let swatches = scene.markers(in: "legend").map { $0.fills[0] }
    #expect(swatches == [lines[0], lines[1]] || swatches == [lines[1], lines[0]])
  }

  @Test func linesAreNamedAtTheirEndsWhereThereIsRoom() throws {
    let drawn = try Figure(marks: [
      Line(x: x, y: [0.0, 1, 2], name: "low"), Line(x: x, y: [0.0, 2, 4], name: "high"),
    ]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("line-label") == ["high", "low"])
    #expect(drawn.scene.texts("legend-label").isEmpty)
    for box in drawn.report.allBoxes where box.role == "line-label" {
      #expect(box.rect.minX > drawn.report.panels[0].plot.maxX - 40)
    }
  }

  @Test func linesThatEndInOnePlaceMoveTheirNamesApart() throws {
    let drawn = try Figure(
      marks: (0..<4).map { Line(x: x, y: [Double($0), 0, 1], name: "line \($0)") }
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(Set(drawn.scene.texts("line-label") + drawn.scene.texts("legend-label")).count == 4)
  }

  @Test func sevenLinesHaveALegend() throws {
    let drawn = try Figure(
      marks: (0..<7).map { Line(x: x, y: [0, 1, Double($0)], name: "line \($0)") }
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("legend-label") == (0..<7).map { "line \($0)" })
    #expect(drawn.scene.texts("line-label").isEmpty)
  }

  @Test func longNamesAreBrokenAndManyStandInColumns() throws {
    let names = (0..<40).map { "the series with the number \($0)" }
    let figure = Figure(marks: names.map { Scatter(x: x, y: y, name: $0) })
    for size in threeSizes {
      let drawn = try figure.with(\.size, size).drawn()
      #expect(problems(of: drawn) == [], "\(size)")
    }
  }
}
