/// A word of a formula and where it stands.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    case name(String)
    /// Raised digits after a value: `x²`, `x⁻¹`.
    case raised(Double)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case power = "^"
    case factorial = "!"
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case bar = "|"
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case range = "..."
    case prime = "'"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case notEqual = "!="
    case root = "√"
    case cubeRoot = "∛"
    case not = "not"
    case and = "and"
    case or = "or"
  }

  let kind: Kind
  /// The place of its first character, from 1.
  let column: Int
  /// The text as it was written.
  let text: String
}
