internal import NablaScene

/// One reading of a JSON text, left to right; recursion ends at the depth limit.
struct JSONParser {
  let bytes: UnsafeRawBufferPointer
  let name: String
  var position: Int
  private var line: Int
  private var lineStart: Int
  /// Bytes of this line that continue a character: columns count characters.
  var continuations = 0
  private var nodes = 0

  /// - Parameter line: the line of the file that the text begins in.
  init(_ bytes: UnsafeRawBufferPointer, name: String, line: Int = 1) {
    self.bytes = bytes
    self.name = name
    self.line = line
    position = UTF8Check.markLength(bytes)
    lineStart = position
  }

  mutating func document() throws(NablaError) -> Node {
    skipSpace()
    guard position < bytes.count else {
      throw NablaError(name, "the document is empty", "write a JSON value")
    }
    let node = try value(depth: 1)
    skipSpace()
    guard position == bytes.count else {
      throw error("\(found) after the end of the value", hint ?? "a document holds one value")
    }
    return node
  }

  private mutating func value(depth: Int) throws(NablaError) -> Node {
    nodes += 1
    guard nodes <= JSONReader.nodeLimit else {
      throw error(
        "more than \(JSONReader.nodeLimit) values", "put large data into a .csv or .npy file")
    }
    let column = column
    switch byte {
    case UInt8(ascii: "["): return try list(depth: depth, column: column)
    case UInt8(ascii: "{"): return try map(depth: depth, column: column)
    case UInt8(ascii: "\""): return Node(.text(try string()), line: line, column: column)
    case UInt8(ascii: "-"), 0x30...0x39: return Node(try number(), line: line, column: column)
    default:
      if take("true") { return Node(.bool(true), line: line, column: column) }
      if take("false") { return Node(.bool(false), line: line, column: column) }
      if take("null") { return Node(.null, line: line, column: column) }
      throw unexpected("a value")
    }
  }

  private mutating func list(depth: Int, column: Int) throws(NablaError) -> Node {
    let start = line
    try open(depth)
    var elements: [Node] = []
    skipSpace()
    if byte == UInt8(ascii: "]") {
      position += 1
      return Node(.list([]), line: start, column: column)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      let next = byte
      if next == UInt8(ascii: ",") {
        try comma(before: UInt8(ascii: "]"))
      } else if next == UInt8(ascii: "]") {
        position += 1
        return Node(.list(elements), line: start, column: column)
      } else if position >= bytes.count {
        throw error("the list that begins at \(start):\(column) does not end", "add \"]\"")
      } else {
        throw unexpected("\",\" or \"]\"")
      }
    }
  }

  private mutating func map(depth: Int, column: Int) throws(NablaError) -> Node {
    let start = line
    try open(depth)
    var entries: [Node.Entry] = []
    var known: [String: Int] = [:]
    skipSpace()
    if byte == UInt8(ascii: "}") {
      position += 1
      return Node(.map([]), line: start, column: column)
    }
    while true {
      guard byte == UInt8(ascii: "\"") else {
        if position >= bytes.count { throw endless(start, column) }
        throw unexpected("a key in double quotes")
      }
      let (keyLine, keyColumn) = (line, self.column)
      let key = try string()
      if let earlier = known.updateValue(entries.count, forKey: key) {
        throw NablaError(
          Node.place(name, line: keyLine, column: keyColumn),
          "the key \"\(Nearest.clipped(key))\" was already given at \(entries[earlier].place(""))",
          "remove one of the two")
      }
      skipSpace()
      guard byte == UInt8(ascii: ":") else {
        if position >= bytes.count { throw endless(start, column) }
        throw unexpected("\":\" after the key \"\(Nearest.clipped(key))\"")
      }
      position += 1
      skipSpace()
      let value = try value(depth: depth + 1)
      entries.append(Node.Entry(key, value, line: keyLine, column: keyColumn))
      skipSpace()
      if byte == UInt8(ascii: ",") {
        try comma(before: UInt8(ascii: "}"))
      } else if byte == UInt8(ascii: "}") {
        position += 1
        return Node(.map(entries), line: start, column: column)
      } else if position >= bytes.count {
        throw endless(start, column)
      } else {
        throw unexpected("\",\" or \"}\"")
      }
    }
  }

  private func endless(_ line: Int, _ column: Int) -> NablaError {
    error("the map that begins at \(line):\(column) does not end", "add \"}\"")
  }

  private mutating func open(_ depth: Int) throws(NablaError) {
    guard depth <= JSONReader.depthLimit else {
      throw error(
        "lists and maps nested deeper than \(JSONReader.depthLimit) levels", "flatten them")
    }
    position += 1
  }

  private mutating func comma(before close: UInt8) throws(NablaError) {
    let comma = (line: line, column: column)
    position += 1
    skipSpace()
    guard byte == close else { return }
    throw NablaError(
      Node.place(name, line: comma.line, column: comma.column),
      "a comma before \"\(Character(UnicodeScalar(close)))\"",
      "JSON has no trailing commas; remove it")
  }

  private mutating func number() throws(NablaError) -> Node.Content {
    var scan = NumberParsing.Scan(UnsafeRawBufferPointer(rebasing: bytes[position...]))
    let isNumber = scan.run(.json)
    let next = position + scan.position
    // A number must end where a word would: `01`, `1.e5`, `1x`.
    guard isNumber, next >= bytes.count || !isWord(bytes[next]) else {
      throw error(
        "\"\(word)\" is no JSON number", "write digits as in 0.5, -2 or 1e-3")
    }
    switch scan.literal() {
    case .integer(let value):
      position = next
      return .integer(value)
    case .number(let value):
      position = next
      return .number(value)
    case .overflow:
      throw error("the number \(word) is too large", "use at most 1.8e308")
    }
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    let end = position + literal.utf8CodeUnitCount
    guard end <= bytes.count, end == bytes.count || !isWord(bytes[end]) else { return false }
    for offset in 0..<literal.utf8CodeUnitCount
    where bytes[position + offset] != literal.utf8Start[offset] { return false }
    position = end
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A:
        position += 1
        line += 1
        lineStart = position
        continuations = 0
      default: return
      }
    }
  }
}

extension JSONParser {
  /// The byte here; 0 at the end, which no grammar rule accepts.
  var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  var column: Int { position - lineStart - continuations + 1 }

  func error(_ problem: String, _ remedy: String) -> NablaError {
    error(at: column, problem, remedy)
  }

  /// An error at another column of this line.
  func error(at column: Int, _ problem: String, _ remedy: String) -> NablaError {
    NablaError(Node.place(name, line: line, column: column), problem, remedy)
  }

  private func unexpected(_ expected: String) -> NablaError {
    error("expected \(expected), found \(found)", hint ?? "")
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2B, 0x2D, 0x2E: true
    default: byte >= 0x80
    }
  }

  /// The run of letters, digits and signs here, cut to what a message can hold.
  private var word: String {
    let run = bytes[position...].prefix(while: isWord)
    return Nearest.clipped(String(decoding: run.prefix(256), as: UTF8.self))
  }

  private var found: String {
    guard position < bytes.count else { return "the end of the document" }
    if !word.isEmpty { return "\"\(word)\"" }
    return "\"\(Character(UnicodeScalar(bytes[position])))\""
  }

  /// What to do about the usual mistakes.
  private var hint: String? {
    switch byte {
    case UInt8(ascii: "'"): return "write strings in double quotes"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return "JSON has no comments; remove it"
    default: break
    }
    switch word {
    case "True", "TRUE", "yes": return "write true"
    case "False", "FALSE", "no": return "write false"
    case "None", "NULL", "Null", "nil", "undefined", "NaN", "nan", "NA": return "write null"
    case "Infinity", "-Infinity", "inf", "Inf": return "JSON has finite numbers only"
    case "": return nil
    default: return word.first?.isLetter == true ? "write text in double quotes" : nil
    }
  }
}
