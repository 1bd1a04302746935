/// Texts made safe for their place in Markdown.
enum MarkdownText {
  /// The text with a backslash before whatever Markdown might read.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if #"\`*_[]<>&$~|"#.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// The text for an attribute in double quotes of Pandoc's.
  static func attribute(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// Markdown inside square brackets: those that have no partner get a backslash.
  static func balanced(_ text: String) -> String {
    var result: [Character] = []
    var open: [Int] = []
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "[" { open.append(result.count) }
      if !isEscaped, character == "]", open.popLast() == nil { result.append("\\") }
      isEscaped = !isEscaped && character == "\\"
      result.append(character)
    }
    for index in open.reversed() { result.insert("\\", at: index) }
    if isEscaped { result.append("\\") }
    return String(result)
  }
}
