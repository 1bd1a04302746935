public import NablaScene

/// Columns in a CSV file: `{csv: f.csv, delimiter: ";", comment: "#"}`.
public struct CSVSource: TableSource {
  public static let kind = "csv"
  public static let endings = ["csv", "tsv", "tab", "txt"]

  public var path = ""
  public var delimiter: ASCIICharacter?
  public var comment: ASCIICharacter?

  public init() {}

  public static let fields: [Field<CSVSource>] = [
    Field("csv", \.path, help: "A file with the columns' names in its first row."),
    Field(
      "delimiter", \.delimiter,
      help: "What stands between cells; a comma, or a tab in files that end in .tsv or .tab."),
    Field(
      "comment", \.comment,
      help: "What lines begin with that are skipped; only # and a blank before the header."),
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    let files = try context.requireFiles(Self.kind)
    if let delimiter, delimiter == comment {
      throw NablaError(
        context.place(of: "comment"), "csv: comment and delimiter are both \"\(delimiter)\"",
        "choose another comment")
    }
    let format = CSVFormat(name: path, delimiter: delimiter?.byte, comment: comment?.byte)
    return try CSVReader.read(
      try files.stream(path, place: context.place(of: Self.kind)), format)
  }
}

/// One character of ASCII that is neither a quote nor a line end.
public struct ASCIICharacter: Hashable, Sendable, CustomStringConvertible {
  let byte: UInt8

  /// Nil for other characters.
  public init?(_ character: Character) {
    guard let byte = character.asciiValue, ![0x22, 0x0A, 0x0D, 0].contains(byte) else { return nil }
    self.byte = byte
  }

  public var description: String { String(Character(UnicodeScalar(byte))) }
}

extension ASCIICharacter: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.pattern(#"^([^"\r\n]|tab)$"#, "one character"), .integer],
      "one ASCII character, neither \" nor a line end")
  }

  /// The character, or `tab`.
  public init(option node: Node) throws(OptionProblem) {
    let text = node.text == "tab" ? "\t" : node.scalarText ?? ""
    guard text.count == 1, let character = text.first, let value = ASCIICharacter(character) else {
      throw .expected(Self.optionType, node)
    }
    self = value
  }

  public var optionNode: Node { Node(description) }
}
