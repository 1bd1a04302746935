import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `cross-entropy-decomposition`: what is unavoidable has one colour everywhere, what
/// the belief wastes another.
struct CodeLengthFigure {
  let recipe: CrossEntropyDecomposition
  /// What the model gives each symbol, at most 1 in all.
  let beliefs: [Double]
  let areLengths: Bool
  private let code: HuffmanCode

  private static let mostLeaves = 12

  init(recipe: CrossEntropyDecomposition, beliefs: [Double], areLengths: Bool) {
    (self.recipe, self.beliefs, self.areLengths) = (recipe, beliefs, areLengths)
    code = HuffmanCode(recipe.p)
  }

  private var p: [Double] { recipe.p }
  private var perNat: Double { recipe.base.unit.perNat }
  private var log: String { recipe.base.unit.log }
  private var unit: String { recipe.base.unit.rawValue }
  private var entropy: Double { Softmax.entropy(p) * perNat }
  private var hasTree: Bool {
    recipe.huffman && (2...Self.mostLeaves).contains(p.count { $0 > 0 })
  }
  private func number(_ value: Double) -> String {
    value.isFinite ? format(value, decimals: 2) : "inf"
  }
  private var names: [String] {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    return p.indices.map {
      $0 < letters.count && p.count <= letters.count ? letters[$0] : "\($0 + 1)"
    }
  }

  /// What each symbol costs under a belief, weighted by how often it comes.
  private func costs(_ q: [Double]) -> [Double] {
    zip(p, q).map { $0 == 0 ? 0 : $0 * Information.surprisal(min(1, $1)) * perNat }
  }
  private func cost(_ q: [Double]) -> Double { costs(q).reduce(0, +) }
  private var cross: Double { cost(beliefs) }
  private var reversed: Double { cost(beliefs.reversed()) }
  private var huffman: Double {
    zip(p, code.words).reduce(0) { $0 + $1.0 * Double($1.1.count) } * perNat * M_LN2
  }

  var figure: Figure {
    var rows: [[Cell]] = [[.panel(totals), .panel(parts)]]
    if hasTree {
      let code = Grid([[.panel(tree), .table(table)]], columnWeights: [1.9, 1])
      rows.append([.spanning(.grid(code), columns: 2)])
    }
    var figure = Figure(
      title: title,
      subtitle: #"$H(p,q)=\color{s1}{H(p)}+\color{s2}{D_{KL}(p\,\|\,q)}$"#
        + (cross.isFinite
          ? ": \(number(cross)) = \(number(entropy)) + \(number(cross - entropy)) \(unit)" : ""),
      caption: caption, size: Size(900, hasTree ? 600 : 360),
      grid: Grid(rows, columnWeights: [1, 1.1], rowWeights: hasTree ? [1, 1.15] : []))
    figure.alt = alt
    return figure
  }

  // MARK: - Sums

  private var totals: Panel {
    var bars = [(areLengths ? "this code" : "q", cross), ("reversed q", reversed)]
    if recipe.huffman { bars.append(("Huffman", huffman)) }
    let finite = bars.map(\.1).filter(\.isFinite)
    let most = max(finite.reduce(entropy, max), 1e-9)
    var marks: [any Mark] = []
    for (i, bar) in bars.enumerated() {
      let (y, end) = (-Double(i), bar.1.isFinite ? bar.1 : most * 1.2)
      func block(_ from: Double, _ to: Double, _ role: String) -> any Mark {
        Polygon(
          x: [from, to, to, from], y: [y - 0.32, y - 0.32, y + 0.32, y + 0.32], color: role,
          opacity: 0.75, edge: role, width: 1)
      }
      marks.append(block(0, min(entropy, end), "s1"))
      if end > entropy + 1e-12 { marks.append(block(entropy, end, "s2")) }
      let words =
        bar.1.isFinite
        ? "**\(number(bar.1))** = \(number(entropy)) + \(number(bar.1 - entropy))"
        : "**inf**"
      marks.append(
        Text(
          x: [end], y: [y], text: [words], anchor: .start, dx: 6, size: 11))
    }
    marks.append(Rule(x: entropy, color: "ink", width: 1.25))
    marks.append(
      Text(
        x: [entropy], y: [0.68], text: ["H(p) = \(number(entropy)): never saved"], anchor: .start,
        dx: 5, size: 11))
    let places = bars.indices.map { -Double($0) }
    return Panel(
      title: "cost of an average symbol", marks: marks,
      x: AxisOptions(unit, domain: 0...most * 1.45),
      y: AxisOptions(
        "", domain: -Double(bars.count) + 0.45...0.95,
        ticks: TickOptions(values: places, labels: bars.map(\.0))
      ).with(\.grid, false))
  }

  /// Where the extra bits go: each symbol's share of the entropy and of the divergence.
  private var parts: Panel {
    let places = p.indices.map(Double.init)
    let own = costs(p)
    let extra = zip(costs(beliefs), own).map { $0.isFinite ? $0 - $1 : .nan }
    let lost = extra.indices.filter { extra[$0].isNaN }
    var marks: [any Mark] = []
    for (i, x) in places.enumerated() {
      let (low, high) = (own[i], own[i] + (extra[i].isNaN ? 0 : extra[i]))
      func block(_ from: Double, _ to: Double, _ role: String, _ opacity: Double) -> any Mark {
        Polygon(
          x: [x - 0.38, x + 0.38, x + 0.38, x - 0.38], y: [from, from, to, to], color: role,
          opacity: opacity, edge: role, width: 1)
      }
      guard p[i] > 0 else { continue }
      marks.append(block(0, min(low, high), "s1", 0.75))
      // What a word shorter than the surprise saves stays an empty box.
      if high != low { marks.append(block(low, high, "s2", high > low ? 0.75 : 0.12)) }
    }
    let tops = places.indices.map { max(own[$0], own[$0] + (extra[$0].isNaN ? 0 : extra[$0])) }
    if p.count <= 10 {
      let shown = places.indices.filter { p[$0] > 0 && !extra[$0].isNaN }
      marks.append(
        Text(
          x: shown.map { places[$0] }, y: shown.map { tops[$0] },
          text: shown.map { Self.signed(extra[$0]) },
          baseline: .bottom, dy: -4, size: 11, color: "s2"))
    }
    marks.append(
      Text(
        x: lost.map { places[$0] }, y: lost.map { tops[$0] }, text: lost.map { _ in "**inf**" },
        baseline: .bottom, dy: -4, color: "s2"))
    let top = max(tops.reduce(0, max), 1e-9)
    return Panel(
      title: #"each symbol's share: $\color{s1}{-p\,\#(log) p}$ and $\color{s2}{p\,\#(log)(p/q)}$"#,
      marks: marks,
      x: AxisOptions(
        "symbol", domain: -0.6...(Double(p.count) - 0.4),
        ticks: .outcomes(names, most: 20)
      ).with(\.grid, false),
      y: AxisOptions(unit, domain: 0...top * 1.18))
  }

  private static func signed(_ value: Double) -> String {
    value.magnitude < 5e-4 ? "0" : (value < 0 ? "" : "+") + format(value, decimals: 3)
  }

  // MARK: - The code

  private var tree: Panel {
    var (from, to, bits): ([String], [String], [String]) = ([], [], [])
    var inner = 0
    /// The node's name; inner nodes bear their weight, kept apart by thin spaces.
    func add(_ tree: HuffmanCode.Tree) -> (name: String, weight: Double) {
      switch tree {
      case .leaf(let symbol):
        return ("**\(names[symbol])** \(format(p[symbol], significant: 3))", p[symbol])
      case .branch(let zero, let one):
        inner += 1
        let own = String(repeating: "\u{200A}", count: inner)
        let (a, b) = (add(zero), add(one))
        let name = format(a.weight + b.weight, significant: 3) + own
        from += [name, name]
        to += [a.name, b.name]
        bits += ["0", "1"]
        return (name, a.weight + b.weight)
      }
    }
    if let root = code.tree { _ = add(root) }
    let depth = Double(code.words.map(\.count).reduce(0, max))
    // Parents come first, so that the tree grows from its root.
    var mark = GraphMark(
      from: Array(from.reversed()), to: Array(to.reversed()), label: Array(bits.reversed()),
      layout: .tree, direction: .right, color: "s1")
    mark.shape = .box
    mark.width = 1.25
    mark.head = 0
    return Panel(
      title: "Huffman's code: \(number(huffman)) \(unit) on average", marks: [mark],
      x: AxisOptions("", domain: -0.5...(depth + 0.75)))
  }

  private var table: TextTable {
    let rows = p.indices.map { i in
      [
        names[i], format(p[i], significant: 3),
        p[i] > 0 ? number(Information.surprisal(p[i]) * perNat) : "inf",
        areLengths && recipe.base == .two
          ? format(recipe.q[i], significant: 4)
          : beliefs[i] > 0 ? number(Information.surprisal(min(1, beliefs[i])) * perNat) : "inf",
        code.words[i],
      ]
    }
    return TextTable(
      header: ["symbol", "$p$", "$-\(log) p$", areLengths ? "length" : "$-\(log) q$", "Huffman"],
      rows: rows, alignments: [.start, .end, .end, .end, .start])
  }

  // MARK: - Words and numbers

  private var title: String {
    cross.isFinite
      ? "Of the \(number(cross)) \(unit) that \(areLengths ? "this code" : "q") costs, \(number(entropy)) can never be saved"
      : "q rules out what can happen: the cost is inf"
  }

  private var caption: String {
    var parts: [String] = []
    let used = beliefs.reduce(0, +)
    if areLengths, used < 1 - 1e-9 {
      parts.append(
        #"Code words of these lengths leave room: $\sum 2^{-\mathrm{length}}=$ \#(format(used, significant: 4))."#
      )
    }
    if recipe.huffman, !hasTree {
      parts.append("The tree is drawn for 2 to \(Self.mostLeaves) symbols.")
    }
    return parts.joined(separator: " ")
  }

  private var alt: String {
    "The cross-entropy of \(p.count) symbols is \(number(cross)) \(unit): \(number(entropy)) of entropy and \(number(cross - entropy)) of divergence. The reversed belief costs \(number(reversed))\(recipe.huffman ? ", Huffman's code \(number(huffman))" : "")."
  }

  var series: [Node.Entry] {
    [
      .init("p", Node(p)), .init("q", Node(beliefs)), .init("entropy", Node(entropy)),
      .init("cross_entropy", Node(cross)), .init("kl", Node(cross - entropy)),
      .init("reversed_cross_entropy", Node(reversed)), .init("huffman_average", Node(huffman)),
      .init("huffman_lengths", Node(code.words.map { Node($0.count) })),
      .init("huffman_words", Node(code.words.map { Node($0) })),
      .init("entropy_parts", Node(costs(p))), .init("cross_entropy_parts", Node(costs(beliefs))),
    ]
  }
}
