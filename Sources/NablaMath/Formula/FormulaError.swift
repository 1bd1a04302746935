/// What is wrong with a formula's text, where, and what to write instead.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong (`unknown function "sni"`).
  public let message: String
  /// What to write instead; empty where the message says it all.
  public let remedy: String
  /// The place of the character in question, from 1.
  public let column: Int

  init(_ message: String, _ remedy: String = "", column: Int) {
    self.message = message
    self.remedy = remedy
    self.column = column
  }

  /// `column 5: unknown function "sni"; did you mean "sin"?`
  public var description: String {
    "column \(column): \(message)\(remedy.isEmpty ? "" : "; \(remedy)")"
  }
}
