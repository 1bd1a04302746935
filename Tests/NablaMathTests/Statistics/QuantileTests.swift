import NablaMath
import Testing

@Suite struct QuantileTests {
  static let probabilities = [0, 0.05, 0.25, 0.5, 0.77, 0.95, 1]

  // Made with NumPy 2.4.6: `numpy.quantile(small, p, method=…)` with `linear`, `weibull`,
  // `median_unbiased`, `hazen` and `inverted_cdf`.
  static let table: [(QuantileMethod, [Double])] = [
    (.linear, [-1.25, -0.6425, 0.7975, 3.1, 4.444, 9.925, 11.5]),
    (.weibull, [-1.25, -1.25, 0.2725, 3.1, 6.145, 11.5, 11.5]),
    (.medianUnbiased, [-1.25, -1.25, 0.3108333333333333, 3.1, 5.515, 11.5, 11.5]),
    (.hazen, [-1.25, -1.25, 0.33, 3.1, 5.2, 11.5, 11.5]),
    (.inverted, [-1.25, -1.25, 0.33, 2.5, 4.5, 11.5, 11.5]),
  ]

  @Test("each method gives NumPy's quantiles", arguments: table)
  func methods(method: QuantileMethod, expected: [Double]) {
    for (p, value) in zip(Self.probabilities, expected) {
      expectNear(
        quantile(p, ofSorted: StatisticsData.small.sorted, method: method), value, 1e-13)
    }
  }

  @Test("all nine types of Hyndman and Fan are NumPy's, at places that values hit too")
  func types() throws {
    for table in try StatisticalTable.shared.get().quantiles {
      for (index, row) in table.rows.enumerated() {
        let method = try #require(QuantileMethod(type: index + 1))
        for (share, value) in zip(table.shares, row) {
          expectNear(quantile(share, ofSorted: table.values, method: method), value, 1e-13)
        }
      }
    }
    #expect(QuantileMethod(type: 0) == nil && QuantileMethod(type: 10) == nil)
    #expect(QuantileMethod.allCases.map(\.type) == Array(1...9))
  }

  @Test("no values and impossible probabilities have no quantile")
  func nothing() {
    #expect(quantile(0.5, ofSorted: []).isNaN)
    for p in [-0.1, 1.1, .nan] { #expect(quantile(p, ofSorted: [1, 2]).isNaN) }
  }

  @Test("one value is every quantile of itself", arguments: QuantileMethod.allCases)
  func one(method: QuantileMethod) {
    for p in Self.probabilities { #expect(quantile(p, ofSorted: [4.2], method: method) == 4.2) }
  }
}
