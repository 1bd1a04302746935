import NablaPlot
import NablaScene

/// What stands behind the characters of a fence: `nabla ID`, and the options of the one-line form.
struct FenceHeader: Sendable {
  let id: String
  /// `recipe=softmax-temperature temperature=0.5`; empty in the usual form.
  let options: [Node.Entry]

  /// The language word of our fences.
  static let language = "nabla"

  static func isOurs(_ info: String) -> Bool {
    info == language || info.hasPrefix(language + " ") || info.hasPrefix(language + "\t")
  }

  /// - Parameters:
  ///   - info: the text behind the fence's characters.
  ///   - line: the fence's line, from 1.
  ///   - column: the column where the text begins, from 1.
  init(_ info: String, file: String, line: Int, column: Int) throws(NablaError) {
    var scanner = HeaderScanner(info, file: file, line: line, column: column)
    _ = scanner.word()
    scanner.skipBlanks()
    let start = scanner.position
    let word = scanner.word()
    guard !word.isEmpty, !word.contains("=") else {
      throw scanner.error(
        at: start, "the figure has no name", "write ```nabla NAME, such as ```nabla loss-curve")
    }
    guard FigureName.isValid(word) else {
      let advice = FigureName.made(from: word).map { "such as \($0)" } ?? "such as loss-curve"
      throw scanner.error(
        at: start, "\"\(Nearest.clipped(word))\" is no name for a figure",
        "use at most \(FigureName.lengthLimit) small letters, digits and hyphens, \(advice)")
    }
    id = word
    var options: [Node.Entry] = []
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      let option = try scanner.option()
      guard !options.contains(where: { $0.key == option.key }) else {
        throw NablaError(
          option.place(file), "the option \"\(Nearest.clipped(option.key))\" is given twice",
          "remove one of the two")
      }
      options.append(option)
      scanner.skipBlanks()
    }
    self.options = options
  }
}

/// Reads a header from left to right.
private struct HeaderScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0
  let file: String
  let line: Int
  let column: Int

  init(_ text: String, file: String, line: Int, column: Int) {
    scalars = Array(text.unicodeScalars)
    (self.file, self.line, self.column) = (file, line, column)
  }

  var isAtEnd: Bool { position >= scalars.count }
  private var here: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  func error(at position: Int, _ problem: String, _ remedy: String) -> NablaError {
    NablaError("\(file):\(line):\(column + position)", problem, remedy)
  }

  mutating func skipBlanks() { while here == " " || here == "\t" { position += 1 } }

  mutating func word() -> String { text(until: { $0 == " " || $0 == "\t" }) }

  private mutating func text(until isEnd: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let scalar = here, !isEnd(scalar) { position += 1 }
    return string(start..<position)
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// `name=value`; the value is YAML without blanks, or in quotes or brackets.
  mutating func option() throws(NablaError) -> Node.Entry {
    let start = position
    let name = text(until: { $0 == "=" || $0 == " " || $0 == "\t" })
    guard here == "=", !name.isEmpty else {
      throw error(
        at: start, "\"\(Nearest.clipped(name))\" has no value",
        "write name=value, or the options as YAML on the lines below")
    }
    position += 1
    let valueStart = position
    try skipValue()
    let text = string(valueStart..<position)
    do throws(NablaError) {
      let value = try YAMLReader.read(Array(text.utf8), name: "", allowsAnchors: false)
      let (line, column) = (line, column + valueStart)
      return Node.Entry(
        name, value.moved { _, own in (line, column + own - 1) }, line: line,
        column: self.column + start)
    } catch {
      throw self.error(
        at: valueStart, "the value \"\(Nearest.clipped(text))\" is not YAML: \(error.problem)",
        error.remedy)
    }
  }

  private mutating func skipValue() throws(NablaError) {
    let start = position
    var depth = 0
    var quote: Unicode.Scalar?
    while let scalar = here {
      if let open = quote {
        if scalar == "\\", open == "\"" { position += 1 }
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == "[" || scalar == "{" {
        depth += 1
      } else if scalar == "]" || scalar == "}" {
        depth -= 1
      } else if depth <= 0, scalar == " " || scalar == "\t" {
        break
      }
      position += 1
    }
    position = min(position, scalars.count)
    if quote != nil || depth > 0 {
      throw error(at: start, "the value does not end", "add the closing quote or bracket")
    }
  }
}
