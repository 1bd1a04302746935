import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `entropy-bars`: each outcome has one colour in all of them.
struct EntropyFigure {
  let base: EntropyBase
  let p: [Double]
  let other: [Double]
  /// Whether the other distribution gives all outcomes the same.
  let isUniform: Bool
  let names: [String]

  private var count: Int { p.count }
  private func role(_ i: Int) -> String { count <= 8 ? "s\(i + 1)" : "s1" }
  private var surprisal: [Double] { p.map { Information.surprisal($0) * base.perNat } }
  private func entropy(_ p: [Double]) -> Double { Softmax.entropy(p) * base.perNat }
  private func bits(_ value: Double) -> String { format(value, decimals: 2) }
  /// The highest finite surprise.
  private var rarest: Double { surprisal.filter(\.isFinite).reduce(0, max) }
  /// The height that panels have room for; something where nothing surprises.
  private var most: Double { rarest > 0 ? rarest : 1 }
  private var places: [Double] { (0..<count).map(Double.init) }

  var figure: Figure {
    let side = Grid([[.panel(bars)], [.panel(stems)]])
    var figure = Figure(
      title: title,
      subtitle: "each rectangle is as wide as its probability and as high as its surprise",
      size: Size(860, 520),
      grid: Grid(
        [[.grid(side), .panel(tiles)], [.spanning(.panel(ruler), columns: 2)]],
        columnWeights: [1, 1.5], rowWeights: [1, 0.2]))
    figure.alt = alt
    return figure
  }

  // MARK: - Panels

  /// One mark an outcome where they can be told apart by colour.
  private func each(_ mark: (Int) -> any Mark, all: @autoclosure () -> any Mark) -> [any Mark] {
    count <= 8 ? (0..<count).map(mark) : [all()]
  }

  private var outcomes: AxisOptions {
    AxisOptions(
      "outcome", domain: -0.6...(Double(count) - 0.4),
      ticks: .outcomes(names, most: 16)
    ).with(\.grid, false)
  }

  private var bars: Panel {
    var marks = each(
      { Bar(x: [Double($0)], y: [p[$0]], color: role($0), width: 0.8) },
      all: Bar(x: places, y: p, color: "s1", width: count > 60 ? 1 : 0.8))
    let edges = [-0.5] + places + [Double(count) - 0.5]
    let levels = [other[0]] + other + [other[count - 1]]
    marks.append(
      Line(x: edges, y: levels, color: "ink", width: 1.25, dash: .dashed, step: .middle))
    let top = max(p.reduce(0, max), other.reduce(0, max))
    marks.append(
      Text(
        x: [Double(count) - 0.5], y: [other[count - 1]],
        text: [isUniform ? "all equal" : "compared"],
        anchor: .end, baseline: .bottom, dy: -4, size: 11))
    return Panel(
      marks: marks, x: outcomes.with(\.label, ""),
      y: AxisOptions("probability p", domain: 0...(top * 1.1)))
  }

  private var stems: Panel {
    let finite = surprisal.map { $0.isFinite ? $0 : .nan }
    let shown = finite.indices.filter { finite[$0].isFinite }
    var marks =
      count <= 8
      ? shown.map {
        Stem(x: [Double($0)], y: [finite[$0]], color: role($0)).with(\.width, 2) as any Mark
      }
      : [
        Stem(x: shown.map(Double.init), y: shown.map { finite[$0] }, color: "s1")
          .with(\.size, count > 60 ? 3 : 6)
      ]
    if count <= 10 {
      marks.append(
        Text(
          x: shown.map(Double.init), y: shown.map { finite[$0] },
          text: shown.map { bits(finite[$0]) },
          baseline: .bottom, dy: -7, size: 11))
    }
    let never = p.indices.filter { p[$0] == 0 }
    marks.append(
      Text(x: never.map(Double.init), y: never.map { _ in most }, text: never.map { _ in "∞" }))
    return Panel(
      marks: marks, x: outcomes,
      y: AxisOptions("surprise (\(base.unit))", domain: 0...(most * 1.25)))
  }

  /// Rectangles side by side: their whole width is 1, so their area is the mean height.
  private var tiles: Panel {
    var marks: [any Mark] = []
    var words: [(x: Double, y: Double, text: String, isAbove: Bool)] = []
    var left = 0.0
    for i in p.indices {
      let right = left + p[i]
      if p[i] > 0 {
        let height = surprisal[i]
        marks.append(
          Polygon(
            x: [left, right, right, left], y: [0, 0, height, height], color: role(i), opacity: 0.3,
            edge: role(i), width: count > 60 ? 0.5 : 1.5))
        let (middle, name) = ((left + right) / 2, "**\(escapingMarkup(names[i]))**")
        if p[i] > 0.055 {
          let isLow = height < 0.12 * most
          words.append(
            (middle, isLow ? height : height / 2, "\(name) \(bits(p[i] * height))", isLow))
        } else if p[i] > 0.015 {
          words.append((middle, height, name, true))
        }
      } else {
        marks.append(Line(x: [left, left], y: [0, most * 1.12], color: role(i), dash: .dotted))
        words.append(
          (left, most * 1.15, "\(escapingMarkup(names[i])): $0\\cdot\\infty=0$", false))
      }
      left = right
    }
    let mean = entropy(p)
    let isLowFirst = surprisal[0] < mean
    marks.append(Rule(y: mean, color: "ink", width: 2))
    for word in words {
      marks.append(
        Text(
          x: [word.x], y: [word.y], text: [word.text],
          anchor: word.x > 0.955 ? .end : word.x < 0.045 ? .start : .middle,
          baseline: word.isAbove ? .bottom : .middle, dy: word.isAbove ? -4 : 0, size: 11))
    }
    marks.append(
      Text(
        x: [isLowFirst ? 0.015 : 0.985], y: [mean],
        text: ["**area = mean height = H**"],
        anchor: isLowFirst ? .start : .end, baseline: .bottom, dy: -5))
    return Panel(
      title: "$H(p)=-\\sum p\\,\(base.log) p=$ \(bits(mean)) \(base.unit)", marks: marks,
      x: AxisOptions("probability, side by side", domain: 0...1),
      y: AxisOptions("surprise $-\(base.log) p$ (\(base.unit))", domain: 0...(most * 1.22)))
  }

  /// From nothing to learn to the most that so many outcomes can tell.
  private var ruler: Panel {
    let largest = log(Double(count)) * base.perNat
    let (coin, die) = (log(2) * base.perNat, log(6) * base.perNat)
    var known = [(0.0, "certain event 0"), (coin, "coin \(bits(coin))"), (die, "die \(bits(die))")]
    if count != 2, count != 6, count > 1 {
      known.append((largest, "\(count) equal \(bits(largest))"))
    }
    let mean = entropy(p)
    var marks: [any Mark] = [
      Line(x: [0, max(largest, die)], y: [0, 0], color: "spine", width: 2),
      Scatter(x: known.map(\.0), y: known.map { _ in 0 }, color: "muted", size: 6.0, opacity: 1),
      Text(
        x: known.map(\.0), y: known.map { _ in 0 }, text: known.map(\.1), baseline: .bottom, dy: -8,
        size: 11, color: "muted"),
      Scatter(x: [mean], y: [0], color: "ink", size: 10.0, opacity: 1),
    ]
    let end = max(largest, die)
    let compared = entropy(other)
    // Names that would meet stand on either side: −1 to the left, 1 to the right.
    let isClose = !isUniform && (compared - mean).magnitude < 0.25 * end
    let side = !isClose ? 0.0 : mean <= compared ? -1 : 1
    func below(_ x: Double, _ text: String, side: Double, size: Double? = nil) -> Text {
      Text(
        x: [x], y: [0], text: [text], anchor: side < 0 ? .end : side > 0 ? .start : .middle,
        baseline: .top, dx: -6 * side, dy: 9, size: size)
    }
    marks.append(below(mean, "**H(p) = \(bits(mean)) \(base.unit)**", side: side))
    if !isUniform {
      marks += [
        Scatter(x: [compared], y: [0], color: "ink", size: 9.0, opacity: 1),
        below(compared, "compared \(bits(compared))", side: -side, size: 11),
      ]
    }
    return Panel(marks: marks, x: .blank(-0.06 * end...1.08 * end), y: .blank(-1...1))
  }

  // MARK: - Words and numbers

  private var title: String {
    let mean = bits(entropy(p))
    let what = base == .two ? "\(mean) yes/no questions" : "\(mean) \(base.unit)"
    return
      "This source costs \(what) an outcome, of \(bits(log(Double(count)) * base.perNat)) for \(count) equal ones"
  }

  private var alt: String {
    let likeliest = p.indices.max { p[$0] < p[$1] } ?? 0
    return
      "\(count) outcomes; the likeliest, \(names[likeliest]), has the probability \(format(p[likeliest], significant: 3)) and \(bits(surprisal[likeliest])) \(base.unit) of surprise, the rarest possible one \(bits(rarest)). The rectangles' area, the entropy, is \(bits(entropy(p))) \(base.unit)."
  }

  var series: [Node.Entry] {
    [
      .init("labels", Node(names.map { Node($0) })), .init("p", Node(p)),
      .init("surprisal", Node(surprisal)),
      .init("contribution", Node(zip(p, surprisal).map { $0 > 0 ? $0 * $1 : 0 })),
      .init("entropy", Node(entropy(p))),
      .init("max_entropy", Node(log(Double(count)) * base.perNat)),
      .init("perplexity", Node(exp(Softmax.entropy(p)))),
      .init("compare", Node(other)), .init("compare_entropy", Node(entropy(other))),
    ]
  }
}
