import NablaMath
import Testing

@Suite("Distributions against sixty digits")
struct DistributionTableTests {
  @Test("the table has every family")
  func families() throws {
    let rows = try DistributionTable.shared.get().rows
    #expect(Set(rows.map(\.family)) == Set(DistributionFamily.all.map(\.name)))
  }

  @Test("densities and both tails keep their digits")
  func points() throws {
    for row in try DistributionTable.shared.get().rows {
      let distribution = try distribution(row)
      for point in row.points.map({ $0.map(\.value) }) {
        let x = point[0]
        expect(distribution.pdf(x), point[1], "\(row) pdf(\(x))")
        expect(distribution.logPDF(x), point[2], "\(row) logPDF(\(x))", absolute: 1e-13)
        expect(distribution.cdf(x), point[3], "\(row) cdf(\(x))")
        expect(distribution.survival(x), point[4], "\(row) survival(\(x))")
      }
    }
  }

  @Test("quantiles keep their digits from both ends")
  func quantiles() throws {
    for row in try DistributionTable.shared.get().rows {
      let distribution = try distribution(row)
      // Where a location is added, its rounding is all that can be had near 0.
      let scale = distribution.quantile(0.75) - distribution.quantile(0.25)
      let absolute = distribution.support.lowerBound < 0 ? 1e-15 * scale : 0
      for values in row.quantiles.map({ $0.map(\.value) }) {
        let p = values[0]
        expect(distribution.quantile(p), values[1], "\(row) quantile(\(p))", absolute: absolute)
        expect(
          distribution.survivalQuantile(p), values[2], "\(row) survivalQuantile(\(p))",
          absolute: absolute)
      }
    }
  }

  @Test("moments, entropy and mode")
  func moments() throws {
    for row in try DistributionTable.shared.get().rows {
      let distribution = try distribution(row)
      let values = row.moments.map(\.value)
      expect(distribution.mean, values[0], "\(row) mean", absolute: 1e-15)
      expect(distribution.variance, values[1], "\(row) variance")
      expect(distribution.skewness, values[2], "\(row) skewness", absolute: 1e-13)
      expect(distribution.excessKurtosis, values[3], "\(row) kurtosis", absolute: 1e-12)
      expect(distribution.entropy, values[4], "\(row) entropy", absolute: 1e-13)
      expect(distribution.mode, values[5], "\(row) mode", absolute: 1e-15)
    }
  }

  private func distribution(_ row: DistributionTable.Row) throws -> any Distribution {
    try #require(DistributionFamily.named(row.family)).distribution(row.parameters)
  }

  /// 1e-12 of the result in the body, 1e-9 in tails below 1e-30.
  private func expect(
    _ actual: Double, _ expected: Double, _ what: String, absolute: Double = 0,
    at location: SourceLocation = #_sourceLocation
  ) {
    if expected.isNaN || actual.isNaN {
      #expect(
        expected.isNaN && actual.isNaN, "\(what): \(actual), not \(expected)",
        sourceLocation: location)
      return
    }
    if actual == expected { return }
    let isFar = expected.magnitude < 1e-30 || expected.magnitude > 1e30
    // Below the normal numbers digits are lost.
    let tolerance = (isFar ? 1e-9 : 1e-12) * expected.magnitude + max(absolute, 1e-308)
    #expect(
      (actual - expected).magnitude <= tolerance,
      "\(what): \(actual), not \(expected), off by \((actual - expected) / expected)",
      sourceLocation: location)
  }
}
