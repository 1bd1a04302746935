import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct RugTests {
  @Test("ticks stand on the panel's edge at the values, along x, along y, or both")
  func places() throws {
    let mark = Rug(x: [0.0, 5, 10], y: [1.0, 2, 3], length: 12)
    let drawn = try Figure(marks: [mark]).drawn()
    let path = try #require(drawn.scene.paths(in: "mark-rug").first).path
    let plot = drawn.report.panels[0].plot
    #expect(path.points.count == 12)
    for k in 0..<3 {
      #expect(abs(path.points[2 * k].y - plot.maxY) < 0.01)
      #expect(abs(path.points[2 * k].y - path.points[2 * k + 1].y - 12) < 0.01)
      #expect(abs(path.points[6 + 2 * k].x - plot.minX) < 0.01)
    }
    #expect(abs(path.points[2].x - plot.midX) < 0.01)
  }

  @Test("of a million values only those that can be told apart are drawn", .timeLimit(.minutes(10)))
  func many() throws {
    let values = (0..<1_000_000).map { Double($0 * 7919 % 1_000_003) }
    let scene = try Figure(marks: [Rug(x: values)]).scene()
    #expect(scene.paths(in: "mark-rug")[0].path.points.count < 2 * 4 * 640)
  }

  @Test("groups have ticks in their colours, and neither x nor y is refused")
  func groups() throws {
    let scene = try Figure(marks: [Rug(x: [1.0, 2, 3], color: ["a", "b", "a"])]).scene()
    #expect(scene.paths(in: "mark-rug").map(\.path.points.count) == [4, 2])
    #expect(scene.texts("legend-label") == ["a", "b"])
    let none = #expect(throws: NablaError.self) { try Figure(marks: [Rug()]).drawn() }
    #expect(
      none?.description == "marks[0] (rug): has neither x nor y; give one of them, or both.")
  }

  @Test("odd data give a sound panel", arguments: [[], [.nan], [3], [-1e308, 0, 1e308]])
  func odd(values: [Double]) throws {
    #expect(problems(of: try Figure(marks: [Rug(x: values)]).drawn()) == [])
    #expect(problems(of: try Figure(marks: [Rug(x: values, y: values)]).drawn()) == [])
  }
}
