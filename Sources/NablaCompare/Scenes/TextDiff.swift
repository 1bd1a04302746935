/// What changed between two lists of lines: the fewest deletions and insertions.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
package struct TextDiff: Hashable, Sendable {
  package enum Line: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  package let lines: [Line]

  /// Texts that differ by more lines than this are shown as wholly replaced between their common
  /// beginning and end: the search takes time and memory by the square of it.
  private static let limit = 1000

  package init(_ old: [String], _ new: [String]) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let a = Array(old[start..<old.count - end])
    let b = Array(new[start..<new.count - end])
    let middle = Self.shortest(a, b) ?? a.map { .removed($0) } + b.map { .added($0) }
    lines =
      old[..<start].map { .same($0) } + middle + old[(old.count - end)...].map { .same($0) }
  }

  /// How many lines are removed or added.
  package var changedCount: Int {
    lines.count { if case .same = $0 { false } else { true } }
  }

  package var isEmpty: Bool { changedCount == 0 }

  private static func shortest(_ a: [String], _ b: [String]) -> [Line]? {
    let most = min(limit, a.count + b.count)
    // The farthest place on each diagonal (x − y), and what it was before each step.
    var farthest = [Int](repeating: 0, count: 2 * most + 2)
    var history: [[Int]] = []
    for steps in 0...most {
      history.append(farthest)
      for k in stride(from: -steps, through: steps, by: 2) {
        let isDown =
          k == -steps || (k != steps && farthest[most + k - 1] < farthest[most + k + 1])
        var x = isDown ? farthest[most + k + 1] : farthest[most + k - 1] + 1
        var y = x - k
        while x < a.count, y < b.count, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
        farthest[most + k] = x
        if x >= a.count, y >= b.count { return path(a, b, history, most) }
      }
    }
    return nil
  }

  /// The way back from the end.
  private static func path(
    _ a: [String], _ b: [String], _ history: [[Int]], _ most: Int
  ) -> [Line] {
    var lines: [Line] = []
    var (x, y) = (a.count, b.count)
    for (steps, farthest) in history.enumerated().reversed() {
      let k = x - y
      let isDown = k == -steps || (k != steps && farthest[most + k - 1] < farthest[most + k + 1])
      let startX = farthest[most + (isDown ? k + 1 : k - 1)]
      let startY = startX - (isDown ? k + 1 : k - 1)
      while x > startX, y > startY {
        // Before the first step the start lies outside, and both ends are met at once.
        guard x > 0, y > 0 else { break }
        lines.append(.same(a[x - 1]))
        (x, y) = (x - 1, y - 1)
      }
      guard steps > 0 else { break }
      lines.append(isDown ? .added(b[y - 1]) : .removed(a[x - 1]))
      (x, y) = (startX, startY)
    }
    return lines.reversed()
  }

  /// Changed lines with − and + in front and `context` lines around them; `…` for those left out.
  package func text(context: Int = 2) -> String {
    var isShown = [Bool](repeating: false, count: lines.count)
    for (i, line) in lines.enumerated() {
      if case .same = line { continue }
      for k in max(0, i - context)..<min(lines.count, i + context + 1) { isShown[k] = true }
    }
    var shown: [String] = []
    for (i, line) in lines.enumerated() {
      guard isShown[i] else {
        if i > 0, isShown[i - 1] { shown.append("…") }
        continue
      }
      switch line {
      case .same(let text): shown.append("  \(text)")
      case .removed(let text): shown.append("- \(text)")
      case .added(let text): shown.append("+ \(text)")
      }
    }
    if shown.last == "…" { shown.removeLast() }
    return shown.joined(separator: "\n")
  }
}
