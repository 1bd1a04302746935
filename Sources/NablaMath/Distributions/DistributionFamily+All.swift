extension DistributionFamily {
  /// One line each, in the order of help pages: continuous ones, then those of whole numbers.
  public static let all: [DistributionFamily] = [
    Normal.family,
    StudentT.family,
    ChiSquared.family,
    FisherF.family,
    Gamma.family,
    Beta.family,
    Exponential.family,
    Laplace.family,
    Logistic.family,
    LogNormal.family,
    Cauchy.family,
    Weibull.family,
    Pareto.family,
    Uniform.family,
    Triangular.family,
    VonMises.family,
    Poisson.family,
    Binomial.family,
    NegativeBinomial.family,
    Geometric.family,
    Hypergeometric.family,
    Bernoulli.family,
    Categorical.family,
  ]

  /// The family of that name; nil where there is none.
  public static func named(_ name: String) -> DistributionFamily? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
