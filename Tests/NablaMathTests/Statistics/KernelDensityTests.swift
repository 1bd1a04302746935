import NablaMath
import Testing

@Suite struct KernelDensityTests {
  @Test("bandwidths and densities are SciPy's", arguments: StatisticsTable.kernels)
  func table(row: StatisticsTable.Kernel) throws {
    let width = try #require(KernelDensity.bandwidth(row.rule, of: row.data.values))
    expectNear(width, row.bandwidth, 1e-12)
    let density = try #require(KernelDensity(row.data.values, bandwidth: width))
    for (x, expected) in zip(row.x, row.density) { expectNear(density(x), expected, 1e-11) }
  }

  // Made with SciPy 1.17.1: `gaussian_kde(small, weights=numpy.arange(1, 11))`.
  @Test("weights count as SciPy's do")
  func weights() throws {
    let values = StatisticsData.small.values
    let weights = (1...10).map(Double.init)
    let width = try #require(KernelDensity.bandwidth(.scott, of: values, weights: weights))
    expectNear(width, 2.7081734257104078, 1e-12)
    let silverman = try #require(
      KernelDensity.bandwidth(.silverman, of: values, weights: weights))
    expectNear(silverman, 2.8685618582072983, 1e-12)
    let density = try #require(KernelDensity(values, bandwidth: width, weights: weights))
    let expected = [
      0.05903654108464705, 0.09032574811671402, 0.0744236021393933, 0.0375362262989385,
    ]
    for (x, value) in zip([-1.0, 2, 5, 9], expected) { expectNear(density(x), value, 1e-11) }
  }

  @Test("values without a spread have no bandwidth, and none is made up")
  func none() {
    for values in [[], [1.0], [2, 2, 2]] {
      #expect(KernelDensity.bandwidth(.scott, of: values) == nil)
    }
    #expect(KernelDensity([], bandwidth: 1) == nil)
    #expect(KernelDensity([1, 2], bandwidth: 0) == nil)
    #expect(KernelDensity([1, 2], bandwidth: .nan) == nil)
    #expect(KernelDensity([1, 2], bandwidth: 1, weights: [0, 0]) == nil)
  }

  @Test("the sum over many values is the sum over few that stand for them")
  func many() throws {
    // 40 copies of the waits against the sum over one, each value by itself.
    let waits = StatisticsData.waiting.values
    let values = (0..<40).flatMap { _ in waits }
    for width in [3, 0.01] {
      let cells = try #require(KernelDensity(values, bandwidth: width))
      let each = try #require(KernelDensity(waits, bandwidth: width))
      for x in stride(from: 35.0, through: 105, by: 1.25) {
        #expect((cells(x) - each(x)).magnitude < 1e-10 * each(78))
      }
    }
  }

  @Test("a curve reaches as far beyond the data as asked, and its area is 1")
  func curve() throws {
    let density = try #require(KernelDensity(StatisticsData.small.values, bandwidth: 0.5))
    let (x, y) = density.curve(count: 801, cut: 8)
    #expect(x.first == -1.25 - 4)
    #expect(x.last == 11.5 + 4)
    let step = (x[800] - x[0]) / 800
    expectNear(y.reduce(0, +) * step, 1, 1e-9)
    #expect(density.curve(count: 5, cut: 0).x == [-1.25, 1.9375, 5.125, 8.3125, 11.5])
  }
}
