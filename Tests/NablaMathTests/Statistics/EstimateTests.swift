import NablaMath
import Testing

/// What `Tests/Tables/estimates.py` has computed with matplotlib, SciPy, statsmodels and seaborn.
struct EstimateTable: Decodable, Sendable {
  struct Box: Decodable, Sendable {
    let values, whis, box, notch, fliers: [Double]
    let mean: Double
  }

  struct Distribution: Decodable, Sendable {
    let values, quantiles, shares: [Double]
    let weights: [Double]?
  }

  struct Curve: Decodable, Sendable {
    let x, y, sorted, fitted: [Double]
    let frac, delta: Double
    let it: Int
  }

  struct Density: Decodable, Sendable {
    let far: Double?
    let width: Double
    let places, density: [Double]
  }

  struct Plane: Decodable, Sendable {
    let x, y, covariance, columns, rows, density, shares, levels: [Double]
    let weights: [Double]?
  }

  let boxes: [Box]
  let distributions: [Distribution]
  let curves: [Curve]
  let densities: [Density]
  let planes: [Plane]
}

@Suite struct EstimateTests {
  private let table: EstimateTable

  init() throws { table = try referenceTable("estimates") }

  @Test("boxes, notches and outliers are matplotlib's")
  func boxes() throws {
    #expect(table.boxes.count == 35)
    for row in table.boxes {
      let whiskers: BoxSummary.Whiskers =
        row.whis.count == 1 ? .interquartile(row.whis[0]) : .percentiles(row.whis[0], row.whis[1])
      let box = try #require(BoxSummary(row.values, whiskers: whiskers))
      let ours = [
        box.lowerQuartile, box.median, box.upperQuartile, box.lowerWhisker, box.upperWhisker,
      ]
      for (value, expected) in zip(ours, row.box) { expectNear(value, expected, 1e-14) }
      expectNear(box.mean, row.mean, 1e-14)
      expectNear(box.notch.lower, row.notch[0], 1e-13)
      expectNear(box.notch.upper, row.notch[1], 1e-13)
      #expect(box.outliers == row.fliers)
      #expect(box.minimum == row.values.min())
      #expect(box.maximum == row.values.max())
    }
    #expect(BoxSummary([]) == nil)
  }

  @Test("empirical distributions are SciPy's, with weights seaborn's")
  func distributions() throws {
    for row in table.distributions {
      let distribution = try #require(
        EmpiricalDistribution(row.values, weights: row.weights))
      #expect(distribution.values == row.quantiles)
      for (share, expected) in zip(distribution.shares, row.shares) {
        expectNear(share, expected, 1e-14)
      }
      for (value, share) in zip(row.quantiles, row.shares) {
        expectNear(distribution(value), share, 1e-14)
        expectNear(distribution(value + 1e-9), share, 1e-14)
      }
      #expect(distribution(-100) == 0)
      #expect(distribution(100) == 1)
    }
    #expect(EmpiricalDistribution([]) == nil)
    #expect(EmpiricalDistribution([1, 2], weights: [0, 0]) == nil)
  }

  @Test("the band of a distribution is the inequality of Dvoretzky, Kiefer and Wolfowitz")
  func band() throws {
    let distribution = try #require(EmpiricalDistribution((0..<100).map(Double.init)))
    // Python: math.sqrt(math.log(2 / 0.05) / 200).
    expectNear(distribution.bandReach(level: 0.95), 0.13581015157406195, 1e-14)
  }

  @Test("LOWESS is statsmodels'")
  func curves() throws {
    for row in table.curves {
      let curve = try #require(
        LocalRegression(
          x: row.x, y: row.y, span: row.frac, iterations: row.it, delta: row.delta))
      #expect(curve.x == row.sorted)
      for (value, expected) in zip(curve.fitted, row.fitted) {
        #expect((value - expected).magnitude < 1e-10, "\(row.frac), \(row.it), \(row.delta)")
      }
    }
    #expect(LocalRegression(x: [], y: []) == nil)
    #expect(LocalRegression(x: [1], y: [1, 2]) == nil)
    #expect(LocalRegression(x: [3], y: [5])?.fitted == [5])
  }

  @Test("densities of thousands of values are SciPy's sums to 10⁻¹⁰ of their greatest value")
  func densities() throws {
    let values = (0..<6000).map { i -> Double in
      let value = Double(i * 7919 % 6007) / 500
      return i % 3 == 0 ? value * 0.2 + 9 : value
    }
    for row in table.densities {
      let data = row.far.map { values + [$0] } ?? values
      let density = try #require(KernelDensity(data, bandwidth: row.width))
      let most = row.density.max() ?? 0
      for (place, expected) in zip(row.places, row.density) {
        #expect((density(place) - expected).magnitude < 1e-10 * most, "\(row.far ?? 0), \(place)")
      }
    }
  }

  @Test(
    "densities in the plane, and the levels that enclose shares of them, are SciPy's and seaborn's")
  func planes() throws {
    for row in table.planes {
      let bell = try #require(
        PlaneDensity.bell(.scott, x: row.x, y: row.y, weights: row.weights))
      expectNear(bell.xx, row.covariance[0], 1e-13)
      expectNear(bell.xy, row.covariance[1], 1e-12)
      expectNear(bell.yy, row.covariance[3], 1e-13)
      let density = try #require(
        PlaneDensity(x: row.x, y: row.y, bell: bell, weights: row.weights))
      func nodes(_ places: [Double]) -> (Double, Double, Int) {
        (places[0], places[1] - places[0], places.count)
      }
      let values = density.values(x: nodes(row.columns), y: nodes(row.rows))
      let most = row.density.max() ?? 0
      for (value, expected) in zip(values, row.density) {
        #expect((value - expected).magnitude < 1e-10 * most)
      }
      for (share, level) in zip(row.shares, row.levels) {
        expectNear(PlaneDensity.level(enclosing: share, of: row.density), level, 1e-12)
      }
    }
  }

  @Test("points on a line have no density in the plane")
  func line() {
    let x = [1.0, 2, 3, 4]
    #expect(PlaneDensity.bell(.scott, x: x, y: x) == nil)
    #expect(PlaneDensity.bell(.scott, x: [1, 2], y: [3, 5]) == nil)
    #expect(PlaneDensity.level(enclosing: 0.5, of: [0, 0]).isNaN)
  }

  @Test("steps of a grid much wider than a bell lose nothing and make no number infinite")
  func coarse() throws {
    let bell = try #require(PlaneDensity.Bell(xx: 1, yy: 1))
    let density = try #require(PlaneDensity(x: [0], y: [0], bell: bell))
    let values = density.values(x: (-1e4, 1e4, 3), y: (-1e-3, 1e-3, 3))
    #expect(values.allSatisfy(\.isFinite) == true)
    expectNear(values[4], 1 / (2 * .pi), 1e-14)
    #expect(values[3] == 0)
  }
}
