import NablaMath
import Testing

@Suite("Gamma distributions of large shapes")
struct LargeGammaTests {
  struct Row: Sendable {
    let shape, x, lower, upper: Double
  }

  // mpmath 1.3.0 at 50 digits: the smaller tail by its series or continued fraction.
  static let rows: [Row] = [
    Row(shape: 1000000.0, x: 963000.0, lower: 1.6419438707764203e-307, upper: 1.0),
    Row(shape: 1000000.0, x: 994000.0, lower: 9.178900262302024e-10, upper: 0.99999999908211),
    Row(shape: 1000000.0, x: 999500.0, lower: 0.30862555689081533, upper: 0.6913744431091847),
    Row(shape: 1000000.0, x: 1000000.0, lower: 0.5001329807608725, upper: 0.4998670192391274),
    Row(shape: 1000000.0, x: 1000250.0, lower: 0.5988271532403145, upper: 0.40117284675968545),
    Row(shape: 1000000.0, x: 1006000.0, lower: 0.9999999989402603, upper: 1.0597397352843812e-09),
    Row(shape: 1000000.0, x: 1037000.0, lower: 1.0, upper: 7.815172448166054e-293),
    Row(
      shape: 1000000.5, x: 994000.4985000002, lower: 9.178900428675419e-10,
      upper: 0.9999999990821099),
    Row(
      shape: 1000000.5, x: 1006000.5014999998, lower: 0.9999999989402603,
      upper: 1.0597397164197757e-09),
    Row(shape: 1e8, x: 99630000.0, lower: 1.0531781138716344e-300, upper: 1.0),
    Row(shape: 1e8, x: 99940000.0, lower: 9.795213436473598e-10, upper: 0.9999999990204786),
    Row(shape: 1e8, x: 100002500.0, lower: 0.5987184089992703, upper: 0.40128159100072974),
    Row(shape: 1e8, x: 100370000.0, lower: 1.0, upper: 3.083657182979669e-299),
    Row(shape: 1e10, x: 9996300000.0, lower: 4.835828116214582e-300, upper: 1.0),
    Row(shape: 1e10, x: 10000000000.0, lower: 0.5000013298076014, upper: 0.4999986701923987),
    Row(shape: 1e10, x: 10000600000.0, lower: 0.9999999990127033, upper: 9.87296720757507e-10),
  ]

  @Test("tails keep their digits where series would take thousands of terms", arguments: rows)
  func tails(row: Row) throws {
    let gamma = try #require(Gamma(shape: row.shape))
    func tolerance(_ p: Double) -> Double { p < 1e-30 ? 1e-9 : 1e-12 }
    expectNear(gamma.cdf(row.x), row.lower, tolerance(row.lower))
    expectNear(gamma.survival(row.x), row.upper, tolerance(row.upper))
    // Near the mean a place is much sharper than its probability.
    if row.lower < 0.9 { expectNear(gamma.quantile(row.lower), row.x, 1e-14) }
    if row.upper < 0.9 { expectNear(gamma.survivalQuantile(row.upper), row.x, 1e-14) }
  }

  @Test("Poisson counts of large means are the waits of gamma distributions")
  func poisson() throws {
    let poisson = try #require(Poisson(mean: 1_006_000))
    expectNear(poisson.survival(999_999), 0.9999999989402603, 1e-12)
    expectNear(poisson.cdf(999_999), 1.0597397352843812e-09, 1e-12)
    for p in [1e-300, 1e-9, 0.3, 0.5, 0.999] {
      let k = poisson.quantile(p)
      #expect(poisson.cdf(k) >= p && poisson.cdf(k - 1) < p)
    }
  }

  @Test("there is no step where the expansion takes over")
  func seam() throws {
    let below = try #require(Gamma(shape: 1e6.nextDown))
    let above = try #require(Gamma(shape: 1e6))
    for z in [-30.0, -5, -1, 0, 2, 8, 33] {
      let x = 1e6 + 1000 * z
      // Boost.Math below the seam is right to 1e-10 in the far tails.
      let tolerance = z.magnitude > 6 ? 1e-9 : 1e-12
      expectNear(below.cdf(x), above.cdf(x), tolerance)
      expectNear(below.survival(x), above.survival(x), tolerance)
    }
  }
}
