/// Which keys a query may attend to.
public enum AttentionMask: Hashable, Sendable {
  /// All of them.
  case none
  /// Those up to its own position. Where there are more keys than queries, the last query is at the
  /// last key, as with keys kept from earlier steps.
  case causal
  /// Those up to its own position, and no more than `size` of them.
  case window(size: Int)
  /// The first `count`; the others only fill up.
  case padding(count: Int)
  /// Those that are true, one row for each query.
  case allowed([[Bool]])

  /// Whether a query may attend to a key, both from 0.
  func allows(query: Int, key: Int, queries: Int, keys: Int) -> Bool {
    let position = query + keys - queries
    switch self {
    case .none: return true
    case .causal: return key <= position
    case .window(let size): return key <= position && position - key < size
    case .padding(let count): return key < count
    case .allowed(let rows): return rows[query][key]
    }
  }

  func check(queries: Int, keys: Int) throws(MathError) {
    if case .allowed(let rows) = self {
      guard rows.count == queries, rows.allSatisfy({ $0.count == keys }) else {
        throw MathError(
          "attention.mask",
          "has \(rows.count) rows of \(rows.map(\.count)) for \(queries) queries and \(keys) keys",
          "give a row for each query, with a value for each key")
      }
    }
    for query in 0..<queries {
      let isBlind = !(0..<keys).contains { key in
        allows(query: query, key: key, queries: queries, keys: keys)
      }
      guard !isBlind else {
        throw MathError(
          "attention.mask", "leaves no key to query \(query)", "allow at least one key")
      }
    }
  }
}
