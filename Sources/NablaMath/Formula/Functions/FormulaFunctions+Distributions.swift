/// `D_pdf` or `D_pmf`, `D_cdf`, `D_survival` and `D_quantile` of every family of distributions.
extension FormulaFunctions {
  static let distributions = DistributionFamily.all.flatMap { functions(of: $0) }

  private static func functions(of family: DistributionFamily) -> [FormulaFunction] {
    let (name, title) = (family.name, family.title)
    let list = family.parameters.map(\.name).joined(separator: ", ")
    let density = family.isDiscrete ? "\(name)_pmf" : "\(name)_pdf"
    let flat = family.isDiscrete ? "if(x != floor(x), 0)" : ""
    return [
      function(
        family, density, "x",
        "The \(family.isDiscrete ? "probability of x" : "density at x"): \(title).",
        derivative: scores[name].map { "\(density)(x, \(list)) (\($0))" } ?? "",
        bounds: { .density($0, $1) }
      ) { $0.pdf($1) },
      function(
        family, "\(name)_cdf", "x", "The probability of at most x: \(title).",
        derivative: family.isDiscrete ? flat : "\(density)(x, \(list))",
        bounds: { .tail($0, $1) { $0.cdf($1) } }
      ) { $0.cdf($1) },
      function(
        family, "\(name)_survival", "x", "The probability of more than x: \(title).",
        derivative: family.isDiscrete ? flat : "-\(density)(x, \(list))",
        bounds: { .tail($0, $1) { $0.survival($1) } }
      ) { $0.survival($1) },
      function(
        family, "\(name)_quantile", "p",
        "The least x with the probability p of at most x: \(title).",
        derivative: family.isDiscrete ? "" : "1/\(density)(\(name)_quantile(p, \(list)), \(list))",
        bounds: { .quantile($0, $1) }
      ) { $0.quantile($1) },
    ]
  }

  private static func function(
    _ family: DistributionFamily, _ name: String, _ point: String, _ help: String,
    derivative: String,
    bounds: @escaping @Sendable (any Distribution, IntervalResult) -> IntervalResult,
    _ value: @escaping @Sendable (any Distribution, Double) -> Double
  ) -> FormulaFunction {
    let least = 1 + family.requiredCount
    let most = family.isVariadic ? FormulaLimits.arguments : 1 + family.parameters.count
    let defaults = family.parameters.dropFirst(family.requiredCount).map { "\($0.defaultValue)" }
    return FormulaFunction(
      name, [point] + family.parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }, help,
      derivatives: family.isVariadic ? [] : [derivative],
      bounds: .custom { x in
        guard x.dropFirst().allSatisfy(\.range.isPoint) else { return .unknown }
        let parameters = x.dropFirst().map(\.range.lower)
        guard let member = try? family.distribution(parameters) else { return .undefined }
        return bounds(member, x[0])
      },
      .many(least...most, defaults: defaults, spreads: family.isVariadic) { x in
        guard let member = try? family.distribution(Array(x.dropFirst())) else { return .nan }
        return value(member, x[0])
      })
  }

  /// The slopes of the densities' logarithms, where they are short: the density's slope is the
  /// density times this.
  private static let scores = [
    "normal": "-(x - mean)/sd^2",
    "exponential": "if(x > 0, -rate, if(x < 0, 0))",
    "laplace": "-sign(x - location)/scale",
    "logistic": "-tanh((x - location)/(2 scale))/scale",
    "cauchy": "-2 (x - location)/(scale^2 + (x - location)^2)",
    "student_t": "-(df + 1) x/(df + x^2)",
    "gamma": "(shape - 1)/x - 1/scale",
    "chi_squared": "(df/2 - 1)/x - 1/2",
    "beta": "(alpha - 1)/x - (beta - 1)/(1 - x)",
  ]
}

extension IntervalResult {
  /// Computed probabilities and quantiles are this exact, in units of the last place.
  private static let ulps = 65_536.0
  private static let probabilities = RealInterval(0, 1)

  /// A density, or the probabilities of whole numbers.
  static func density(_ member: any Distribution, _ x: IntervalResult) -> IntervalResult {
    if member.isDiscrete {
      return .of([x], probabilities, isContinuous: false)
    }
    let support = RealInterval(member.support)
    if x.range.intersection(support).isEmpty { return .of([x], RealInterval(0)) }
    // A density on the whole line rises to its mode and falls from there.
    guard support == .all, member.mode.isFinite else {
      return .of([x], RealInterval(0, .infinity), isDefined: .maybe)
    }
    var range = RealInterval(member.pdf(x.range.lower)).union(
      RealInterval(member.pdf(x.range.upper)))
    if x.range.contains(member.mode) { range = range.union(RealInterval(member.pdf(member.mode))) }
    return .of([x], range.widened(ulps: ulps).intersection(RealInterval(0, .infinity)))
  }

  /// A probability that rises or falls in x.
  static func tail(
    _ member: any Distribution, _ x: IntervalResult, _ f: (any Distribution, Double) -> Double
  ) -> IntervalResult {
    let range = RealInterval(f(member, x.range.lower)).union(
      RealInterval(f(member, x.range.upper)))
    let isContinuous =
      !member.isDiscrete || x.range.lower.rounded(.down) == x.range.upper.rounded(.down)
    return .of(
      [x], range.isEmpty ? probabilities : range.widened(ulps: ulps).intersection(probabilities),
      isContinuous: isContinuous)
  }

  static func quantile(_ member: any Distribution, _ p: IntervalResult) -> IntervalResult {
    let support = RealInterval(member.support)
    let part = p.range.intersection(probabilities)
    guard !part.isEmpty else { return .undefined }
    let range = RealInterval(member.quantile(part.lower), member.quantile(part.upper))
    let isInside = p.range.isWithin(probabilities) && range.lower.isFinite && range.upper.isFinite
    let bounds = range.isEmpty ? .all : range.widened(ulps: ulps, absolute: 1e-12)
    return .of(
      [p], bounds.intersection(support), isDefined: isInside ? .yes : .maybe,
      isContinuous: !member.isDiscrete || range.isPoint)
  }
}
