/// How many insertions, deletions, substitutions and swaps of neighbours make one text of the
/// other (Damerau–Levenshtein, optimal string alignment).
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

/// The known name that somebody probably meant, or nil where none is near.
///
/// The one with the smallest `editDistance` after folding, at most a third of the longer name's
/// length and one at least. Ties go to the name that comes first.
/// - Parameter folding: what differences do not count; case by default.
package func nearestName(
  to unknown: String, in known: some Sequence<String>,
  folding: (String) -> [Character] = { Array($0.lowercased()) }
) -> String? {
  let plain = folding(unknown)
  guard !plain.isEmpty, plain.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in known {
    let candidate = folding(name)
    let allowed = max(1, max(plain.count, candidate.count) / 3)
    guard abs(plain.count - candidate.count) <= allowed else { continue }
    let distance = editDistance(plain, candidate)
    // A one-letter name is no likelier for another letter than any other name.
    guard distance == 0 || (distance <= allowed && distance < max(plain.count, candidate.count))
    else { continue }
    if distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}
