import NablaPlot
import NablaScene
import NablaText

/// Where usual cuts would fall where none is asked for.
struct PossibleCuts {
  static let share = 0.9
  /// The probabilities added up, the largest first.
  let sums: [Double]
  let k: Int

  /// - Parameter probabilities: the largest first.
  init(_ probabilities: [Double]) {
    var sum = 0.0
    sums = probabilities.map { p in
      sum += p
      return min(1, sum)
    }
    k = max(1, probabilities.count / 2)
  }

  /// How many tokens reach the share.
  var nucleus: Int { (sums.firstIndex { $0 >= Self.share - 1e-12 } ?? sums.count - 1) + 1 }
  /// What top-k would take away.
  var removedByRank: Double { 1 - sums[k - 1] }
  /// What top-p would take away.
  var removedByShare: Double { 1 - sums[nucleus - 1] }
}

extension SamplingFigure {
  /// Each token's probability where the ones above it end, and where cuts would fall.
  var sumPanel: Panel {
    let shown = shown.map { result.softmax[$0] }
    let sums = cuts.sums.prefix(shown.count)
    var marks: [any Mark] = zip(shown, sums).enumerated().map { row, bar in
      Polygon.rectangle(
        (bar.1 - bar.0)...bar.1, (Double(row) - 0.37)...(Double(row) + 0.37), color: "s1",
        opacity: 0.88)
    }
    // Each bar begins where the one above it ends.
    for (row, sum) in sums.enumerated() where row + 1 < shown.count {
      marks.append(
        Line(
          x: [sum, sum], y: [Double(row) + 0.37, Double(row) + 0.63], color: "spine", width: 1))
    }
    if showsCuts { marks += possible }
    marks.append(
      Text(
        x: Array(sums), y: rows, text: sums.map { format($0, decimals: 2) }, anchor: .start, dx: 5,
        size: 11, repel: false))
    let panel = Panel(
      title: showsCuts ? "added up: where cuts would fall" : "added up from the top", marks: marks,
      x: AxisOptions(
        "sum of probabilities", domain: 0...1.18, ticks: TickOptions(values: [0, 0.5, 1])))
    return showsCuts ? panel.with(\.minimumSize, Size(255, 22 * Double(rows.count))) : panel
  }

  /// Whether cuts would say something: some tokens would stay, and some go.
  var showsCuts: Bool {
    result.cuts.isEmpty && recipe.temperature > 0 && recipe.penalty == 1
      && cuts.nucleus < rows.count
      && cuts.k < rows.count
  }

  private var possible: [any Mark] {
    let edge = Double(cuts.k) - 0.5
    let last = Double(rows.count) - 0.5
    return [
      Rule(y: [edge], color: "s2", width: 1.5),
      Text(
        x: [0], y: [edge],
        text: ["top-k = \(cuts.k) would remove \(format(cuts.removedByRank, decimals: 2))"],
        anchor: .start, baseline: .top, dx: 5, dy: 4, size: 11, color: "s2", repel: false),
      Line(
        x: [PossibleCuts.share, PossibleCuts.share], y: [-0.5, last], color: "s4", width: 1.5,
        dash: .dashed),
      Text(
        x: [PossibleCuts.share], y: [last],
        text: [
          "top-p = \(format(PossibleCuts.share)) would remove \(format(cuts.removedByShare, decimals: 2))"
        ],
        anchor: .end, baseline: .bottom, dx: -6, dy: -2, size: 11, color: "s4", repel: false),
    ]
  }
}
