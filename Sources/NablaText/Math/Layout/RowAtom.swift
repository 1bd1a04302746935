import NablaScene

/// One node of a row with what is in force there.
struct RowAtom {
  var node: MathNode
  var context: MathLayout.Context
  /// Nil for what is no atom: a space.
  var atom: MathClass?

  /// Whether it is a vertical bar, which may open or close.
  fileprivate var isBar: Bool {
    guard case .symbol(let symbol) = node else { return false }
    return symbol.plain == "|" || symbol.plain == "‖"
  }
}

extension MathLayout {
  /// The nodes with colours and changes of style resolved; colours do not come between atoms.
  func collect(_ nodes: [MathNode], _ context: Context, into atoms: inout [RowAtom]) {
    var context = context
    for node in nodes {
      switch node {
      case .style(let level): context.style = context.style.with(level)
      case .colored(let color, let inner):
        collect(inner, Context(style: context.style, color: color), into: &atoms)
      default:
        atoms.append(RowAtom(node: node, context: context, atom: Self.atom(of: node)))
      }
    }
  }

  /// The class of a node among its neighbours; nil for a space.
  static func atom(of node: MathNode) -> MathClass? {
    switch node {
    case .symbol(let symbol): symbol.atom
    case .classed(let atom, _): atom
    case .scripts(let scripts): scripts.base.map { atom(of: $0) ?? .ordinary } ?? .ordinary
    case .fraction(let fraction): fraction.left == nil ? .inner : .ordinary
    case .stack(let stack): stack.atom ?? atom(ofOnly: stack.base)
    case .arrow: .relation
    case .delimited: .inner
    case .delimiter(let delimiter): delimiter.atom
    case .table(let table): table.left == nil && table.right == nil ? .ordinary : .inner
    case .function: .large
    case .colored(_, let nodes), .phantom(let nodes, _, _), .smash(let nodes): atom(ofOnly: nodes)
    case .negated: .relation
    case .group, .radical, .accent, .brace, .line, .text, .lap, .boxed: .ordinary
    case .space, .style: nil
    }
  }

  private static func opensPair(behind before: MathClass?) -> Bool {
    switch before {
    case nil, .binary?, .relation?, .opening?, .punctuation?: true
    case .ordinary?, .large?, .closing?, .inner?: false
    }
  }

  private static func atom(ofOnly nodes: [MathNode]) -> MathClass {
    nodes.count == 1 ? atom(of: nodes[0]) ?? .ordinary : .ordinary
  }

  /// A sign between two operands is binary; elsewhere it is a sign (TeX's rules 5 and 6).
  static func resolveBinaries(_ atoms: inout [RowAtom]) {
    var previous: Int?
    for i in atoms.indices {
      guard let atom = atoms[i].atom else { continue }
      let before = previous.flatMap { atoms[$0].atom }
      if atom == .ordinary, atoms[i].isBar, Self.opensPair(behind: before) {
        // |−x|: TeX itself would take the minus for a difference.
        atoms[i].atom = .opening
        previous = i
        continue
      }
      switch atom {
      case .binary:
        switch before {
        case nil, .binary?, .large?, .relation?, .opening?, .punctuation?:
          atoms[i].atom = .ordinary
        case .ordinary?, .closing?, .inner?: break
        }
      case .relation, .closing, .punctuation:
        if before == .binary, let previous { atoms[previous].atom = .ordinary }
      case .ordinary, .large, .opening, .inner: break
      }
      previous = i
    }
    if let previous, atoms[previous].atom == .binary { atoms[previous].atom = .ordinary }
  }
}
