import Glibc
import NablaMath
public import NablaPlot
import NablaScene

/// A family whose parameter is found by maximum likelihood.
public enum LikelihoodModel: String, OptionChoice {
  case normal, exponential, lognormal, bernoulli, poisson, gamma

  /// As formulas write the parameter that is looked for, and as alt texts say it.
  var symbol: (tex: String, plain: String) {
    switch self {
    case .normal, .lognormal: (#"\mu"#, "μ")
    case .exponential, .poisson: (#"\lambda"#, "λ")
    case .bernoulli: ("p", "p")
    case .gamma: ("k", "k")
    }
  }

  /// The other parameter's symbol, where there is one.
  var otherSymbol: String? {
    switch self {
    case .normal, .lognormal: #"\sigma"#
    case .gamma: #"\theta"#
    case .exponential, .bernoulli, .poisson: nil
    }
  }

  var isDiscrete: Bool { self == .bernoulli || self == .poisson }
  var parameterCount: Int { otherSymbol == nil ? 1 : 2 }

  /// What values must be, in words and as a test.
  var support: (words: String, holds: (Double) -> Bool) {
    switch self {
    case .normal: ("any numbers", { _ in true })
    case .exponential: ("numbers of at least 0", { $0 >= 0 })
    case .lognormal, .gamma: ("numbers above 0", { $0 > 0 })
    case .bernoulli: ("0 and 1", { $0 == 0 || $0 == 1 })
    case .poisson: ("whole numbers from 0 on", { $0 >= 0 && $0 == $0.rounded() && $0 < 1e9 })
    }
  }

  /// What the parameter may be.
  var domain: Bounds {
    switch self {
    case .normal, .lognormal: Bounds(-.infinity, .infinity)
    case .bernoulli: .within(0...1)
    case .exponential, .poisson, .gamma: .above(0)
    }
  }

  /// nil where the parameters are outside their ranges.
  func law(_ parameter: Double, _ other: Double) -> (any Distribution)? {
    switch self {
    case .normal: Normal(mean: parameter, standardDeviation: other)
    case .exponential: Exponential(rate: parameter)
    case .lognormal: LogNormal(mu: parameter, sigma: other)
    case .bernoulli: Bernoulli(probability: parameter)
    case .poisson: Poisson(mean: parameter)
    case .gamma: Gamma(shape: parameter, scale: other)
    }
  }
}

/// The likeliest parameters of a model for some values.
struct LikelihoodFit {
  let model: LikelihoodModel
  let values: [Double]
  /// The likeliest parameter, its standard error by the curvature at the peak, and the other one.
  let best: Double
  let error: Double
  let otherBest: Double
  /// Whether all values are equal, so that the spread that fits best is 0; 1 is used instead.
  let hasNoSpread: Bool

  /// nil where no parameter fits best (all values 0 for a rate, all equal for a shape).
  init?(_ model: LikelihoodModel, _ values: [Double]) {
    self.model = model
    self.values = values
    let n = Double(values.count)
    let mean = Moments(values).mean
    var noSpread = false
    switch model {
    case .normal, .lognormal:
      let moments = Moments(model == .normal ? values : values.map { log($0) })
      let spread = moments.variance(lost: 0).squareRoot()
      noSpread = !(spread > moments.mean.magnitude * 1e-14 && spread > 0)
      best = moments.mean
      otherBest = noSpread ? 1 : spread
      error = otherBest / n.squareRoot()
    case .exponential:
      guard mean > 0 else { return nil }
      (best, otherBest, error) = (1 / mean, .nan, 1 / mean / n.squareRoot())
    case .bernoulli:
      (best, otherBest, error) = (mean, .nan, (mean * (1 - mean) / n).squareRoot())
    case .poisson: (best, otherBest, error) = (mean, .nan, (mean / n).squareRoot())
    case .gamma:
      let s = log(mean) - Moments(values.map { log($0) }).mean
      guard s > 1e-12 else { return nil }
      var k = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
      for _ in 0..<30 {
        k -= (log(k) - RealFunctions.digamma(k) - s) / (1 / k - RealFunctions.polygamma(1, k))
      }
      (best, otherBest) = (k, mean / k)
      error = 1 / (n * (RealFunctions.polygamma(1, k) - 1 / k)).squareRoot()
    }
    hasNoSpread = noSpread
    guard best.isFinite else { return nil }
  }

  /// The other parameter that goes with one: σ stays, the scale of gamma keeps the mean.
  func other(_ parameter: Double) -> Double {
    model == .gamma ? best * otherBest / parameter : otherBest
  }

  func law(_ parameter: Double) -> (any Distribution)? { model.law(parameter, other(parameter)) }

  /// Σ ln p(xᵢ); −∞ where some value cannot be.
  func logLikelihood(_ parameter: Double, _ given: Double? = nil) -> Double {
    guard let law = model.law(parameter, given ?? other(parameter)) else { return .nan }
    return values.reduce(0) { $0 + law.logPDF($1) }
  }

  var logBest: Double { logLikelihood(best) }
  /// Akaike's criterion: the smaller, the better.
  var aic: Double { 2 * Double(model.parameterCount) - 2 * logBest }
}
