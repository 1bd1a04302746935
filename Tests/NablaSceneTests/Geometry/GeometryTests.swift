import NablaScene
import Testing

@Suite struct GeometryTests {
  @Test(
    arguments: [
      (0.0, 0.0), (1.0 / 3, 85.0 / 256), (-1.0 / 3, -85.0 / 256), (0.001953125, 1.0 / 256),
      (-0.001953125, -1.0 / 256), (100.5, 100.5), (1e300, 1e300),
    ] as [(Double, Double)])
  func snappingGoesToTheNearest256thAwayFromZeroInTies(value: Double, snapped: Double) {
    #expect(snap(value) == snapped)
  }

  @Test func rectanglesKnowWhatTheyHold() {
    let r = Rect(from: Point(4, 6), to: Point(0, 2))
    #expect(r == Rect(x: 0, y: 2, width: 4, height: 4))
    #expect(r.contains(Point(4, 6)) && !r.contains(Point(4.01, 6)))
    #expect(r.contains(Rect(x: 1, y: 3, width: 1, height: 1)))
    #expect(!r.contains(Rect(x: 3, y: 3, width: 1.5, height: 1)))
    #expect(r.contains(Rect(x: 3, y: 3, width: 1.5, height: 1), tolerance: 0.5))
    #expect(r.insetBy(1) == Rect(x: 1, y: 3, width: 2, height: 2))
    #expect(r.insetBy(100) == Rect(x: 2, y: 4, width: 0, height: 0))
    #expect(r.insetBy(-1) == Rect(x: -1, y: 1, width: 6, height: 6))
    #expect(!r.overlaps(r.offset(by: Point(4, 0))))
    #expect(r.overlaps(r.offset(by: Point(3.9, 0))))
    #expect(!r.overlaps(r.offset(by: Point(3.9, 0)), tolerance: 0.5))
    #expect(
      r.union(Rect(x: 10, y: 10, width: 1, height: 1)) == Rect(x: 0, y: 2, width: 11, height: 9))
  }

  @Test(arguments: [0.0, 90, -90, 180, 270, 45, -45, 30])
  func turnsAreClockwiseOnTheCanvasAndKeepLengths(degrees: Double) {
    let turn = Affine.rotation(degrees: degrees)
    let p = turn.apply(Point(3, 4))
    #expect(abs(p.distance(to: .zero) - 5) < 1e-12)
    if degrees == 90 { #expect(turn.apply(Point(1, 0)) == Point(0, 1)) }
    if degrees == -90 { #expect(turn.apply(Point(1, 0)) == Point(0, -1)) }
    let back = turn.then(.rotation(degrees: -degrees)).apply(Point(3, 4))
    #expect(back.distance(to: Point(3, 4)) < 1e-12)
  }

  @Test func mapsAreAppliedInTheOrderWritten() {
    let map = Affine.translation(1, 0).then(.rotation(degrees: 90))
    #expect(map.apply(Point(0, 0)) == Point(0, 1))
    #expect(Affine.rotation(degrees: 90).then(.translation(1, 0)).apply(Point(1, 0)) == Point(1, 1))
    #expect(
      Affine.rotation(degrees: 90).boundingBox(of: Rect(x: 0, y: 0, width: 2, height: 1))
        == Rect(x: -1, y: 0, width: 1, height: 2))
  }

  @Test(arguments: MarkerShape.allCases)
  func markersOfOneSizeCoverTheSameArea(shape: MarkerShape) {
    let path = shape.path(size: 20)
    // Curves flattened finely; the circle of diameter 20 covers 100π.
    var points: [Point] = []
    var i = 0
    for verb in path.verbs {
      switch verb {
      case .move, .line:
        points.append(path.points[i])
        i += 1
      case .curve:
        let (a, b, c, d) = (
          points[points.count - 1], path.points[i], path.points[i + 1], path.points[i + 2]
        )
        for step in 1...64 {
          let t = Double(step) / 64
          let u = 1 - t
          points.append(
            a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t))
        }
        i += 3
      case .close: break
      }
    }
    var area = 0.0
    for (a, b) in zip(points, points[1...] + points[..<1]) { area += a.x * b.y - b.x * a.y }
    #expect(abs(abs(area) / 2 - 100 * Double.pi) < 1)
  }

  @Test func aPathKeepsItsVerbsAndPointsInStep() {
    var path = Path(polyline: [Point(0, 0), Point(1, 0), Point(1, 1)], closed: true)
    #expect(path.verbs == [.move, .line, .line, .close])
    path.append(Path(circle: Point(5, 5), radius: 1))
    #expect(path.points.count == 3 + 13)
    #expect(Path(polyline: []).isEmpty)
    #expect(Path().applying(.translation(1, 1)).isEmpty)
    #expect(path.applying(.translation(1, 2)).points[0] == Point(1, 2))
  }
}
