/// The known command that somebody probably meant.
enum NearestCommand {
  /// The one with the fewest insertions, deletions, substitutions and swaps of neighbours, at most
  /// a third of the longer name's length and one at least; the first in the alphabet of several.
  static func name(to unknown: String, in known: some Sequence<String>) -> String? {
    let wanted = Array(unknown.utf8)
    guard wanted.count <= 40 else { return nil }
    var best: (name: String, distance: Int)?
    for name in known {
      let candidate = Array(name.utf8)
      let longer = max(wanted.count, candidate.count)
      let allowed = max(1, longer / 3)
      guard abs(wanted.count - candidate.count) <= allowed, longer > 1 else { continue }
      let distance = distance(wanted, candidate)
      guard distance <= allowed, distance < longer else { continue }
      if let best, (best.distance, best.name) <= (distance, name) { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// Damerau–Levenshtein, optimal string alignment.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in 0..<b.count {
        row[j + 1] = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
