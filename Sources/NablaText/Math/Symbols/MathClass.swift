/// What an atom is among its neighbours, which decides the space between them.
enum MathClass: Int, Hashable, Sendable {
  case ordinary, large, binary, relation, opening, closing, punctuation, inner
}

/// Space between atoms, as TeX's table has it (The TeXbook, chapter 18).
enum AtomSpacing {
  /// The space in mu (1/18 em) between two atoms side by side.
  ///
  /// - Parameter isScript: in scripts only operators keep their thin space.
  static func between(_ left: MathClass, _ right: MathClass, isScript: Bool) -> Double {
    let code = table[left.rawValue * 8 + right.rawValue]
    if isScript { return code == 4 ? 3 : 0 }
    return [0, 3, 4, 5, 3][code]
  }

  /// 0 none, 1 thin, 2 medium, 3 thick (all three but in scripts), 4 thin always.
  private static let table: [Int] = [
    // ord op bin rel open close punct inner
    0, 4, 2, 3, 0, 0, 0, 1,  // ordinary
    4, 4, 0, 3, 0, 0, 0, 1,  // large
    2, 2, 0, 0, 2, 0, 0, 2,  // binary
    3, 3, 0, 0, 3, 0, 0, 3,  // relation
    0, 0, 0, 0, 0, 0, 0, 0,  // opening
    0, 4, 2, 3, 0, 0, 0, 1,  // closing
    1, 1, 0, 1, 1, 1, 1, 1,  // punctuation
    1, 4, 2, 3, 1, 0, 1, 1,  // inner
  ]
}
