import NablaMath
import Testing

@Suite struct AttentionTests {
  private let masks: [String: AttentionMask] = [
    "none": .none, "causal": .causal, "padding": .padding(count: 3), "window": .window(size: 2),
  ]

  @Test func weightsAndOutputsAreThoseOfNumPy() throws {
    let table = try GenerativeTable.read()
    let (q, k, v) = (
      try #require(Matrix(table.queries)), try #require(Matrix(table.keys)),
      try #require(Matrix(table.values))
    )
    for head in table.attention {
      let mask = try #require(masks[head.mask])
      let attention = try Attention(queries: q, keys: k, values: v, mask: mask)
      #expect(relativeDistance(attention.weights.values, head.weights.flatMap { $0 }) < 1e-14)
      #expect(relativeDistance(attention.output.values, head.output.flatMap { $0 }) < 1e-14)
      for row in 0..<4 {
        #expect(abs(attention.weights.row(row).reduce(0, +) - 1) < 1e-15)
      }
    }
  }

  @Test func masksTakeKeysAway() throws {
    let rows = Matrix(rows: 3, columns: 2) { Double($0 + $1) }
    let causal = try Attention(queries: rows, keys: rows, values: rows, mask: .causal)
    #expect(causal.weights.row(0) == [1, 0, 0] && causal.weights[1, 2] == 0)
    #expect(causal.maskedScores[0, 1] == -.infinity && causal.scores[0, 1].isFinite)
    #expect(causal.entropies[0] == 0)
    let chosen = try Attention(
      queries: rows, keys: rows, values: rows,
      mask: .allowed([[false, true, false], [true, true, true], [false, false, true]]))
    #expect(chosen.weights.row(0) == [0, 1, 0] && chosen.output.row(2) == rows.row(2))
    let even = try Attention(
      queries: Matrix(rows: 1, columns: 2) { _, _ in 0 }, keys: rows, values: rows)
    #expect(even.weights.values.allSatisfy { abs($0 - 1.0 / 3) < 1e-15 } == true)
  }

  @Test func largeScoresDoNotOverflow() throws {
    let large = try #require(Matrix([[1e150, 0], [0, 1e150]]))
    let attention = try Attention(queries: large, keys: large, values: .identity(2))
    #expect(attention.weights == .identity(2))
    let huge = try #require(Matrix([[1e200]]))
    #expect(throws: MathError.self) { try Attention(queries: huge, keys: huge, values: huge) }
  }

  @Test func shapesAndBlindQueriesAreRefused() throws {
    let rows = Matrix(rows: 3, columns: 2) { Double($0 + $1) }
    let error = #expect(throws: MathError.self) {
      try Attention(queries: rows, keys: rows, values: .identity(2))
    }
    #expect(
      error?.description
        == "attention: queries are 3 × 2, keys 3 × 2 and values 2 × 2; give queries and keys of equal columns, and a value for each key."
    )
    let blind = #expect(throws: MathError.self) {
      try Attention(queries: rows, keys: rows, values: rows, mask: .padding(count: 0))
    }
    #expect(blind?.problem == "leaves no key to query 0")
    let short = Matrix(rows: 1, columns: 2) { _, _ in 1 }
    #expect(throws: MathError.self) {
      try Attention(queries: rows, keys: short, values: short, mask: .causal)
    }
    #expect(throws: MathError.self) {
      try Attention(queries: rows, keys: rows, values: rows, mask: .allowed([[true]]))
    }
    #expect(throws: MathError.self) {
      try Attention(queries: rows, keys: rows, values: rows, mask: .window(size: .min))
    }
    #expect(throws: MathError.self) { try Attention(queries: .empty, keys: rows, values: rows) }
  }

  @Test func headsTakeTheirColumns() throws {
    let row = try GenerativeTable.read().multiHead
    let tokens = try #require(Matrix(row.tokens))
    let attention = try MultiHeadAttention(
      heads: 2, queryWeights: #require(Matrix(row.queryWeights)),
      keyWeights: #require(Matrix(row.keyWeights)),
      valueWeights: #require(Matrix(row.valueWeights)),
      outputWeights: #require(Matrix(row.outputWeights)))
    let result = try attention(tokens, mask: .causal)
    #expect(relativeDistance(result.output.values, row.output.flatMap { $0 }) < 1e-13)
    #expect(result.heads.count == 2 && result.heads[1].output.columns == 4)
    #expect(result.concatenated[3, 5] == result.heads[1].output[3, 1])
    #expect(throws: MathError.self) {
      try MultiHeadAttention(
        heads: 3, queryWeights: .identity(8), keyWeights: .identity(8),
        valueWeights: .identity(8), outputWeights: .identity(8))
    }
    #expect(throws: MathError.self) { try attention(.identity(3)) }
  }
}
