import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `attention-pipeline`: the matrices, and the numbers of one query stage by stage.
struct PipelineFigure {
  let recipe: AttentionPipeline
  let q, k, v, scores: Matrix
  let tokens: [String]
  let factor: Double
  let masked, weights, output: Matrix

  /// More keys are not told apart, nor their terms read.
  private static let mostKeys = 8
  private static let mostComponents = 12

  init(
    recipe: AttentionPipeline, q: Matrix, k: Matrix, v: Matrix, scores: Matrix, tokens: [String],
    factor: Double
  ) throws(NablaError) {
    (self.recipe, self.q, self.k, self.v, self.scores) = (recipe, q, k, v, scores)
    (self.tokens, self.factor) = (tokens, factor)
    let masked = Matrix(rows: q.rows, columns: k.rows) { i, j in
      recipe.allows(i, j) ? scores[i, j] : -.infinity
    }
    let weights = masked.softmaxRows
    (self.masked, self.weights) = (masked, weights)
    do throws(MathError) {
      output = try weights.multiplied(by: v)
    } catch {
      throw NablaError("\(AttentionPipeline.id).V", error.problem, error.remedy)
    }
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e6
      ? format(value) : format(value, decimals: recipe.decimals)
  }
  var keyNames: [String] {
    k.rows == tokens.count ? tokens : (0..<k.rows).map { "k\($0 + 1)" }
  }
  private var blind: [Int] { (0..<q.rows).filter { i in weights.row(i).allSatisfy { $0 == 0 } } }

  /// The keys that are followed: all, or those of the greatest weight in their order.
  func followed(_ row: Int) -> [Int] {
    guard k.rows > Self.mostKeys else { return Array(0..<k.rows) }
    let order = (0..<k.rows).sorted { (weights[row, $0], $1) > (weights[row, $1], $0) }
    return order.prefix(Self.mostKeys).sorted()
  }

  func color(_ i: Int) -> String { "s\(i % 8 + 1)" }

  // MARK: - Figure

  var figure: Figure {
    let cell = 34.0
    let widths = [q.columns, k.columns, k.rows, k.rows, v.columns, v.columns].map {
      max(3, min(8, Double($0)))
    }
    let tall = max(3, min(8, Double(max(q.rows, k.rows)))) * cell
    var rows: [[Cell]] = [[.grid(Grid([matrices.map { .panel($0) }], columnWeights: widths))]]
    var heights = [tall]
    if let row = recipe.row {
      rows.append([
        .grid(
          Grid(
            [[numbers(row), .panel(bars(row)), .panel(stack(row))]],
            columnWeights: [q.columns <= 4 ? 400 : 290, 180, 290]))
      ])
      heights.append(max(150, 22 * Double(followed(row).count + 1)))
    }
    var figure = Figure(
      title: title, subtitle: "$Z=\\mathrm{softmax}\\left(QK^\\top\(factorText)\\right)V$",
      caption: caption,
      size: Size(
        max(900, widths.reduce(0, +) * cell + 340),
        heights.reduce(0, +) + (recipe.row == nil ? 150 : 220)),
      grid: Grid(rows, rowWeights: heights))
    figure.color.legend = false
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard let row = recipe.row else { return AttentionPipeline.title }
    let (query, keys) = (quoted(tokens[row]), followed(row))
    if blind.contains(row) { return "\(query) may look at no key: its output is zero" }
    if k.rows <= 3 {
      let parts = keys.filter { weights[row, $0] > 0 }.map {
        "\(number(weights[row, $0])) of \(quoted(keyNames[$0]))"
      }
      return "What \(query) becomes: \(parts.listed)"
    }
    guard let most = keys.max(by: { weights[row, $0] < weights[row, $1] }) else { return "" }
    return "\(query) takes most from \(quoted(keyNames[most])): \(number(weights[row, most]))"
  }

  var factorText: String {
    if case .value = recipe.scale { return "\\cdot \(format(factor, significant: 4))" }
    return "/\\sqrt{\(q.columns)}"
  }

  private var warnings: [String] {
    blind.map { "\(tokens[$0]) may look at no key; its weights are zeros" }
  }

  private var caption: String {
    var notes = warnings.map { $0 + "." }
    if let row = recipe.row, followed(row).count < k.rows {
      notes.append("Followed: the \(Self.mostKeys) keys of the greatest weights of \(k.rows).")
    }
    if v.columns > Self.mostComponents, recipe.row != nil {
      notes.append("The sum shows \(Self.mostComponents) of \(v.columns) components.")
    }
    return notes.joined(separator: " ")
  }

  private var alt: String {
    guard let row = recipe.row else {
      return
        "Six matrices of attention with \(q.rows) queries and \(k.rows) keys of dimension \(q.columns)."
    }
    let terms = followed(row).map {
      "\(format(weights[row, $0], significant: 3)) for \(keyNames[$0])"
    }
    let z = output.row(row).prefix(6).map { format($0, significant: 3) }
    return
      "The query of \(tokens[row]) among \(k.rows) keys: the weights are \(terms.joined(separator: ", ")); the output is \(z.joined(separator: ", "))."
  }

  // MARK: - One query

  /// The row's scores before scaling, written as sums of products where these are few.
  private func table(_ row: Int) -> TextTable {
    let most = masked.row(row).max() ?? 0
    // The largest score is taken off where exp would not be a readable number.
    let shift = most > 10 ? most : 0
    let sum = masked.row(row).reduce(0) { $0 + exp($1 - shift) }
    let keys = followed(row)
    let rows = keys.map { j -> [String] in
      let raw = dotProduct(q.row(row), k.row(j))
      let terms = (0..<q.columns).map { "\(number(q[row, $0]))·\(bracketed(k[j, $0]))" }
      let product =
        q.columns <= 4
        ? "\(terms.joined(separator: " + ")) = \(number(raw))" : "\(number(raw))"
      let score = masked[row, j]
      return [
        keyNames[j], product, score.isFinite ? number(score) : "−∞ (masked)",
        number(exp(score - shift)), number(weights[row, j]),
      ]
    }
    let scaling =
      recipe.scale == .auto
      ? "÷ √\(q.columns) = \(format(Double(q.columns).squareRoot(), significant: 3))"
      : "× \(format(factor, significant: 4))"
    return TextTable(
      header: [
        "key", "$q\\cdot k$", scaling,
        shift == 0 ? "exp" : "exp(s − \(number(shift)))", "÷ Σ = \(number(sum))",
      ],
      rows: rows, alignments: [.start, .end, .end, .end, .end], rowColors: keys.indices.map(color))
  }

  /// The stages in numbers, and below them the output's sums where these are short.
  private func numbers(_ row: Int) -> Cell {
    guard k.rows <= 4, v.columns <= 4 else { return .table(table(row)) }
    let sums = (0..<v.columns).map { c -> [String] in
      // Each term in its key's colour, as in the matrices and the bars.
      let terms = (0..<k.rows).map {
        "\\textcolor{\(color($0))}{\(number(weights[row, $0]))\\cdot\(bracketed(v[$0, c]))}"
      }
      let sum = "\(terms.joined(separator: "+"))=\(number(output[row, c]))"
      return ["$z_{\(c + 1)}$", "$\(sum.replacing("−", with: "-"))$"]
    }
    let added = TextTable(
      header: ["output", "weight · value, added up"], rows: sums, alignments: [.start, .start])
    return .grid(Grid([[.table(table(row))], [.table(added)]]))
  }

  private func bracketed(_ value: Double) -> String {
    value < 0 ? "(\(number(value)))" : number(value)
  }

  private func bars(_ row: Int) -> Panel {
    let keys = followed(row)
    let top = weights.row(row).max() ?? 1
    return Panel(
      title: "weights $A$ of \(quoted(tokens[row]))",
      marks: keys.enumerated().map { n, j in
        Bar(
          x: ["\(keyNames[j])" + String(repeating: "\u{200A}", count: repeats(j))],
          y: [weights[row, j]], color: color(n), labels: true, decimals: recipe.decimals)
      },
      x: AxisOptions("key"),
      y: AxisOptions("weight", domain: 0...max(1e-9, top * 1.18), ticks: TickOptions(count: 3)))
  }

  /// How many earlier keys bear the same name, so that their bars stay apart.
  private func repeats(_ key: Int) -> Int {
    keyNames[..<key].count { $0 == keyNames[key] }
  }

  /// Each component of the output as what the keys' values bring to it.
  private func stack(_ row: Int) -> Panel {
    let components = Array(0..<min(v.columns, Self.mostComponents))
    let keys = followed(row)
    var (x, y, owners): ([String], [Double], [Int32]) = ([], [], [])
    for c in components {
      for (n, j) in keys.enumerated() {
        x.append("z\(subscripted(c + 1)) = \(number(output[row, c]))")
        y.append(weights[row, j] * v[j, c])
        owners.append(Int32(n))
      }
    }
    // Categories take the series' colours in their order.
    let groups = TextColumn(codes: owners, categories: keys.indices.map { "key \($0)" })
    let marks: [any Mark] = [Bar(x: x, y: y, color: Column.text(groups), layout: .stacked)]
    return Panel(
      title: "output $Z$: weighted values added up", marks: marks,
      x: AxisOptions("component"), y: AxisOptions("weight · value"))
  }

  private func subscripted(_ number: Int) -> String {
    let lowered = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
    return String(number).compactMap(\.wholeNumberValue).map { lowered[$0] }.joined()
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("Q", q.optionNode), .init("K", k.optionNode), .init("V", v.optionNode),
      .init("scores", masked.optionNode), .init("weights", weights.optionNode),
      .init("output", output.optionNode),
    ]
    if let row = recipe.row {
      let products = (0..<k.rows).map { dotProduct(q.row(row), k.row($0)) }
      entries.append(.init("products", Node(products)))
    }
    return entries
  }
}
