import NablaScene

/// Writes nodes as presentation MathML (MathML Core's elements, which browsers draw).
struct MathMLWriter {
  var out = ""

  mutating func document(_ nodes: [MathNode], display: Bool) -> String {
    out = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\""
    if display { out += " display=\"block\"" }
    out += ">"
    row(nodes)
    out += "</math>"
    return out
  }

  /// Nodes as one element.
  mutating func row(_ nodes: [MathNode]) {
    out += "<mrow>"
    list(nodes)
    out += "</mrow>"
  }

  private mutating func list(_ nodes: [MathNode]) {
    var i = 0
    var styles = 0
    while i < nodes.count {
      if i > 0 { spaceFunctions(nodes[i - 1], nodes[i]) }
      if let run = Self.run(in: nodes, at: &i) {
        // A script belongs to the last digit, and stands behind the number.
        if run.element == "mn", i < nodes.count, case .scripts(var scripts) = nodes[i],
          case .symbol(let digit)? = scripts.base, ("0"..."9").contains(digit.plain)
        {
          scripts.base = .function(run.text + String(digit.scalar), limits: false)
          node(.scripts(scripts))
          i += 1
        } else {
          text(run.element, run.text)
        }
        continue
      }
      if case .style(let level) = nodes[i] {
        openStyle(level)
        styles += 1
      } else {
        node(nodes[i])
      }
      i += 1
    }
    for _ in 0..<styles { out += "</mstyle>" }
  }

  /// The thin space beside a function's name, which viewers leave out.
  private mutating func spaceFunctions(_ left: MathNode, _ right: MathNode) {
    guard left.isFunction || right.isFunction, let before = MathLayout.atom(of: left),
      let after = MathLayout.atom(of: right),
      [.ordinary, .large, .inner, .closing].contains(before),
      [.ordinary, .large, .inner].contains(after)
    else { return }
    node(.space(AtomSpacing.between(before, after, isScript: false) / 18))
  }

  /// Digits of one number, or upright letters of one name.
  private static func run(
    in nodes: [MathNode], at i: inout Int
  ) -> (element: String, text: String)? {
    var text = ""
    var isNumber = false
    var end = i
    while end < nodes.count, case .symbol(let symbol) = nodes[end] {
      let isDigit =
        symbol.kind == .letter && ("0"..."9").contains(symbol.plain)
        || (symbol.plain == "." && isNumber)
      let isLetter =
        symbol.kind == .letter && symbol.scalar == symbol.plain && symbol.plain.isASCII && !isDigit
      if text.isEmpty { isNumber = isDigit }
      guard isNumber ? isDigit : isLetter else { break }
      text.unicodeScalars.append(symbol.scalar)
      end += 1
    }
    guard isNumber ? !text.isEmpty : text.count > 1 else { return nil }
    i = end
    return (isNumber ? "mn" : "mi", text)
  }

  private mutating func node(_ node: MathNode) {
    switch node {
    case .symbol(let symbol): self.symbol(symbol)
    case .group(let nodes), .classed(_, let nodes): row(nodes)
    case .scripts(let scripts): self.scripts(scripts)
    case .fraction(let fraction): self.fraction(fraction)
    case .radical(let degree, let body): radical(degree, body)
    case .accent(let accent, let body): accented(accent, body)
    case .stack(let stack):
      limits(under: stack.under, over: stack.over) { $0.row(stack.base) }
    case .brace(let brace): self.brace(brace)
    case .arrow(let arrow):
      limits(under: arrow.under, over: arrow.over) {
        $0.out += "<mo stretchy=\"true\">"
        $0.escaped(String(arrow.scalar))
        $0.out += "</mo>"
      }
    case .line(let body, let isBelow):
      let tag = isBelow ? "munder" : "mover"
      out += "<\(tag) \(isBelow ? "accentunder" : "accent")=\"true\">"
      row(body)
      out += "<mo stretchy=\"true\">\(isBelow ? "_" : "‾")</mo></\(tag)>"
    case .delimited(let delimited): self.delimited(delimited)
    case .delimiter(let delimiter): self.delimiter(delimiter)
    case .table(let table): self.table(table)
    case .text(let parts):
      out += "<mrow>"
      for part in parts {
        switch part {
        case .words(let words, let face): self.words(words, face)
        case .math(let nodes): row(nodes)
        }
      }
      out += "</mrow>"
    case .function(let name, let limits):
      if limits {
        out += "<mo movablelimits=\"true\" form=\"prefix\">"
        escaped(name)
        out += "</mo>"
      } else {
        text(name.first?.isNumber == true ? "mn" : "mi", name)
      }
    case .space(let width): out += "<mspace width=\"\(Self.number(width))em\"/>"
    case .style: break
    case .colored(let color, let nodes): colored(color, nodes)
    case .phantom(let nodes, let width, let height): phantom(nodes, width: width, height: height)
    case .smash(let nodes):
      out += "<mpadded height=\"0\" depth=\"0\">"
      row(nodes)
      out += "</mpadded>"
    case .lap(let nodes, let alignment): lapped(nodes, alignment)
    case .boxed(let nodes):
      out += "<mrow style=\"border:1px solid;padding:0.3em\">"
      list(nodes)
      out += "</mrow>"
    case .negated(let nodes):
      out += "<mo>"
      for case .symbol(let symbol) in nodes { escaped(String(symbol.scalar)) }
      out += "\u{338}</mo>"
    }
  }

  private mutating func symbol(_ symbol: MathSymbol) {
    if symbol.kind == .letter, ("0"..."9").contains(symbol.plain) {
      return text("mn", String(symbol.scalar))
    }
    let isLetter = symbol.kind == .letter || symbol.plain.properties.isAlphabetic
    if isLetter {
      // A single letter slants by itself; one that should not says so.
      if symbol.scalar == MathAlphabet.italic.character(symbol.plain),
        symbol.scalar != symbol.plain, symbol.kind == .letter
      {
        return text("mi", String(symbol.plain))
      }
      let isUpright = symbol.scalar == symbol.plain
      out += isUpright ? "<mi mathvariant=\"normal\">" : "<mi>"
      escaped(String(symbol.scalar))
      out += "</mi>"
      return
    }
    switch symbol.atom {
    case .ordinary where !["|", "‖", "−", "/"].contains(symbol.plain):
      out += "<mi mathvariant=\"normal\">"
      escaped(String(symbol.scalar))
      out += "</mi>"
    case .opening, .closing, .ordinary:
      // Viewers take a bar or a slash for an operator and leave room around it.
      let isBar = ["|", "‖", "/"].contains(symbol.plain)
      out += isBar ? "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">" : "<mo stretchy=\"false\">"
      escaped(String(symbol.scalar))
      out += "</mo>"
    case .large, .binary, .relation, .punctuation, .inner: text("mo", String(symbol.scalar))
    }
  }

  private mutating func scripts(_ scripts: MathScripts) {
    let hasLimits =
      switch scripts.limits {
      case .always: true
      case .never: false
      case .automatic:
        scripts.base.map { base in
          if case .brace = base { true } else { MathLayout.hasLimits(base) }
        } ?? false
      }
    if hasLimits {
      limits(under: scripts.sub, over: scripts.sup) { $0.base(scripts.base) }
      return
    }
    let tag =
      scripts.sub == nil ? "msup" : scripts.sup == nil ? "msub" : "msubsup"
    out += "<\(tag)>"
    base(scripts.base)
    if let sub = scripts.sub { row(sub) }
    if let sup = scripts.sup { row(sup) }
    out += "</\(tag)>"
  }

  private mutating func base(_ node: MathNode?) {
    if let node { row([node]) } else { out += "<mrow></mrow>" }
  }

  /// A base with something below and above it.
  mutating func limits(
    under: [MathNode]?, over: [MathNode]?, base: (inout MathMLWriter) -> Void
  ) {
    let tag =
      under == nil ? (over == nil ? "mrow" : "mover") : over == nil ? "munder" : "munderover"
    out += "<\(tag)>"
    base(&self)
    if let under { row(under) }
    if let over { row(over) }
    out += "</\(tag)>"
  }

  private mutating func colored(_ color: ColorPair, _ nodes: [MathNode]) {
    // A role's name consists of letters, digits and hyphens.
    out +=
      color.isUnresolved
      ? "<mrow class=\"\(color.role)\">" : "<mrow mathcolor=\"\(color.light.hex)\">"
    list(nodes)
    out += "</mrow>"
  }

  private mutating func words(_ words: String, _ face: MathTextFace) {
    switch face {
    case .regular: out += "<mtext>"
    case .bold: out += "<mtext style=\"font-weight:bold\">"
    case .italic: out += "<mtext style=\"font-style:italic\">"
    }
    // Browsers drop spaces at the ends.
    escaped(words.replacing(" ", with: "\u{A0}"))
    out += "</mtext>"
  }

  mutating func openStyle(_ level: MathStyle.Level) {
    let isDisplay = level == .display
    let script = max(0, level.rawValue - MathStyle.Level.text.rawValue)
    out += "<mstyle displaystyle=\"\(isDisplay)\" scriptlevel=\"\(script)\">"
  }
}

extension MathNode {
  /// Whether it is a function's name, with scripts or without.
  fileprivate var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let scripts): scripts.base?.isFunction ?? false
    default: false
    }
  }
}
