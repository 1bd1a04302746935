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
  /// A map of declared options.
  case options(RecordType)
  /// A theme's name, a map of what differs from one, or a file that holds such a map.
  case theme
  /// Maps that each say which mark they are.
  case marks
  /// Rows of cells: panels, grids, words, tables.
  case panels
  /// A table: a file, or columns.
  case data
  /// A whole figure: a file, or a map.
  case figure
  /// Values, a constant, the name of a column, or a formula of columns.
  case channel
  /// A theme role, a series (`s1` … `s8`), a CSS name, `#rrggbb` or `oklch()`.
  case color
  /// Text of a form, as a regular expression, described in words.
  case pattern(String, String)
  /// A map from names to values.
  case names(OptionType)
  /// Null, where it means something else than leaving the option out.
  case nothing
  /// Any of several types, described in words.
  case either([OptionType], String)
  /// Anything that words describe and no schema.
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
    case .record, .options: "a map of options"
    case .theme:
      "one of \(Themes.all.map(\.name).joined(separator: ", ")), a map of changes, or a theme's file"
    case .marks: "a list of marks"
    case .panels: "a list of rows of panels"
    case .data: "a file's path, or a map that says where the data are"
    case .figure: "a figure file's path, or a map as in one"
    case .channel: "a column's name, a number, a list of values or {formula: …}"
    case .color: "a colour (a role such as accent, s1 to s8, a CSS name, #rrggbb or oklch(L C H))"
    case .names(let value): "a map from names to \(value)"
    case .nothing: "null"
    case .pattern(_, let words), .either(_, let words), .other(let words): words
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
    case .record, .options, .theme, .data, .figure: "maps"
    case .marks, .panels: "lists"
    case .channel: "channels"
    case .color: "colours"
    case .names: "maps"
    case .nothing: "nulls"
    case .pattern(_, let words), .either(_, let words), .other(let words): words
    }
  }
}

/// The type of a record of declared options, compared by identity.
public struct RecordType: Hashable, Sendable {
  public let type: any Configurable.Type

  public init(_ type: any Configurable.Type) { self.type = type }

  public static func == (a: RecordType, b: RecordType) -> Bool {
    ObjectIdentifier(a.type) == ObjectIdentifier(b.type)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}
