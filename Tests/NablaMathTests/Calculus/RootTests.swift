import Foundation
import NablaMath
import Testing

@Suite struct RootTests {
  @Test func newtonDoublesTheDigits() {
    let root = NewtonRoot(series: { $0 * $0 - 2 }, from: 1)
    #expect(root.end == .converged)
    #expect(abs(root.root - 2.0.squareRoot()) < 1e-15)
    let expected = [1, 1.5, 1.4166666666666667, 1.4142156862745099, 1.4142135623746899]
    #expect(relativeDistance(Array(root.iterates.prefix(5).map(\.x)), expected) < 1e-15)
    #expect(root.iterates[1].value == 0.25 && root.iterates[1].slope == 3)
  }

  @Test func withoutADerivativeDifferencesDo() {
    let root = NewtonRoot(of: { cos($0) - $0 }, from: 1)
    #expect(abs(root.root - 0.7390851332151607) < 1e-15)
  }

  @Test func cyclesLevelTangentsAndFlightsAreNamed() {
    let cycle = NewtonRoot(series: { $0 * $0 * $0 - 2 * $0 + 2 }, from: 0)
    #expect(cycle.end == .cycle(period: 2) && cycle.iterates.map(\.x) == [0, 1, 0])
    #expect(NewtonRoot(series: { $0 * $0 - 1 }, from: 0).end == .levelTangent)
    #expect(NewtonRoot(series: PowerSeries.log, from: -1).end == .diverged)
    #expect(NewtonRoot(series: PowerSeries.log, from: -1).root.isNaN)
    #expect(NewtonRoot(series: PowerSeries.exp, from: 0, steps: 5).end == .completed)
    #expect(NewtonRoot(series: PowerSeries.exp, from: 0, steps: -5).iterates.count == 1)
  }

  @Test func bisectionHalvesToNeighbouringDoubles() throws {
    let root = try Bisection(of: { $0 * $0 - 2 }, in: 1...2)
    #expect(abs(root.root - 2.0.squareRoot()) <= root.root.ulp)
    #expect(root.iterates[0].middle == 1.5 && root.iterates[1].upper == 1.5)
    for (a, b) in zip(root.iterates, root.iterates.dropFirst()) {
      #expect(a.lower <= b.lower && b.upper <= a.upper)
    }
    let rough = try Bisection(of: { $0 * $0 - 2 }, in: 1...2, tolerance: 0.01)
    #expect(rough.uncertainty <= 0.01 && rough.iterates.count == 7)
    #expect(try Bisection(of: { $0 }, in: -1...1).uncertainty == 0)
    #expect(try Bisection(of: { $0 - 1 }, in: 0...1).root == 1)
    let huge = try Bisection(of: { $0 - 1e300 }, in: -1.7e308...1.7e308)
    #expect(abs(huge.root / 1e300 - 1) < 1e-15)
  }

  @Test func bisectionNeedsAChangeOfSign() {
    let error = #expect(throws: MathError.self) { try Bisection(of: { $0 * $0 + 1 }, in: 0...1) }
    #expect(
      error?.description
        == "bisection: f is 1.0 at 0.0 and 2.0 at 1.0; give ends where f has different signs.")
    #expect(throws: MathError.self) { try Bisection(of: { _ in .nan }, in: 0...1) }
    #expect(throws: MathError.self) { try Bisection(of: { $0 }, in: -1...(.infinity)) }
    #expect(throws: MathError.self) {
      try Bisection(of: { $0 == 0.5 ? .nan : $0 - 0.3 }, in: 0...1)
    }
    #expect(throws: MathError.self) { try Bisection(of: { _ in 1e-300 }, in: 0...1) }
  }
}
