import Glibc

/// Entropies and divergences of finite distributions (T. Cover and J. Thomas, "Elements of
/// Information Theory", ch. 2).
///
/// Probabilities are numbers from 0 to 1 that sum to 1 within 10⁻⁶; for others, and for lists of
/// different lengths, every result is NaN.
public enum Information {
  /// −ln p of an event: how surprising it is; ∞ for an impossible one, NaN outside 0…1.
  public static func surprisal(_ p: Double, in unit: InformationUnit = .nats) -> Double {
    (0...1).contains(p) ? max(0, -log(p) * unit.perNat) : .nan
  }

  /// −Σ p ln p; what is impossible adds nothing.
  public static func entropy(_ p: [Double], in unit: InformationUnit = .nats) -> Double {
    isDistribution(p) ? Softmax.entropy(p) * unit.perNat : .nan
  }

  /// −Σ p ln q: the surprise at what follows p for one who expects q; ∞ where q denies what p
  /// allows.
  public static func crossEntropy(
    _ p: [Double], _ q: [Double], in unit: InformationUnit = .nats
  ) -> Double {
    guard areDistributions(p, q) else { return .nan }
    return zip(p, q).reduce(0) { $1.0 > 0 ? $0 - $1.0 * log($1.1) : $0 } * unit.perNat
  }

  /// The Kullback–Leibler divergence D(p ‖ q) = Σ p ln(p/q), at least 0; ∞ where q denies what p
  /// allows.
  public static func divergence(
    from p: [Double], to q: [Double], in unit: InformationUnit = .nats
  ) -> Double {
    areDistributions(p, q) ? rawDivergence(p, q) * unit.perNat : .nan
  }

  /// The Jensen–Shannon divergence ½ D(p ‖ m) + ½ D(q ‖ m) with m = ½(p + q): symmetric, and at
  /// most ln 2, or one bit. Its root is a metric.
  public static func jensenShannon(
    _ p: [Double], _ q: [Double], in unit: InformationUnit = .nats
  ) -> Double {
    guard areDistributions(p, q) else { return .nan }
    let middle = zip(p, q).map { $0 / 2 + $1 / 2 }
    return (rawDivergence(p, middle) + rawDivergence(q, middle)) / 2 * unit.perNat
  }

  /// e to the entropy: how many equally likely outcomes are as uncertain.
  public static func perplexity(_ p: [Double]) -> Double { exp(entropy(p)) }

  /// e to the mean surprisal of what happened: a language model's perplexity.
  ///
  /// - Parameter probabilities: what the model gave to each token that came, each from 0 to 1;
  ///   they need not sum to 1. ∞ where one is 0, NaN for none.
  public static func perplexity(ofOutcomes probabilities: [Double]) -> Double {
    guard !probabilities.isEmpty else { return .nan }
    return exp(probabilities.reduce(0) { $0 + surprisal($1) } / Double(probabilities.count))
  }

  /// Σ p(x, y) ln(p(x, y) / (p(x) p(y))): what one variable tells about the other, at least 0.
  ///
  /// - Parameter joint: rows of equal length; all numbers sum to 1.
  public static func mutualInformation(
    _ joint: [[Double]], in unit: InformationUnit = .nats
  ) -> Double {
    guard let (rows, columns) = marginals(joint) else { return .nan }
    let product = rows.flatMap { row in columns.map { row * $0 } }
    return rawDivergence(joint.flatMap { $0 }, product) * unit.perNat
  }

  /// −Σ p(x, y) ln p(x, y) over all pairs.
  public static func jointEntropy(
    _ joint: [[Double]], in unit: InformationUnit = .nats
  ) -> Double {
    marginals(joint) == nil ? .nan : entropy(joint.flatMap { $0 }, in: unit)
  }

  /// H(columns | rows) = H(rows, columns) − H(rows): what is left to learn of the column when the
  /// row is known.
  public static func conditionalEntropy(
    _ joint: [[Double]], in unit: InformationUnit = .nats
  ) -> Double {
    guard let (rows, _) = marginals(joint) else { return .nan }
    var sum = 0.0
    for (row, total) in zip(joint, rows) {
      for p in row where p > 0 { sum -= p * log(p / total) }
    }
    return max(0, sum) * unit.perNat
  }

  // MARK: - Parts

  /// Σ (p ln(p/q) + q − p), each term of which is at least 0: nothing cancels for p close to q.
  private static func rawDivergence(_ p: [Double], _ q: [Double]) -> Double {
    zip(p, q).reduce(0) { sum, pair in
      let (p, q) = pair
      if p == 0 { return sum + q }
      return q == 0 ? .infinity : sum + GammaParts.deviance(p, expected: q, difference: p - q)
    }
  }

  private static func areDistributions(_ p: [Double], _ q: [Double]) -> Bool {
    p.count == q.count && isDistribution(p) && isDistribution(q)
  }

  private static func isDistribution(_ p: [Double]) -> Bool {
    p.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-6 } && (p.reduce(0, +) - 1).magnitude <= 1e-6
  }

  /// The sums of rows and of columns; nil unless the rows are equally long and hold a distribution.
  private static func marginals(_ joint: [[Double]]) -> (rows: [Double], columns: [Double])? {
    guard let first = joint.first, joint.allSatisfy({ $0.count == first.count }),
      isDistribution(joint.flatMap { $0 })
    else { return nil }
    let columns = first.indices.map { column in joint.reduce(0) { $0 + $1[column] } }
    return (joint.map { $0.reduce(0, +) }, columns)
  }
}
