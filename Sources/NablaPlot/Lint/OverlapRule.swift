import NablaScene

extension LintRule {
  public static let overlap = LintRule("overlap", "Two texts stand on each other.") { subject in
    // Sorted by their left edges, texts are compared with those that begin before they end.
    let sorted = subject.boxes.sorted { $0.rect.minX < $1.rect.minX }
    var result: [String] = []
    for (i, a) in sorted.enumerated() {
      for b in sorted[(i + 1)...] {
        if b.rect.minX > a.rect.maxX { break }
        if result.count == LintRule.most { return result }
        if a.collides(with: b) {
          result.append("the \(a.role) \"\(a.text)\" and the \(b.role) \"\(b.text)\" overlap")
        }
      }
    }
    return result
  }
}
