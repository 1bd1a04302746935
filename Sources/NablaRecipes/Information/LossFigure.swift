import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `cross-entropy-loss`: the true class has one colour in all of them.
struct LossFigure {
  let recipe: CrossEntropyLoss
  private let p: [Double]
  private let logP: [Double]
  private let target: [Double]
  /// The classes that bars show, in order.
  private let shown: [Int]

  private static let mostBars = 10

  init(recipe: CrossEntropyLoss) {
    self.recipe = recipe
    let (z, n) = (recipe.logits, recipe.logits.count)
    p = Softmax.probabilities(z)
    logP = Softmax.logProbabilities(z)
    target = z.indices.map {
      recipe.smoothing / Double(n) + ($0 == recipe.label ? 1 - recipe.smoothing : 0)
    }
    let others = z.indices.filter { $0 != recipe.label }.sorted { (z[$0], $1) > (z[$1], $0) }
    shown = ([recipe.label] + others.prefix(Self.mostBars - 1)).sorted()
  }

  private var label: Int { recipe.label }
  private var perNat: Double { recipe.base.unit.perNat }
  private var loss: Double { -zip(target, logP).reduce(0) { $0 + $1.0 * $1.1 } * perNat }
  private var gradient: [Double] { zip(p, target).map { $0 - $1 } }
  private func role(_ i: Int) -> String { i == label ? "s1" : "s2" }
  private func number(_ value: Double) -> String { format(value, significant: 3) }

  var figure: Figure {
    let top = Grid([[.panel(scores), .panel(powers), .panel(chances)]])
    let bottom = Grid([[.panel(curve), .panel(pushes)]], columnWeights: [1.25, 1])
    var figure = Figure(
      title: "Class \(label) gets p = \(number(p[label])): the loss is \(recipe.base.words(loss))",
      subtitle: substituted, caption: caption, size: Size(860, 520),
      grid: Grid([[.grid(top)], [.grid(bottom)]], rowWeights: [1, 1.45]))
    figure.alt = alt
    return figure
  }

  private var substituted: String {
    guard recipe.smoothing == 0 else {
      return
        "the target gives class \(label) \(number(target[label])) and each other one \(number(target[label == 0 ? 1 : 0]))"
    }
    return
      #"$L=-\#(recipe.base.unit.log) \color{s1}{p_{\#(label)}}=-\#(recipe.base.unit.log)$ \#(number(p[label])) = \#(recipe.base.words(loss))"#
  }

  private var caption: String {
    var parts: [String] = []
    if shown.count < p.count { parts.append("The \(shown.count) largest of \(p.count) classes.") }
    if recipe.base == .bits { parts.append("In bits the gradient is (p − y) / ln 2.") }
    return parts.joined(separator: " ")
  }

  // MARK: - From logits to probabilities

  private var classes: AxisOptions {
    let places = shown.indices.map(Double.init)
    return AxisOptions(
      "class", domain: -0.6...(Double(shown.count) - 0.4),
      ticks: TickOptions(values: places, labels: shown.map(String.init))
    ).with(\.grid, false)
  }

  /// The bars that bear their numbers: all, or the true class and the likeliest one.
  private var named: [Int] {
    shown.indices.filter { place in
      let i = shown[place]
      return shown.count <= 7 || i == label || p[i] == p.reduce(0, max)
    }
  }

  private func bars(
    _ title: String, _ values: [Double], _ label: String, decimals: Int, top: Double? = nil
  ) -> Panel {
    let marks = zip(shown.indices, shown).map { place, i in
      Bar(x: [Double(place)], y: [values[i]], color: role(i), width: 0.7) as any Mark
    }
    let named = named
    let words = Text(
      x: named.map(Double.init), y: named.map { max(0, values[shown[$0]]) },
      text: named.map { format(values[shown[$0]], decimals: decimals) }, baseline: .bottom,
      dy: -3, size: 11)
    let most = shown.map { values[$0] }.reduce(0, max)
    let least = shown.map { values[$0] }.reduce(0, min)
    let high = top ?? max(most + 0.2 * (most - least), 1e-9)
    return Panel(
      title: title, marks: marks + [words], x: classes,
      y: AxisOptions(
        label, domain: (least < 0 ? least - 0.05 * (most - least) : 0)...high,
        ticks: TickOptions(count: 3)))
  }

  private var scores: Panel { bars("logits $z$  →", recipe.logits, "z", decimals: 2) }

  private var powers: Panel {
    let most = recipe.logits.reduce(-.infinity, max)
    let isPlain = abs(most) < 12
    let values = recipe.logits.map { exp(isPlain ? $0 : $0 - most) }
    let sum = number(values.reduce(0, +))
    return bars(
      isPlain ? #"$e^z$, sum \#(sum)  →"# : #"$e^{z-\max z}$, sum \#(sum)  →"#, values, "",
      decimals: 2)
  }

  private var chances: Panel { bars(#"$p=e^z/\sum e^z$"#, p, "p", decimals: 3, top: 1.15) }

  // MARK: - Loss

  /// The loss where class y gets p and the others share the rest as they do now.
  private func loss(at chance: Double) -> Double {
    var sum = -target[label] * log(chance)
    if recipe.smoothing > 0 {
      let rest = log1p(-chance) - log1p(-p[label])
      for i in p.indices where i != label { sum -= target[i] * (logP[i] + rest) }
    }
    return sum * perNat
  }

  private var curve: Panel {
    let highest = max(4.5 * perNat, loss * 1.2)
    // Closer to 0, where the loss rises without bound.
    let steep = evenPlaces(from: -highest / perNat, to: -2, count: 200).map { exp($0) }
    // With smoothing it rises again, slowly, where the others' chances go to 0.
    let late =
      recipe.smoothing > 0 ? stride(from: 3, through: 34, by: 0.5).map { 1 - exp(-$0) } : []
    let chances =
      steep + evenPlaces(from: exp(-2), to: late.isEmpty ? 1 - 1e-12 : 0.95, count: 300) + late
    func kept(_ f: (Double) -> Double) -> (x: [Double], y: [Double]) {
      let points = chances.map { ($0, f($0)) }.filter { $0.1.isFinite && $0.1 <= highest }
      return (points.map(\.0), points.map(\.1))
    }
    let main = kept(loss)
    var marks: [any Mark] = []
    var drawn = zip(main.x, main.y).map { (x: $0, y: $1) }
    // The other losses are named in the free corner: their ends all meet at p = 1.
    for (i, other) in recipe.compare.enumerated() {
      let line = kept { other.value($0) * (other == .focal ? perNat : 1) }
      drawn += zip(line.x, line.y).map { ($0, $1) }
      let (color, y) = ("s\(i + 4)", highest * (1.06 - 0.11 * Double(i)))
      let dash = [Dash.dashed, .dotted, .dashdot][i % 3]
      marks += [
        Line(x: line.x, y: line.y, color: color, dash: dash),
        Line(x: [0.5, 0.58], y: [y, y], color: color, dash: dash),
        Text(
          x: [0.6], y: [y], text: [other.words.replacing(#"\ln"#, with: recipe.base.unit.log)],
          anchor: .start, color: color),
      ]
    }
    marks += [
      Line(x: main.x, y: main.y, color: "s1", width: 2.5),
      Line(
        x: [p[label], p[label]], y: [0, min(loss, highest)], color: "s1", width: 1, dash: .dotted),
      Scatter(x: [p[label]], y: [loss], color: "s1", size: 11.0, opacity: 1),
    ]
    if let start = main.x.first {
      marks += [
        Arrow(
          x: [start], y: [highest * 0.97], x2: [start], y2: [highest * 1.12], color: "s1",
          width: 2.5),
        Text(
          x: [start], y: [highest * 1.06], text: ["to ∞ at p = 0"], anchor: .start, dx: 10,
          color: "s1"),
      ]
    }
    if recipe.smoothing > 0, let end = main.y.last {
      marks += [
        Arrow(
          x: [1], y: [end * 0.98], x2: [1], y2: [end + highest * 0.14], color: "s1", width: 2.5),
        Text(
          x: [1], y: [end + highest * 0.1], text: ["to ∞ at p = 1 too"], anchor: .end, dx: -10,
          color: "s1"),
      ]
    }
    var words = Annotation(
      x: [p[label]], y: [loss], text: ["**L = \(recipe.base.words(loss))**"], color: "s1",
      leader: false)
    words.clearOf = drawn
    marks.append(words)
    let name = recipe.smoothing == 0 ? "$-\(recipe.base.unit.log) p$" : "smoothed loss"
    return Panel(
      title: name, marks: marks,
      x: AxisOptions("probability of the true class", domain: -0.02...1.02),
      y: AxisOptions("loss (\(recipe.base.rawValue))", domain: 0...(highest * 1.15)))
  }

  // MARK: - Gradient

  /// Arrows that push each probability to its target, as long as the gradient is large.
  private var pushes: Panel {
    var marks: [any Mark] = []
    for (place, i) in shown.enumerated() {
      let x = Double(place)
      marks += [
        Bar(x: [x], y: [p[i]], color: role(i), width: 0.7, opacity: 0.35),
        Line(x: [x - 0.35, x + 0.35], y: [target[i], target[i]], color: role(i), width: 2),
        Arrow(x: [x], y: [p[i]], x2: [x], y2: [target[i]], color: role(i), width: 2.5, head: 9),
      ]
    }
    let named = named
    marks.append(
      Text(
        x: named.map(Double.init), y: named.map { max(p[shown[$0]], target[shown[$0]]) },
        text: named.map { place in
          let value = gradient[shown[place]]
          return (value > 0 ? "+" : "") + format(value, decimals: 3)
        },
        baseline: .bottom, dy: -5, size: 11, bold: true))
    return Panel(
      title: #"gradient $\partial L/\partial z=p-y$: a step pushes $p$ to $y$"#, marks: marks,
      x: classes, y: AxisOptions("p, target y", domain: 0...1.15, ticks: TickOptions(count: 3)))
  }

  // MARK: - Words and numbers

  private var alt: String {
    "\(p.count) logits become probabilities; class \(label), the true one, gets \(number(p[label])). The loss is \(recipe.base.words(loss)), a dot on the curve of the loss. Arrows show the gradient p − y: \(format(gradient[label], decimals: 3)) for class \(label), at least 0 for others without smoothing."
  }

  var series: [Node.Entry] {
    [
      .init("logits", Node(recipe.logits)), .init("p", Node(p)), .init("target", Node(target)),
      .init("loss", Node(loss)), .init("p_minus_y", Node(gradient)),
      .init("gradient", Node(gradient.map { $0 * perNat })),
    ]
      + recipe.compare.map { other in
        Node.Entry(
          other.rawValue, Node(other.value(p[label]) * (other == .focal ? perNat : 1)))
      }
  }
}
