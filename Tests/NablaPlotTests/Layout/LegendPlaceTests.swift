import NablaPlot
import NablaScene
import TestSupport
import Testing

/// A legend stands on the plot where it hides nothing.
@Suite struct LegendPlaceTests {
  /// Two groups of points with the given places.
  private func figure(_ y: (Double) -> Double, _ position: LegendPosition = .auto) -> Figure {
    let x = (0..<400).map { Double($0 % 20) }
    let ys = (0..<400).map { y(Double($0 % 20) + Double($0 / 20) / 20) }
    var figure = Figure(
      title: "Groups",
      marks: [Scatter(x: x, y: ys, color: x.indices.map { ["one", "two"][$0 % 2] })],
      x: AxisOptions("x"), y: AxisOptions("y"))
    figure.color.position = position
    return figure
  }

  private func legend(_ figure: Figure) throws -> (box: Rect, plot: Rect, points: [Point]) {
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    let boxes = drawn.report.allBoxes.filter { $0.role == "legend-label" }.map(\.rect)
    let first = try #require(boxes.first)
    return (
      boxes.reduce(first) { $0.union($1) }, drawn.report.panels[0].plot,
      drawn.scene.markers(in: "mark-scatter").flatMap(\.positions)
    )
  }

  @Test func inAFreeCorner() throws {
    let (box, plot, points) = try legend(figure { $0 })
    #expect(plot.contains(box))
    #expect(points.count == 400)
    #expect(points.allSatisfy { !box.contains($0) } == true)
  }

  @Test func atTheRightWherePointsAreEverywhere() throws {
    let (box, plot, _) = try legend(figure { ($0 * 7.3).truncatingRemainder(dividingBy: 5) })
    #expect(box.minX > plot.maxX)
  }

  @Test func whereTheFigureSays() throws {
    let right = try legend(figure({ $0 }, .right))
    #expect(right.box.minX > right.plot.maxX)
    let inside = try legend(figure({ ($0 * 7.3).truncatingRemainder(dividingBy: 5) }, .inside))
    #expect(inside.plot.contains(inside.box))
  }

  @Test func neverOverAFilledArea() throws {
    let x = (0...20).map(Double.init)
    let figure = Figure(
      title: "Filled",
      marks: [
        Area(x: x, y: x.map { _ in 10.0 }, name: "flat"),
        Area(x: x, y: x.map { _ in 5.0 }, name: "low"),
      ], x: AxisOptions("x"), y: AxisOptions("y"))
    let (box, plot, _) = try legend(figure)
    #expect(box.minX > plot.maxX)
  }
}
