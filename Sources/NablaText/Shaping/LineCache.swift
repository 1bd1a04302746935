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

  /// The most texts of a width that are kept; then all are dropped. They are longer.
  static let wrappedCapacity = 128
  static let longestWrapped = 1024

  private struct Key: Hashable {
    let text: String
    let style: TextStyle
    let isMarkup: Bool
    /// Infinite for what is not broken.
    let width: Double
  }

  private struct Entry {
    let text: String
    let lines: [TextLine]
  }

  private let entries = Mutex<[Key: Entry]>([:])
  private let wrapped = Mutex<[Key: Entry]>([:])

  static func keepsLine(of text: String) -> Bool { text.utf8.count <= longestKept }

  /// The line of a text, made by `shape` where it is not kept.
  func line(
    _ text: String, _ style: TextStyle, isMarkup: Bool = false, shape: () -> TextLine
  ) -> TextLine {
    guard Self.keepsLine(of: text) else { return shape() }
    let key = Key(text: text, style: style, isMarkup: isMarkup, width: .infinity)
    return Self.value(key, in: entries, capacity: Self.capacity) { [shape()] }[0]
  }

  /// The lines of a text as an author writes it, made by `wrap` where they are not kept.
  func lines(
    markup: String, _ style: TextStyle, width: Double, wrap: () -> [TextLine]
  ) -> [TextLine] {
    guard markup.utf8.count <= Self.longestWrapped else { return wrap() }
    let key = Key(text: markup, style: style, isMarkup: true, width: width)
    return Self.value(key, in: wrapped, capacity: Self.wrappedCapacity, make: wrap)
  }

  private static func value(
    _ key: Key, in kept: borrowing Mutex<[Key: Entry]>, capacity: Int, make: () -> [TextLine]
  ) -> [TextLine] {
    // Equal texts may still differ in their characters (é is one or two), and lines show which.
    if let entry = kept.withLock({ $0[key] }), entry.text.utf8.elementsEqual(key.text.utf8) {
      return entry.lines
    }
    let lines = make()
    kept.withLock { entries in
      if entries.count >= capacity { entries.removeAll(keepingCapacity: true) }
      entries[key] = Entry(text: key.text, lines: lines)
    }
    return lines
  }
}
