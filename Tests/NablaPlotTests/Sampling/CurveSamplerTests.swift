import Foundation
import NablaScene
import Testing

@testable import NablaPlot

@Suite struct CurveSamplerTests {
  private let reach = Rect(x: -64, y: -64, width: 768, height: 528)

  private func pieces(
    from start: Double = 0, to end: Double = 2 * .pi, _ place: @escaping (Double) -> Point
  ) -> [[CurveSampler.Place]] {
    CurveSampler.pieces(from: start, to: end, reach: reach, place)
  }

  @Test func aCurveIsOnePieceWithinATenthOfAPixel() {
    let curve: (Double) -> Point = { Point(320 + 200 * cos(3 * $0), 200 + 150 * sin(2 * $0)) }
    let found = pieces(curve)
    #expect(found.count == 1)
    for (a, b) in zip(found[0], found[0].dropFirst()) {
      for s in [0.25, 0.5, 0.75] {
        let p = curve(a.t + (b.t - a.t) * s)
        #expect(distanceToSegment(p, a.point, b.point) < 0.15)
      }
    }
    #expect(found[0].first?.t == 0 && found[0].last?.t == 2 * .pi)
  }

  @Test func aPoleIsNotJoined() {
    // (t, tan t)
    let found = pieces(from: -4, to: 4) { Point(320 + 70 * $0, 200 - 40 * tan($0)) }
    for piece in found {
      for (a, b) in zip(piece, piece.dropFirst()) where reach.contains(a.point) {
        #expect(a.point.distance(to: b.point) < 45)
        #expect(!(a.point.y < 100 && b.point.y > 300))
      }
    }
  }

  @Test func aJumpIsNotJoined() {
    let found = pieces(from: 0, to: 5) { Point(100 * $0, 40 * $0.rounded(.down)) }
    #expect(found.count == 5)
    #expect(found.allSatisfy { piece in Set(piece.map(\.point.y)).count == 1 })
  }

  @Test func aCurveBeginsWhereItIsDefined() throws {
    let found = pieces(from: -2, to: 2) { Point(100 * $0, 100 * ($0 - 0.1234).squareRoot()) }
    #expect(found.count == 1)
    #expect(abs(try #require(found[0].first).t - 0.1234) < 1e-6)
  }

  @Test func whatIsNowhereDefinedHasNoPieces() {
    #expect(pieces { _ in Point(.nan, 0) }.isEmpty)
  }

  @Test func noiseEndsInBoundedTime() {
    var evaluations = 0
    _ = pieces { t in
      evaluations += 1
      return Point(320, 200 + 150 * sin(1e9 * t * t))
    }
    #expect(evaluations <= 200_300)
  }
}
