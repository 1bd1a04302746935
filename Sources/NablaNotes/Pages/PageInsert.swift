/// What a page shows in place of Markdown.
enum PageInsert: Sendable {
  /// A formula, with its spelling in the note.
  case formula(tex: String, isDisplay: Bool, source: String)
  /// A figure by name.
  case figure(String)
}
