import NablaMath
import Testing

@Suite struct MomentsTests {
  @Test("mean, deviation, error and interval are SciPy's", arguments: StatisticsTable.means)
  func table(row: StatisticsTable.Mean) throws {
    let moments = Moments(row.data.values)
    expectNear(moments.mean, row.mean, 1e-14)
    expectNear(moments.standardDeviation, row.deviation, 1e-13)
    expectNear(moments.standardError, row.error, 1e-13)
    let interval = try #require(moments.meanInterval(level: 0.95))
    expectNear(interval.lowerBound, row.lower, 1e-11)
    expectNear(interval.upperBound, row.upper, 1e-11)
  }

  @Test("a large common offset costs no digits")
  func offset() {
    #expect(Moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance() == 30)
  }

  @Test("too few values have no spread and no interval")
  func few() {
    #expect(Moments([]).mean.isNaN)
    #expect(Moments([3]).mean == 3)
    #expect(Moments([3]).standardDeviation.isNaN)
    #expect(Moments([3]).variance(lost: 0) == 0)
    #expect(Moments([3]).meanInterval() == nil)
    #expect(Moments([3, 3]).meanInterval() == 3...3)
  }
}
