import NablaMath
import Testing

@Suite struct BinningTests {
  @Test("each rule gives as many bins as NumPy", arguments: StatisticsTable.bins)
  func rules(row: StatisticsTable.Bins) throws {
    let sorted = row.data.sorted
    let count = row.rule.count(sorted: sorted)
    #expect(count == row.count)
    let bins = Binning(
      lower: try #require(sorted.first), upper: try #require(sorted.last), count: count)
    expectNear(bins.edges[1], row.second, 1e-15)
  }

  // Made with NumPy 2.4.6: `numpy.histogram(data, bins)[0]`.
  static let counts: [(StatisticsData, [Double])] = [
    (
      .waiting,
      [4, 12, 10, 18, 19, 7, 13, 11, 5, 4, 10, 13, 29, 33, 25, 30, 14, 9, 4, 2]
    ),
    (.eruptions, [45, 36, 13, 3, 4, 12, 29, 52, 54, 24]),
    (
      .eruptions,
      [
        3, 9, 28, 11, 12, 8, 10, 6, 5, 0, 2, 0, 2, 1, 1, 0, 0, 4, 2, 4, 5, 5, 9, 7, 16, 15, 12, 17,
        13, 22, 11, 11, 12, 5, 4,
      ]
    ),
  ]

  @Test("equal bins hold what NumPy counts in them, also on edges", arguments: counts)
  func equal(data: StatisticsData, expected: [Double]) throws {
    let sorted = data.sorted
    let bins = Binning(
      lower: try #require(sorted.first), upper: try #require(sorted.last), count: expected.count)
    #expect(bins.edges.first == sorted.first)
    #expect(bins.edges.last == sorted.last)
    let (counts, outside) = bins.counts(data.values)
    #expect(counts == expected)
    #expect(outside == 0)
  }

  @Test("given edges hold values and weights as NumPy counts them, and what lies outside is told")
  func given() throws {
    let bins = try #require(Binning(edges: [-2, 0, 2.5, 3.7, 8]))
    let values = StatisticsData.small.values
    #expect(bins.counts(values).bins == [1, 3, 1, 4])
    #expect(bins.counts(values).outside == 1)
    #expect(bins.counts(values, weights: (0..<10).map(Double.init)).bins == [4, 17, 0, 18])
    #expect(bins.counts([.nan, 3]).outside == 1)
  }

  @Test(
    "edges that do not grow are refused",
    arguments: [[], [1], [1, 1], [2, 1], [0, .nan], [0, .infinity]])
  func refused(edges: [Double]) {
    #expect(Binning(edges: edges) == nil)
  }

  @Test("one value has a unit around it, and numbers too close for their bins get fewer")
  func degenerate() {
    #expect(Binning(lower: 3, upper: 3, count: 1).edges == [2.5, 3.5])
    let next = 1e17 + 16
    let close = Binning(lower: 1e17, upper: next, count: 10)
    #expect(close.edges == [1e17, next])
    #expect(close.counts([1e17, next, next]).bins == [3])
    let huge = Binning(lower: 1e300, upper: 1e300, count: 1)
    #expect(huge.index(of: 1e300) == 0)
    let whole = Binning(lower: -.greatestFiniteMagnitude, upper: .greatestFiniteMagnitude, count: 4)
    #expect(whole.edges.allSatisfy { $0.isFinite })
    #expect(whole.counts([-1e308, 0, 1e308]).outside == 0)
  }

  @Test("a rule may ask for more bins than anybody can draw, without trapping")
  func many() {
    let tails = (0..<1_000).map { Double($0) / 1_000 + 0.0005 } + [1e200]
    #expect(BinRule.fd.count(sorted: tails) == 1_000_000_000)
  }
}
