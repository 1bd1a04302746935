import NablaMath

/// What is wrong with a formula or an option of `nabla eval`.
struct EvalProblem: Error {
  /// What is wrong and what to do.
  let message: String
  /// The place in the formula, from 1; 1 for options.
  let column: Int
  /// The option, with a colon and a space; empty for the formula.
  var place = ""
  /// The formula and a caret below the place.
  var excerpt: String?

  /// The message for people.
  var text: String { "\(place.isEmpty ? "column \(column): " : place)\(message)" }

  /// What is wrong with a formula's text.
  init(_ error: FormulaError, _ text: String, place: String = "") {
    message = error.explanation
    column = error.column
    excerpt = error.excerpt(of: text)
    self.place = place
  }

  /// What is wrong with an option.
  init(option: String, _ message: String) {
    self.message = message
    column = 1
    place = "\(option): "
  }
}
