/// How a CSV text is written, and what messages call it.
struct CSVFormat {
  let name: String
  let delimiter: UInt8
  /// What a line begins with that is a comment; nil where only lines before the header may be.
  let comment: UInt8?

  /// - Parameter delimiter: a comma where nil, or a tab where the name ends in `.tsv` or `.tab`.
  init(name: String, delimiter: UInt8? = nil, comment: UInt8? = nil) {
    let ending = name.lowercased()
    let isTabbed = ending.hasSuffix(".tsv") || ending.hasSuffix(".tab")
    self.name = name
    self.delimiter = delimiter ?? UInt8(ascii: isTabbed ? "\t" : ",")
    self.comment = comment
  }

  /// The delimiter as messages write it.
  var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: " "): "blank"
    default: "\"\(Character(UnicodeScalar(delimiter)))\""
    }
  }
}
