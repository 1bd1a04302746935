import NablaMath
import Testing

@Suite struct BinningTests {
  @Test("each rule gives as many bins as NumPy", arguments: StatisticsTable.bins)
  func rules(row: StatisticsTable.Bins) throws {
    let values = row.data.values
    let count = row.rule.count(of: values)
    #expect(count == row.count)
    let bins = Binning(
      lower: try #require(values.min()), upper: try #require(values.max()), count: count)
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

  @Test("bins of a given width have multiples of it as edges, as decimals would give them")
  func width() {
    func edges(_ low: Double, _ high: Double, _ width: Double) -> [Double]? {
      Binning(lower: low, upper: high, width: width, most: 1000)?.edges
    }
    #expect(edges(0.3, 0.7, 0.1) == [0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(edges(0.31, 0.69, 0.1) == [0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(edges(-1.2, 0.1, 0.5) == [-1.5, -1, -0.5, 0, 0.5])
    #expect(edges(43, 96, 5) == stride(from: 40.0, through: 100, by: 5).map { $0 })
    #expect(edges(7, 7, 2) == [6, 8])
    #expect(edges(6, 6, 2) == [6, 8])
    for (low, high, width) in [
      (0.0, 1001, 1.0), (0, 1, 0), (0, 1, -1), (0, 1, .nan), (1, 0, 1), (1e300, 1.1e300, 1),
      (0, 1, 5e-324),
    ] {
      #expect(edges(low, high, width) == nil, "\(low), \(high), \(width)")
    }
  }

  @Test("counting many in equal bins is counting each by itself")
  func each() {
    let bins = Binning(lower: -0.3, upper: 1.7, count: 37)
    let values = (0..<4000).map { Double($0 * 7919 % 4001) / 2000 - 0.35 } + bins.edges + [.nan]
    var expected = [Double](repeating: 0, count: 37)
    for value in values { if let index = bins.index(of: value) { expected[index] += 1 } }
    #expect(bins.counts(values).bins == expected)
    #expect(bins.counts(values).outside == values.count - Int(expected.reduce(0, +)))
    let tiny = Binning(lower: 0, upper: 1e-320, count: 100)
    #expect(tiny.counts([0, 5e-324, 1e-320, 1]).outside == 1)
  }

  @Test("a rule may ask for more bins than anybody can draw, without trapping")
  func many() {
    let tails = (0..<1_000).map { Double($0) / 1_000 + 0.0005 } + [1e200]
    #expect(BinRule.fd.count(of: tails) == 1_000_000_000)
  }
}
