import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct ClippingTests {
  private let box = Rect(x: 0, y: 0, width: 10, height: 10)

  @Test(arguments: [
    (Point(2, 3), Point(8, 7), Point(2, 3), Point(8, 7)),
    (Point(-5, 5), Point(15, 5), Point(0, 5), Point(10, 5)),
    (Point(5, -5), Point(5, 15), Point(5, 0), Point(5, 10)),
    (Point(-10, -10), Point(20, 20), Point(0, 0), Point(10, 10)),
    (Point(5, 5), Point(5, 5), Point(5, 5), Point(5, 5)),
    (Point(0, 0), Point(10, 0), Point(0, 0), Point(10, 0)),
  ])
  func theInnerPartOfASegmentStays(a: Point, b: Point, start: Point, end: Point) throws {
    let part = try #require(clip(a, b, to: box))
    #expect(part.0 == start)
    #expect(part.1 == end)
  }

  @Test(arguments: [
    (Point(-5, -1), Point(15, -1)), (Point(11, 0), Point(11, 10)), (Point(-1, 9), Point(1, 12)),
    (Point(20, 20), Point(20, 20)),
  ])
  func aSegmentOutsideIsGone(a: Point, b: Point) {
    #expect(clip(a, b, to: box) == nil)
  }

  @Test(arguments: [1e300, 1e308, 1.7e308])
  func theFarthestEndsStayFinite(far: Double) throws {
    for (a, b) in [
      (Point(-far, -far), Point(far, far)), (Point(-far, 5), Point(far, 5)),
      (Point(5, 5), Point(far, far)), (Point(5, 5), Point(-far, 5)),
    ] {
      let part = try #require(clip(a, b, to: box))
      #expect(part.0.isFinite && part.1.isFinite)
      #expect(box.insetBy(-1e-6).contains(part.0) && box.insetBy(-1e-6).contains(part.1))
      let polygon = clip(polygon: [a, b, Point(far, -far)], to: box)
      #expect(polygon.allSatisfy { $0.isFinite && box.insetBy(-1e-6).contains($0) }, "\(polygon)")
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func segmentsWithoutAnEndHaveNoPart(_ odd: Double) {
    for end in [Point(odd, 3), Point(3, odd), Point(odd, -odd)] {
      #expect(clip(end, Point(5, 5), to: box) == nil)
      #expect(clip(Point(5, 5), end, to: box) == nil)
    }
  }

  /// The share of the way rounds to all of it, and the end that is seen must stay.
  @Test(arguments: [1e20, 1e300])
  func aSegmentFromFarAwayReachesItsNearEnd(far: Double) throws {
    for (a, b) in [(Point(5, far), Point(5, 4)), (Point(5, -far), Point(5, 4))] {
      let part = try #require(clip(a, b, to: box))
      #expect(part.1 == b)
      #expect(box.contains(part.0))
    }
    let outside = try #require(clip(Point(5, -far), Point(5, 1e6), to: box))
    #expect(box.contains(outside.0) && box.contains(outside.1))
  }

  @Test func aPolygonAroundTheBoxBecomesTheBox() {
    let around = [Point(-1, -1), Point(11, -1), Point(11, 11), Point(-1, 11)]
    let corners = [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]
    #expect(Set(clip(polygon: around, to: box)) == Set(corners))
    #expect(area(clip(polygon: around, to: box)) == 100)
  }

  @Test func aPolygonInsideStaysAndOneOutsideGoes() {
    let triangle = [Point(1, 1), Point(9, 1), Point(5, 9)]
    #expect(area(clip(polygon: triangle, to: box)) == 32)
    #expect(clip(polygon: triangle.map { $0 + Point(20, 0) }, to: box).isEmpty)
    #expect(clip(polygon: [], to: box).isEmpty)
  }

  /// The area of a clipped convex polygon, against counting the cells of a fine grid.
  @Test func theAreaLeftIsTheAreaInside() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let triangle = (0..<3).map { _ in
        Point(
          Double.random(in: -8...18, using: &random), Double.random(in: -8...18, using: &random))
      }
      let n = 200
      var inside = 0
      for i in 0..<n {
        for j in 0..<n {
          let p = Point((Double(i) + 0.5) * 10 / Double(n), (Double(j) + 0.5) * 10 / Double(n))
          if contains(triangle, p) { inside += 1 }
        }
      }
      let counted = Double(inside) * 100 / Double(n * n)
      #expect(abs(area(clip(polygon: triangle, to: box)) - counted) < 1)
    }
  }

  private func area(_ polygon: [Point]) -> Double {
    guard polygon.count > 2 else { return 0 }
    var sum = 0.0
    for (a, b) in zip(polygon, polygon[1...] + polygon[..<1]) { sum += a.x * b.y - b.x * a.y }
    return abs(sum) / 2
  }

  private func contains(_ triangle: [Point], _ p: Point) -> Bool {
    let signs = zip(triangle, triangle[1...] + triangle[..<1]).map { a, b in
      (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) >= 0
    }
    return Set(signs).count == 1
  }
}
