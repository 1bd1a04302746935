import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The figure of `causal-mask`: scores, masked scores and weights in cells of the same places.
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

  /// Scores, what the mask makes of them, and weights side by side; ALiBi's ramp has its own.
  var figure: Figure {
    let divisors = sums.map { $0 == 0 ? "no key" : "÷ \(format($0, decimals: 2))" }
    let share = ColorOptions(
      "", domain: 0...(writes ? 1 : weights.values.max() ?? 1), legend: false)
    let ramp = ColorOptions("", legend: false)
    let sum = allowed == n * n ? "$S+M$: none is blocked" : "$S+M$: blocked by $-\\infty$"
    var panels = [
      panel("scores $S$", scores, range(scores), labels: tokens),
      panel(sum, masked, range(masked), blocked: "−∞"),
      panel("weights $A$, rows sum to 1", weights, share, labels: divisors, blocked: "0"),
    ]
    if isRamp { panels.insert(panel("bias $M$", bias, ramp, blocked: "−∞", .diverging), at: 1) }
    panels[0].y.label = "query"
    let side = max(isRamp ? 180 : 190, writes ? 31 * Double(n) : 0)
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(Double(panels.count) * (side + 26) + 150, side + 172),
      grid: Grid([panels.map { .panel($0) }]))
    figure.warnings = warnings
    figure.alt =
      "\(isRamp ? "Four" : "Three") matrices of \(n) queries by \(n) keys: scores, \(isRamp ? "the bias, " : "")masked scores and weights. \(name): \(allowed) of \(n * n) pairs are allowed; in the last row the weights are \(weights.row(n - 1).prefix(8).map { format($0, decimals: 2) }.joined(separator: ", "))."
    return figure
  }

  private var isRamp: Bool { recipe.kind == .alibi }

  private var title: String {
    let pairs = format(Double(n * n), grouping: true)
    if n == 1, allowed == 1 { return "\(name): one token looks at itself" }
    if allowed == n * n { return "\(name): all \(pairs) pairs are allowed" }
    return "\(name): \(format(Double(allowed), grouping: true)) of \(pairs) pairs are allowed"
  }

  private var subtitle: String {
    let rule =
      switch recipe.kind {
      case .none: "every token looks at every token"
      case .causal: "no token looks at a later one"
      case .window:
        recipe.window == 1
          ? "a token looks at itself only"
          : "a token looks at itself and \(recipe.window - 1) before it"
      case .prefix: "all look at the first \(recipe.prefix), and otherwise only back"
      case .padding: "no token looks at padding"
      case .block: "a token looks at its own block of \(recipe.window)"
      case .alibi: "each step back costs \(format(Self.slope)), so far tokens weigh less"
      }
    return "$A=\\mathrm{softmax}(S+M)$: \(rule)"
  }

  /// Colours over the numbers of a matrix that are there, so that small ones are pale.
  private func range(_ matrix: Matrix) -> ColorOptions {
    let known = (isRamp ? matrix.values : scores.values).filter(\.isFinite)
    let low = known.min() ?? 0
    let high = max(known.max() ?? 1, low + 1e-9)
    // A single number is neither the smallest nor the largest.
    return ColorOptions(
      "", domain: (high - low < 1e-6 ? low - 1 : low)...high, colormap: "attention", legend: false)
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
    let sums = n <= 24 ? ["÷: the sum of exp over the row's allowed scores."] : []
    return (warnings.map { $0 + "." } + sums).joined(separator: " ")
  }

  /// - Parameter blocked: what stands in cells that the mask forbids; nil before the mask.
  private func panel(
    _ title: String, _ values: Matrix, _ color: ColorOptions, labels: [String]? = nil,
    blocked: String? = nil, _ kind: Heatmap.Values = .weights
  ) -> Panel {
    let names = n <= 24
    let map = Heatmap(
      values.known, xLabels: names ? tokens : nil, yLabels: names ? labels : nil,
      mask: blocked != nil && allowed < n * n ? bias.gaps : nil, annotate: writes ? .auto : .never,
      values: kind)
    var marks: [any Mark] = [map]
    if writes, let blocked {
      let cells = (0..<n * n).filter { !bias.values[$0].isFinite }
      marks.append(
        Text(
          x: cells.map { Double($0 % n) }, y: cells.map { Double($0 / n) },
          text: cells.map { _ in blocked }, size: 11, repel: false))
    }
    var y = AxisOptions("")
    y.ticks.visible = labels != nil || !names && blocked == nil
    let panel = Panel(title: title, marks: marks, x: AxisOptions("key"), y: y, color: color)
    let least = writes ? 20 * Double(n) : 0
    return panel.with(\.minimumSize, Size(least, least))
  }

  var series: [Node.Entry] {
    [
      .init("scores", scores.optionNode), .init("bias", bias.optionNode),
      .init("masked", masked.optionNode), .init("weights", weights.optionNode),
      .init("allowed", Node(allowed)), .init("pairs", Node(n * n)), .init("sums", Node(sums)),
    ]
  }
}
