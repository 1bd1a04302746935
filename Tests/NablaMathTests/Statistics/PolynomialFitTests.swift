import NablaMath
import Testing

@Suite struct PolynomialFitTests {
  /// F. J. Anscombe 1973.
  static let first = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  static let anscombe: [String: (x: [Double], y: [Double])] = [
    "I": (first, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    "II": (first, [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74]),
    "III": (first, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    "IV": (
      [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
      [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89]
    ),
  ]

  @Test(
    "lines, errors and bands are SciPy's for Anscombe's quartet", arguments: StatisticsTable.lines)
  func lines(row: StatisticsTable.Line) throws {
    let (x, y) = try #require(Self.anscombe[row.dataset])
    let fit = try #require(PolynomialFit(x: x, y: y))
    expectNear(fit.coefficients[0], row.intercept, 1e-13)
    expectNear(fit.coefficients[1], row.slope, 1e-13)
    expectNear(fit.standardErrors[0], row.interceptError, 1e-12)
    expectNear(fit.standardErrors[1], row.slopeError, 1e-12)
    expectNear(fit.rSquared, row.rSquared, 1e-12)
    expectNear(fit.bandReach(at: 6), row.reachAt6, 1e-11)
    expectNear(fit(6), row.intercept + 6 * row.slope, 1e-13)
    #expect(fit.degreesOfFreedom == 9)
  }

  @Test("polynomials are those of exact arithmetic", arguments: StatisticsTable.polynomials)
  func polynomials(row: StatisticsTable.Polynomial) throws {
    let fit = try #require(
      PolynomialFit(
        x: StatisticsData.eruptions.values, y: StatisticsData.waiting.values, order: row.order))
    for (actual, expected) in zip(fit.coefficients, row.coefficients) {
      expectNear(actual, expected, 1e-10)
    }
    // The inverse that the table's errors come from loses digits of its own.
    for (actual, expected) in zip(fit.standardErrors, row.errors) {
      expectNear(actual, expected, 1e-6)
    }
    expectNear(fit.rSquared, row.rSquared, 1e-12)
  }

  @Test("a tenth order through its own values comes back, also far from the origin")
  func high() throws {
    let x = (0..<60).map { 1_000 + Double($0) / 10 }
    let y = x.map { x in (0...10).reduce(0) { $0 + 1 / Double($1 + 1) * power((x - 1_003) / 3, $1) }
    }
    let fit = try #require(PolynomialFit(x: x, y: y, order: 10))
    for (a, b) in zip(x, y) { #expect((fit(a) - b).magnitude < 1e-11) }
    expectNear(fit.rSquared, 1, 1e-14)
  }

  private func power(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { r, _ in r * x } }

  @Test("too few different x have no line; just enough have a line without a band")
  func few() throws {
    #expect(PolynomialFit(x: [], y: []) == nil)
    #expect(PolynomialFit(x: [1], y: [2]) == nil)
    #expect(PolynomialFit(x: [1, 1, 1], y: [1, 2, 3]) == nil)
    #expect(PolynomialFit(x: [1, 2, 1], y: [1, 2, 3], order: 2) == nil)
    #expect(PolynomialFit(x: [1, 2], y: [1]) == nil)
    let line = try #require(PolynomialFit(x: [1, 3], y: [2, 6]))
    expectNear(line.coefficients[1], 2, 1e-14)
    #expect(line.bandReach(at: 2).isNaN)
    #expect(line.residualDeviation.isNaN)
    let level = try #require(PolynomialFit(x: [1, 2, 3], y: [5, 5, 5]))
    #expect(level.rSquared.isNaN)
    #expect(level(2) == 5)
  }
}
