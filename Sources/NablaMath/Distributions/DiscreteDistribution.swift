import Glibc
import NativeMath

/// A distribution of counts, right far into its tails (Boost.Math).
public struct DiscreteDistribution: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// 1 with probability p, else 0.
    case bernoulli(p: Double)
    /// Successes in n trials of probability p.
    case binomial(n: Int, p: Double)
    /// Events of mean number λ.
    case poisson(mean: Double)
    /// Trials up to the first success of probability p: 1, 2, 3, ….
    case geometric(p: Double)
    /// Failures before r successes of probability p.
    case negativeBinomial(r: Int, p: Double)
    /// Marked ones among `drawn` from a population of which `marked` are marked.
    case hypergeometric(population: Int, marked: Int, drawn: Int)
  }

  public let kind: Kind

  /// nil for probabilities outside 0…1 (of 0 for the waiting times), a mean that is not above 0,
  /// or counts that do not fit: n and r at least 1, all at most 10⁹, a hypergeometric population
  /// at most 10⁶.
  public init?(_ kind: Kind) {
    func isProbability(_ p: Double) -> Bool { p >= 0 && p <= 1 }
    let isValid =
      switch kind {
      case .bernoulli(let p): isProbability(p)
      case .binomial(let n, let p): (1...1_000_000_000).contains(n) && isProbability(p)
      case .poisson(let mean): mean > 0 && mean.isFinite
      case .geometric(let p): p > 0 && p <= 1
      case .negativeBinomial(let r, let p): (1...1_000_000_000).contains(r) && p > 0 && p <= 1
      case .hypergeometric(let population, let marked, let drawn):
        (0...1_000_000).contains(population) && (0...population).contains(marked)
          && (0...population).contains(drawn)
      }
    guard isValid else { return nil }
    self.kind = kind
  }

  // MARK: - Probabilities

  /// P(X = k); 0 for numbers that are not whole or not possible, NaN for NaN.
  public func pmf(_ k: Double) -> Double {
    if k.isNaN { return .nan }
    guard k == k.rounded(), k >= least, k <= most, k.isFinite else { return 0 }
    if let certain { return k == certain ? 1 : 0 }
    return ask(nabla_pmf, k - offset)
  }

  /// P(X ≤ k).
  public func cdf(_ k: Double) -> Double {
    if k.isNaN { return .nan }
    let k = k.rounded(.down)
    if k < least { return 0 }
    if k >= most { return 1 }
    if let certain { return k >= certain ? 1 : 0 }
    return ask(nabla_cdf, k - offset)
  }

  /// P(X > k), with full precision where it is tiny.
  public func survival(_ k: Double) -> Double {
    if k.isNaN { return .nan }
    let k = k.rounded(.down)
    if k < least { return 1 }
    if k >= most { return 0 }
    if let certain { return k >= certain ? 0 : 1 }
    return ask(nabla_survival, k - offset)
  }

  /// The least k with P(X ≤ k) ≥ `probability`; NaN outside 0…1.
  public func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if let certain { return certain }
    if probability == 0 { return least }
    if probability == 1 { return most }
    var k = min(max(ask(nabla_quantile, probability) + offset, least), most)
    // The incomplete functions' inverses may miss by one.
    while k > least, cdf(k - 1) >= probability { k -= 1 }
    while k < most, cdf(k) < probability { k += 1 }
    return k
  }

  // MARK: - Moments

  public var mean: Double {
    switch kind {
    case .bernoulli(let p): p
    case .binomial(let n, let p): Double(n) * p
    case .poisson(let mean): mean
    case .geometric(let p): 1 / p
    case .negativeBinomial(let r, let p): Double(r) * (1 - p) / p
    case .hypergeometric(let population, let marked, let drawn):
      population == 0 ? 0 : Double(drawn) * Double(marked) / Double(population)
    }
  }

  public var variance: Double {
    switch kind {
    case .bernoulli(let p): return p * (1 - p)
    case .binomial(let n, let p): return Double(n) * p * (1 - p)
    case .poisson(let mean): return mean
    case .geometric(let p): return (1 - p) / (p * p)
    case .negativeBinomial(let r, let p): return Double(r) * (1 - p) / (p * p)
    case .hypergeometric(let population, let marked, let drawn):
      guard population > 1 else { return 0 }
      let (size, n) = (Double(population), Double(drawn))
      let share = Double(marked) / size
      return n * share * (1 - share) * (size - n) / (size - 1)
    }
  }

  /// The least possible value.
  public var least: Double {
    switch kind {
    case .bernoulli, .binomial, .poisson, .negativeBinomial: 0
    case .geometric: 1
    case .hypergeometric(let population, let marked, let drawn):
      Double(max(0, drawn + marked - population))
    }
  }

  /// The greatest possible value; ∞ where there is none.
  public var most: Double {
    switch kind {
    case .bernoulli: 1
    case .binomial(let n, _): Double(n)
    case .poisson, .geometric, .negativeBinomial: .infinity
    case .hypergeometric(_, let marked, let drawn): Double(min(marked, drawn))
    }
  }

  // MARK: - Boost.Math

  /// The only value of a distribution without chance.
  private var certain: Double? {
    switch kind {
    case .bernoulli(let p): return p == 0 ? 0 : p == 1 ? 1 : nil
    case .binomial(let n, let p): return p == 0 ? 0 : p == 1 ? Double(n) : nil
    case .geometric(let p): return p == 1 ? 1 : nil
    case .negativeBinomial(_, let p): return p == 1 ? 0 : nil
    case .hypergeometric: return least == most ? least : nil
    case .poisson: return nil
    }
  }

  /// Boost counts failures where we count trials.
  private var offset: Double { if case .geometric = kind { 1 } else { 0 } }

  private func ask(_ query: nabla_discrete_query, _ at: Double) -> Double {
    var result = Double.nan
    let (name, a, b, c): (nabla_discrete, Double, Double, Double) =
      switch kind {
      case .bernoulli(let p): (nabla_bernoulli, p, 0, 0)
      case .binomial(let n, let p): (nabla_binomial, Double(n), p, 0)
      case .poisson(let mean): (nabla_poisson, mean, 0, 0)
      case .geometric(let p): (nabla_geometric, p, 0, 0)
      case .negativeBinomial(let r, let p): (nabla_negative_binomial, Double(r), p, 0)
      case .hypergeometric(let population, let marked, let drawn):
        (nabla_hypergeometric, Double(marked), Double(population), Double(drawn))
      }
    let status = nabla_discrete_value(name, a, b, c, query, at, &result)
    return status == nabla_ok ? result : .nan
  }
}
