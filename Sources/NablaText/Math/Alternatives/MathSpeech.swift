/// Says a formula in English: short where the words leave no doubt, with an end named where a part
/// is long and more follows.
struct MathSpeech {
  var words: [String] = []
  /// What is open: a parenthesis that was said as "of", another one, or a brace.
  private enum Opening { case argument, plain, brace }
  private var openings: [Opening] = []

  static func sentence(_ nodes: [MathNode]) -> String {
    var text = ""
    for word in said(nodes) where !word.isEmpty {
      if word == "," || word == ";" {
        // A pause needs something in front, and only once.
        if !text.isEmpty, text.last != ",", text.last != ";" { text += word }
      } else {
        text += text.isEmpty ? word : " " + word
      }
    }
    while text.last == "," || text.last == ";" { text.removeLast() }
    return text
  }

  static func said(_ nodes: [MathNode]) -> [String] {
    var speech = MathSpeech()
    speech.list(nodes)
    return speech.words
  }

  mutating func list(_ nodes: [MathNode]) {
    var i = 0
    var before: MathNode?
    while i < nodes.count {
      let start = i
      if let name = Self.name(in: nodes, at: &i) {
        words.append(name)
        before = nodes[i - 1]
        continue
      }
      if let number = Self.number(in: nodes, at: &i) {
        // A script belongs to the last digit, and is said of the number.
        if i < nodes.count, case .scripts(var scripts) = nodes[i],
          case .symbol(let digit)? = scripts.base, ("0"..."9").contains(digit.plain)
        {
          words.append(SpokenWords.number(number + String(digit.plain)))
          scripts.base = nil
          i += 1
          self.scripts(scripts, isLast: i == nodes.count)
        } else {
          words.append(SpokenWords.number(number))
        }
        before = nodes[i - 1]
        continue
      }
      i = start + 1
      node(nodes[start], before: before, isLast: i == nodes.count)
      if case .space = nodes[start] { continue }
      before = nodes[start]
    }
  }

  /// Upright letters side by side, which are a word or an abbreviation.
  private static func name(in nodes: [MathNode], at i: inout Int) -> String? {
    var text = ""
    var end = i
    while end < nodes.count, case .symbol(let symbol) = nodes[end], symbol.kind == .letter,
      symbol.scalar == symbol.plain, symbol.plain.isASCII, symbol.plain.properties.isAlphabetic
    {
      text.unicodeScalars.append(symbol.plain)
      end += 1
    }
    guard text.utf8.count > 1 else { return nil }
    i = end
    return text
  }

  /// Digits side by side, with a point among them.
  static func number(in nodes: [MathNode], at i: inout Int) -> String? {
    var text = ""
    while i < nodes.count, case .symbol(let symbol) = nodes[i] {
      let isDigit = ("0"..."9").contains(symbol.plain)
      guard isDigit || (symbol.plain == "." && !text.isEmpty && !text.contains(".")) else { break }
      text.unicodeScalars.append(symbol.plain)
      i += 1
    }
    return text.isEmpty ? nil : text
  }

  private mutating func node(_ node: MathNode, before: MathNode?, isLast: Bool) {
    switch node {
    case .symbol(let symbol): self.symbol(symbol, before: before)
    case .group(let nodes), .classed(_, let nodes), .colored(_, let nodes), .boxed(let nodes),
      .smash(let nodes), .lap(let nodes, _):
      list(nodes)
    case .scripts(let scripts): self.scripts(scripts, isLast: isLast)
    case .fraction(let fraction): self.fraction(fraction, isLast: isLast)
    case .radical(let degree, let body): radical(degree, body, isLast: isLast)
    case .accent(let accent, let body): suffixed(body, accent.name)
    case .line(let body, let isBelow): suffixed(body, isBelow ? "underlined" : "bar")
    case .stack(let stack):
      list(stack.base)
      label(stack.over, "above")
      label(stack.under, "below")
    case .brace(let brace): list(brace.body)
    case .arrow(let arrow):
      words.append(SpokenWords.word(for: MathSymbol(arrow.scalar)))
      label(arrow.over, "above")
      label(arrow.under, "below")
    case .delimited(let delimited): self.delimited(delimited, before: before)
    case .delimiter(let delimiter):
      if let scalar = delimiter.scalar {
        symbol(MathSymbol(scalar, delimiter.atom), before: before)
      }
    case .table(let table): self.table(table)
    case .text(let parts):
      for part in parts {
        switch part {
        case .words(let text, _):
          words += text.split(whereSeparator: \.isWhitespace).map(String.init)
        case .math(let nodes): list(nodes)
        }
      }
    case .function(let name, _):
      words.append(SpokenWords.function(name).replacing("\u{2009}", with: " "))
    case .space(let width): if width >= 1 { words.append(",") }
    case .negated(let nodes):
      words.append("not")
      list(nodes)
    case .style, .phantom: break
    }
  }

  private mutating func symbol(_ symbol: MathSymbol, before: MathNode?) {
    switch symbol.plain {
    case "(", "[":
      let isOf = before.map(Self.isFunction) ?? false
      openings.append(isOf ? .argument : .plain)
      words.append(isOf ? "of" : SpokenWords.word(for: symbol))
    case ")", "]":
      let isOf = openings.popLast() == .argument
      words.append(isOf ? "," : SpokenWords.word(for: symbol))
    case "{":
      openings.append(.brace)
      words.append(SpokenWords.word(for: symbol))
    case "}":
      openings.removeLast(openings.isEmpty ? 0 : 1)
      words.append(SpokenWords.word(for: symbol))
    case "∣" where openings.last == .brace: words.append("such that")
    default: words.append(SpokenWords.word(for: symbol))
    }
  }

  /// Whether a parenthesis behind it holds its argument.
  static func isFunction(_ node: MathNode) -> Bool {
    switch node {
    case .function: true
    case .symbol(let symbol): functionLetters.contains(symbol.plain)
    case .scripts(let scripts): scripts.base.map(isFunction) ?? false
    case .accent(_, let nodes), .colored(_, let nodes), .group(let nodes), .classed(_, let nodes):
      nodes.last.map(isFunction) ?? false
    default: false
    }
  }

  private static let functionLetters: Set<Unicode.Scalar> = [
    "f", "g", "h", "p", "q", "u", "v", "F", "G", "H", "P", "Q", "J", "V", "L", "D", "N", "E",
    "φ", "ϕ", "ψ", "Φ", "Ψ", "Γ", "π", "σ", "ζ", "δ", "I", "B", "ϵ", "ε", "s", "U",
  ]

  private mutating func scripts(_ scripts: MathScripts, isLast: Bool) {
    if let base = scripts.base {
      if scripts.limits != .never, isRange(base, scripts) { return range(base, scripts) }
      if case .brace(let brace) = base {
        list(brace.body)
        label(scripts.sup, "above")
        label(scripts.sub, "below")
        return
      }
      node(base, before: nil, isLast: false)
    }
    if let sub = scripts.sub {
      words.append("sub")
      list(sub)
      if !Self.isSimple(sub), scripts.sup != nil || !isLast { words.append(",") }
    }
    if let sup = scripts.sup { power(sup, isLast: isLast) }
  }

  private mutating func power(_ sup: [MathNode], isLast: Bool) {
    var rest = sup
    while case .symbol(let symbol)? = rest.first, ["′", "″", "‴", "⁗"].contains(symbol.plain) {
      words.append(SpokenWords.word(for: symbol))
      rest.removeFirst()
    }
    guard !rest.isEmpty else { return }
    if rest.count == 1, case .symbol(let symbol) = rest[0] {
      switch symbol.plain {
      case "2": return words.append("squared")
      case "3": return words.append("cubed")
      case "⊤", "⊺": return words.append("transpose")
      case "∗", "⋆": return words.append("star")
      case "†": return words.append("dagger")
      case "∘": return words.append("degrees")
      case "+": return words.append("plus")
      default: break
      }
    }
    // A parenthesised exponent is an index: a layer's, a derivative's.
    if case .symbol(let first)? = rest.first, first.plain == "(",
      case .symbol(let last)? = rest.last, last.plain == ")", rest.count > 2
    {
      words.append("superscript")
      list(Array(rest[1..<rest.count - 1]))
      if !isLast { words.append(",") }
      return
    }
    words.append("to the")
    list(rest)
    if !Self.isSimple(rest), !isLast { words.append(",") }
  }

  /// Whether the scripts say over what an operator runs.
  private func isRange(_ base: MathNode, _ scripts: MathScripts) -> Bool {
    if MathLayout.hasLimits(base) { return true }
    if case .symbol(let symbol) = base { return symbol.kind == .integral }
    return scripts.limits == .always
  }

  private mutating func range(_ base: MathNode, _ scripts: MathScripts) {
    node(base, before: nil, isLast: false)
    let isLimit: Bool
    if case .function(let name, _) = base {
      isLimit = name.hasPrefix("lim")
    } else {
      isLimit = false
    }
    if let sub = scripts.sub {
      words.append(isLimit ? "as" : scripts.sup == nil ? "over" : "from")
      list(sub)
    }
    if let sup = scripts.sup {
      words.append("to")
      list(sup)
    }
    words.append("of")
  }
}
