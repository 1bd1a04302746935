import NablaScene

/// Makes nodes of a formula's TeX by recursive descent.
struct MathParser {
  typealias Token = TexScanner.Token

  var scanner: TexScanner
  /// The alphabet of letters to come.
  var alphabet = MathAlphabet.automatic
  var isBold = false
  /// Every colour's role with its place in the source.
  var colorRoles: [(role: String, place: Int)] = []
  private var depth = 0

  init(_ scanner: TexScanner) { self.scanner = scanner }

  /// The whole of a formula.
  mutating func formula() throws(TexProblem) -> [MathNode] {
    let (nodes, ending) = try list()
    switch ending {
    case .end: return nodes
    case .close: throw TexProblem("a } without its {", "write \\} for the sign", at: scanner.start)
    case .ampersand:
      throw TexProblem("a & outside a matrix", "write \\& for the sign", at: scanner.start)
    case .command(let name): throw stray(name)
    case .character, .space, .open, .superscript, .lowered: return nodes
    }
  }

  /// Atoms up to what ends a group, cell or part, which is taken and returned, too.
  ///
  /// - Parameter inBrackets: whether a ] ends them.
  mutating func list(inBrackets: Bool = false) throws(TexProblem) -> ([MathNode], Token) {
    try enter()
    let (alphabet, isBold) = (alphabet, isBold)
    defer {
      leave()
      (self.alphabet, self.isBold) = (alphabet, isBold)
    }
    var nodes: [MathNode] = []
    var infix: (fraction: MathFraction, place: Int)?
    while true {
      let token = try scanner.next()
      let place = scanner.start
      switch token {
      case .space: continue
      case .end, .close, .ampersand: return (Self.joined(infix?.fraction, nodes), token)
      case .character("]") where inBrackets:
        return (Self.joined(infix?.fraction, nodes), token)
      case .command(let name):
        switch MathCommand.named(name) {
        case .right?, .middle?, .end?, .newRow?:
          return (Self.joined(infix?.fraction, nodes), token)
        case .infix(let thickness, let left, let right)?:
          guard infix == nil else {
            throw TexProblem(
              "a second \\\(name) in one group", "put braces around one of them", at: place)
          }
          infix = (
            MathFraction(
              numerator: nodes, denominator: [], thickness: thickness, left: left, right: right),
            place
          )
          nodes = []
          continue
        default: break
        }
      case .character, .open, .superscript, .lowered: break
      }
      try append(token, to: &nodes)
    }
  }

  private static func joined(_ fraction: MathFraction?, _ nodes: [MathNode]) -> [MathNode] {
    guard var fraction else { return nodes }
    fraction.denominator = nodes
    return [.fraction(fraction)]
  }

  /// The atom that a token starts, with its scripts.
  private mutating func append(_ token: Token, to nodes: inout [MathNode]) throws(TexProblem) {
    var atom: [MathNode] = []
    switch token {
    case .superscript, .lowered, .character("'"): break
    default:
      atom = try nucleus(token)
      if atom.isEmpty { return }
    }
    var scripts = MathScripts(base: atom.last)
    let hasScripts = try self.scripts(of: &scripts, after: atom.isEmpty ? token : nil)
    nodes.append(contentsOf: atom.dropLast())
    if hasScripts {
      nodes.append(.scripts(scripts))
    } else if let last = atom.last {
      nodes.append(last)
    }
  }

  /// One level deeper, for everything that calls itself.
  mutating func enter() throws(TexProblem) {
    guard depth < MathLimits.depth else {
      throw TexProblem(
        "groups within groups deeper than \(MathLimits.depth)", "split the formula",
        at: scanner.start)
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  /// A command that only makes sense inside something else.
  func stray(_ name: String) -> TexProblem {
    let advice =
      switch name {
      case "right", "middle": "write \\left in front of its part"
      case "end": "write \\begin in front of it"
      case "limits", "nolimits", "displaylimits": "write it behind an operator as \\sum"
      default: "write \\begin{aligned}…\\end{aligned} for several lines"
      }
    return TexProblem("\\\(name) on its own", advice, at: scanner.start)
  }

  func symbol(_ symbol: MathSymbol) -> MathNode {
    guard symbol.kind == .letter else { return .symbol(symbol) }
    return .symbol(symbol.styled(isBold ? alphabet.emboldened : alphabet))
  }
}
