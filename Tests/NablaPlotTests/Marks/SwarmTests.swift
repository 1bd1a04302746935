import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct SwarmTests {
  private func penguins(_ mark: any Mark) throws -> Figure {
    Figure(data: try GalleryData.table("penguins.csv"), marks: [mark])
  }

  /// The least distance between two points.
  private func nearest(_ points: [Point]) -> Double {
    var least = Double.infinity
    for i in points.indices {
      for j in 0..<i { least = min(least, points[i].distance(to: points[j])) }
    }
    return least
  }

  @Test("no two dots of a swarm cover each other, and each lies at its value")
  func apart() throws {
    let figure = try penguins(Beeswarm(x: "species", y: "flipper_length_mm", size: 5))
    let drawn = try figure.drawn()
    let swarms = drawn.scene.markers(in: "mark-beeswarm")
    #expect(swarms.map(\.positions.count) == [151, 123, 68])
    let axis = drawn.report.panels[0].y
    let plot = drawn.report.panels[0].plot
    let values = try #require(
      drawn.report.panels[0].marks[0].series.first { $0.name == "value" }?.column.numbers)
    for swarm in swarms {
      #expect(nearest(swarm.positions) > swarm.sizes[0] - 0.02)
    }
    for (point, value) in zip(swarms.flatMap(\.positions), values) {
      let share = (value - axis.domain.lower) / (axis.domain.upper - axis.domain.lower)
      #expect(abs(point.y - (plot.maxY - share * plot.height)) < 0.01)
    }
  }

  @Test("a swarm is the same every time, whatever the order of its rows")
  func deterministic() throws {
    let values = (0..<80).map { Double($0 * 37 % 53) / 4 }
    func places(_ values: [Double]) throws -> Set<Point> {
      let mark = Beeswarm(x: values.map { _ in "a" }, y: values)
      let scene = try Figure(marks: [mark]).scene()
      return Set(scene.markers(in: "mark-beeswarm").flatMap(\.positions))
    }
    #expect(try places(values) == places(values.reversed()))
  }

  @Test(
    "dots that find no room become smaller, and of far too many none is lost",
    .timeLimit(.minutes(10)))
  func crowded() throws {
    for count in [600, 40_000] {
      let values = (0..<count).map { Double($0 * 7919 % 101) }
      let mark = Beeswarm(x: values.map { _ in "a" }, y: values)
      let drawn = try Figure(marks: [mark]).drawn()
      let swarm = try #require(drawn.scene.markers(in: "mark-beeswarm").first)
      #expect(swarm.positions.count == count)
      #expect(swarm.sizes[0] <= 7)
      let plot = drawn.report.panels[0].plot
      #expect(swarm.positions.allSatisfy { plot.contains($0) } == true)
    }
  }

  @Test("a strip's dots keep to their share of the band and are the same every time")
  func strip() throws {
    let drawn = try penguins(Strip(x: "species", y: "body_mass_g")).drawn()
    let plot = drawn.report.panels[0].plot
    let strips = drawn.scene.markers(in: "mark-strip")
    #expect(strips.map(\.positions.count) == [151, 123, 68])
    for (i, strip) in strips.enumerated() {
      let middle = plot.minX + (Double(i) + 0.5) * plot.width / 3
      let reach = strip.positions.map { abs($0.x - middle) }.max() ?? 0
      #expect(reach <= 0.2 * plot.width / 3 + 0.01)
      #expect(reach > 0.19 * plot.width / 3)
    }
    let line = try penguins(Strip(x: "species", y: "body_mass_g", jitter: 0)).scene()
    #expect(Set(line.markers(in: "mark-strip")[0].positions.map(\.x)).count == 1)
  }

  @Test("groups stand side by side where they meet, or upon each other if asked for")
  func groups() throws {
    let side = try penguins(Strip(x: "species", y: "body_mass_g", color: "sex", jitter: 0))
    #expect(Set(try side.scene().markers(in: "mark-strip").map { $0.positions[0].x }).count == 6)
    let mark = Strip(x: "species", y: "body_mass_g", color: "sex", jitter: 0, dodge: false)
    let upon = try penguins(mark).scene().markers(in: "mark-strip")
    #expect(Set(upon.map { $0.positions[0].x }).count == 3)
    #expect(try side.scene().texts("legend-label") == ["male", "female"])
  }

  @Test("missing values are left out and counted", arguments: ["strip", "beeswarm"])
  func missing(kind: String) throws {
    let text = "marks: [{mark: \(kind), x: [a, a, null, b], y: [1, null, 2, 3]}]"
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    #expect(
      try figure.drawn().report.warnings == [
        "marks[0] (\(kind)): 2 of 4 values have no number or no category and are left out"
      ])
    #expect(try computed(figure)["points"]?.int == 2)
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [.nan], [3], [3, 3], [-1e308, 0, 1e308], [0, 5e-324, 0]])
  func odd(values: [Double]) throws {
    for mark in [Strip(y: values), Beeswarm(y: values), Beeswarm(x: values)] as [any Mark] {
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }
}
