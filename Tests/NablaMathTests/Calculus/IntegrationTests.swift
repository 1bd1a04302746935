import Foundation
import NablaMath
import Testing

@Suite struct RiemannSumTests {
  @Test func sumsAreThoseOfNumPy() throws {
    let f: (Double) -> Double = { exp($0) * sin(3 * $0) }
    for row in try CalculusTable.read().riemann {
      for (rule, expected) in [
        (RiemannSum.Rule.left, row.left), (.right, row.right), (.midpoint, row.midpoint),
        (.trapezoid, row.trapezoid), (.simpson, row.simpson),
      ] {
        let sum = try RiemannSum(of: f, from: -1, to: 2, count: row.count, rule: rule)
        #expect(abs(sum.sum - expected) < 1e-13, "\(rule) \(row.count)")
        #expect(sum.strips.count == (rule == .simpson ? row.count / 2 : row.count))
        #expect(sum.strips.first?.start == -1 && sum.strips.last?.end == 2)
      }
    }
  }

  @Test func parabolasAreExactForSimpson() throws {
    let sum = try RiemannSum(of: { $0 * $0 }, from: -2, to: 4, count: 2, rule: .simpson)
    #expect(abs(sum.sum - 24) < 1e-14)
    #expect(sum.strips[0].nodes == [-2, 1, 4] && sum.strips[0].values == [4, 1, 16])
  }

  @Test func backwardsHasTheOtherSign() throws {
    let forth = try RiemannSum(of: { $0 + 1 }, from: 0, to: 2, count: 4, rule: .left)
    let back = try RiemannSum(of: { $0 + 1 }, from: 2, to: 0, count: 4, rule: .right)
    #expect(back.sum == -forth.sum)
    #expect(try RiemannSum(of: { $0 }, from: 1, to: 1, count: 3, rule: .left).sum == 0)
    #expect(try RiemannSum(of: { 1 / $0 }, from: 0, to: 1, count: 2, rule: .left).sum == .infinity)
  }

  @Test func countsThatDoNotFitAreRefused() {
    for (count, rule) in [
      (0, RiemannSum.Rule.left), (-1, .right), (3, .simpson), (2_000_000, .left),
    ] {
      #expect(throws: MathError.self) {
        try RiemannSum(of: { $0 }, from: 0, to: 1, count: count, rule: rule)
      }
    }
    #expect(throws: MathError.self) {
      try RiemannSum(of: { $0 }, from: 0, to: .infinity, count: 2, rule: .left)
    }
  }
}

@Suite struct ArcLengthTests {
  @Test func lengthsAreThoseOfMpmath() throws {
    let expected = try CalculusTable.read().lengths
    let ellipse = try ArcLength.of(
      { [3 * PowerSeries.cos($0), PowerSeries.sin($0)] }, from: 0, to: 2 * .pi)
    #expect((ellipse / (expected["ellipse"] ?? 0) - 1).magnitude < 1e-13)
    let parabola = try ArcLength.ofGraph({ $0 * $0 }, from: 0, to: 2)
    #expect((parabola / (expected["parabola"] ?? 0) - 1).magnitude < 1e-13)
    let sine = try ArcLength.ofGraph(PowerSeries.sin, from: 0, to: .pi)
    #expect((sine / (expected["sine"] ?? 0) - 1).magnitude < 1e-13)
  }

  @Test func aCircleInSpaceAndBackwards() throws {
    let helix = try ArcLength.of(
      { [PowerSeries.cos($0), PowerSeries.sin($0), $0] }, from: 0, to: 2 * .pi)
    #expect(abs(helix - 2 * .pi * 2.0.squareRoot()) < 1e-13)
    let back = try ArcLength.of(
      { [PowerSeries.cos($0), PowerSeries.sin($0), $0] }, from: 2 * .pi, to: 0)
    #expect(back == -helix)
    #expect(try ArcLength.ofGraph({ $0 }, from: 3, to: 3) == 0)
    #expect(throws: MathError.self) { try ArcLength.ofGraph({ $0 }, from: 0, to: .infinity) }
    #expect(throws: MathError.self) { try ArcLength.ofGraph({ 1 / $0 }, from: -1, to: 1) }
  }
}
