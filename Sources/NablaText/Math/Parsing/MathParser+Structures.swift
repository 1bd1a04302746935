extension MathParser {
  mutating func fraction(_ command: MathCommand, _ name: String) throws(TexProblem) -> MathNode {
    switch command {
    case .fraction(let level):
      if name == "cfrac" { _ = try scanner.rawOption() }
      let numerator = try argument(of: name)
      let denominator = try argument(of: name)
      return .fraction(
        MathFraction(numerator: numerator, denominator: denominator, level: level))
    case .binomial(let level):
      let upper = try argument(of: name)
      let lower = try argument(of: name)
      return .fraction(
        MathFraction(
          numerator: upper, denominator: lower, thickness: 0, left: "(", right: ")", level: level))
    case .root:
      let degree = try option()
      return .radical(degree: degree, body: try argument(of: name))
    default: return try generalFraction(name)
    }
  }

  /// `\genfrac{left}{right}{thickness}{style}{above}{below}`.
  private mutating func generalFraction(_ name: String) throws(TexProblem) -> MathNode {
    let left = try optionalDelimiter(name)
    let right = try optionalDelimiter(name)
    let width = scanner.text(try scanner.rawArgument(of: name))
    let thickness = width.allSatisfy(\.isWhitespace) ? nil : try length(width, of: name)
    let style = scanner.text(try scanner.rawArgument(of: name)).filter { !$0.isWhitespace }
    let levels: [String: MathStyle.Level] = [
      "0": .display, "1": .text, "2": .script, "3": .scriptscript, "\\displaystyle": .display,
      "\\textstyle": .text, "\\scriptstyle": .script, "\\scriptscriptstyle": .scriptscript,
    ]
    guard style.isEmpty || levels[style] != nil else {
      throw TexProblem(
        "\\\(name) with the style \"\(style.prefix(40))\"", "write 0, 1, 2 or 3 or nothing",
        at: scanner.start)
    }
    let numerator = try argument(of: name)
    let denominator = try argument(of: name)
    return .fraction(
      MathFraction(
        numerator: numerator, denominator: denominator, thickness: thickness.map { max(0, $0) },
        left: left, right: right, level: levels[style]))
  }

  private mutating func optionalDelimiter(_ name: String) throws(TexProblem) -> Unicode.Scalar? {
    let range = try scanner.rawArgument(of: name)
    var inner = MathParser(scanner.narrowed(to: range))
    inner.scanner.skipSpaces()
    return inner.scanner.isAtEnd ? nil : try inner.delimiter(of: name)
  }

  mutating func stacked(_ command: MathCommand, _ name: String) throws(TexProblem) -> MathNode {
    switch command {
    case .brace(let scalar, let isBelow):
      return .brace(MathBrace(scalar: scalar, isBelow: isBelow, body: try argument(of: name)))
    case .line(let isBelow): return .line(try argument(of: name), isBelow: isBelow)
    case .arrow(let scalar):
      let under = try option()
      return .arrow(MathArrow(scalar: scalar, over: try argument(of: name), under: under))
    case .underset:
      let under = try argument(of: name)
      return .stack(MathStack(base: try argument(of: name), under: under))
    case .overunderset:
      let over = try argument(of: name)
      let under = try argument(of: name)
      return .stack(MathStack(base: try argument(of: name), over: over, under: under))
    default:
      let under = command == .stackrel ? try option() : nil
      let over = try argument(of: name)
      return .stack(
        MathStack(
          base: try argument(of: name), over: over, under: under,
          atom: command == .stackrel ? .relation : nil))
    }
  }

  mutating func delimited(_ command: MathCommand, _ name: String) throws(TexProblem) -> MathNode {
    switch command {
    case .delimiter(let size, let atom):
      return .delimiter(
        MathDelimiter(scalar: try delimiter(of: name), size: size, atom: atom))
    case .left: break
    default: throw stray(name)
    }
    let place = scanner.start
    var result = MathDelimited(left: try delimiter(of: name), parts: [], middles: [])
    while true {
      let (nodes, ending) = try list()
      result.parts.append(nodes)
      switch ending {
      case .command("middle"): result.middles.append(try delimiter(of: "middle"))
      case .command("right"):
        result.right = try delimiter(of: "right")
        return .delimited(result)
      case .end:
        throw TexProblem(
          "\\left without its \\right", "write \\right. where nothing closes it", at: place)
      case .close: throw TexProblem("a } between \\left and \\right", at: scanner.start)
      case .ampersand: throw TexProblem("a & between \\left and \\right", at: scanner.start)
      case .command(let name): throw stray(name)
      case .character, .space, .open, .superscript, .lowered: return .delimited(result)
      }
    }
  }
}
