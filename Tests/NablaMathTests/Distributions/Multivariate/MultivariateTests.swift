import NablaMath
import Testing

@Suite("Distributions of vectors")
struct MultivariateTests {
  static let covariance: [[Double]] = [[2, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 0.5]]

  @Test("the normal density is that of forty digits")
  func normal() throws {
    let normal = try MultivariateNormal(mean: [1, -2, 0.5], covariance: Self.covariance)
    // mpmath: exp(-(zᵀ Σ⁻¹ z + ln det Σ + 3 ln 2π) / 2).
    expectNear(normal.pdf([0, 0, 0]), 0.00012383435589942932, 1e-13)
    expectNear(normal.logPDF([10, 0, 0]), -24.740510361587166, 1e-13)
    expectNear(normal.entropy, 3.9827248944591384, 1e-13)
    #expect(normal.variance == [2, 1, 0.5] && normal.mode == [1, -2, 0.5])
    expectNear(normal.correlation[0, 1], 0.6 / 2.0.squareRoot(), 1e-14)
    #expect(normal.marginal(1) == Normal(mean: -2, standardDeviation: 1))
    #expect(normal.marginal(3) == nil && normal.pdf([1, 2]).isNaN)
    #expect(normal.level(of: normal.mean) == 0)
    // SciPy 1.17.1 with 10⁷ points.
    #expect((normal.cdf([1, 0, 1]) - 0.3419840422567741).magnitude < 2e-5)
  }

  struct Quadrant: Sendable {
    let a, b, correlation, probability: Double
  }

  // mpmath at 25 digits: ∫ φ(t) Φ((b − ρt)/√(1 − ρ²)) dt up to a.
  static let quadrants: [Quadrant] = [
    Quadrant(a: 0, b: 0, correlation: 0.5, probability: 0.33333333333333333),
    Quadrant(a: 1, b: -0.5, correlation: -0.3, probability: 0.23203606826854737),
    Quadrant(a: -3, b: -2.5, correlation: 0.9, probability: 0.0011091051346619661),
    Quadrant(a: -5, b: -6, correlation: 0.2, probability: 5.9724783564419007e-14),
    Quadrant(a: 0.3, b: 0.2, correlation: 0.999, probability: 0.57918347018612423),
    Quadrant(a: 1, b: 2, correlation: -0.99, probability: 0.81859461412036374),
    Quadrant(a: -8, b: -8, correlation: 0.5, probability: 1.788660548589865e-21),
  ]

  @Test("quadrants of the plane keep their digits", arguments: quadrants)
  func plane(row: Quadrant) throws {
    let r = row.correlation
    let normal = try MultivariateNormal(mean: [0, 0], covariance: [[1, r], [r, 1]])
    expectNear(normal.cdf([row.a, row.b]), row.probability, 1e-11)
    expectNear(normal.cdf([row.b, row.a]), row.probability, 1e-11)
  }

  @Test("independent dimensions multiply, and infinities leave dimensions out")
  func independent() throws {
    let normal = try MultivariateNormal(mean: [0, 1], covariance: [[1, 0], [0, 4]])
    let second = try #require(normal.marginal(1))
    expectNear(normal.cdf([0.5, 2]), Normal.standard.cdf(0.5) * second.cdf(2), 1e-13)
    #expect(normal.cdf([.infinity, 2]) == second.cdf(2))
    #expect(normal.cdf([-.infinity, 2]) == 0 && normal.cdf([.nan, 0]).isNaN)
    #expect(normal.cdf([1]).isNaN)
    let one = try MultivariateNormal(mean: [3], covariance: [[4]])
    expectNear(one.cdf([5]), Normal.standard.cdf(1), 1e-14)
  }

  @Test("samples have the covariances, and nearer ones the level of χ²")
  func samples() throws {
    let normal = try MultivariateNormal(mean: [1, -2, 0.5], covariance: Self.covariance)
    let samples = normal.samples(8000, seed: 12)
    #expect(samples == normal.samples(8000, seed: 12))
    let columns = (0..<3).map { column in samples.map { $0[column] } }
    let found = Correlation.covarianceMatrix(columns)
    for i in 0..<3 {
      #expect(isDrawn(columns[i], from: try #require(normal.marginal(i))) == true)
      for j in 0..<3 { #expect((found[i, j] - Self.covariance[i][j]).magnitude < 0.08) }
    }
    let levels = samples.map { normal.level(of: $0) }
    #expect(isDrawn(levels, from: try #require(Uniform())) == true)
  }

  @Test("Dirichlet's density, moments and samples")
  func dirichlet() throws {
    let dirichlet = try Dirichlet(concentrations: [2, 1.5, 4])
    // mpmath at 40 digits.
    expectNear(dirichlet.pdf([0.25, 0.125, 0.625]), 7.5940191646928866, 1e-13)
    expectNear(dirichlet.entropy, -1.3123606534416894, 1e-12)
    expectNear(dirichlet.mean[2], 4 / 7.5, 1e-14)
    // SciPy 1.17.1.
    for (a, b) in zip(dirichlet.variance, [0.02300654, 0.01882353, 0.02928105]) {
      expectNear(a, b, 1e-6)
    }
    expectNear(dirichlet.covariance[0, 1], -3 / (7.5 * 7.5 * 8.5), 1e-13)
    for (a, b) in zip(dirichlet.mode ?? [], [1 / 4.5, 0.5 / 4.5, 3 / 4.5]) {
      expectNear(a, b, 1e-14)
    }
    #expect(dirichlet.pdf([0.5, 0.5, 0.5]) == 0 && dirichlet.pdf([0.5, 0.5]).isNaN)
    let samples = dirichlet.samples(4000, seed: 5)
    for index in 0..<3 {
      let marginal = try #require(dirichlet.marginal(index))
      #expect(isDrawn(samples.map { $0[index] }, from: marginal) == true)
    }
    #expect(samples.allSatisfy { ($0.reduce(0, +) - 1).magnitude < 1e-14 } == true)
    let corners = try Dirichlet(concentrations: [1e-4, 1e-4]).samples(50, seed: 1)
    #expect(corners.allSatisfy { $0.allSatisfy { $0.isFinite } } == true)
    #expect(try Dirichlet(concentrations: [0.5, 2]).mode == nil)
  }

  @Test("what cannot be is refused with the parameter and its range")
  func refused() {
    func message(_ mean: [Double], _ covariance: [[Double]]) -> String {
      do {
        _ = try MultivariateNormal(mean: mean, covariance: covariance)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(
      message([0, .nan], [[1, 0], [0, 1]])
        == "multivariate_normal: mean is [0.0, nan]; give a finite number for each dimension")
    #expect(
      message([0, 0], [[1, 0]])
        == "multivariate_normal: covariance has 1 rows of 2 numbers; "
        + "give 2 rows of 2, for the mean has 2 numbers")
    #expect(
      message([0, 0], [[1, 2], [2, 1]])
        == "multivariate_normal: covariance is refused: the 2 × 2 matrix is not positive definite; "
        + "give a symmetric positive definite matrix")
    #expect(message([0, 0], [[1, 0.5], [0.4, 1]]).contains("symmetric") == true)
    for concentrations in [[], [1], [1, 0], [1, .nan]] as [[Double]] {
      #expect(throws: DistributionError.self) { try Dirichlet(concentrations: concentrations) }
    }
  }
}
