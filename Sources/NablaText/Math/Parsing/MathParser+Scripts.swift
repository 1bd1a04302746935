extension MathParser {
  /// Reads `^`, `_`, primes and `\limits` behind an atom, in any order.
  ///
  /// - Parameter first: a token that has been read already.
  /// - Returns: whether there are any.
  mutating func scripts(
    of scripts: inout MathScripts, after first: Token?
  ) throws(TexProblem) -> Bool {
    var token = first
    var primes: [MathNode] = []
    var found = false
    while true {
      if token == nil {
        guard let next = try nextScriptToken() else { break }
        token = next
      }
      let place = scanner.start
      switch token {
      case .superscript:
        guard scripts.sup == nil else {
          throw TexProblem("a second superscript", "write {a^b}^c or a^{b^c}", at: place)
        }
        scripts.sup = try argument(of: "^")
      case .lowered:
        guard scripts.sub == nil else {
          throw TexProblem("a second subscript", "write {a_b}_c or a_{b_c}", at: place)
        }
        scripts.sub = try argument(of: "_")
      case .character: primes.append(.symbol(MathSymbol("′")))
      case .command(let name):
        if case .limits(let limits)? = MathCommand.named(name) { scripts.limits = limits }
      default: break
      }
      found = true
      token = nil
    }
    if !primes.isEmpty { scripts.sup = Self.joined(primes: primes.count) + (scripts.sup ?? []) }
    return found
  }

  /// The next token where it belongs to the scripts.
  private mutating func nextScriptToken() throws(TexProblem) -> Token? {
    let rest = scanner
    scanner.skipSpaces()
    if scanner.isAtEnd { return nil }
    switch try scanner.next() {
    case .superscript: return .superscript
    case .lowered: return .lowered
    case .character("'"): return .character("'")
    case .character("’"): return .character("'")
    case .command(let name):
      if case .limits? = MathCommand.named(name) { return .command(name) }
    default: break
    }
    scanner = rest
    return nil
  }

  private static func joined(primes count: Int) -> [MathNode] {
    let signs: [Unicode.Scalar] = ["′", "″", "‴", "⁗"]
    var rest = count
    var nodes: [MathNode] = []
    while rest > 0 {
      let step = min(rest, signs.count)
      nodes.append(.symbol(MathSymbol(signs[step - 1])))
      rest -= step
    }
    return nodes
  }
}
