import NablaPlot

/// The place that a head's queries look at most, the same from every query.
struct HeadPattern {
  enum Target: CaseIterable {
    case previous, next, own, first

    /// What stands after "looks at".
    var words: String {
      switch self {
      case .previous: "the token before"
      case .next: "the token after"
      case .own: "the token itself"
      case .first: "the first token"
      }
    }

    /// nil for queries that have no such key.
    func key(of query: Int, among keys: Int) -> Int? {
      let key =
        switch self {
        case .previous: query - 1
        case .next: query + 1
        case .own: query
        case .first: query == 0 ? -1 : 0
        }
      return (0..<keys).contains(key) ? key : nil
    }
  }

  let target: Target
  /// The mean weight of that key, over the queries that have one.
  let share: Double

  /// The head of several whose queries most look at one and the same place.
  static func clearest(of heads: [Matrix]) -> (index: Int, pattern: HeadPattern)? {
    var best: (index: Int, pattern: HeadPattern)?
    for (i, matrix) in heads.enumerated() {
      guard let pattern = HeadPattern(matrix), pattern.share > best?.pattern.share ?? 0 else {
        continue
      }
      best = (i, pattern)
    }
    return best
  }

  /// The strongest pattern of a matrix of weights; nil for a single token.
  init?(_ matrix: Matrix) {
    var best: (target: Target, share: Double)?
    for target in Target.allCases {
      let weights = (0..<matrix.rows).compactMap { query in
        target.key(of: query, among: matrix.columns).map { matrix[query, $0] }
      }
      let share = weights.reduce(0, +) / Double(weights.count)
      if share > best?.share ?? 0 { best = (target, share) }
    }
    guard matrix.rows > 1, let best else { return nil }
    (target, share) = best
  }
}
