import Glibc

/// A choice among scores: p = e^(z/T) / Σ e^(z/T).
public enum Softmax {
  /// The probabilities, computed from differences to the largest score so that none overflows.
  ///
  /// - Parameters:
  ///   - scores: finite or −∞ (probability 0).
  ///   - temperature: at least 0; at 0 the largest scores share the whole evenly, at ∞ all that are
  ///     not −∞ do.
  /// - Returns: NaN for all where no score is finite, or a score or the temperature is not valid.
  public static func probabilities(_ scores: [Double], temperature: Double = 1) -> [Double] {
    guard let most = scores.max(), most.isFinite, temperature >= 0,
      !scores.contains(where: \.isNaN)
    else { return scores.map { _ in .nan } }
    let weights = scores.map { score in
      temperature == 0 ? (score == most ? 1 : 0) : exp((score - most) / temperature)
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The entropy −Σ p ln p of probabilities in nats; what is impossible adds nothing.
  public static func entropy(_ probabilities: [Double]) -> Double {
    max(0, -probabilities.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : $1 == 0 ? 0 : .nan) })
  }
}
