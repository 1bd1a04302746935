import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The figure of `causal-mask`: scores, mask, their sum and its softmax in cells of the same places.
struct MaskFigure {
  /// ALiBi's slope of the first of eight heads.
  private static let slope = 0.5

  let recipe: CausalMask
  let scores: Matrix
  let tokens: [String]
  let bias: Matrix
  let masked: Matrix
  let weights: Matrix

  init(
    recipe: CausalMask, scores: Matrix, tokens: [String], allows: (Int, Int) -> Bool
  ) {
    let n = scores.rows
    let bias = Matrix(rows: n, columns: n) { i, j in
      !allows(i, j) ? -.infinity : recipe.kind == .alibi ? -Self.slope * Double(i - j) : 0
    }
    let masked = Matrix(rows: n, columns: n) { scores[$0, $1] + bias[$0, $1] }
    weights = masked.softmaxRows
    (self.recipe, self.scores, self.tokens, self.bias, self.masked) =
      (recipe, scores, tokens, bias, masked)
  }

  private var n: Int { scores.rows }
  private var allowed: Int { bias.values.count(where: \.isFinite) }
  private var blind: [Int] { (0..<n).filter { i in masked.row(i).allSatisfy { $0 == -.infinity } } }
  private var sums: [Double] {
    (0..<n).map { i in masked.row(i).reduce(0) { $0 + exp($1) } }
  }
  private var writes: Bool { n <= 10 }

  var figure: Figure {
    let divisors = sums.map { $0 == 0 ? "no key" : "÷ \(format($0, decimals: 2))" }
    let isRamp = recipe.kind == .alibi
    let known = scores.values + masked.values.filter(\.isFinite)
    let (low, high) = (known.min() ?? 0, max(known.max() ?? 1, (known.min() ?? 0) + 1e-9))
    let range = ColorOptions("", domain: low...high, colormap: "attention", legend: false)
    let share = ColorOptions(
      "", domain: 0...(writes ? 1 : weights.values.max() ?? 1), legend: false)
    let side = max(210, writes ? 29 * Double(n) : 0)
    var figure = Figure(
      title:
        "\(name): \(format(Double(allowed), grouping: true)) of \(format(Double(n * n), grouping: true)) pairs are allowed",
      subtitle:
        "A query (row) looks at keys (columns) that are not hatched: $A=\\mathrm{softmax}(S+M)$",
      caption: caption, size: Size(2 * side + 190, 2 * side + 225),
      grid: Grid([
        [
          panel("scores $S$", scores, hatched: false, text: "", range, labels: tokens),
          panel(
            "+ mask $M$",
            isRamp
              ? bias
              : Matrix(rows: n, columns: n) { _, _ in
                writes ? 0.25 : 0.25 * (share.domain?.upper ?? 1)
              },
            hatched: true, text: "−∞", isRamp ? ColorOptions("", legend: false) : share,
            own: isRamp ? nil : "0"),
        ],
        [
          panel("= masked scores", masked, hatched: true, text: "−∞", range, labels: tokens),
          panel("softmax: weights $A$", weights, hatched: true, text: "0", share, labels: divisors),
        ],
      ]))
    figure.warnings = warnings
    figure.alt =
      "Four matrices of \(n) queries by \(n) keys: scores, the \(name.lowercased()), masked scores and weights. \(allowed) of \(n * n) pairs are allowed; in the last row the weights are \(weights.row(n - 1).prefix(8).map { format($0, decimals: 2) }.joined(separator: ", "))."
    return figure
  }

  private var name: String {
    switch recipe.kind {
    case .none: "No mask"
    case .causal: "Causal mask"
    case .window: "Window of \(recipe.window)"
    case .prefix: "Prefix of \(recipe.prefix)"
    case .padding: "Padding mask"
    case .block: "Blocks of \(recipe.window)"
    case .alibi: "ALiBi"
    }
  }

  private var warnings: [String] {
    blind.isEmpty
      ? []
      : [
        "\(blind.count == 1 ? "1 query has" : "\(blind.count) queries have") no key to look at; the weights are zeros"
      ]
  }

  private var caption: String {
    let bias = recipe.kind == .alibi ? ["Each step back costs m = \(format(Self.slope))."] : []
    return
      (warnings.map { $0 + "." } + bias
      + (n <= 24 ? ["÷: the sum of exp over the row's allowed scores."] : []))
      .joined(separator: " ")
  }

  private func panel(
    _ title: String, _ values: Matrix, hatched: Bool, text: String, _ color: ColorOptions,
    labels: [String]? = nil, own: String? = nil
  ) -> Cell {
    let names = n <= 24
    var map = Heatmap(
      values.known, xLabels: names ? tokens : nil, yLabels: names ? labels : nil,
      mask: hatched && allowed < n * n ? bias.gaps : nil,
      annotate: writes && own == nil ? .auto : .never)
    map.kindOfValues = recipe.kind == .alibi && title.hasPrefix("+") ? .diverging : .weights
    var marks: [any Mark] = [map]
    let texts = (0..<n * n).map { bias.values[$0].isFinite ? own ?? "" : text }
    if writes {
      marks.append(
        Text(
          x: texts.indices.map { Double($0 % n) }, y: texts.indices.map { Double($0 / n) },
          text: texts, size: 11))
    }
    var y = AxisOptions(labels == tokens ? "query" : "")
    if labels == nil { y.ticks.visible = false }
    return .panel(
      Panel(
        title: title, marks: marks,
        x: AxisOptions(hatched && title.hasPrefix("+") || !hatched ? "" : "key"), y: y, color: color
      ))
  }

  var series: [Node.Entry] {
    [
      .init("scores", scores.optionNode), .init("bias", bias.optionNode),
      .init("masked", masked.optionNode), .init("weights", weights.optionNode),
      .init("allowed", Node(allowed)), .init("pairs", Node(n * n)), .init("sums", Node(sums)),
    ]
  }
}
