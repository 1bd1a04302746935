import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ECDFTests {
  @Test("the stair rises by each value's share, from edge to edge of the panel")
  func stair() throws {
    let figure = Figure(marks: [ECDF(x: [3.0, 1, 3, 2])])
    let node = try computed(figure)
    #expect(node["values"]?.numbers == [1, 2, 3])
    #expect(node["shares"]?.numbers == [0.25, 0.5, 1])
    let drawn = try figure.drawn()
    let panel = drawn.report.panels[0]
    #expect(panel.y.domain == (0, 1))
    let points = try #require(drawn.scene.paths(in: "mark-ecdf").first).path.points
    let (first, last) = (try #require(points.first), try #require(points.last))
    #expect(abs(first.x - panel.plot.minX) < 0.01)
    #expect(abs(first.y - panel.plot.maxY) < 0.01)
    #expect(abs(last.x - panel.plot.maxX) < 0.01)
    #expect(abs(last.y - panel.plot.minY) < 0.01)
    // Corners: every step is level or upright.
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x == $1.x || $0.y == $1.y } == true)
  }

  @Test("weights, counts, percents and the share above")
  func stats() throws {
    let weighted = try computed(Figure(marks: [ECDF(x: [1.0, 2], weights: [1.0, 3])]))
    #expect(weighted["shares"]?.numbers == [0.25, 1])
    #expect(weighted["total"]?.double == 4)
    for (stat, top) in [(ECDF.Stat.percent, 100.0), (.count, 3), (.proportion, 1)] {
      for above in [false, true] {
        let mark = ECDF(x: [1.0, 2, 3], stat: stat, complementary: above)
        let domain = try Figure(marks: [mark]).drawn().report.panels[0].y.domain
        #expect(domain.lower == 0)
        #expect(domain.upper >= top && domain.upper < top * 1.1)
      }
    }
  }

  @Test("the band is as wide as the inequality of Dvoretzky, Kiefer and Wolfowitz, within 0 and 1")
  func band() throws {
    let values = (0..<100).map(Double.init)
    let figure = Figure(marks: [ECDF(x: values, band: true)])
    #expect(abs((try computed(figure)["bandReach"]?.double ?? 0) - 0.13581015157406195) < 1e-14)
    let drawn = try figure.drawn()
    let paths = drawn.scene.paths(in: "mark-ecdf")
    #expect(paths.count == 2)
    let plot = drawn.report.panels[0].plot
    let box = try #require(paths[0].path.controlBox)
    #expect(box.minY >= plot.minY - 0.01)
    #expect(box.maxY <= plot.maxY + 0.01)
  }

  @Test("groups have a stair each, and values on y make it run along y")
  func groups() throws {
    let mark = ECDF(x: [1.0, 2, 3, 4], color: ["a", "a", "b", "b"])
    let figure = Figure(marks: [mark])
    #expect(try computed(figure)["shares"]?["b"]?.numbers == [0.5, 1])
    #expect(try figure.scene().texts("legend-label") == ["a", "b"])
    let along = try Figure(marks: [ECDF(y: [1.0, 2])]).drawn().report.panels[0]
    #expect(along.x.domain == (0, 1))
  }

  @Test("ready-made shares are drawn as they are, and falling ones refused")
  func ready() throws {
    let figure = Figure(marks: [ECDF(x: [2.0, 1], share: [1.0, 0.3])])
    #expect(try computed(figure)["values"]?.numbers == [1, 2])
    #expect(try computed(figure)["shares"]?.numbers == [0.3, 1])
    let falling = #expect(throws: NablaError.self) {
      try Figure(marks: [ECDF(x: [1.0, 2], share: [1.0, 0.3])]).drawn()
    }
    #expect(
      falling?.description == "marks[0] (ecdf).share: falls where values rise; "
        + "give the share at or below each value.")
    let outside = #expect(throws: NablaError.self) {
      try Figure(marks: [ECDF(x: [1.0], share: [1.5])]).drawn()
    }
    #expect(outside?.description == "marks[0] (ecdf).share: is 1.5 in row 0; give 0 to 1.")
  }

  @Test("a million values are a stair of a few thousand corners", .timeLimit(.minutes(10)))
  func many() throws {
    let values = (0..<1_000_000).map { Double($0 * 7919 % 1_000_003) }
    let scene = try Figure(marks: [ECDF(x: values)]).scene()
    #expect(scene.paths(in: "mark-ecdf")[0].path.points.count < 4 * 4 * 640)
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [.nan], [3], [3, 3], [-1e308, 0, 1e308], [0, 5e-324]])
  func odd(values: [Double]) throws {
    #expect(problems(of: try Figure(marks: [ECDF(x: values, band: true)]).drawn()) == [])
  }
}
