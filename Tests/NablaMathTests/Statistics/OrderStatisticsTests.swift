import NablaMath
import Testing

@Suite struct OrderStatisticsTests {
  static let probabilities = [0, 0.01, 0.25, 0.5, 0.5, 0.9, 1, .nan, 2]

  /// Lists that choosing might stumble over.
  static let lists: [[Double]] = [
    [], [3], [2, 1], (0..<1000).map { Double($0 * 617 % 1000) }, (0..<5000).map { Double($0) },
    (0..<5000).map { Double(-$0) }, [Double](repeating: 7, count: 4000),
    (0..<4000).map { Double($0 % 3) }, (0..<3001).map { Double(min($0, 3000 - $0)) },
    (0..<999).map { $0 % 2 == 0 ? -1e308 : 1e308 },
  ]

  @Test("quantiles of values in any order are those of the sorted ones", arguments: lists)
  func unsorted(values: [Double]) {
    let sorted = values.sorted()
    for method in QuantileMethod.allCases {
      let ours = quantiles(Self.probabilities, of: values, method: method)
      for (value, p) in zip(ours, Self.probabilities) {
        let expected = quantile(p, ofSorted: sorted, method: method)
        #expect(value == expected || value.isNaN && expected.isNaN, "\(method), \(p)")
      }
    }
  }
}
