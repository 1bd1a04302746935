/// Names of a column that was meant to hold numbers or dates: one cell that is neither makes text
/// of all.
struct OddNames {
  private let odd: [String]
  private let kind: String
  private let count: Int

  /// Fewer names may well be meant: 1, 2, 3, more.
  private static let fewest = 12

  /// nil where the names are names: most are neither numbers nor dates, or all are.
  init?(_ names: [String]) {
    guard names.count >= Self.fewest else { return nil }
    for (kind, isOfKind) in [
      ("number", { NumberParsing.decimal($0) != nil }),
      ("date", { Timestamp.microseconds($0) != nil }),
    ] as [(String, (String) -> Bool)] {
      let odd = names.filter { !isOfKind($0) }
      guard !odd.isEmpty, 10 * odd.count <= names.count else { continue }
      (self.odd, self.kind, count) = (odd, kind, names.count)
      return
    }
    return nil
  }

  var words: String {
    let shown = listed(odd.map { "\"\(Nearest.clipped($0))\"" }, most: 3)
    return
      "\(count - odd.count) of \(count) names are \(kind)s and \(shown) \(odd.count == 1 ? "is" : "are") not, so that all are text; correct \(odd.count == 1 ? "it" : "them"), or leave a missing value empty"
  }
}
