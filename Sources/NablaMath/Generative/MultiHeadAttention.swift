/// Several attentions side by side, each with its part of the columns: Concat(headᵢ) Wᴼ
/// (Vaswani et al. 2017, §3.2.2).
///
/// Tokens are rows and weights stand on the right: Q = X Wᑫ. Head i has the columns
/// [i · d/h, (i + 1) · d/h) of Q, K and V.
public struct MultiHeadAttention: Sendable {
  /// How many heads there are, h.
  public let heads: Int
  public let queryWeights, keyWeights, valueWeights, outputWeights: Matrix

  /// What the heads make of some tokens.
  public struct Result: Sendable {
    /// One for each head.
    public let heads: [Attention]
    /// The heads' outputs side by side: tokens × d.
    public let concatenated: Matrix
    /// The same times Wᴼ.
    public let output: Matrix
  }

  /// - Parameters:
  ///   - heads: at least 1; divides the columns of the query, key and value weights.
  ///   - queryWeights: Wᑫ, model × d.
  ///   - keyWeights: Wᴷ, model × d.
  ///   - valueWeights: Wⱽ, model × dᵥ.
  ///   - outputWeights: Wᴼ, dᵥ × any.
  public init(
    heads: Int, queryWeights: Matrix, keyWeights: Matrix, valueWeights: Matrix,
    outputWeights: Matrix
  ) throws(MathError) {
    guard heads > 0, queryWeights.columns % heads == 0, valueWeights.columns % heads == 0 else {
      throw MathError(
        "attention.heads",
        "is \(heads) for weights of \(queryWeights.columns) and \(valueWeights.columns) columns",
        "give a number that divides both")
    }
    guard queryWeights.columns == keyWeights.columns, outputWeights.rows == valueWeights.columns
    else {
      throw MathError(
        "attention",
        "the weights of queries, keys, values and output are \(queryWeights.shape), "
          + "\(keyWeights.shape), \(valueWeights.shape) and \(outputWeights.shape)",
        "give queries and keys of equal columns, and an output row for each column of the values")
    }
    self.heads = heads
    self.queryWeights = queryWeights
    self.keyWeights = keyWeights
    self.valueWeights = valueWeights
    self.outputWeights = outputWeights
  }

  /// - Parameters:
  ///   - tokens: a row for each query.
  ///   - context: a row for each key and value; the tokens themselves where nil (self-attention).
  ///   - rotary: turns the queries and keys of each head by their positions, from 0.
  public func callAsFunction(
    _ tokens: Matrix, context: Matrix? = nil, mask: AttentionMask = .none,
    rotary: RotaryEncoding? = nil
  ) throws(MathError) -> Result {
    let source = context ?? tokens
    let queries = try tokens.multiplied(by: queryWeights)
    let keys = try source.multiplied(by: keyWeights)
    let values = try source.multiplied(by: valueWeights)
    var results: [Attention] = []
    for head in 0..<heads {
      var (q, k) = (part(head, of: queries), part(head, of: keys))
      if let rotary { (q, k) = (try rotary.rotated(q), try rotary.rotated(k)) }
      results.append(
        try Attention(queries: q, keys: k, values: part(head, of: values), mask: mask))
    }
    let width = values.columns / heads
    let concatenated = Matrix(rows: tokens.rows, columns: values.columns) { row, column in
      results[column / width].output[row, column % width]
    }
    return Result(
      heads: results, concatenated: concatenated,
      output: try concatenated.multiplied(by: outputWeights))
  }

  private func part(_ head: Int, of matrix: Matrix) -> Matrix {
    let width = matrix.columns / heads
    return Matrix(rows: matrix.rows, columns: width) { matrix[$0, head * width + $1] }
  }
}
