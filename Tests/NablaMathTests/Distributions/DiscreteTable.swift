import NablaMath

/// Made with mpmath 1.3.0 in Python 3 at 50 digits: the probability of k from the definition (its
/// parameters taken as doubles), P(X ≤ k) and P(X > k) as sums over all values.
enum DiscreteTable {
  struct Row: Sendable {
    let kind: (any DiscreteDistribution)?
    let k, pmf, cdf, survival: Double

    init(
      _ kind: (any DiscreteDistribution)?, _ k: Double, _ pmf: Double, _ cdf: Double,
      _ survival: Double
    ) {
      (self.kind, self.k, self.pmf, self.cdf, self.survival) = (kind, k, pmf, cdf, survival)
    }
  }

  static let rows: [Row] = [
    Row(
      Binomial(trials: 10, probability: 0.3), 0, 0.028247524900000005, 0.028247524900000005,
      0.9717524751),
    Row(
      Binomial(trials: 10, probability: 0.3), 1, 0.12106082100000001, 0.14930834590000003,
      0.8506916541),
    Row(
      Binomial(trials: 10, probability: 0.3), 2, 0.23347444050000002, 0.3827827864,
      0.6172172135999999),
    Row(
      Binomial(trials: 10, probability: 0.3), 5, 0.10291934519999998, 0.9526510126,
      0.047348987399999994),
    Row(
      Binomial(trials: 10, probability: 0.3), 9, 0.00013778099999999996, 0.9999940951,
      5.9048999999999975e-06),
    Row(Binomial(trials: 10, probability: 0.3), 10, 5.9048999999999975e-06, 1.0, 0.0),
    Row(
      Binomial(trials: 1000, probability: 0.5), 0, 9.332636185032189e-302, 9.332636185032189e-302,
      1.0),
    Row(
      Binomial(trials: 1000, probability: 0.5), 100, 5.958935980362645e-162, 6.701717790006296e-162,
      1.0),
    Row(
      Binomial(trials: 1000, probability: 0.5), 500, 0.0252250181783608, 0.5126125090891804,
      0.4873874909108196),
    Row(
      Binomial(trials: 1000, probability: 0.5), 999, 9.332636185032189e-299, 1.0,
      9.332636185032189e-302),
    Row(Binomial(trials: 1000, probability: 0.5), 1000, 9.332636185032189e-302, 1.0, 0.0),
    Row(
      Binomial(trials: 1000, probability: 0.01), 0, 4.317124741065824e-05, 4.317124741065824e-05,
      0.9999568287525893),
    Row(
      Binomial(trials: 1000, probability: 0.01), 10, 0.12574021112620737, 0.5830408033010982,
      0.4169591966989018),
    Row(
      Binomial(trials: 1000, probability: 0.01), 100, 7.5307723849737095e-65, 1.0,
      7.44004493940208e-66),
    Row(Binomial(trials: 1000, probability: 0.01), 500, 0.0, 1.0, 0.0),
    Row(Binomial(trials: 1000, probability: 0.01), 999, 0.0, 1.0, 0.0),
    Row(Binomial(trials: 1000, probability: 0.01), 1000, 0.0, 1.0, 0.0),
    Row(Poisson(mean: 4.0), 0, 0.01831563888873418, 0.01831563888873418, 0.9816843611112658),
    Row(Poisson(mean: 4.0), 1, 0.07326255555493671, 0.09157819444367091, 0.9084218055563291),
    Row(Poisson(mean: 4.0), 4, 0.1953668148131646, 0.6288369351798735, 0.37116306482012645),
    Row(Poisson(mean: 4.0), 11, 0.00192453697324368, 0.99908477085273, 0.000915229147270063),
    Row(Poisson(mean: 0.1), 0, 0.9048374180359595, 0.9048374180359595, 0.09516258196404043),
    Row(Poisson(mean: 0.1), 1, 0.09048374180359596, 0.9953211598395555, 0.00467884016044447),
    Row(Poisson(mean: 0.1), 3, 0.00015080623633932663, 0.9999961531660747, 3.846833925345059e-06),
    Row(Poisson(mean: 250.5), 0, 1.6189457023307565e-109, 1.6189457023307565e-109, 1.0),
    Row(Poisson(mean: 250.5), 1, 4.0554589843385455e-107, 4.0716484413618526e-107, 1.0),
    Row(Poisson(mean: 250.5), 250, 0.025210324660484455, 0.5042029306190157, 0.49579706938098433),
    Row(Poisson(mean: 250.5), 504, 2.076728897109603e-45, 1.0, 2.0363030054083207e-45),
    Row(Geometric(probability: 0.2), 1, 0.2, 0.2, 0.8),
    Row(Geometric(probability: 0.2), 2, 0.16, 0.36000000000000004, 0.64),
    Row(Geometric(probability: 0.2), 10, 0.026843545599999998, 0.8926258176, 0.10737418239999999),
    Row(
      Geometric(probability: 0.2), 100, 5.092589940836208e-11, 0.9999999997962964,
      2.0370359763344833e-10),
    Row(
      NegativeBinomial(successes: 5, probability: 0.3), 0, 0.0024299999999999994,
      0.0024299999999999994, 0.99757),
    Row(
      NegativeBinomial(successes: 5, probability: 0.3), 5, 0.05145967259999999, 0.15026833259999997,
      0.8497316674000001),
    Row(
      NegativeBinomial(successes: 5, probability: 0.3), 12, 0.0612144767751426, 0.611310356950238,
      0.38868964304976195),
    Row(
      NegativeBinomial(successes: 5, probability: 0.3), 100, 3.6140249200766537e-12,
      0.9999999999903741,
      9.625893084936462e-12),
    Row(
      Hypergeometric(population: 50, marked: 20, drawn: 10), 0, 0.0029248638425452608,
      0.0029248638425452608, 0.9970751361574547),
    Row(
      Hypergeometric(population: 50, marked: 20, drawn: 10), 3, 0.2259296293959298,
      0.3649682867768368, 0.6350317132231632),
    Row(
      Hypergeometric(population: 50, marked: 20, drawn: 10), 4, 0.28005860310537134,
      0.6450268898822081, 0.3549731101177919),
    Row(
      Hypergeometric(population: 50, marked: 20, drawn: 10), 9, 0.0004905240995824785,
      0.9999820141163487, 1.7985883651357545e-05),
    Row(
      Hypergeometric(population: 50, marked: 20, drawn: 10), 10, 1.7985883651357545e-05, 1.0, 0.0),
    Row(Bernoulli(probability: 0.3), 0, 0.7, 0.7, 0.3),
    Row(Bernoulli(probability: 0.3), 1, 0.3, 1.0, 0.0),
  ]
}
