public import NablaScene

/// What is wrong with a formula's TeX, where, and what to write instead.
public struct TexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong (`unknown command "\\frca"`).
  public let problem: String
  /// What to write instead; empty where the problem says it all.
  public let remedy: String
  /// The character in question, from 1 and without the dollar signs around the formula.
  public let column: Int

  init(_ problem: String, _ remedy: String = "", column: Int) {
    self.problem = problem
    self.remedy = remedy
    self.column = column
  }

  /// `column 5: unknown command "\\frca"; did you mean "\\frac"?`
  public var description: String {
    escapingControls("column \(column): \(problem)\(remedy.isEmpty ? "" : "; \(remedy)")")
  }

  /// The error as the program reports it, in a text that the formula is part of.
  ///
  /// - Parameters:
  ///   - place: the option or `file:line:column` that the text came from.
  ///   - offset: how many characters of the text are in front of the formula.
  public func nablaError(_ place: String, offset: Int = 0) -> NablaError {
    let column = "column \(column + offset)"
    return NablaError(place.isEmpty ? column : "\(place), \(column)", problem, remedy)
  }
}
