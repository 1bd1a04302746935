import Testing

@testable import NablaMath

@Suite struct NormalTests {
  @Test("the standard distribution has the expected moments, and impossible ones are refused")
  func defaults() {
    #expect(Normal.standard.mean == 0)
    #expect(Normal.standard.standardDeviation == 1)
    #expect(Normal(mean: 0, standardDeviation: 1) == .standard)
    for (mean, deviation) in [
      (0, 0), (0, -1), (.nan, 1), (0, .nan), (.infinity, 1), (0, .infinity),
    ] {
      #expect(Normal(mean: mean, standardDeviation: deviation) == nil)
    }
  }

  @Test("densities and probabilities are SciPy's far into the tails", arguments: NormalTable.rows)
  func table(row: NormalTable.Row) {
    let normal = Normal.standard
    expectClose(normal.pdf(row.x), row.pdf)
    expectClose(normal.logPDF(row.x), row.logPDF)
    expectClose(normal.cdf(row.x), row.cdf)
    expectClose(normal.survival(row.x), row.survival)
    expectClose(normal.logCDF(row.x), row.logCDF)
    expectClose(normal.logSurvival(row.x), row.logSurvival)
  }

  @Test("quantiles are SciPy's down to 1e-300", arguments: NormalTable.quantiles)
  func quantiles(row: NormalTable.Quantile) {
    expectClose(Normal.standard.quantile(row.probability), row.value)
    expectClose(Normal.standard.survivalQuantile(row.probability), row.survivalValue)
  }

  @Test(
    "intervals lose no digits in the tails nor where they are narrow",
    arguments: NormalTable.intervals)
  func intervals(row: NormalTable.Interval) {
    let normal = Normal.standard
    expectClose(normal.probability(from: row.lower, to: row.upper), row.probability)
    expectClose(normal.probability(from: -row.upper, to: -row.lower), row.probability)
  }

  @Test("mean and deviation move and stretch everything")
  func scaled() throws {
    let normal = try #require(Normal(mean: 10, standardDeviation: 4))
    let standard = Normal.standard
    expectClose(normal.pdf(16), standard.pdf(1.5) / 4)
    expectClose(normal.logPDF(16), standard.logPDF(1.5) - 1.3862943611198906)
    expectClose(normal.cdf(4), standard.cdf(-1.5))
    expectClose(normal.survival(90), standard.survival(20))
    expectClose(normal.quantile(0.975), 10 + 4 * 1.959963984540054)
    expectClose(normal.probability(from: 42, to: 46), standard.probability(from: 8, to: 9))
  }

  @Test("the logarithm of a tail goes on where the tail ends, without a step")
  func logTails() {
    // mpmath: erfc(38 / sqrt(2)) / 2.
    let tail = Normal.standard.survival(38) * 1e20
    #expect((tail - 2.885428360068784e-296).magnitude < 1e-301)
    let steps = stride(from: -9.0, through: 45, by: 0.125).map(Normal.standard.logSurvival)
    for (a, b) in zip(steps, steps.dropFirst()) { #expect(b < a) }
    let (below, above) = (Normal.standard.logSurvival(12), Normal.standard.logSurvival(12.0.nextUp))
    #expect((below - above).magnitude < 1e-12)
    #expect(Normal.standard.logSurvival(1e150) < -1e299)
  }

  @Test(
    "the quantile undoes the probability", arguments: [1e-308, 1e-200, 1e-9, 0.1, 0.5, 0.9, 0.999])
  func inverse(probability: Double) {
    let normal = Normal.standard
    // A rounding of the quantile x is one of x² in the probability.
    let x = normal.quantile(probability)
    expectClose(normal.cdf(x), probability, within: 1e-15 * max(10, 4 * x * x))
    expectClose(
      normal.survival(normal.survivalQuantile(probability)), probability,
      within: 1e-15 * max(10, 4 * x * x))
  }

  @Test("ends, NaN and impossible probabilities are answered, never trapped")
  func wacky() throws {
    let normal = Normal.standard
    #expect(normal.cdf(.infinity) == 1 && normal.cdf(-.infinity) == 0)
    #expect(normal.survival(.infinity) == 0 && normal.survival(-.infinity) == 1)
    #expect(normal.pdf(.infinity) == 0 && normal.pdf(-.infinity) == 0 && normal.pdf(1e300) == 0)
    #expect(normal.logSurvival(.infinity) == -.infinity && normal.logSurvival(-.infinity) == 0)
    #expect(normal.logPDF(.infinity) == -.infinity)
    #expect(normal.quantile(0) == -.infinity && normal.quantile(1) == .infinity)
    #expect(normal.survivalQuantile(0) == .infinity && normal.survivalQuantile(1) == -.infinity)
    for p in [-0.1, 1.1, .nan, .infinity] { #expect(normal.quantile(p).isNaN) }
    #expect(normal.quantile(.leastNonzeroMagnitude).isFinite)
    for value in [
      normal.pdf(.nan), normal.logPDF(.nan), normal.cdf(.nan), normal.survival(.nan),
      normal.logCDF(.nan), normal.logSurvival(.nan), normal.probability(from: .nan, to: 1),
    ] { #expect(value.isNaN) }
    #expect(normal.probability(from: -.infinity, to: .infinity) == 1)
    #expect(normal.probability(from: 0, to: .infinity) == 0.5)
    #expect(normal.probability(from: 2, to: 2) == 0)
    #expect(normal.probability(from: 3, to: 2) == 0)
    let wide = try #require(Normal(mean: -1e308, standardDeviation: 1e308))
    expectClose(wide.cdf(1e308), Normal.standard.cdf(2))
  }
}

private func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double = 1e-12,
  at location: SourceLocation = #_sourceLocation
) {
  // Below the normal numbers digits are lost, and SciPy's table is 0.
  let absolute = expected.magnitude < 1e-307 ? 1e8 * .leastNonzeroMagnitude : 0
  #expect(
    (value - expected).magnitude <= tolerance * expected.magnitude + absolute,
    "\(value) is not \(expected)", sourceLocation: location)
}
