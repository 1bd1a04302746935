import Foundation
import NablaMath
import Testing

@Suite("Distributions by their own laws")
struct DistributionPropertyTests {
  /// Random members of each family, the same on every run.
  static func members(of family: DistributionFamily) -> [any Distribution] {
    var generator = Xoshiro256PlusPlus(seed: 20)
    func positive() -> Double { PositiveExponent.value(generator.uniform()) }
    return (0..<12).compactMap { _ in
      let (u, v, w) = (generator.uniform(), positive(), positive())
      let n = Double(1 + generator.index(below: 60))
      let parameters: [Double] =
        switch family.name {
        case "normal", "laplace", "logistic", "cauchy": [4 * u - 2, v]
        case "lognormal": [u, 0.1 + u]
        case "von_mises": [u, 10 * v]
        case "student_t", "chi_squared", "exponential": [v]
        case "uniform": [u - 1, u + v]
        case "triangular": [-v, u * v, w + v]
        case "poisson": [5 * v]
        case "binomial": [n, u]
        case "negative_binomial": [v, 0.05 + 0.9 * u]
        case "geometric", "bernoulli": [0.02 + 0.9 * u]
        case "hypergeometric": [n, (n * u).rounded(), (n * generator.uniform()).rounded()]
        case "categorical": [u / 2, 0.5, 0.5 - u / 2]
        default: [v, w]
        }
      return try? family.distribution(parameters)
    }
  }

  private enum PositiveExponent {
    /// 0.1 to 30, as likely at every size.
    static func value(_ u: Double) -> Double {
      var (result, left) = (0.1, u * 8.2)
      while left >= 1 {
        result *= 2
        left -= 1
      }
      return result * (1 + left)
    }
  }

  @Test(
    "the cdf undoes the quantile, and the survival its own",
    arguments: DistributionFamily.all.map(\.name))
  func inverse(name: String) throws {
    let family = try #require(DistributionFamily.named(name))
    let members = Self.members(of: family)
    #expect(members.count == 12)
    for distribution in members {
      for p in [1e-12, 1e-6, 0.01, 0.2, 0.5, 0.77, 0.99, 1 - 1e-9] {
        let (x, y) = (distribution.quantile(p), distribution.survivalQuantile(p))
        let what = "\(name) \(distribution.parameters) \(p)"
        if distribution.isDiscrete {
          #expect(distribution.cdf(x) >= p, "\(what)")
          #expect(distribution.cdf(x - 1) < p, "\(what)")
          #expect(distribution.survival(y) <= p, "\(what)")
          #expect(distribution.survival(y - 1) > p, "\(what)")
        } else {
          // One rounding of x is this much of the probability.
          let slack = distribution.pdf(x) * x.ulp * 4 + 1e-12 * p
          if x.magnitude > 1e-300, x < distribution.support.upperBound {
            #expect((distribution.cdf(x) - p).magnitude <= slack, "\(what)")
          }
          let other = distribution.pdf(y) * y.ulp * 4 + 1e-12 * p
          if y.magnitude > 1e-300, y < distribution.support.upperBound {
            #expect((distribution.survival(y) - p).magnitude <= other, "\(what)")
          }
        }
      }
    }
  }

  @Test(
    "both tails make one, and grow as the density says",
    arguments: DistributionFamily.all.map(\.name))
  func tails(name: String) throws {
    for distribution in Self.members(of: try #require(DistributionFamily.named(name))) {
      let what = "\(name) \(distribution.parameters)"
      let places = [0.02, 0.3, 0.5, 0.8, 0.97].map { distribution.quantile($0) }
      for x in places {
        #expect(
          (distribution.cdf(x) + distribution.survival(x) - 1).magnitude < 1e-13, "\(what) \(x)")
        if distribution.isDiscrete {
          let step = distribution.cdf(x) - distribution.cdf(x - 1)
          #expect((distribution.pmf(x) - step).magnitude < 1e-13, "\(what) \(x)")
        }
      }
      if !distribution.isDiscrete {
        // The integral of the density between two quantiles, by Simpson's rule on 400 pieces; over
        // ln x where the support ends at 0, for densities have poles there.
        let (a, b) = (distribution.quantile(0.6), distribution.quantile(0.8))
        let isLogarithmic = a > 0
        let sum = (0...400).reduce(0.0) { sum, i in
          let t = Double(i) / 400
          let x = isLogarithmic ? a * pow(b / a, t) : a + (b - a) * t
          let weight = i == 0 || i == 400 ? 1.0 : i % 2 == 1 ? 4 : 2
          return sum + weight * distribution.pdf(x) * (isLogarithmic ? x : 1)
        }
        let width = isLogarithmic ? log(b / a) : b - a
        #expect((sum * width / 1200 - 0.2).magnitude < 1e-5, "\(what)")
      }
    }
  }

  @Test(
    "samples follow their distribution, the same for the same seed",
    arguments: DistributionFamily.all.map(\.name))
  func samples(name: String) throws {
    for distribution in Self.members(of: try #require(DistributionFamily.named(name))) {
      let values = distribution.samples(2000, seed: 1)
      #expect(values == distribution.samples(2000, seed: 1))
      #expect(values.allSatisfy { distribution.support.contains($0) } == true)
      #expect(isDrawn(values, from: distribution) == true, "\(name) \(distribution.parameters)")
    }
  }

  @Test("counts are sampled in every size, without loops over the trials")
  func largeCounts() throws {
    let large: [any Distribution] = try [
      #require(Poisson(mean: 1e12)), #require(Poisson(mean: 300)),
      #require(Binomial(trials: 1e9, probability: 0.25)),
      #require(Binomial(trials: 1e9, probability: 1e-8)),
      #require(NegativeBinomial(successes: 0.5, probability: 1e-9)),
      #require(Hypergeometric(population: 1e6, marked: 5e5, drawn: 4e5)),
      #require(Gamma(shape: 0.02)), #require(Beta(alpha: 0.02, beta: 2)),
      #require(VonMises(concentration: 1e9)),
    ]
    for distribution in large {
      let values = distribution.samples(1000, seed: 3)
      #expect(isDrawn(values, from: distribution) == true, "\(distribution)")
    }
    let tiny = try #require(Poisson(mean: 1e-300))
    #expect(tiny.samples(10, seed: 1) == [Double](repeating: 0, count: 10))
    #expect(Normal.standard.samples(-5, seed: 1) == [])
  }

  @Test("entropies of counts are the sums, however they are found")
  func entropies() throws {
    let counts: [any DiscreteDistribution] = try [
      #require(Poisson(mean: 30_000)), #require(Binomial(trials: 100_000, probability: 0.2)),
      #require(NegativeBinomial(successes: 250, probability: 0.02)),
      #require(NegativeBinomial(successes: 0.4, probability: 0.001)),
      #require(NegativeBinomial(successes: 3, probability: 0.0005)),
      #require(Hypergeometric(population: 100_000, marked: 40_000, drawn: 30_000)),
    ]
    for distribution in counts {
      var (k, sum) = (0.0, 0.0)
      let last = distribution.survivalQuantile(1e-22)
      while k <= last {
        let logarithm = distribution.logPDF(k)
        if logarithm > -800 { sum -= distribution.pdf(k) * logarithm }
        k += 1
      }
      expectNear(distribution.entropy, sum, 1e-11)
    }
  }
}
