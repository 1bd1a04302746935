import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// What `softmax-temperature` shows of a choice: bars, curves over the temperature, the triangle.
struct SoftmaxFigure {
  let choice: TemperedChoice
  let view: SoftmaxTemperature.View

  private var temperatures: [Double] { choice.temperatures }

  var figure: Figure {
    let barWidth = min(
      1400, max(640, Double(temperatures.count * choice.shown.count) * 15 + 120))
    var rows: [[Cell]] = []
    var weights: [Double] = []
    switch view {
    case .simplex:
      rows = [[.panel(choice.triangle)]]
      weights = [1]
    case .bars, .curves, .both:
      if view != .curves {
        rows.append([.grid(choice.bars)])
        weights.append(250)
      }
      if view != .bars {
        rows.append([.grid(choice.curves)])
        weights.append(250)
      }
    }
    let height = 120 + weights.reduce(0, +) + 30 * Double(rows.count)
    let size: Size
    switch view {
    case .simplex: size = Size(560, 520)
    case .bars: size = Size(barWidth, height)
    default: size = Size(max(680, barWidth), height)
    }
    var figure = Figure(
      title: title, subtitle: substituted, caption: caption, size: size,
      grid: Grid(rows, rowWeights: weights))
    figure.alt = alt
    figure.warnings = warnings
    return figure
  }

  /// Where the largest score is, and the chance that it gets at each temperature.
  private var largest: (row: Int, chances: [Double]) {
    let row = choice.scores.firstIndex(of: choice.largest) ?? 0
    return (row, choice.probabilities.map { $0[row] })
  }

  private var title: String {
    guard temperatures.count > 1 else {
      return
        "At T = \(format(temperatures[0])) the largest score gets \(format(largest.chances[0], decimals: 3)) of the choice"
    }
    return "A low temperature sharpens the choice, a high one flattens it"
  }

  /// The formula with the numbers of the first score at the middle temperature, each in its colour.
  private var substituted: String {
    let middle = temperatures.firstIndex(of: 1) ?? temperatures.count / 2
    let t = temperatures[middle]
    guard choice.scores.count <= 4, t > 0 else {
      return #"$p_i=e^{z_i/T}\,/\,\sum_j e^{z_j/T}$ of \#(choice.scores.count) scores"#
    }
    let terms = choice.scores.indices.map { i in
      "\\color{\(choice.color(i))}{\(texNumber(choice.exponential(choice.scores[i], t), significant: 3))}"
    }
    let chance = format(choice.probabilities[middle][0], decimals: 3)
    let shift =
      choice.isPlain
      ? #"\frac{e^{z/T}}{\sum e^{z/T}}"# : #"\frac{e^{(z-\max z)/T}}{\sum e^{(z-\max z)/T}}"#
    return
      "At T = \(format(t)): $p=\(shift)=\\frac{\(terms[0])}{\(terms.joined(separator: "+"))}=\(chance)$"
  }

  private var caption: String {
    (warnings
      + (choice.shown.count < choice.scores.count
        ? ["the \(choice.shown.count) largest of \(choice.scores.count) scores are shown"] : []))
      .map(\.sentence).joined(separator: " ")
  }

  private var warnings: [String] {
    temperatures.contains(0)
      ? ["T = 0 is the limit: the largest score gets everything"] : []
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = temperatures.indices.map {
      "at T = \(format(temperatures[$0])) \(format(largest.chances[$0], decimals: 3)) (entropy \(format(Softmax.entropy(choice.probabilities[$0]), decimals: 2)) nats)"
    }
    return
      "Softmax of \(choice.scores.count) scores. The largest, \(choice.label(largest.row)), gets \(parts.joined(separator: ", "))."
  }

  var series: [Node.Entry] {
    let exponentials = temperatures.map { t in choice.scores.map { choice.exponential($0, t) } }
    return [
      .init("logits", Node(choice.scores.map { Node($0) })),
      .init("temperature", Node(temperatures)),
      .init("exponentials", Node(exponentials.map { Node($0) })),
      .init("sums", Node(exponentials.map { $0.reduce(0, +) })),
      .init("probabilities", Node(choice.probabilities.map { Node($0) })),
      .init("entropy", Node(choice.probabilities.map(Softmax.entropy))),
    ]
  }
}
