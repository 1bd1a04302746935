import NablaScene
import Testing

@testable import NablaPlot

/// Where a plot is drawn on, in squares of 4 px.
@Suite struct OccupancyTests {
  private let plot = Rect(x: 10, y: 20, width: 200, height: 120)

  private let ink = ColorPair(Color(0))

  /// A ring around a middle, with a hole.
  private func ring(_ middle: Point, evenOdd: Bool) -> SceneItem {
    var path = Path(circle: middle, radius: 50)
    path.append(Path(circle: middle, radius: 30))
    return .path(PathItem(path, fill: .solid(ink), evenOdd: evenOdd))
  }

  @Test("a filled area is taken and its hole is free")
  func holes() {
    let middle = Point(110, 80)
    let hole = Rect(from: middle - Point(12, 12), to: middle + Point(12, 12))
    let ringed = Occupancy(plot: plot, items: [ring(middle, evenOdd: true)])
    #expect(ringed.count(in: hole) == 0)
    #expect(ringed.share(of: Rect(x: 66, y: 76, width: 8, height: 8)) == 1)
    // By winding both circles are one disc.
    #expect(
      Occupancy(plot: plot, items: [ring(middle, evenOdd: false)]).share(of: hole) == 1)
    // The circle's corners are free.
    #expect(ringed.count(in: Rect(x: 62, y: 32, width: 6, height: 6)) == 0)
    let area = Double(ringed.count(in: plot)) * Occupancy.side * Occupancy.side
    // With the squares that the circles cross.
    #expect(1...1.5 ~= area / (Double.pi * (50 * 50 - 30 * 30)))
  }

  @Test("an area is taken as far as it lies on the plot", arguments: [-2000.0, 10, 205, 4000])
  func beyondThePlot(_ x: Double) {
    let middle = Point(x, 100)
    let occupancy = Occupancy(plot: plot, items: [ring(middle, evenOdd: false)])
    for column in stride(from: 12.0, to: 210, by: 8) {
      for row in stride(from: 22.0, to: 140, by: 8) {
        let square = Rect(x: column, y: row, width: 0, height: 0)
        let distance = Point(column, row).distance(to: middle)
        if distance < 42 { #expect(occupancy.count(in: square) == 1, "\(column), \(row)") }
        if distance > 58 { #expect(occupancy.count(in: square) == 0, "\(column), \(row)") }
      }
    }
  }

  @Test("an area with places that are not numbers is no trap")
  func missing() {
    let odd = Path(
      polyline: [Point(20, 30), Point(.nan, 90), Point(90, .nan), Point(1e300, -1e300)],
      closed: true)
    let square = Rect(x: 150, y: 60, width: 24, height: 24)
    let items = [odd, Path(square)].map { SceneItem.path(PathItem($0, fill: .solid(ink))) }
    #expect(Occupancy(plot: plot, items: items).share(of: square) == 1)
  }

  @Test("items that are marked later count as those that were there")
  func later() {
    let items = [
      ring(Point(60, 60), evenOdd: true),
      .path(
        PathItem(
          Path(polyline: [Point(20, 130), Point(200, 30)]), stroke: Stroke(ink, width: 3))),
    ]
    let whole = Occupancy(plot: plot, items: items)
    var grown = Occupancy(plot: plot, items: [])
    #expect(grown.count(in: plot) == 0)
    for item in items { grown.mark([item]) }
    for column in stride(from: 12.0, to: 210, by: 4) {
      for row in stride(from: 22.0, to: 140, by: 4) {
        let square = Rect(x: column, y: row, width: 0, height: 0)
        #expect(grown.count(in: square) == whole.count(in: square))
      }
    }
    #expect(whole.count(in: plot) > 0)
  }
}
