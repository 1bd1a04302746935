import NablaMath
import Testing

@Suite("Distributions of counts")
struct DiscreteDistributionTests {
  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance * abs(b)
  }

  @Test("agree with sums of exact fractions, in the tails too", arguments: DiscreteTable.rows)
  func table(_ row: DiscreteTable.Row) throws {
    let distribution = try #require(row.kind)
    let tolerance = min(row.pmf, row.cdf) < 1e-30 ? 1e-11 : 2e-13
    #expect(isClose(distribution.pmf(row.k), row.pmf, tolerance))
    #expect(isClose(distribution.cdf(row.k), row.cdf, tolerance))
    #expect(isClose(distribution.survival(row.k), row.survival, tolerance))
  }

  static let kinds: [(any DiscreteDistribution)?] = [
    Bernoulli(probability: 0.3), Binomial(trials: 10, probability: 0.3),
    Binomial(trials: 1000, probability: 0.7), Poisson(mean: 4),
    Poisson(mean: 900), Geometric(probability: 0.2),
    NegativeBinomial(successes: 5, probability: 0.3),
    Hypergeometric(population: 50, marked: 20, drawn: 10), Binomial(trials: 5, probability: 0),
    Binomial(trials: 5, probability: 1), Geometric(probability: 1),
    Hypergeometric(population: 5, marked: 5, drawn: 2),
  ]

  @Test("have quantiles that undo the cumulative probability", arguments: kinds)
  func quantiles(_ kind: (any DiscreteDistribution)?) throws {
    let distribution = try #require(kind)
    for probability in [1e-9, 0.01, 0.25, 0.5, 0.75, 0.99, 1 - 1e-9] {
      let k = distribution.quantile(probability)
      #expect(distribution.cdf(k) >= probability)
      #expect(k == distribution.support.lowerBound || distribution.cdf(k - 1) < probability)
    }
    #expect(
      distribution.quantile(0) == distribution.support.lowerBound || distribution.variance == 0)
    #expect(
      distribution.quantile(1) == distribution.support.upperBound || distribution.variance == 0)
    #expect(distribution.quantile(1.5).isNaN)
  }

  @Test("have the mean and variance of their probabilities", arguments: kinds)
  func moments(_ kind: (any DiscreteDistribution)?) throws {
    let distribution = try #require(kind)
    let last = min(
      distribution.support.upperBound,
      distribution.mean + 60 * distribution.variance.squareRoot() + 60)
    var (total, mean, square) = (0.0, 0.0, 0.0)
    var k = distribution.support.lowerBound
    while k <= last {
      let p = distribution.pmf(k)
      total += p
      mean += k * p
      square += (k - distribution.mean) * (k - distribution.mean) * p
      k += 1
    }
    #expect(abs(total - 1) < 1e-11)
    #expect(isClose(mean, distribution.mean, 1e-10))
    #expect(abs(square - distribution.variance) <= 1e-9 * max(1, distribution.variance))
  }

  static let invalid: [(any DiscreteDistribution)?] = [
    Bernoulli(probability: -0.1), Binomial(trials: -1, probability: 0.5),
    Binomial(trials: 10, probability: 1.1), Poisson(mean: 0),
    Poisson(mean: .infinity), Geometric(probability: 0),
    NegativeBinomial(successes: 0, probability: 0.5),
    Hypergeometric(population: 5, marked: 6, drawn: 1), Binomial(trials: 3, probability: .nan),
  ]

  @Test("do not exist for parameters without meaning", arguments: invalid)
  func refused(_ kind: (any DiscreteDistribution)?) {
    #expect(kind == nil)
  }

  @Test("give nothing to values that cannot be")
  func impossible() throws {
    let binomial = try #require(Binomial(trials: 10, probability: 0.3))
    #expect(binomial.pmf(2.5) == 0 && binomial.pmf(-1) == 0 && binomial.pmf(11) == 0)
    #expect(binomial.cdf(2.5) == binomial.cdf(2) && binomial.cdf(-1) == 0)
    #expect(binomial.survival(11) == 0 && binomial.pmf(.nan).isNaN && binomial.pmf(.infinity) == 0)
  }
}
