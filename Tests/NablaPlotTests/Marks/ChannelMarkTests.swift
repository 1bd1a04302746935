import NablaPlot
import NablaScene
import TestSupport
import Testing

/// What scatter, line and heatmap do with their channels and modes.
@Suite struct ChannelMarkTests {
  private static func table() throws(NablaError) -> Table {
    try Table([
      ("x", .numbers([1, 2, 3, 4])), ("y", .numbers([1, 3, 2, 4])),
      ("kind", .texts(["a", "b", "a", "c"])), ("sex", .texts(["f", "m", "m", "f"])),
      ("weight", .numbers([1, 20, 100, 40])),
    ])
  }

  @Test("one column on colour and shape has one entry for each text, with both")
  func merged() throws {
    var mark = Scatter(x: "x", y: "y", color: "kind")
    mark.shape = .by("kind".channel)
    let scene = try Figure(data: Self.table(), marks: [mark]).scene()
    #expect(scene.texts("legend-label") == ["a", "b", "c"])
    #expect(scene.texts("legend-title") == ["kind"])
    #expect(scene.markers(in: "legend").map { $0.shapes[0] } == [.circle, .triangle, .square])
    let drawn = try #require(scene.markers(in: "mark-scatter").first)
    #expect((0..<4).map { drawn.shapes[$0] } == [.circle, .triangle, .circle, .square])
  }

  @Test("different columns have parts of the legend of their own, sizes round values")
  func parts() throws {
    var mark = Scatter(x: "x", y: "y", color: "kind", size: "weight")
    mark.shape = .by("sex".channel)
    let scene = try Figure(data: Self.table(), marks: [mark]).scene()
    #expect(scene.texts("legend-title") == ["kind", "sex", "weight"])
    #expect(scene.texts("legend-label") == ["a", "b", "c", "f", "m", "100", "20", "5"])
    let sizes = scene.markers(in: "legend").suffix(3).map { $0.sizes[0] }
    #expect(sizes[0] == 18)
    #expect(abs(sizes[1] - 18 * 0.2.squareRoot()) < 0.01)
  }

  @Test("an unknown shape suggests shapes and columns")
  func unknownShape() throws {
    var mark = Scatter(x: "x", y: "y")
    mark.shape = .by("circl".channel)
    let error = #expect(throws: NablaError.self) {
      try Figure(data: Self.table(), marks: [mark]).drawn()
    }
    #expect(
      error?.description
        == "marks[0] (scatter).shape: \"circl\" is neither a column nor a shape; "
        + "did you mean \"circle\"?")
  }

  @Test("jitter moves each marker by no more than asked, the same way every time")
  func jitter() throws {
    let n = 500
    let (x, y) = ((0..<n).map { Double($0 % 5) }, (0..<n).map { Double($0 % 7) })
    var mark = Scatter(x: x, y: y)
    let still = try #require(try Figure(marks: [mark]).scene().markers(in: "mark-scatter").first)
    (mark.jitterX, mark.jitterY) = (6, 2)
    let moved = try #require(try Figure(marks: [mark]).scene().markers(in: "mark-scatter").first)
    let again = try #require(try Figure(marks: [mark]).scene().markers(in: "mark-scatter").first)
    #expect(moved == again)
    let shifts = zip(moved.positions, still.positions).map { $0 - $1 }
    #expect(shifts.allSatisfy { abs($0.x) <= 6.01 && abs($0.y) <= 2.01 } == true)
    let mean = shifts.reduce(Point.zero, +) * (1 / Double(n))
    #expect(abs(mean.x) < 0.6 && abs(mean.y) < 0.2)
    #expect(Set(shifts.map { Int($0.x) }).count > 8)
  }

  // MARK: - Lines

  @Test(
    "a step changes its level before, after or between two points",
    arguments: [
      (Line.Step.none, [[0, 0], [1, 2], [2, 1]]),
      (.after, [[0, 0], [1, 0], [1, 2], [2, 2], [2, 1]]),
      (.before, [[0, 0], [0, 2], [1, 2], [1, 1], [2, 1]]),
      (.middle, [[0, 0], [0.5, 0], [0.5, 2], [1, 2], [1.5, 2], [1.5, 1], [2, 1]]),
    ] as [(Line.Step, [[Double]])])
  func steps(step: Line.Step, corners: [[Double]]) throws {
    let figure = Figure(
      marks: [Line(x: [0.0, 1, 2], y: [0.0, 2, 1], step: step)], x: AxisOptions(domain: 0...2),
      y: AxisOptions(domain: 0...2))
    let drawn = try figure.drawn()
    let plot = drawn.report.panels[0].plot
    let path = try #require(drawn.scene.paths(in: "mark-line").first?.path)
    // Corners in one column of a quarter pixel may come in as many points as they need.
    let wanted = corners.map {
      Point(plot.minX + plot.width * $0[0] / 2, plot.maxY - plot.height * $0[1] / 2)
    }
    for corner in wanted { #expect(path.points.contains { $0.distance(to: corner) < 0.01 }) }
    for point in path.points { #expect(wanted.contains { $0.distance(to: point) < 0.01 }) }
  }

  @Test("numbers colour a line along its way, and a missing one is grey")
  func gradient() throws {
    let t = (0...50).map { Double($0) }
    let scene = try Figure(marks: [Line(x: t, y: t, color: t)]).scene()
    let strokes = scene.paths(in: "mark-line").compactMap { $0.stroke?.color }
    #expect((60...66).contains(strokes.count))
    #expect(Set(strokes).count == strokes.count)
    let holed = try Figure(marks: [Line(x: t, y: t, color: t.map { $0 == 20 ? .nan : $0 })])
      .scene().paths(in: "mark-line").compactMap { $0.stroke?.color }
    #expect(holed.contains(Theme.nabla.absent))
    let error = #expect(throws: NablaError.self) {
      try Figure(marks: [Line(x: t, y: t, color: t, dash: .dashed)]).drawn()
    }
    #expect(error?.place == "marks[0] (line).dash")
  }

  @Test("a noisy line in many colours stays small", .timeLimit(.minutes(10)))
  func noisy() throws {
    let n = 100_000
    let y = (0..<n).map { Double($0 * 7919 % 1013) }
    let scene = try Figure(marks: [Line(x: y.indices.map { $0 }, y: y, color: y)]).scene()
    #expect(scene.paths(in: "mark-line").count <= 64)
  }

  // MARK: - Heatmaps

  static let square = [[4.0, 1, 3], [1, 5, 2], [3, 2, 6]]

  @Test("a triangle shows the diagonal and one side of it")
  func triangle() throws {
    for (triangle, empty) in [(Heatmap.Triangle.lower, [1, 2, 5]), (.upper, [3, 6, 7])] {
      var mark = Heatmap(try #require(Matrix(Self.square)))
      mark.triangle = triangle
      let scene = try Figure(marks: [mark]).scene()
      let pixels = try #require(scene.images(in: "mark-heatmap").first).pixels.values
      #expect(pixels.indices.filter { pixels[$0] & 255 == 0 } == empty)
      #expect(scene.texts("cell").count == 6)
    }
    var flat = Heatmap(try #require(Matrix([[1, 2]])))
    flat.triangle = .lower
    let error = #expect(throws: NablaError.self) { try Figure(marks: [flat]).drawn() }
    #expect(
      error?.description
        == "marks[0] (heatmap).triangle: is given for 1×2 cells; give a square matrix.")
  }

  @Test("clustering brings alike lines together with their labels and masked cells")
  func cluster() throws {
    let matrix = try #require(Matrix([[0, 9, 0], [5, 5, 5], [0, 9, 1], [5, 5, 6]]))
    var mark = Heatmap(matrix, yLabels: ["a", "b", "c", "d"])
    mark.cluster = .rows
    mark.mask = Matrix([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]])
    let figure = Figure(marks: [mark])
    let order = try #require(try computed(figure)["rowOrder"]?.numbers).map { Int($0) }
    let panel = try figure.drawn().report.panels[0]
    #expect(panel.y.ticks.map(\.label) == order.map { ["a", "b", "c", "d"][$0] })
    #expect(abs((order.firstIndex(of: 0) ?? 0) - (order.firstIndex(of: 2) ?? 9)) == 1)
    let error = #expect(throws: NablaError.self) {
      var holed = Heatmap(try #require(Matrix([[1, .nan], [1, 2]])))
      holed.cluster = .both
      _ = try Figure(marks: [holed]).drawn()
    }
    #expect(error?.place == "marks[0] (heatmap).cluster")
  }
}
