import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ErrorBarTests {
  @Test("by default caps are 8 px long, lines ink, and there are no points")
  func defaults() throws {
    #expect(ErrorBar().cap == 8)
    let scene = try Figure(marks: [ErrorBar(x: [1.0, 2], y: [3.0, 4], error: [0.5, 1])]).scene()
    let path = try #require(scene.paths(in: "mark-errorbar").first).path
    // A stem and two caps for each.
    #expect(path.points.count == 12)
    #expect(path.points[2].distance(to: path.points[3]) == 8)
    #expect(scene.markers(in: "mark-errorbar").isEmpty)
  }

  @Test("symmetric errors and ends come to the same")
  func ends() throws {
    let a = try computed(Figure(marks: [ErrorBar(x: [1.0, 2], y: [3.0, 4], error: [0.5, 1])]))
    let b = try computed(
      Figure(marks: [ErrorBar(x: [1.0, 2], y: [3.0, 4], low: [2.5, 3], high: [3.5, 5])]))
    #expect(a == b)
    #expect(a["low"]?.numbers == [2.5, 3])
    #expect(a["high"]?.numbers == [3.5, 5])
  }

  @Test("level bars lie along x where y is text, and points stand at the values")
  func horizontal() throws {
    let scene = try Figure(
      marks: [ErrorBar(x: [3.0, 4], y: ["a", "b"], error: [0.5, 1], points: true)]
    ).scene()
    let path = try #require(scene.paths(in: "mark-errorbar").first).path
    #expect(path.points[0].y == path.points[1].y)
    let dot = try #require(scene.markers(in: "mark-errorbar").first).positions[0]
    #expect(abs(dot.x - (path.points[0].x + path.points[1].x) / 2) < 0.01)
    #expect(dot.y == path.points[0].y)
  }

  @Test("what says no error, or an impossible one, is refused")
  func refused() {
    let cases: [(ErrorBar, String)] = [
      (
        ErrorBar(x: [1.0], y: [1.0]),
        "marks[0] (errorbar): has no error; give error, or low and high."
      ),
      (
        ErrorBar(x: [1.0], y: [1.0], error: [1.0], low: [0.0]),
        "marks[0] (errorbar): has error and low or high; give error, or low and high."
      ),
      (
        ErrorBar(x: [1.0], y: [1.0], low: [2.0], high: [1.0]),
        "marks[0] (errorbar): low is 2 and high is 1 in row 0; "
          + "give low ends that are not above the high ones."
      ),
      (
        ErrorBar(x: [1.0], y: [1.0], error: [1.0, 2]),
        "marks[0] (errorbar): error has 2 values and y has 1; give lists of the same length."
      ),
    ]
    for (mark, words) in cases {
      let error = #expect(throws: NablaError.self) { try Figure(marks: [mark]).drawn() }
      #expect(error?.description == words)
    }
  }

  @Test("an end that is no number leaves its bar out and is counted")
  func missing() throws {
    let figure = Figure(
      marks: [ErrorBar(x: [1.0, 2, 3], y: [1.0, 2, 3], error: [1, .nan, .infinity])])
    #expect(try #require(figure.scene().paths(in: "mark-errorbar").first).path.points.count == 6)
    #expect(
      try figure.drawn().report.warnings
        == ["marks[0] (errorbar): 2 of 3 bars have an end that is no number and are left out"])
  }
}
