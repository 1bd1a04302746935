import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct StemTests {
  @Test("stems run from the base to a dot at each value")
  func stems() throws {
    let drawn = try Figure(marks: [Stem(x: [0.0, 1, 2], y: [1.0, -2, 3], base: 0.5)]).drawn()
    let dots = try #require(drawn.scene.markers(in: "mark-stem").first).positions
    #expect(dots.count == 3)
    let paths = drawn.scene.paths(in: "mark-stem")
    // The baseline, then all stems as one path.
    #expect(paths.map(\.path.points.count) == [2, 6])
    let base = paths[0].path.points[0].y
    for (i, dot) in dots.enumerated() {
      let ends = [paths[1].path.points[2 * i], paths[1].path.points[2 * i + 1]]
      #expect(ends.contains { abs($0.y - base) < 0.01 } == true)
      #expect(ends.contains { $0.distance(to: dot) < 0.01 } == true)
    }
  }

  @Test("places left out are 0, 1, 2 …, text on y makes level stems, groups have their colours")
  func ways() throws {
    let counted = try Figure(marks: [Stem(y: [3.0, 1, 2])]).drawn()
    #expect(counted.report.panels[0].marks[0].series[0].column.numbers == [0, 1, 2])
    let level = try Figure(marks: [Stem(x: [3.0, 1], y: ["a", "b"])]).drawn()
    #expect(level.report.panels[0].y.scale == "band")
    let mark = Stem(x: [1.0, 2, 3], y: [3.0, 1, 2], color: ["a", "b", "a"])
    let scene = try Figure(marks: [mark]).scene()
    #expect(scene.paths(in: "mark-stem").map(\.path.points.count) == [2, 4, 2])
    #expect(scene.texts("legend-label") == ["a", "b"])
  }

  @Test("on a logarithmic axis stems grow from its end")
  func log() throws {
    let drawn = try Figure(
      marks: [Stem(x: [1.0, 2], y: [10.0, 100])], y: AxisOptions(scale: "log")
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.markers(in: "mark-stem")[0].positions.count == 2)
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [.nan], [3], [3, 3], [-1e308, 0, 1e308], [0, 5e-324]])
  func odd(values: [Double]) throws {
    #expect(problems(of: try Figure(marks: [Stem(x: values, y: values)]).drawn()) == [])
  }
}
