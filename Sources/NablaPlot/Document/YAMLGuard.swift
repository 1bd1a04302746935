internal import NablaScene

/// Refuses, before the YAML library sees them, texts made to exhaust it.
///
/// Three such texts: more entries than memory is meant for; brackets nested so deep that recursion
/// runs out of stack; keys that are aliases or collections, whose comparison takes time exponential
/// in the number of aliases. The checks read bytes, not grammar, so they err only for texts that are
/// mostly punctuation.
enum YAMLGuard {
  /// Commas, colons, brackets and line ends of a document; each node needs one.
  private static let markLimit = 500_000
  private static let bracketLimit = 200
  private static let aliasLimit = 8

  static func check(_ bytes: UnsafeRawBufferPointer, name: String) throws(NablaError) {
    var marks = 0
    var depth = 0
    var deepest = 0
    var aliases = 0
    var hasCompositeKey = false
    var line = 1
    var lineStart = UTF8Check.markLength(bytes)
    var previous = UInt8(ascii: "\n")
    // The last byte that is neither blank nor a line end.
    var solid: UInt8 = 0
    var isAliasName = false
    for position in lineStart..<max(lineStart, bytes.count) {
      let byte = bytes[position]
      let afterBlank = previous <= 0x20
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        deepest = max(deepest, depth)
        marks += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: ","): marks += 1
      case UInt8(ascii: "-") where afterBlank: marks += 1
      case UInt8(ascii: ":"):
        marks += 1
        if isAliasName || solid == UInt8(ascii: "]") || solid == UInt8(ascii: "}") {
          hasCompositeKey = true
        }
      case UInt8(ascii: "?")
      where afterBlank || previous == UInt8(ascii: ",")
        || previous == UInt8(ascii: "{") || previous == UInt8(ascii: "["):
        hasCompositeKey = true
      case UInt8(ascii: "*"):
        aliases += 1
        isAliasName = true
      case 0x0A:
        marks += 1
        line += 1
        lineStart = position + 1
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F:
        throw NablaError(
          Node.place(name, line: line, column: position - lineStart + 1),
          "the control character \(UTF8Check.hex(byte))",
          "remove it, or write it as an escape in double quotes")
      default: break
      }
      // Blanks may stand between an alias and its colon; anything else ends the alias.
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
        || byte == 0x0A
      {
        isAliasName = false
      }
      if byte > 0x20 { solid = byte }
      previous = byte
    }
    try require(
      marks <= markLimit, name, "more than \(markLimit) entries",
      "put large data into a .csv or .npy file")
    try require(
      deepest <= bracketLimit, name,
      "lists and maps nested deeper than \(YAMLReader.depthLimit) levels", "flatten them")
    try require(
      aliases < aliasLimit || !hasCompositeKey, name,
      "many aliases beside keys that are aliases, lists or maps", "write the keys as text")
  }

  private static func require(
    _ condition: Bool, _ name: String, _ problem: String, _ remedy: String
  ) throws(NablaError) {
    if !condition { throw NablaError(name, problem, remedy) }
  }
}
