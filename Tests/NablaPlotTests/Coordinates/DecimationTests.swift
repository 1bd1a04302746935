import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

/// What thinning a line must not lose.
@Suite struct DecimationTests {
  struct Column: Equatable {
    var first: Point
    var last: Point
    var low: Double
    var high: Double
  }

  /// The runs of points in one quarter of a pixel's column.
  private func columns(_ points: [Point]) -> [Column] {
    var result: [Column] = []
    var place = Double.nan
    for p in points {
      let c = (p.x * 4).rounded(.down)
      if c == place {
        let i = result.count - 1
        result[i].last = p
        result[i].low = min(result[i].low, p.y)
        result[i].high = max(result[i].high, p.y)
      } else {
        place = c
        result.append(Column(first: p, last: p, low: p.y, high: p.y))
      }
    }
    return result
  }

  private func thinned(_ points: [Point]) -> [Point] {
    var decimator = Decimator()
    for p in points { decimator.append(p) }
    return decimator.finish()
  }

  @Test(arguments: 0..<40)
  func theEndsAndExtremesOfEveryColumnStay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...4000, using: &random)
    let step = Double.random(in: 0.001...0.5, using: &random)
    var p = Point(0, 0)
    var points: [Point] = []
    for _ in 0..<count {
      // Mostly forwards, sometimes back, with ties in both directions.
      p = Point(
        p.x + step * Double.random(in: -0.3...1, using: &random),
        (p.y + Double.random(in: -3...3, using: &random)).rounded())
      points.append(p)
    }
    let kept = thinned(points)
    #expect(columns(kept) == columns(points))
    #expect(kept.count <= 4 * columns(points).count)
    // Nothing is moved, made up or put out of order.
    var rest = points[...]
    for q in kept {
      guard let i = rest.firstIndex(of: q) else {
        Issue.record("\(q) is no point of the line, or comes too early")
        return
      }
      rest = rest[(i + 1)...]
    }
  }

  @Test func aLineOfFewPointsIsKeptWhole() {
    let points = (0..<100).map { Point(Double($0), Double($0 * $0 % 17)) }
    #expect(thinned(points) == points)
  }

  @Test func oneColumnKeepsFourPointsAtMost() {
    let points = [3.0, 9, 1, 5, 4].map { Point(10.1, $0) }
    #expect(thinned(points) == [3.0, 9, 1, 4].map { Point(10.1, $0) })
    #expect(thinned([Point(1, 1)]) == [Point(1, 1)])
    #expect(thinned([Point(1, 1), Point(1, 1)]).first == Point(1, 1))
    #expect(thinned([]) == [])
  }

  @Test("a whole line at once is thinned as point by point", arguments: 0..<20)
  func wholeLine(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let spread = [0.01, 1, 50, 1e12][seed % 4]
    let xs = (0..<3000).map { i in
      random() < 0.01 ? Double.nan : Double(i) * 0.02 + random() * spread
    }
    let ys = xs.map { _ in random() < 0.01 ? .infinity : (random() * 8).rounded() * spread }
    var expected: [[Point]] = []
    var decimator = Decimator()
    for (x, y) in zip(xs, ys) {
      if x.isFinite, y.isFinite {
        decimator.append(Point(x * 0.5 + 3, y * -2 + 7))
      } else {
        expected.append(decimator.finish())
      }
    }
    expected.append(decimator.finish())
    let pieces = NablaPlot.thinned(xs, (0.5, 3), ys, (-2, 7))
    #expect(pieces == expected.filter { !$0.isEmpty })
    #expect(pieces.count > 5)
  }
}
