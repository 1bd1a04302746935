/// How notes are built.
package struct NotesOptions: Sendable {
  /// Where the notes are read; as the last time where nil, and `gfm` the first time.
  package var profile: NoteProfile?
  /// Whether figures are numbered; as the last time where nil, and not the first time.
  package var isNumbered: Bool?
  /// Whether notebooks hold their pictures; as the last time where nil, and not the first time.
  package var isEmbedded: Bool?
  /// A folder for copies of the notes with their figures; nil changes the notes themselves.
  package var out: String?
  /// Whether pages are written instead of Markdown.
  package var writesPages = false
  /// Whether lines that somebody changed by hand are written over.
  package var isForced = false
  /// How many figures are drawn at once; the processor's cores where nil.
  package var jobs: Int?

  package init() {}
}
