/// Bayes' rule as a table: hypotheses in rows, possible observations in columns.
public struct BayesTable: Hashable, Sendable {
  /// P(hypothesis) before anything is observed; they sum to 1.
  public let priors: [Double]
  /// P(observation | hypothesis): a row for each hypothesis, which sums to 1.
  public let likelihoods: [[Double]]

  /// - Parameters:
  ///   - priors: at least one number from 0 to 1; they sum to 1 within 10⁻⁶.
  ///   - likelihoods: as many rows as priors, equally long; each holds numbers from 0 to 1 that
  ///     sum to 1 within 10⁻⁶.
  /// - Throws: what is wrong, and where.
  public init(priors: [Double], likelihoods: [[Double]]) throws(MathError) {
    try Self.check(priors, "Bayes' table: the priors")
    guard likelihoods.count == priors.count else {
      throw MathError(
        "Bayes' table", "there are \(priors.count) priors and \(likelihoods.count) likelihoods",
        "give a row of likelihoods for each prior")
    }
    for (index, row) in likelihoods.enumerated() {
      try Self.check(row, "Bayes' table: likelihoods \(index)")
      guard row.count == likelihoods[0].count else {
        throw MathError(
          "Bayes' table",
          "likelihoods \(index) has \(row.count) numbers, the first row "
            + "\(likelihoods[0].count)", "give rows of equal length")
      }
    }
    self.priors = priors
    self.likelihoods = likelihoods
  }

  /// A test for a condition: hypotheses are (condition, none), observations (positive, negative).
  ///
  /// - Parameters:
  ///   - prevalence: P(condition), 0…1.
  ///   - sensitivity: P(positive | condition), 0…1.
  ///   - specificity: P(negative | no condition), 0…1.
  public static func test(
    prevalence: Double, sensitivity: Double, specificity: Double
  ) throws(MathError) -> BayesTable {
    try BayesTable(
      priors: [prevalence, 1 - prevalence],
      likelihoods: [[sensitivity, 1 - sensitivity], [1 - specificity, specificity]])
  }

  private static func check(_ p: [Double], _ place: String) throws(MathError) {
    for (index, value) in p.enumerated() where !(value >= 0 && value <= 1) {
      throw MathError(place, "number \(index) is \(value)", "give numbers from 0 to 1")
    }
    let sum = p.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else {
      throw MathError(place, "they sum to \(sum)", "give numbers that sum to 1")
    }
  }

  /// P(hypothesis and observation).
  public var joint: [[Double]] {
    zip(priors, likelihoods).map { prior, row in row.map { prior * $0 } }
  }

  /// P(observation), whatever the hypothesis.
  public var evidence: [Double] {
    likelihoods[0].indices.map { column in
      zip(priors, likelihoods).reduce(0) { $0 + $1.0 * $1.1[column] }
    }
  }

  /// P(hypothesis | observation): prior times likelihood over evidence.
  ///
  /// - Parameter observation: a column, from 0.
  /// - Returns: nil where there is no such column, or it cannot be observed.
  public func posterior(_ observation: Int) -> [Double]? { posterior([observation]) }

  /// P(hypothesis | observations) for several ones that are independent given the hypothesis.
  public func posterior(_ observations: [Int]) -> [Double]? {
    var weights = priors
    for observation in observations {
      guard likelihoods[0].indices.contains(observation) else { return nil }
      for index in weights.indices { weights[index] *= likelihoods[index][observation] }
      // Each time, for long products underflow.
      let sum = weights.reduce(0, +)
      guard sum > 0 else { return nil }
      weights = weights.map { $0 / sum }
    }
    return weights
  }
}
