import Synchronization

/// The lines that were typeset last: layout measures the same labels again and again, and figures
/// of one kind bear the same words.
///
/// A line depends on nothing but its text and style, so that it does not show whether it was kept.
final class LineCache: Sendable {
  static let shared = LineCache()

  /// The most lines that are kept; then all are dropped. With texts of at most `longestKept` bytes
  /// they take a few megabytes.
  static let capacity = 2048
  static let longestKept = 64

  private struct Key: Hashable {
    let text: String
    let style: TextStyle
    let isMarkup: Bool
  }

  private struct Entry {
    let text: String
    let line: TextLine
  }

  private let entries = Mutex<[Key: Entry]>([:])

  /// The line of a text, made by `shape` where it is not kept.
  func line(
    _ text: String, _ style: TextStyle, isMarkup: Bool = false, shape: () -> TextLine
  ) -> TextLine {
    guard text.utf8.count <= Self.longestKept else { return shape() }
    let key = Key(text: text, style: style, isMarkup: isMarkup)
    // Equal texts may still differ in their characters (é is one or two), and lines show which.
    if let entry = entries.withLock({ $0[key] }), entry.text.utf8.elementsEqual(text.utf8) {
      return entry.line
    }
    let line = shape()
    entries.withLock { entries in
      if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
      entries[key] = Entry(text: text, line: line)
    }
    return line
  }
}
