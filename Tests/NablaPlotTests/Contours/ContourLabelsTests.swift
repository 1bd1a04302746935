import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ContourLabelsTests {
  private let area = Rect(x: 0, y: 0, width: 400, height: 300)

  private func line(_ points: [Point], closed: Bool = false) -> ContourTracer.Line {
    ContourTracer.Line(points: points, isClosed: closed)
  }

  private func circle(_ radius: Double) -> ContourTracer.Line {
    var points: [Point] = []
    var p = Point(radius, 0)
    // Turned by 5° each time.
    for _ in 0..<72 {
      points.append(Point(200 + p.x, 150 + p.y))
      p = Affine.rotation(degrees: 5).apply(p)
    }
    return line(points, closed: true)
  }

  @Test func aLongStraightLineBearsALabelAlongIt() throws {
    var labels = ContourLabels(area: area, height: 10, obstacles: [])
    let place = try #require(
      labels.places(on: line([Point(20, 250), Point(380, 50)]), width: 24).first)
    // From the lower left to the upper right, read along the line.
    #expect(abs(place.angle + 29.05) < 0.1)
    #expect(place.gap.end - place.gap.start > 24)
    let distance = distanceToSegment(place.center, Point(20, 250), Point(380, 50))
    #expect(distance < 0.01)
  }

  @Test func shortAndStronglyBentLinesBearNone() {
    var labels = ContourLabels(area: area, height: 10, obstacles: [])
    #expect(labels.places(on: line([Point(20, 20), Point(45, 20)]), width: 24).isEmpty)
    #expect(labels.places(on: circle(12), width: 24).isEmpty)
    #expect(!labels.places(on: circle(100), width: 24).isEmpty)
  }

  @Test func labelsAreNeverUpsideDown() {
    var labels = ContourLabels(area: area, height: 10, obstacles: [])
    for points in [
      [Point(380, 50), Point(20, 60)], [Point(200, 280), Point(210, 10)],
      [Point(60, 20), Point(58, 290)],
    ] {
      for place in labels.places(on: line(points), width: 20) {
        #expect(place.angle > -90 && place.angle <= 90)
      }
    }
  }

  @Test func labelsOfNeighbouringLinesKeepApart() {
    var labels = ContourLabels(area: area, height: 10, obstacles: [])
    var centers: [Point] = []
    for y in stride(from: 20.0, through: 280, by: 5) {
      centers += labels.places(on: line([Point(5, y), Point(395, y)]), width: 30).map(\.center)
    }
    #expect(centers.count > 10)
    for (i, a) in centers.enumerated() {
      for b in centers[(i + 1)...] {
        #expect(abs(a.y - b.y) >= 10 || abs(a.x - b.x) >= 30)
      }
    }
  }

  @Test func labelsKeepOffObstacles() {
    let path = stride(from: 0.0, through: 400, by: 5).map { Point($0, 150) }
    var labels = ContourLabels(area: area, height: 10, obstacles: path)
    #expect(labels.places(on: line([Point(5, 152), Point(395, 152)]), width: 30).isEmpty)
    #expect(!labels.places(on: line([Point(5, 180), Point(395, 180)]), width: 30).isEmpty)
  }

  @Test func aLineIsCutWhereItsLabelStands() {
    let pieces = ContourLabels.cut(line([Point(0, 0), Point(50, 0), Point(100, 0)]), [(40, 60)])
    #expect(pieces.map(\.points) == [[Point(0, 0), Point(40, 0)], [Point(60, 0), Point(100, 0)]])
    #expect(pieces.allSatisfy { !$0.isClosed })
  }

  @Test func aClosedLineWithOneGapStaysOnePiece() {
    let square = line(
      [Point(0, 0), Point(100, 0), Point(100, 100), Point(0, 100)], closed: true)
    let pieces = ContourLabels.cut(square, [(130, 170)])
    #expect(pieces.count == 1)
    #expect(pieces.first?.points.first == Point(100, 70))
    #expect(pieces.first?.points.last == Point(100, 30))
    #expect(ContourLabels.cut(square, []).first?.isClosed == true)
  }

  @Test func twoGapsInOneSegmentLeaveThreePieces() {
    let pieces = ContourLabels.cut(line([Point(0, 0), Point(100, 0)]), [(60, 70), (20, 30)])
    #expect(
      pieces.map(\.points) == [
        [Point(0, 0), Point(20, 0)], [Point(30, 0), Point(60, 0)], [Point(70, 0), Point(100, 0)],
      ])
  }
}
