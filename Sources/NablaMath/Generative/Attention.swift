/// Scaled dot-product attention, softmax(QKᵀ/√d) V, with all that is computed on the way
/// (Vaswani et al., "Attention is all you need", 2017, eq. 1).
public struct Attention: Sendable {
  /// QKᵀ · scale, a row for each query, a column for each key.
  public let scores: Matrix
  /// The same with −∞ where the mask forbids.
  public let maskedScores: Matrix
  /// The softmax of each row: not negative, sum 1, and 0 where the mask forbids.
  public let weights: Matrix
  /// A weighted mean of the values for each query.
  public let output: Matrix

  /// - Parameters:
  ///   - queries: a row for each query, d columns.
  ///   - keys: a row for each key, d columns.
  ///   - values: a row for each key.
  ///   - scale: what scores are multiplied by; 1/√d where nil.
  /// - Throws: for shapes that do not fit, numbers that are not finite, or a query without a key.
  public init(
    queries: Matrix, keys: Matrix, values: Matrix, mask: AttentionMask = .none,
    scale: Double? = nil
  ) throws(MathError) {
    try queries.checkFinite("attention.queries")
    try keys.checkFinite("attention.keys")
    try values.checkFinite("attention.values")
    guard queries.columns == keys.columns, keys.rows == values.rows else {
      throw MathError(
        "attention",
        "queries are \(queries.shape), keys \(keys.shape) and values \(values.shape)",
        "give queries and keys of equal columns, and a value for each key")
    }
    try mask.check(queries: queries.rows, keys: keys.rows)
    let factor = scale ?? 1 / Double(queries.columns).squareRoot()
    let scores = try queries.multiplied(by: keys.transposed).scaled(by: factor)
    guard scores.values.allSatisfy(\.isFinite) else {
      throw MathError(
        "attention", "the scores are too large for a double", "scale the queries down")
    }
    let masked = Matrix(rows: scores.rows, columns: scores.columns) { query, key in
      mask.allows(query: query, key: key, queries: scores.rows, keys: scores.columns)
        ? scores[query, key] : -.infinity
    }
    self.scores = scores
    maskedScores = masked
    weights = Matrix(
      rows: scores.rows, columns: scores.columns,
      written: (0..<scores.rows).flatMap { Softmax.probabilities(masked.row($0)) })
    output = try weights.multiplied(by: values)
  }

  /// The entropy of each query's weights in nats: 0 where it looks at one key only.
  public var entropies: [Double] { (0..<weights.rows).map { Softmax.entropy(weights.row($0)) } }
}
