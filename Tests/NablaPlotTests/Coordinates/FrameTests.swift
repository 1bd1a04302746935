import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct FrameTests {
  /// A plot of 600×300 px at (100, 50) over 0…600 and 0…300: a data unit is a pixel.
  private let frame = Frame(
    x: scale(linear, 0, 600), y: scale(linear, 0, 300),
    plot: Rect(x: 100, y: 50, width: 600, height: 300))

  private let reach = Rect(x: 36, y: -14, width: 728, height: 428)

  @Test func valuesGrowToTheRightAndUpwards() {
    #expect(frame.point(0, 0) == Point(100, 350))
    #expect(frame.point(600, 300) == Point(700, 50))
    #expect(frame.point(1.0 / 3, 0) == Point(snap(100 + 1.0 / 3), 350))
  }

  @Test func pointsALittleOutsideHaveAPlaceAndFarOnesNone() {
    #expect(frame.point(-64, 0) != nil)
    #expect(frame.point(-65, 0) == nil)
    #expect(frame.point(.nan, 0) == nil)
    #expect(frame.point(0, .infinity) == nil)
    #expect(frame.point(1e300, -1e300) == nil)
  }

  @Test func aLineBreaksWhereAValueIsMissing() {
    let path = frame.path([0, 10, 20, 30, 40], [0, 10, .nan, 30, 40])
    #expect(path.verbs == [.move, .line, .move, .line])
    #expect(path.points == [Point(100, 350), Point(110, 340), Point(130, 320), Point(140, 310)])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aLineBreaksAtWhatHasNoPlace(value: Double) {
    #expect(frame.path([0, 10, 20], [0, value, 20]).verbs == [.move, .line, .move, .line])
    #expect(frame.path([0, value, 20], [0, 10, 20]).verbs == [.move, .line, .move, .line])
  }

  @Test func aPointBetweenTwoGapsIsADot() {
    let path = frame.path([0, 10, 20], [.nan, 10, .nan])
    #expect(path.verbs == [.move, .line])
    #expect(path.points == [Point(110, 340), Point(110, 340)])
  }

  @Test func nothingGivesNothing() {
    #expect(frame.path([], []).isEmpty)
    #expect(frame.path([.nan], [.nan]).isEmpty)
    #expect(frame.area([], [], []).isEmpty)
    #expect(frame.points([], []).indices.isEmpty)
  }

  @Test(
    arguments: [
      ([0, 1e300], [0, 1e300]), ([-1e308, 1e308], [-1e308, 1e308]),
      ([-1.7e308, 1.7e308], [100, 100]), ([300, 300], [-1.7e308, 1.7e308]),
      ([-1e300, 300, 1e300], [0, 150, 0]), ([0, 1e9, 600], [0, 1e9, 300]),
    ] as [([Double], [Double])])
  func farCoordinatesAreCutToTheReach(x: [Double], y: [Double]) {
    let path = frame.path(x, y)
    let around = reach.insetBy(-0.01)
    #expect(path.points.allSatisfy { $0.isFinite && around.contains($0) }, "\(path.points)")
    #expect(!path.isEmpty)
    let area = frame.area(x, y.map { _ in 0 }, y)
    #expect(area.points.allSatisfy { $0.isFinite && around.contains($0) }, "\(area.points)")
  }

  /// A line that leaves the plot at one side and returns at another leaves no false edge.
  @Test func everyClippedPieceIsThePartOfItsSegmentInside() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      // Steps of more than a pixel, so that nothing is thinned out.
      let x = (0..<40).map { Double($0) * 40 - 500 + Double.random(in: 0...20, using: &random) }
      let y = x.map { _ in Double.random(in: -900...1200, using: &random) }
      let places = zip(x, y).map { Point(100 + $0, 350 - $1) }
      var expected: [(Point, Point)] = []
      for (a, b) in zip(places, places.dropFirst()) {
        if let piece = inside(a, b) { expected.append(piece) }
      }
      let drawn = segments(frame.path(x, y))
      try #require(drawn.count == expected.count)
      for (ours, theirs) in zip(drawn, expected) {
        #expect(ours.0.distance(to: theirs.0) < 0.01, "\(ours) \(theirs)")
        #expect(ours.1.distance(to: theirs.1) < 0.01, "\(ours) \(theirs)")
      }
    }
  }

  /// The part of a segment in the reach, by halving: no formula shared with the clipper.
  private func inside(_ a: Point, _ b: Point) -> (Point, Point)? {
    func at(_ t: Double) -> Point { a * (1 - t) + b * t }
    // Where the segment meets the four edges.
    var cuts = [0.0, 1.0]
    for edge in [reach.minX, reach.maxX] where a.x != b.x {
      cuts.append((edge - a.x) / (b.x - a.x))
    }
    for edge in [reach.minY, reach.maxY] where a.y != b.y {
      cuts.append((edge - a.y) / (b.y - a.y))
    }
    cuts = cuts.filter { $0 >= 0 && $0 <= 1 }.sorted()
    let parts = zip(cuts, cuts.dropFirst()).filter {
      $1 - $0 > 1e-9 && reach.contains(at(($0 + $1) / 2))
    }
    guard let first = parts.first, let last = parts.last else { return nil }
    return (at(first.0), at(last.1))
  }

  private func segments(_ path: Path) -> [(Point, Point)] {
    var result: [(Point, Point)] = []
    for i in path.points.indices.dropFirst() where path.verbs[i] == .line {
      result.append((path.points[i - 1], path.points[i]))
    }
    return result
  }

  @Test func anAreaKeepsOnePolygonForEachUnbrokenPiece() {
    let area = frame.area([0, 10, 20, 30, 40], [0, 0, 0, 0, 0], [10, 10, .nan, 10, 10])
    #expect(area.verbs.count { $0 == .move } == 2)
    #expect(area.verbs.count { $0 == .close } == 2)
    #expect(area.points.count == 8)
    let broken = frame.area([0, 10, 20, 30, 40], [0, 0, .nan, 0, 0], [10, 10, 10, 10, 10])
    #expect(broken == area)
  }

  @Test func markersKeepTheirRows() {
    let (points, rows) = frame.points([0, .nan, 1e9, 30], [0, 1, 2, .infinity])
    #expect(points == [Point(100, 350)])
    #expect(rows == [0])
  }

  @Test func aRectangleIsCutToTheReach() throws {
    #expect(frame.rect(x: 0, 10, y: 0, 20) == Rect(x: 100, y: 330, width: 10, height: 20))
    let wide = try #require(frame.rect(x: -.infinity, .infinity, y: 0, 1e300))
    #expect(wide == Rect(x: reach.minX, y: reach.minY, width: 728, height: 350 - reach.minY))
    #expect(frame.rect(x: .nan, 0, y: 0, 1) == nil)
  }

  @Test func everythingLiesOnTheGridOfAQuarterThousandth() {
    var random = SeededGenerator(seed: 3)
    let x = (0..<500).map { _ in Double.random(in: -100...700, using: &random) }
    let y = (0..<500).map { _ in Double.random(in: -100...700, using: &random) }
    let all =
      frame.path(x, y).points + frame.points(x, y).points
      + frame.area(x.sorted(), y, y.map { $0 + 10 }).points
    #expect(all.allSatisfy { $0.snapped == $0 })
  }
}
