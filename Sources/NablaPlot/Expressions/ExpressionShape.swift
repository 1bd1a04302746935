import NablaMath

/// What an expression looks like before its formulas are read: which part stands where.
enum ExpressionShape: Equatable {
  /// A part of the text and the number of characters before it.
  struct Part: Equatable {
    let text: String
    let offset: Int
  }

  /// `name = …`
  case named(String, Part)
  /// `name(a, b) = …`
  case function(String, parameters: [String], Part)
  /// `… = …` with anything else on the left.
  case equation
  /// With a comparison that is no equation.
  case condition
  /// `(…, …)`
  case pair(Part, Part)
  case bare

  init(_ text: String) {
    let characters = Array(text)
    if let pair = Self.pair(characters) {
      self = pair
      return
    }
    var depth = 0
    var equal: Int?
    for (i, character) in characters.enumerated() {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "<", ">", "≤", "≥", "≠":
        if depth == 0 {
          self = .condition
          return
        }
      case "!" where i + 1 < characters.count && characters[i + 1] == "=":
        if depth == 0 {
          self = .condition
          return
        }
      case "=" where depth == 0 && equal == nil: equal = i
      default: break
      }
    }
    if Self.words(characters).contains(where: { ["and", "or", "not"].contains($0.text) }) {
      self = .condition
      return
    }
    guard let equal else {
      self = .bare
      return
    }
    // A second equality sign is part of ==.
    let start = equal + 1 < characters.count && characters[equal + 1] == "=" ? equal + 2 : equal + 1
    let right = Part(text: String(characters[start...]), offset: start)
    let left = Self.words(Array(characters[..<equal]))
    let written = String(characters[..<equal].filter { !$0.isWhitespace })
    if left.count == 1, left[0].text == written, !Self.isProduct(written) {
      self = .named(written, right)
    } else if let head = Self.head(characters[..<equal]) {
      self = .function(head.name, parameters: head.parameters, right)
    } else {
      self = .equation
    }
  }

  /// The axes and parameters, which no expression can define.
  static let variables: Set = ["x", "y", "t", "r", "theta", "θ"]

  /// Whether a text has a name in it, as a word or as a letter of a product (`ax`).
  static func uses(_ name: String, in text: String) -> Bool {
    words(Array(text)).contains { word in
      word.text == name
        || (name.count == 1 && word.text.contains(name)
          && FormulaFunctions.named(word.text) == nil && !variables.contains(word.text))
    }
  }

  /// `xy` is no name but x · y.
  private static func isProduct(_ word: String) -> Bool {
    word.count > 1 && word.allSatisfy { $0 == "x" || $0 == "y" }
  }

  private static func isLetter(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "_" }

  /// The names in a text with the number of characters before each.
  static func words(_ characters: [Character]) -> [Part] {
    var result: [Part] = []
    var i = 0
    while i < characters.count {
      guard characters[i].isLetter || characters[i] == "_" else {
        i += 1
        continue
      }
      let start = i
      while i < characters.count, isLetter(characters[i]) { i += 1 }
      result.append(Part(text: String(characters[start..<i]), offset: start))
    }
    return result
  }

  /// `f(x, y)`: a name and names in brackets, nothing else.
  private static func head(
    _ characters: ArraySlice<Character>
  ) -> (name: String, parameters: [String])? {
    let text = characters.filter { !$0.isWhitespace }
    guard let open = text.firstIndex(of: "("), text.last == ")", open > 0 else { return nil }
    let parts = text[(open + 1)..<(text.count - 1)].split(
      separator: ",", omittingEmptySubsequences: false)
    func isName(_ part: ArraySlice<Character>) -> Bool {
      (part.first.map { $0.isLetter || $0 == "_" } ?? false) && part.allSatisfy(isLetter)
    }
    guard isName(text[..<open]), parts.allSatisfy(isName) else { return nil }
    return (String(text[..<open]), parts.map { String($0) })
  }

  /// Two parts in one pair of brackets around the whole text.
  private static func pair(_ characters: [Character]) -> ExpressionShape? {
    guard let first = characters.firstIndex(where: { !$0.isWhitespace }),
      let last = characters.lastIndex(where: { !$0.isWhitespace }), characters[first] == "(",
      characters[last] == ")"
    else { return nil }
    var depth = 0
    var comma: Int?
    for i in first...last {
      switch characters[i] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0, i < last { return nil }
      case "," where depth == 1:
        if comma != nil { return nil }
        comma = i
      default: break
      }
    }
    guard let comma else { return nil }
    return .pair(
      Part(text: String(characters[(first + 1)..<comma]), offset: first + 1),
      Part(text: String(characters[(comma + 1)..<last]), offset: comma + 1))
  }
}
