import NablaMath
import NablaPlot
import NablaText

/// A distribution of counts in view, with an event and what approximates it.
struct CountLaw {
  let recipe: DiscreteDistributions
  let distribution: any DiscreteDistribution
  let event: Formula?

  let ks: [Double]
  let pmf: [Double]

  init(
    recipe: DiscreteDistributions, distribution: any DiscreteDistribution, event: Formula?
  ) {
    self.recipe = recipe
    self.distribution = distribution
    self.event = event
    var low = distribution.quantile(0.0005)
    var high = distribution.quantile(0.9995)
    if let range = recipe.range {
      (low, high) = (range.a.rounded(.up), range.b.rounded(.down))
    } else {
      // One more on each side shows that the rest is small.
      low = max(distribution.support.lowerBound, low - 1)
      high = min(distribution.support.upperBound, high + 1)
    }
    // No canvas shows more bars than this; the middle of a wider range is drawn.
    let count = min(high - low, 20_000)
    let start = high - low > count ? (distribution.mean - count / 2).rounded() : low
    ks = (0...Int(max(0, count))).map { start + Double($0) }
    pmf = ks.map { distribution.pmf($0) }
  }

  var deviation: Double { distribution.variance.squareRoot() }
  var isInEvent: [Bool] { event.map { event in event.values(ks).map { $0 == 1 } } ?? [] }

  // MARK: - Words

  var name: String {
    let (n, p) = (String(recipe.n), number(recipe.p))
    return switch recipe.dist {
    case .bernoulli: "Bernoulli(p = \(p))"
    case .binomial: "Binomial(n = \(n), p = \(p))"
    case .poisson: "Poisson(λ = \(number(recipe.lambda)))"
    case .geometric: "Geometric(p = \(p))"
    case .negbinomial: "Negative binomial(r = \(n), p = \(p))"
    case .hypergeometric:
      "Hypergeometric(\(n) of \(recipe.population), \(recipe.marked) marked)"
    }
  }

  /// What is most likely, or how likely the event is.
  var title: String {
    if event != nil { return "\(name): \(eventText) = \(number(eventProbability))" }
    guard recipe.range == nil, let peak = pmf.max() else { return name }
    let likeliest = ks.indices.filter { pmf[$0] > peak * (1 - 1e-9) }.map { number(ks[$0]) }
    guard likeliest.count <= 2 else { return name }
    return "\(name): \(likeliest.joined(separator: " and ")) "
      + "\(likeliest.count == 1 ? "is" : "are") likeliest, \(percentage(peak))\(likeliest.count == 1 ? "" : " each")"
  }

  var counted: String {
    switch recipe.dist {
    case .bernoulli: "successes k in one trial"
    case .binomial: "successes k in \(recipe.n) trials"
    case .poisson: "events k"
    case .geometric: "trials k up to the first success"
    case .negbinomial: "failures k before \(recipe.n) success\(recipe.n == 1 ? "" : "es")"
    case .hypergeometric: "marked ones k among \(recipe.n) drawn"
    }
  }

  func number(_ value: Double) -> String { format(value, significant: 4) }

  var eventText: String { "P(\(event?.displayText ?? ""))" }

  // MARK: - The event

  /// Summed over every possible value, not only the shown ones; what lies beyond the summed ones
  /// is added as a whole where the condition holds there.
  var eventProbability: Double {
    guard let event else { return 0 }
    let most = 200_000.0
    let first = max(
      distribution.support.lowerBound,
      distribution.mean - most / 2 > distribution.support.lowerBound
        ? (distribution.mean - most / 2).rounded() : distribution.support.lowerBound)
    var (sum, rest) = (0.0, 0.0)
    var k = first
    var last = first
    while k <= distribution.support.upperBound, k - first < most {
      last = k
      let p = distribution.pmf(k)
      if event(k) == 1 {
        // Kahan's summation: tiny tails beside large terms keep their digits.
        let term = p - rest
        let total = sum + term
        rest = (total - sum) - term
        sum = total
      }
      // Beyond the mean, nothing more can be added once the tail has underflowed.
      if k > distribution.mean, p == 0 { break }
      k += 1
    }
    if last < distribution.support.upperBound, event(last + 1) == 1 {
      sum += distribution.survival(last)
    }
    if first > distribution.support.lowerBound, event(first - 1) == 1 {
      sum += distribution.cdf(first - 1)
    }
    return min(1, sum)
  }

  // MARK: - Approximations

  struct Approximation {
    let name: String
    let x: [Double]
    let y: [Double]
    /// The largest difference of the cumulative probabilities.
    let error: Double
  }

  /// Whether large parameters bring the distribution close to a normal one; waiting times stay
  /// skewed.
  var isBellShaped: Bool {
    switch recipe.dist {
    case .binomial, .poisson, .hypergeometric: true
    case .bernoulli, .geometric, .negbinomial: false
    }
  }

  /// The normal distribution where the variance is at least 9, Poisson's for rare successes.
  var approximation: Approximation? {
    let (mean, sd) = (distribution.mean, deviation)
    if isBellShaped, distribution.variance >= 9,
      let normal = Normal(mean: mean, standardDeviation: sd)
    {
      let error = ks.map { abs(distribution.cdf($0) - normal.cdf($0 + 0.5)) }.reduce(0, max)
      let (a, b) = ((ks.first ?? 0) - 0.5, (ks.last ?? 1) + 0.5)
      let x = (0...300).map { a + (b - a) * Double($0) / 300 }
      return Approximation(name: "Normal approximation", x: x, y: x.map(normal.pdf), error: error)
    }
    guard recipe.dist == .binomial, recipe.n >= 20, recipe.p > 0, recipe.p <= 0.1,
      let poisson = Poisson(mean: mean)
    else { return nil }
    let error = ks.map { abs(distribution.cdf($0) - poisson.cdf($0)) }.reduce(0, max)
    return Approximation(
      name: "Poisson approximation", x: ks, y: ks.map(poisson.pmf), error: error)
  }
}
