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

  /// The natural logarithms of the probabilities, finite also where these underflow.
  ///
  /// - Parameters as for `probabilities`, but for a temperature above 0.
  public static func logProbabilities(_ scores: [Double], temperature: Double = 1) -> [Double] {
    guard let most = scores.max(), most.isFinite, temperature > 0,
      !scores.contains(where: \.isNaN)
    else { return scores.map { _ in .nan } }
    let shifted = scores.map { $0 == -.infinity ? $0 : ($0 - most) / temperature }
    let logSum = log(shifted.reduce(0) { $0 + exp($1) })
    return shifted.map { $0 - logSum }
  }

  /// ln Σ eᶻ of scores, without overflow on the way; −∞ for none.
  static func logSumExp(_ scores: [Double]) -> Double {
    let most = scores.max() ?? -.infinity
    guard most.isFinite else { return most }
    return most + log(scores.reduce(0) { $0 + exp($1 - most) })
  }

  /// The `count` greatest probabilities, divided by their sum; the others become 0.
  ///
  /// - Parameters:
  ///   - count: k, at least 1; of equal probabilities the first ones are kept.
  ///   - probabilities: numbers of at least 0.
  /// - Returns: NaN for all where k is below 1, a number is not valid, or their sum is 0.
  public static func topK(_ count: Int, of probabilities: [Double]) -> [Double] {
    guard count >= 1, let order = descending(probabilities) else {
      return probabilities.map { _ in .nan }
    }
    return keeping(order.prefix(count), of: probabilities)
  }

  /// The nucleus: the fewest greatest probabilities whose sum reaches `share`, divided by their
  /// sum; the others become 0 (A. Holtzman et al., "The curious case of neural text
  /// degeneration", 2020).
  ///
  /// - Parameters:
  ///   - share: p, from 0, which keeps the greatest alone, to 1, which keeps all.
  ///   - probabilities: numbers of at least 0; the share is one of their sum.
  /// - Returns: NaN for all where p is outside 0…1, a number is not valid, or their sum is 0.
  public static func topP(_ share: Double, of probabilities: [Double]) -> [Double] {
    guard (0...1).contains(share), let order = descending(probabilities) else {
      return probabilities.map { _ in .nan }
    }
    if share == 1 { return keeping(order[...], of: probabilities) }
    let enough = share * probabilities.reduce(0, +)
    var (sum, count) = (0.0, 0)
    for index in order {
      sum += probabilities[index]
      count += 1
      // A share that is reached but for rounding is reached.
      if sum >= enough * (1 - 1e-12) { break }
    }
    return keeping(order.prefix(count), of: probabilities)
  }

  /// The indices from the greatest probability down, equal ones in their order.
  private static func descending(_ probabilities: [Double]) -> [Int]? {
    guard probabilities.allSatisfy({ $0 >= 0 && $0.isFinite }),
      probabilities.contains(where: { $0 > 0 })
    else { return nil }
    return probabilities.indices.sorted { a, b in
      probabilities[a] == probabilities[b] ? a < b : probabilities[a] > probabilities[b]
    }
  }

  private static func keeping(_ kept: ArraySlice<Int>, of probabilities: [Double]) -> [Double] {
    let sum = kept.reduce(0) { $0 + probabilities[$1] }
    var result = [Double](repeating: 0, count: probabilities.count)
    for index in kept { result[index] = probabilities[index] / sum }
    return result
  }

  /// The entropy −Σ p ln p of probabilities in nats; what is impossible adds nothing.
  public static func entropy(_ probabilities: [Double]) -> Double {
    max(0, -probabilities.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : $1 == 0 ? 0 : .nan) })
  }
}
