import NablaMath
package import NablaScene

/// Finds the known name that somebody probably meant, and says so.
package enum Nearest {
  /// The known name nearest to a misspelt one, or nil where none is near.
  ///
  /// A name that differs only in case, `-`, `_` and spaces wins; otherwise the one with the fewest
  /// insertions, deletions, substitutions and swaps of neighbours (Damerau–Levenshtein, optimal
  /// string alignment), at most a third of the longer name's length and one at least. Ties go to
  /// the name that comes first.
  package static func name(to unknown: String, in known: some Sequence<String>) -> String? {
    nearestName(to: unknown, in: known) { name in
      name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }.map { $0 }
    }
  }

  /// The error for an unknown name, with the nearest one or the list of those known.
  ///
  /// For example `fig.yaml:3:5: unknown mark "scater"; did you mean "scatter"?`
  ///
  /// - Parameters:
  ///   - place: a mark's option, or `file:line:column`.
  ///   - what: what the name would have named: "mark", "key", "column".
  ///   - unknown: the name as it was written.
  ///   - known: the names there are, in the order to list them.
  package static func unknown(
    _ place: String, _ what: String, _ unknown: String, known: some Collection<String>
  ) -> NablaError {
    let remedy =
      name(to: unknown, in: known).map { "did you mean \"\(clipped($0))\"?" } ?? list(known)
    return NablaError(place, "unknown \(what) \"\(clipped(unknown))\"", remedy)
  }

  /// The known names as a remedy, at most twenty of them: `known: a, b, c`.
  package static func list(_ known: some Collection<String>) -> String {
    guard !known.isEmpty else { return "there are none" }
    let shown = known.prefix(20).map(clipped).joined(separator: ", ")
    return known.count > 20
      ? "known: \(shown) and \(known.count - 20) more" : "known: \(shown)"
  }

  /// The text cut after 60 characters, so that a message stays a message.
  package static func clipped(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}
