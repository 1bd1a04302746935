import NablaMath
import Testing

@Suite struct StudentTTests {
  struct Row: Sendable {
    let freedom, probability, quantile: Double
  }

  struct Point: Sendable {
    let freedom, t, pdf, cdf, survival: Double
  }

  // Made with SciPy 1.17.1: `scipy.stats.t.ppf(p, v)`, `.pdf(t, v)`, `.cdf(t, v)`, `.sf(t, v)`.
  static let rows = [
    Row(freedom: 1, probability: 0.975, quantile: 12.706204736174694),
    Row(freedom: 2, probability: 0.975, quantile: 4.302652729749462),
    Row(freedom: 4.5, probability: 0.975, quantile: 2.6589123472044034),
    Row(freedom: 9, probability: 0.975, quantile: 2.262157162798205),
    Row(freedom: 30, probability: 0.95, quantile: 1.697260886593957),
    Row(freedom: 1000, probability: 0.995, quantile: 2.580754698065951),
    Row(freedom: 1000000.0, probability: 0.9, quantile: 1.281552412129939),
    Row(freedom: 3, probability: 0.999999, quantile: 103.29946777942898),
  ]

  static let points = [
    Point(freedom: 3, t: 0, pdf: 0.36755259694786135, cdf: 0.5, survival: 0.5),
    Point(freedom: 1, t: 1, pdf: 0.15915494309189535, cdf: 0.75, survival: 0.25000000000000006),
    Point(
      freedom: 4.5, t: 2.5, pdf: 0.034429598149107704, cdf: 0.9700471567488997,
      survival: 0.029952843251100272),
    Point(
      freedom: 10, t: -3, pdf: 0.01140054946454253, cdf: 0.006671827511284785,
      survival: 0.9933281724887152),
    Point(
      freedom: 5, t: 40, pdf: 1.1476745739098765e-08, cdf: 0.9999999079401891,
      survival: 9.205981085886477e-08),
    Point(
      freedom: 200, t: 12, pdf: 8.50664454168297e-25, cdf: 1.0, survival: 1.2110680026233124e-25),
  ]

  @Test("impossible degrees of freedom are refused", arguments: [0, -1, .nan, .infinity])
  func refused(freedom: Double) {
    #expect(StudentT(degreesOfFreedom: freedom) == nil)
  }

  @Test("quantiles are SciPy's", arguments: rows)
  func quantiles(row: Row) throws {
    let student = try #require(StudentT(degreesOfFreedom: row.freedom))
    expectNear(student.quantile(row.probability), row.quantile, 1e-11)
    expectNear(student.survivalQuantile(1 - row.probability), row.quantile, 1e-9)
  }

  @Test("densities and probabilities are SciPy's", arguments: points)
  func probabilities(point: Point) throws {
    let student = try #require(StudentT(degreesOfFreedom: point.freedom))
    expectNear(student.pdf(point.t), point.pdf, 1e-12)
    expectNear(student.cdf(point.t), point.cdf, 1e-12)
    expectNear(student.survival(point.t), point.survival, 1e-12)
  }

  @Test("the ends of the range are infinities, and what lies outside is NaN")
  func ends() throws {
    let student = try #require(StudentT(degreesOfFreedom: 5))
    #expect(student.quantile(0) == -.infinity)
    #expect(student.quantile(1) == .infinity)
    #expect(student.quantile(1.5).isNaN)
    #expect(student.survival(.infinity) == 0)
    #expect(student.survival(-.infinity) == 1)
    #expect(student.survival(.nan).isNaN)
    #expect(student.pdf(.infinity) == 0)
  }

  @Test("an interval of 95 % with 9 degrees of freedom reaches 2.262 standard errors")
  func reach() throws {
    let student = try #require(StudentT(degreesOfFreedom: 9))
    expectNear(student.reach(level: 0.95), 2.262157162798205, 1e-11)
  }
}
