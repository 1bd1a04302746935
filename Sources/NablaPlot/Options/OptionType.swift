/// What kind of value an option takes, for messages, help pages and schemas.
public indirect enum OptionType: Hashable, Sendable {
  case number
  case integer
  case boolean
  case text
  case choice([String])
  case list(OptionType)
  /// Two numbers `[a, b]`.
  case interval
  /// A map with named fields.
  case record
  /// Values, a constant, or the name of a column.
  case channel
  /// A theme role, a series (`s1` … `s8`), a CSS name, `#rrggbb` or `oklch()`.
  case color
  /// Any of several, described in words.
  case other(String)
}

extension OptionType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number: "a number"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .text: "text"
    case .choice(let names): "one of \(names.joined(separator: ", "))"
    case .list(let element): "a list of \(element.plural)"
    case .interval: "two numbers [a, b]"
    case .record: "a map of options"
    case .channel: "a column's name, a number, or a list of values"
    case .color: "a colour (a role such as accent, s1 to s8, a CSS name, #rrggbb or oklch(L C H))"
    case .other(let words): words
    }
  }

  private var plural: String {
    switch self {
    case .number: "numbers"
    case .integer: "whole numbers"
    case .boolean: "true or false"
    case .text: "texts"
    case .choice(let names): "any of \(names.joined(separator: ", "))"
    case .list(let element): "lists of \(element.plural)"
    case .interval: "pairs [a, b]"
    case .record: "maps"
    case .channel: "channels"
    case .color: "colours"
    case .other(let words): words
    }
  }
}
