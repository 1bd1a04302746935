internal import NablaScene
internal import Yams

/// The YAML library's errors in our words, with place and remedy.
enum YAMLProblem {
  static func tooDeep(_ name: String, _ line: Int, _ column: Int) -> NablaError {
    NablaError(
      Node.place(name, line: line, column: column),
      "lists and maps nested deeper than \(YAMLReader.depthLimit) levels", "flatten them")
  }

  static func duplicate(_ key: String, _ place: String, _ earlier: String) -> NablaError {
    NablaError(
      place, "the key \"\(Nearest.clipped(key))\" was already given at \(earlier)",
      "remove one of the two")
  }

  static func error(_ error: YamlError, text: String, name: String) -> NablaError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      return syntax(context, problem, mark, text: text, name: name)
    case .composer(_, let problem, let mark, _):
      let place = Node.place(name, line: mark.line, column: mark.column)
      if problem.hasPrefix("found undefined alias") {
        return NablaError(place, "an alias of no anchor", "define the anchor with & before its use")
      }
      return NablaError(place, "a second document begins here", "a file holds one document")
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first ?? "", at: context.mark, text: text, name: name)
    case .reader(let problem, _, let value, _):
      return unreadable(problem, value: value, text: text, name: name)
    case .memory:
      return NablaError(name, "the document needs more memory than there is", kind: .machine)
    default:
      return NablaError(name, "the document cannot be read: \(error)")
    }
  }

  private static func syntax(
    _ context: YamlError.Context?, _ problem: String, _ mark: Yams.Mark, text: String, name: String
  ) -> NablaError {
    let mark = inside((mark.line, mark.column), of: text)
    let place = Node.place(name, line: mark.line, column: mark.column)
    if problem.hasPrefix("Maximum nesting") { return tooDeep(name, mark.line, mark.column) }
    let here = scalar(at: mark, in: text)
    if here == "\t" {
      return NablaError(place, "a tab where YAML wants spaces", "indent with spaces")
    }
    var sentence = problem
    if let context {
      sentence += " \(context.text) that begins at \(context.mark.line):\(context.mark.column)"
    }
    return NablaError(place, sentence, remedy(problem, here))
  }

  private static func remedy(_ problem: String, _ here: UnicodeScalar?) -> String {
    if problem.hasPrefix("found character that cannot start"), let here {
      return "put text that begins with \"\(Character(here))\" into quotes"
    }
    if problem.hasPrefix("mapping values are not allowed") {
      return "put text that contains \": \" into quotes, or check the indentation"
    }
    if problem.hasPrefix("could not find expected ':'") {
      return "write a key as \"key: value\""
    }
    if problem.hasPrefix("found unexpected end of stream") { return "add the closing quote" }
    if problem.hasPrefix("found unknown escape") {
      return "write \\\\ for a backslash, or use single quotes"
    }
    if problem.contains("',' or") { return "add a comma or the closing bracket" }
    return "check the indentation, brackets and quotes"
  }

  /// The error for a key that occurs twice.
  ///
  /// The library names only one of the places, so the document is read again with that key changed
  /// by a private-use character: then both places are in the tree.
  private static func duplicate(
    _ key: String, at mark: Yams.Mark, text: String, name: String
  ) -> NablaError {
    let first = "\(mark.line):\(mark.column)"
    var changed = text.unicodeScalars
    if let index = index(of: (mark.line, mark.column), in: text), index < changed.endIndex {
      let isQuoted = changed[index] == "\"" || changed[index] == "'"
      changed.insert("\u{E000}", at: isQuoted ? changed.index(after: index) : index)
      if let tree = try? YAMLReader.compose(String(changed)),
        let second = twin(of: key, marked: "\u{E000}" + key, in: tree, depth: 1)
      {
        // The inserted character moved what follows it on the line.
        let column = second.line == mark.line ? second.column - 1 : second.column
        return duplicate(key, Node.place(name, line: second.line, column: column), first)
      }
    }
    return NablaError(
      Node.place(name, line: mark.line, column: mark.column),
      "the key \"\(Nearest.clipped(key))\" is given twice", "remove one of the two")
  }

  private static func twin(
    of key: String, marked: String, in node: Yams.Node, depth: Int
  ) -> Yams.Mark? {
    guard depth <= YAMLReader.depthLimit else { return nil }
    switch node {
    case .scalar, .alias: return nil
    case .sequence(let sequence):
      for element in sequence {
        if let mark = twin(of: key, marked: marked, in: element, depth: depth + 1) { return mark }
      }
    case .mapping(let mapping):
      if mapping.contains(where: { $0.key.scalar?.string == marked }) {
        return mapping.first { $0.key.scalar?.string == key }?.key.mark
      }
      for (_, value) in mapping {
        if let mark = twin(of: key, marked: marked, in: value, depth: depth + 1) { return mark }
      }
    }
    return nil
  }

  private static func unreadable(
    _ problem: String, value: Int32, text: String, name: String
  ) -> NablaError {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar.value == UInt32(bitPattern: value) { break }
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    let code = String(UInt32(bitPattern: value), radix: 16, uppercase: true)
    return NablaError(
      Node.place(name, line: line, column: column), "\(problem) (U+\(code))",
      "remove it, or write it as an escape in double quotes")
  }

  /// The place, or the end of the last line for one after it.
  private static func inside(
    _ mark: (line: Int, column: Int), of text: String
  ) -> (line: Int, column: Int) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard mark.line > lines.count else { return mark }
    return (lines.count, (lines.last?.count ?? 0) + 1)
  }

  private static func scalar(at mark: (line: Int, column: Int), in text: String) -> UnicodeScalar? {
    guard let index = index(of: mark, in: text), index < text.endIndex else { return nil }
    return text.unicodeScalars[index]
  }

  /// The index of a place; nil where the text has no such line.
  private static func index(
    of mark: (line: Int, column: Int), in text: String
  ) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    for _ in 1..<max(1, mark.line) {
      guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
      index = scalars.index(after: end)
    }
    return scalars.index(index, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
  }
}
