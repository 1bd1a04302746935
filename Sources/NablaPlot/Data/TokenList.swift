public import NablaScene

/// Reads the tokens that label the axes of attention.
public enum TokenList {
  private static let countLimit = 100_000

  /// Reads a file of tokens: a JSON list of texts (`.json`), else one token a line.
  ///
  /// In a text file the last line end is no token, and every other line is one, empty or not.
  public static func read(_ bytes: [UInt8], name: String) throws(NablaError) -> [String] {
    if name.hasSuffix(".json") {
      return try tokens(try JSONReader.read(bytes, name: name), name: name)
    }
    return try bytes.withRawBytes { (raw) throws(NablaError) -> [String] in
      try UTF8Check.require(raw, name)
      var lines = raw.dropFirst(UTF8Check.markLength(raw))
        .split(separator: 0x0A, maxSplits: countLimit + 1, omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      try requireCount(lines.count, name)
      return lines.map { line in
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      }
    }
  }

  /// The tokens in a file's metadata (`tokens`, a JSON list of texts); nil where it has none.
  public static func metadata(of file: Safetensors) throws(NablaError) -> [String]? {
    guard let text = file.metadata["tokens"] else { return nil }
    let name = "\(file.name), metadata \"tokens\""
    return try tokens(try JSONReader.read(text, name: name), name: name)
  }

  private static func tokens(_ node: Node, name: String) throws(NablaError) -> [String] {
    guard let list = node.list else {
      throw NablaError(
        node.place(name), "the tokens are \(node.kindName)", "write a list of texts")
    }
    try requireCount(list.count, name)
    var tokens: [String] = []
    for element in list {
      guard let token = element.text else {
        throw NablaError(
          element.place(name), "token \(tokens.count) is \(element.kindName)",
          "write a list of texts")
      }
      tokens.append(token)
    }
    return tokens
  }

  private static func requireCount(_ count: Int, _ name: String) throws(NablaError) {
    guard count <= countLimit else {
      throw NablaError(name, "more than \(countLimit) tokens", "give a part of them")
    }
  }
}
