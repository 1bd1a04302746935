import NablaMath
import Testing

@Suite struct CorrelationTests {
  @Test("covariances and correlations are NumPy's and SciPy's")
  func table() throws {
    for pair in try StatisticalTable.shared.get().pairs {
      expectNear(Correlation.covariance(pair.x, pair.y), pair.covariance, 1e-10)
      expectNear(Correlation.pearson(pair.x, pair.y), pair.pearson, 1e-10)
      expectNear(Correlation.spearman(pair.x, pair.y), pair.spearman, 1e-12)
      expectNear(Correlation.kendall(pair.x, pair.y), pair.kendall, 1e-12)
    }
  }

  @Test("Kendall's tau counts pairs as one would by hand, whatever the ties")
  func pairs() {
    var generator = Xoshiro256PlusPlus(seed: 5)
    for count in 2...30 {
      let x = (0..<count).map { _ in Double(generator.index(below: 6)) }
      let y = (0..<count).map { _ in Double(generator.index(below: 6)) }
      var (sum, tiedX, tiedY) = (0.0, 0.0, 0.0)
      for i in 0..<count {
        for j in 0..<i {
          let (dx, dy) = (x[i] - x[j], y[i] - y[j])
          sum += dx * dy > 0 ? 1 : dx * dy < 0 ? -1 : 0
          tiedX += dx == 0 ? 1 : 0
          tiedY += dy == 0 ? 1 : 0
        }
      }
      let all = Double(count * (count - 1) / 2)
      let scale = ((all - tiedX) * (all - tiedY)).squareRoot()
      expectNear(Correlation.kendall(x, y), scale > 0 ? sum / scale : .nan, 1e-13)
    }
  }

  @Test("equal values share the mean of their ranks")
  func ranks() {
    #expect(Correlation.ranks([10, 20, 10, 5]) == [2.5, 4, 2.5, 1])
    #expect(Correlation.ranks([]) == [])
  }

  @Test("matrices hold each pair twice")
  func matrices() {
    let columns: [[Double]] = [[1, 2, 3, 4], [2, 4, 6, 8], [1, -1, 1, -1]]
    let correlations = Correlation.correlationMatrix(columns)
    expectNear(correlations[0, 1], 1, 1e-15)
    #expect(correlations[1, 0] == correlations[0, 1] && correlations[2, 2] == 1)
    let covariances = Correlation.covarianceMatrix(columns)
    expectNear(covariances[0, 1], 10.0 / 3, 1e-14)
    #expect(covariances[0, 2] == covariances[2, 0])
  }

  @Test("what has no correlation is NaN")
  func wacky() {
    #expect(Correlation.pearson([1, 2], [1]).isNaN)
    #expect(Correlation.pearson([1], [1]).isNaN && Correlation.kendall([], []).isNaN)
    #expect(Correlation.pearson([1, 1, 1], [1, 2, 3]).isNaN)
    #expect(Correlation.kendall([1, 1, 1], [1, 2, 3]).isNaN)
    #expect(Correlation.spearman([1, .nan, 3], [1, 2, 3]).isNaN)
    #expect(Correlation.covariance([1, 2, 3], [1, 2, 3], lost: 3).isNaN)
  }
}
