import Glibc

/// The game of a generator and a discriminator: min_G max_D V(D, G) with
/// V = E[ln D(x)] + E[ln(1 − D(G(z)))] (Goodfellow et al. 2014, arXiv:1406.2661, eq. 1), in nats.
public enum AdversarialValue {
  /// V from the discriminator's answers to samples.
  ///
  /// - Parameters:
  ///   - real: D(x) for data, 0…1.
  ///   - generated: D(G(z)), 0…1.
  /// - Returns: −∞ where an answer is as wrong as can be, NaN for none.
  public static func value(real: [Double], generated: [Double]) -> Double {
    mean(real.map { log($0) }) + mean(generated.map { log1p(-$0) })
  }

  /// V for probabilities (or densities times their cells' sizes) of the same outcomes.
  ///
  /// - Parameters:
  ///   - data: p, not negative.
  ///   - model: p_g, as many.
  ///   - discriminator: D, as many; the best one, D* = p / (p + p_g), where nil.
  /// - Returns: NaN where the numbers of outcomes differ.
  public static func value(
    data: [Double], model: [Double], discriminator: [Double]? = nil
  ) -> Double {
    let d = discriminator ?? zip(data, model).map { optimalDiscriminator(data: $0, model: $1) }
    guard data.count == model.count, d.count == data.count else { return .nan }
    var sum = 0.0
    for i in d.indices {
      // What never happens adds nothing.
      if data[i] > 0 { sum += data[i] * log(d[i]) }
      if model[i] > 0 { sum += model[i] * log1p(-d[i]) }
    }
    return sum
  }

  /// D*(x) = p(x) / (p(x) + p_g(x)) (proposition 1); ½ where both are 0.
  public static func optimalDiscriminator(data: Double, model: Double) -> Double {
    data + model > 0 ? data / (data + model) : 0.5
  }

  /// The Jensen–Shannon divergence (V(D*) + 2 ln 2) / 2 in nats (theorem 1): 0…ln 2.
  public static func divergence(data: [Double], model: [Double]) -> Double {
    (value(data: data, model: model) + 2 * M_LN2) / 2
  }

  /// What the generator may minimise.
  public enum GeneratorLoss: String, CaseIterable, Sendable {
    /// E[ln(1 − D(G(z)))]: its slope vanishes where D is sure.
    case saturating
    /// −E[ln D(G(z))] (§3 of the paper): the same fixed point, a steep slope where D is sure.
    case nonsaturating
  }

  /// The generator's loss from D(G(z)); NaN for none.
  public static func loss(_ kind: GeneratorLoss, generated: [Double]) -> Double {
    switch kind {
    case .saturating: mean(generated.map { log1p(-$0) })
    case .nonsaturating: -mean(generated.map { log($0) })
    }
  }

  /// How the loss of one sample changes with the discriminator's logit, D = σ(logit).
  public static func slope(_ kind: GeneratorLoss, discriminator d: Double) -> Double {
    switch kind {
    case .saturating: -d
    case .nonsaturating: d - 1
    }
  }

  private static func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
}
