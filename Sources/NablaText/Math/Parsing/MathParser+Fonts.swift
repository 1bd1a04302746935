extension MathParser {
  mutating func fonts(_ command: MathCommand, _ name: String) throws(TexProblem) -> [MathNode] {
    let before = (alphabet, isBold)
    defer {
      if case .fontSwitch = command {} else { (alphabet, isBold) = before }
    }
    switch command {
    case .alphabet(let alphabet):
      self.alphabet = alphabet
      return [Self.braced(try argument(of: name))]
    case .boldSymbol:
      isBold = true
      return try argument(of: name)
    case .fontSwitch(let alphabet):
      self.alphabet = alphabet
      return []
    case .operatorName(let limits): return [try operatorName(name, limits: limits)]
    case .text(let face):
      let range = try scanner.rawArgument(of: name)
      return [.text(try text(range, face))]
    default: return []
    }
  }

  /// Letters as one name; anything else as an upright operator.
  private mutating func operatorName(_ name: String, limits: Bool) throws(TexProblem) -> MathNode {
    alphabet = .roman
    let nodes = try argument(of: name)
    var text = ""
    for node in nodes {
      switch node {
      case .symbol(let symbol) where symbol.plain == "−": text += "-"
      case .symbol(let symbol) where symbol.plain == "∗": text += "*"
      case .symbol(let symbol): text.unicodeScalars.append(symbol.scalar)
      case .function(let name, _): text += name
      case .space: text += "\u{2009}"
      default:
        let operation = MathNode.classed(.large, nodes)
        return limits ? .scripts(MathScripts(base: operation, limits: .always)) : operation
      }
    }
    return .function(text, limits: limits)
  }

  /// The words of `\text` and the formulas between dollar signs in it.
  private mutating func text(
    _ range: Range<Int>, _ face: MathTextFace
  ) throws(TexProblem) -> [MathTextPart] {
    try enter()
    defer { leave() }
    var parts: [MathTextPart] = []
    let outer = scanner
    defer { scanner = outer }
    scanner = scanner.narrowed(to: range)
    while true {
      switch try scanner.next() {
      case .end: return parts
      case .character("$"): parts.append(.math(try nestedFormula(in: range)))
      case .character("~"): parts.append("\u{A0}", face)
      case .character(let scalar): parts.append(String(scalar), face)
      case .space: parts.append(" ", face)
      case .open, .close: break
      case .superscript: parts.append("^", face)
      case .lowered: parts.append("_", face)
      case .ampersand: parts.append("&", face)
      case .command(let name): parts += try textCommand(name, face)
      }
    }
  }

  private mutating func textCommand(
    _ name: String, _ face: MathTextFace
  ) throws(TexProblem) -> [MathTextPart] {
    switch MathCommand.named(name) {
    case .text(let inner)?:
      let range = try scanner.rawArgument(of: name)
      return try text(range, inner == .regular ? face : inner)
    case .space(let width)?:
      return width < 0 ? [] : [.words(width < 0.3 ? "\u{2009}" : " ", face)]
    case nil:
      if let symbol = SymbolTable.standard.byName[name] {
        return [.words(String(symbol.plain), face)]
      }
    default: break
    }
    throw TexProblem("\\\(name) inside \\text", "put it between dollar signs", at: scanner.start)
  }

  /// A formula between dollar signs inside text, whose first one has been read.
  private mutating func nestedFormula(in range: Range<Int>) throws(TexProblem) -> [MathNode] {
    let start = scanner.start
    var i = scanner.place
    // Dollar signs in braces belong to a \text inside.
    var depth = 0
    search: while i < range.upperBound {
      switch scanner.scalars[i] {
      case "\\": i += 1
      case "{": depth += 1
      case "}": depth -= 1
      case "$" where depth <= 0: break search
      default: break
      }
      i += 1
    }
    guard i < range.upperBound else {
      throw TexProblem("a formula in \\text that never ends", "add a $ or write \\$", at: start)
    }
    let text = scanner
    let style = (alphabet, isBold)
    (alphabet, isBold) = (.automatic, false)
    defer { (alphabet, isBold) = style }
    scanner = text.narrowed(to: text.place..<i)
    let nodes = try formula()
    scanner = text.narrowed(to: i + 1..<range.upperBound)
    return nodes
  }
}

extension [MathTextPart] {
  /// More words, joined with those in front so that they are shaped together.
  fileprivate mutating func append(_ more: String, _ face: MathTextFace) {
    if case .words(let words, face)? = last {
      self[count - 1] = .words(words + more, face)
    } else {
      append(.words(more, face))
    }
  }
}
