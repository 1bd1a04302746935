/// What is wrong with a formula's text, where, and what to write instead.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong (`unknown function "sni"`).
  public let message: String
  /// What to write instead; empty where the message says it all.
  public let remedy: String
  /// The place of the character in question, from 1.
  public let column: Int
  /// The name of a value that nobody knows, where this is what is wrong.
  package let unknownName: String?

  package init(
    _ message: String, _ remedy: String = "", column: Int, unknownName: String? = nil
  ) {
    self.message = message
    self.remedy = remedy
    self.column = column
    self.unknownName = unknownName
  }

  /// The same error with other advice.
  package func advising(_ remedy: String) -> FormulaError {
    FormulaError(message, remedy, column: column, unknownName: unknownName)
  }

  /// `unknown function "sni"; did you mean "sin"?`
  public var explanation: String { "\(message)\(remedy.isEmpty ? "" : "; \(remedy)")" }

  /// `column 5: unknown function "sni"; did you mean "sin"?`
  public var description: String { "column \(column): \(explanation)" }

  /// The text, and below it a caret under the column; of a long text the part around it.
  ///
  /// ```
  /// 2 + sni(x)
  ///     ^
  /// ```
  public func excerpt(of text: String) -> String {
    let width = 72
    let characters = Array(text).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let place = min(max(column, 1), characters.count + 1) - 1
    let start = place < width ? 0 : min(place - width / 2, max(0, characters.count - width))
    let end = min(characters.count, start + width)
    let (before, after) = (start > 0 ? "…" : "", end < characters.count ? "…" : "")
    let indent = String(repeating: " ", count: place - start + before.count)
    return before + String(characters[start..<end]) + after + "\n" + indent + "^"
  }
}
