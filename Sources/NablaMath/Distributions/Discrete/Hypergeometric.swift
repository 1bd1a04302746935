import Glibc
import NativeMath

/// The hypergeometric distribution: marked ones among those drawn without putting back.
public struct Hypergeometric: DiscreteDistribution, Hashable {
  /// How many there are, at most 10⁶; how many of them are marked; how many are drawn.
  public let population, marked, drawn: Double

  public static let family = DistributionFamily(
    name: "hypergeometric", title: "Hypergeometric",
    help: "Marked ones among those drawn without putting back: from how many, how many of them "
      + "marked, how many drawn.",
    parameters: [
      DistributionParameter(
        "population", "how many there are", default: 50, range: "a whole number from 0 to 1e6"
      ) { count, _ in count >= 0 && count <= 1e6 && count == count.rounded() },
      DistributionParameter(
        "marked", "how many of them are marked", default: 15,
        range: "a whole number from 0 to population"
      ) { count, all in count >= 0 && count <= all[0] && count == count.rounded() },
      DistributionParameter(
        "drawn", "how many are drawn", default: 10, range: "a whole number from 0 to population"
      ) { count, all in count >= 0 && count <= all[0] && count == count.rounded() },
    ], support: "max(0, drawn + marked − population), …, min(marked, drawn)", isDiscrete: true
  ) { Hypergeometric(population: $0[0], marked: $0[1], drawn: $0[2]) }

  /// nil unless all are whole, the population from 0 to 10⁶, the others from 0 to it.
  public init?(population: Double, marked: Double, drawn: Double) {
    guard Self.family.accepts([population, marked, drawn]) else { return nil }
    self.population = population
    self.marked = marked
    self.drawn = drawn
  }

  public var parameters: [Double] { [population, marked, drawn] }

  public var support: ClosedRange<Double> {
    max(0, drawn + marked - population)...min(marked, drawn)
  }

  // MARK: - Probabilities

  public func logMass(_ k: Double) -> Double {
    // Of binomial probabilities with the share that is drawn (Loader).
    let (p, q) = (drawn / population, (population - drawn) / population)
    func binomial(_ x: Double, _ n: Double) -> Double {
      GammaParts.logBinomial(x, rest: n - x, p: p, q: q, excess: x - n * drawn / population)
    }
    return binomial(k, marked) + binomial(drawn - k, population - marked)
      - GammaParts.logBinomial(drawn, rest: population - drawn, p: p, q: q, excess: 0)
  }

  public func lowerTail(_ k: Double) -> Double { answer(nabla_cdf, k) }
  public func upperTail(_ k: Double) -> Double { answer(nabla_survival, k) }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    answer(isUpper ? nabla_survival_quantile : nabla_quantile, p)
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_hypergeometric, query, at: at, population, marked, drawn)
  }

  // MARK: - Moments

  public var mean: Double { population > 0 ? drawn * marked / population : 0 }

  public var variance: Double {
    guard population > 1 else { return 0 }
    let share = marked / population * ((population - marked) / population)
    return drawn * share * (population - drawn) / (population - 1)
  }

  public var skewness: Double {
    guard variance > 0, population > 2 else { return .nan }
    let lean = (1 - 2 * marked / population) * (population - 2 * drawn) / (population - 2)
    return lean / standardDeviation
  }

  public var excessKurtosis: Double {
    guard variance > 0 else { return .nan }
    if population == 2 { return -2 }
    guard population > 3 else { return momentKurtosis }
    let (size, m, n) = (population, marked, drawn)
    let (rest, left) = (size - m, size - n)
    let spread = n * m * rest * left
    let first = (size - 1) * size * size * (size * (size + 1) - 6 * m * rest - 6 * n * left)
    return (first / spread + 6 * (5 * size - 6)) / ((size - 2) * (size - 3))
  }

  /// For a population of 3, where the general formula divides by 0.
  private var momentKurtosis: Double {
    var fourth = 0.0
    var k = support.lowerBound
    while k <= support.upperBound {
      let distance = (k - mean) * (k - mean)
      fourth += pdf(k) * distance * distance
      k += 1
    }
    return fourth / (variance * variance) - 3
  }

  public var mode: Double {
    let center = (drawn + 1) * (marked + 1) / (population + 2)
    return min(max(center.rounded(.up) - 1, support.lowerBound), support.upperBound)
  }

  public var entropy: Double { bellEntropy() }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let (least, most) = (support.lowerBound, support.upperBound)
    // From the mode outwards by the ratio of neighbours: products and quotients alone.
    func ratio(_ k: Double) -> Double {
      (marked - k) / (k + 1) * ((drawn - k) / (population - marked - drawn + k + 1))
    }
    func walk(_ visit: (Double, Double) -> Bool) {
      var (k, weight) = (mode, 1.0)
      while weight > 1e-20 {
        if visit(k, weight) { return }
        if k >= most { break }
        weight *= ratio(k)
        k += 1
      }
      (k, weight) = (mode, 1)
      while k > least {
        k -= 1
        weight /= ratio(k)
        if weight <= 1e-20 || visit(k, weight) { return }
      }
    }
    var total = 0.0
    walk { _, weight in
      total += weight
      return false
    }
    var (left, result) = (generator.uniform() * total, mode)
    walk { k, weight in
      left -= weight
      result = k
      return left < 0
    }
    return result
  }
}
