import NablaMath
import NablaScene
import Testing

@testable import NablaPlot

/// Marching squares against what geometry says.
@Suite struct ContourTracerTests {
  /// f sampled at n × n nodes of [-1, 1]², canvas and data the same.
  private func grid(_ n: Int, _ f: (Double, Double) -> Double) -> ContourGrid {
    let places = (0..<n).map { -1 + 2 * Double($0) / Double(n - 1) }
    return ContourGrid(
      xs: places, ys: places, values: places.flatMap { y in places.map { f($0, y) } })
  }

  private func grid(_ rows: [[Double]]) -> ContourGrid {
    ContourGrid(
      xs: (0..<(rows.first?.count ?? 0)).map(Double.init), ys: (0..<rows.count).map(Double.init),
      values: rows.flatMap { $0 })
  }

  /// The signed area of a closed polygon.
  private func area(_ points: [Point]) -> Double {
    zip(points, points.dropFirst() + points.prefix(1))
      .reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  @Test("a circle has its area and stays closed", arguments: [0.2, 0.5, 0.81])
  func circles(_ level: Double) throws {
    var tracer = ContourTracer(grid(101) { x, y in x * x + y * y })
    let lines = tracer.lines(at: level)
    let circle = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(circle.isClosed)
    #expect(circle.points.first != circle.points.last)
    let expected: Double = Double.pi * level
    #expect(abs(abs(area(circle.points)) / expected - 1) < 0.005)
    for p in circle.points {
      let radius: Double = (p.x * p.x + p.y * p.y).squareRoot()
      #expect(abs(radius / level.squareRoot() - 1) < 0.001)
    }
  }

  @Test func theAreaAboveALevelIsTheSquareWithoutTheDisc() {
    var tracer = ContourTracer(grid(101) { x, y in x * x + y * y })
    let regions = tracer.regions(atLeast: 0.5)
    // The square's outline and the hole, in opposite directions.
    #expect(regions.count == 2)
    let total = regions.reduce(0) { $0 + area($1) }
    let expected: Double = 4 - Double.pi * 0.5
    #expect(abs(abs(total) / expected - 1) < 0.005)
    #expect(regions.contains { area($0) > 0 } && regions.contains { area($0) < 0 })
  }

  @Test func alineThatLeavesTheGridIsOpenAndEndsOnItsEdge() throws {
    var tracer = ContourTracer(grid(11) { x, y in x + y / 4 })
    let lines = tracer.lines(at: 0.1)
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(!line.isClosed)
    for p in line.points { #expect(abs(p.x + p.y / 4 - 0.1) < 1e-12) }
    let ends = [line.points[0].y, line.points[line.points.count - 1].y].sorted()
    #expect(ends == [-1, 1])
    // Cut at the level, the square has this share of its area above it.
    let above = tracer.regions(atLeast: 0.1)
    #expect(abs(abs(area(above[0])) - 1.8) < 1e-9)
  }

  @Test("the mean of the corners joins or parts high corners", arguments: [true, false])
  func saddles(_ joins: Bool) {
    // High at two corners across; the level is below or above their mean of 0.5.
    var tracer = ContourTracer(grid([[1, 0], [0, 1]]))
    let level = joins ? 0.4 : 0.6
    let lines = tracer.lines(at: level)
    #expect(lines.count == 2)
    let regions = tracer.regions(atLeast: level)
    // Joined the high part is one hexagon, parted it is two triangles.
    #expect(regions.count == (joins ? 1 : 2))
    let total = abs(regions.reduce(0) { $0 + area($1) })
    // Either way the cut corners are right triangles with legs of 0.4.
    let corner = 0.4 * 0.4 / 2
    let expected: Double = joins ? 1 - 2 * corner : 2 * corner
    #expect(abs(total - expected) < 1e-12)
  }

  @Test func linesThroughSaddlesNeverCross() {
    // A chessboard of hills: every cell is a saddle.
    let n = 8
    let rows = (0..<n).map { r in (0..<n).map { c in Double((r + c) % 2) + Double(c) * 0.01 } }
    var tracer = ContourTracer(grid(rows))
    let lines = tracer.lines(at: 0.53)
    var segments: [(Point, Point)] = []
    for line in lines {
      let points = line.isClosed ? line.points + line.points.prefix(1) : line.points
      segments += zip(points, points.dropFirst())
    }
    #expect(segments.count >= (n - 1) * (n - 1))
    func side(_ a: Point, _ b: Point, _ p: Point) -> Double {
      (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
    }
    for (i, s) in segments.enumerated() {
      for t in segments[(i + 1)...] {
        let crosses =
          side(s.0, s.1, t.0) * side(s.0, s.1, t.1) < -1e-12
          && side(t.0, t.1, s.0) * side(t.0, t.1, s.1) < -1e-12
        #expect(!crosses)
      }
    }
  }

  @Test func aLevelOnNodesGivesOneLineThroughThem() throws {
    var tracer = ContourTracer(grid([[0, 0, 0], [1, 1, 1], [2, 2, 2]]))
    let lines = tracer.lines(at: 1)
    #expect(lines.count == 1)
    #expect(lines.first?.points == [Point(0, 1), Point(1, 1), Point(2, 1)].sorted(like: lines[0]))
    #expect(abs(abs(area(tracer.regions(atLeast: 1)[0])) - 2) < 1e-12)
  }

  @Test func aPeakExactlyAtTheLevelIsNoLine() {
    var tracer = ContourTracer(grid([[0, 0, 0], [0, 1, 0], [0, 0, 0]]))
    #expect(tracer.lines(at: 1).isEmpty)
    #expect(tracer.lines(at: 0.5).count == 1)
  }

  @Test func equalValuesHaveNoLineAndFillEverythingOrNothing() {
    var tracer = ContourTracer(grid(5) { _, _ in 3 })
    #expect(tracer.lines(at: 3).isEmpty)
    #expect(abs(abs(area(tracer.regions(atLeast: 3)[0])) - 4) < 1e-12)
    #expect(tracer.regions(atLeast: 3.1).isEmpty)
  }

  @Test(
    "a single row or column has neither lines nor areas",
    arguments: [(1, 5), (5, 1), (1, 1), (0, 0)])
  func strips(_ rows: Int, _ columns: Int) {
    let strip = ContourGrid(
      xs: (0..<columns).map(Double.init), ys: (0..<rows).map(Double.init),
      values: (0..<rows * columns).map(Double.init))
    var tracer = ContourTracer(strip)
    #expect(tracer.lines(at: 1.5).isEmpty)
    #expect(tracer.regions(atLeast: -1).isEmpty)
  }

  @Test(
    "cells with a corner that is not a number are left out", arguments: [Double.nan, .infinity])
  func holes(_ missing: Double) {
    var rows = (0..<7).map { _ in (0..<7).map { Double($0) } }
    rows[3][3] = missing
    var tracer = ContourTracer(grid(rows))
    // 36 cells without the four around the node.
    let total = tracer.regions(atLeast: -1).reduce(0) { $0 + area($1) }
    #expect(abs(abs(total) - 32) < 1e-12)
    // The line at 2.5 is cut in two by the hole, that at 0.5 is whole.
    #expect(tracer.lines(at: 2.5).count == 2)
    #expect(tracer.lines(at: 0.5).count == 1)
    for line in tracer.lines(at: 2.5) {
      #expect(line.points.allSatisfy { $0.y <= 2 || $0.y >= 4 })
    }
  }

  @Test func holesThatTouchAtACornerLeaveTheRightArea() {
    var rows = (0..<6).map { _ in (0..<6).map { _ in 1.0 } }
    rows[0][0] = .nan
    rows[2][2] = .nan
    var tracer = ContourTracer(grid(rows))
    let total = tracer.regions(atLeast: 0).reduce(0) { $0 + area($1) }
    #expect(abs(abs(total) - (25 - 1 - 4)) < 1e-12)
  }

  @Test func nestedAreasAreInsideOneAnother() {
    let field = grid(61) { x, y in x * x - y + 0.3 * x * y }
    var tracer = ContourTracer(field)
    let areas = [-0.5, 0, 0.5, 1, 1.5].map { level in
      abs(tracer.regions(atLeast: level).reduce(0) { $0 + area($1) })
    }
    #expect(zip(areas, areas.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func refinedCrossingsLieOnTheFunction() {
    let f = { (x: Double, y: Double) in x * x + y * y }
    var tracer = ContourTracer(grid(9, f)) { a, b, level, differences in
      // The exact share along an edge, both of whose ends are known.
      var (low, high) = (0.0, 1.0)
      #expect(differences == (f(a.x, a.y) - level, f(b.x, b.y) - level))
      let rises = differences.1 > differences.0
      for _ in 0..<60 {
        let t = (low + high) / 2
        let p = a + (b - a) * t
        if (f(p.x, p.y) >= level) == rises { high = t } else { low = t }
      }
      return (low + high) / 2
    }
    for p in tracer.lines(at: 0.5)[0].points { #expect(abs(f(p.x, p.y) - 0.5) < 1e-12) }
  }

  @Test("every crossing of a rough field is found, also beside holes", arguments: [2, 17, 40])
  func crossings(_ n: Int) {
    var random = SplitMix64(seed: UInt64(n))
    let values = (0..<n * n).map { _ in
      let value = Double.random(in: -1...1, using: &random)
      return value > 0.97 ? .nan : value < -0.98 ? -.infinity : value
    }
    let places = (0..<n).map(Double.init)
    var tracer = ContourTracer(ContourGrid(xs: places, ys: places, values: values))
    for level in [-0.9, 0, 0.5, 0.96, 2] {
      var expected = 0
      for row in 0..<n - 1 {
        for column in 0..<n - 1 {
          let i = row * n + column
          let corners = [values[i], values[i + 1], values[i + n + 1], values[i + n]]
          guard corners.allSatisfy(\.isFinite) else { continue }
          let high = corners.map { $0 >= level }
          expected += zip(high, high.dropFirst() + high.prefix(1)).count { $0 && !$1 }
        }
      }
      // As many segments as places where a cell's outline goes from high to low.
      let found = tracer.lines(at: level).reduce(0) {
        $0 + $1.points.count - ($1.isClosed ? 0 : 1)
      }
      #expect(found == expected, "level \(level)")
    }
  }

  @Test func hugeValuesDoNotOverflow() {
    var tracer = ContourTracer(grid([[-1.7e308, 1.7e308], [1.7e308, -1.7e308]]))
    for line in tracer.lines(at: 0) {
      #expect(line.points.allSatisfy { $0.isFinite })
    }
    #expect(tracer.lines(at: 0).count == 2)
  }

  @Test func gridsFinerThanAnyScreenAreThinnedAndKeepTheirEnds() {
    let n = 5000
    let strip = ContourGrid(
      xs: (0..<n).map(Double.init), ys: [0, 1],
      values: (0..<n).map(Double.init) + (0..<n).map(Double.init))
    let thin = strip.thinned
    #expect(thin.columns == ContourGrid.mostNodes)
    #expect(thin.rows == 2)
    #expect(thin.xs.first == 0 && thin.xs.last == Double(n - 1))
    #expect(thin.values[thin.columns - 1] == Double(n - 1))
  }
}

extension [Point] {
  /// The points in the direction of a line, which may run either way.
  fileprivate func sorted(like line: ContourTracer.Line) -> [Point] {
    first == line.points.first ? self : reversed()
  }
}
