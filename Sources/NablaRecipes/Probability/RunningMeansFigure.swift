import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `law-of-large-numbers`.
struct RunningMeansFigure {
  let recipe: LawOfLargeNumbers
  let law: DrawnLaw
  let means: RunningMeans

  private let n: [Double]

  init(recipe: LawOfLargeNumbers, law: DrawnLaw, means: RunningMeans) {
    (self.recipe, self.law, self.means) = (recipe, law, means)
    n = means.places.map(Double.init)
  }

  private var hasMean: Bool { law.mean.isFinite }
  private var hasBand: Bool { hasMean && law.deviation.isFinite }
  private var error: Double { law.deviation / Double(recipe.n).squareRoot() }
  private func reach(_ n: Double) -> Double { 1.96 * law.deviation / n.squareRoot() }

  private var name: String {
    switch recipe.dist {
    case .parts(let parts): parts.map(\.text).joined(separator: " + ").replacing("-", with: "−")
    case .probabilities: "given probabilities"
    case .file(let path): escapingMarkup(path)
    }
  }

  /// The path that strayed most, in standard errors, after its first few values; without a band
  /// the one that jumped most.
  private var strayed: (path: Int, place: Int) {
    var best = (path: 0, place: 0)
    var most = -1.0
    let range = range
    for (p, path) in means.paths.enumerated() {
      for i in path.indices.dropFirst() where means.places[i] >= 4 {
        let away =
          hasBand
          ? (path[i] - law.mean).magnitude / max(reach(n[i]), 1e-300)
          : range.contains(path[i]) ? (path[i] - path[i - 1]).magnitude : 0
        let isEarly = means.places[i] * 4 <= recipe.n
        if away > most, isEarly || !hasBand && means.places[i] >= 10 {
          (best, most) = ((p, i), away)
        }
      }
    }
    return best
  }

  private var warning: String? {
    if !hasMean { return "\(name) has no mean: the running mean keeps jumping, however long" }
    return hasBand ? nil : "\(name) has no finite deviation: the mean settles slower than 1/√n"
  }

  var figure: Figure {
    let law = hasMean ? "settles at \(short(law.mean))" : "never settles"
    var figure = Figure(
      title: "The running mean of \(name) \(law)", subtitle: subtitle, size: Size(760, 400),
      grid: Grid([[.panel(main), .panel(margin)]], columnWeights: [3.4, 1]))
    figure.warnings = [warning].compactMap { $0 }
    figure.caption = warning.map(\.sentence) ?? ""
    let finals = means.finals
    figure.alt =
      "\(recipe.paths) running means of \(name) against n up to \(recipe.n); "
      + (hasBand ? "a band of 1.96 standard errors narrows to ± \(short(1.96 * error)). " : "")
      + "They end between \(short(finals.min() ?? 0)) and \(short(finals.max() ?? 0))."
    return figure
  }

  private var subtitle: String {
    guard hasBand else { return "\(recipe.paths) paths; no band can be drawn around them" }
    return
      "$\\mathrm{SE}=\\sigma/\\sqrt{n}=\(texNumber(law.deviation, significant: 3))/\\sqrt{\(recipe.n)}=\(texNumber(error, significant: 3))$: "
      + "four times as many values halve it"
  }

  /// What is shown of the means: all, but for jumps without bound.
  private var range: ClosedRange<Double> {
    let all = means.paths.joined().filter(\.isFinite).sorted()
    guard hasBand else {
      guard all.count > 1 else { return -1...1 }
      // Jumps without bound would dwarf the rest.
      return Points.span([all[all.count / 50], all[all.count - 1 - all.count / 50]], 0.3)
    }
    let far = 3.3 * law.deviation
    let up = max(error, min((all.last ?? 1) - law.mean, far))
    let down = max(error, min(law.mean - (all.first ?? 0), far))
    // The band narrows around the middle, not along an edge.
    return Points.span([law.mean - max(down, 0.6 * up), law.mean + max(up, 0.6 * down)], 0.06)
  }

  private var main: Panel {
    let (chosen, place) = strayed
    var marks: [any Mark] = []
    if hasBand {
      marks.append(
        Ribbon(
          x: n, low: n.map { law.mean - reach($0) }, high: n.map { law.mean + reach($0) },
          color: "s2"))
    }
    let faint = max(0.12, min(0.65, 6 / Double(recipe.paths)))
    for (p, path) in means.paths.enumerated() where p != chosen {
      marks.append(Line(x: n, y: path, color: "muted", width: 1, opacity: faint))
    }
    if hasMean { marks.append(Rule(y: [law.mean], color: "s2", width: 1.5)) }
    let path = means.paths[chosen]
    marks.append(Line(x: n, y: path, color: "s1", width: 2.25))
    if recipe.n >= 20 { marks += words(path, place) }
    return Panel(
      marks: marks,
      x: AxisOptions(
        "values averaged $n$", scale: recipe.xScale.rawValue,
        domain: 1...Double(max(2, recipe.n))),
      y: AxisOptions("running mean", domain: range))
  }

  /// What stands at the highlighted path's excursion, and the band's name at its edge.
  private func words(_ path: [Double], _ place: Int) -> [any Mark] {
    let value = path[place]
    let isAbove = value > (hasBand ? law.mean : path[max(0, place - 1)])
    let from = path[max(0, place - 1)]
    var label = Annotation(
      x: [n[place]], y: [value],
      text: [
        hasBand
          ? "after \(format(n[place], grouping: true)) values: \(short(value))"
          : "one value moves it: \(short(from, 2)) to \(short(value, 2))"
      ], color: "s1")
    label.clearOf = zip(n, path).map { (x: $0, y: $1) }
    var marks: [any Mark] = [
      Scatter(x: [n[place]], y: [value], color: "s1", size: 8.0, opacity: 1), label,
    ]
    let isLogarithmic = recipe.xScale == .log
    func share(_ n: Double) -> Double {
      isLogarithmic ? log(n) / log(Double(recipe.n)) : n / Double(recipe.n)
    }
    // On the other side of the mean, where the band has left room.
    if hasBand, let at = n.first(where: { share($0) > 0.62 }) {
      let side = isAbove ? -1.0 : 1
      marks.append(
        Text(
          x: [at], y: [law.mean + side * reach(at)], text: [#"$\mu\pm1.96\,\sigma/\sqrt n$"#],
          anchor: .start, baseline: isAbove ? .top : .bottom, dx: 4, dy: side * -8, color: "s2"))
    }
    return marks
  }

  /// The paths' last values, magnified, beside the normal curve that they follow.
  private var margin: Panel {
    let finals = means.finals
    let zoom = hasBand && error > 0 ? law.mean - 3.4 * error...law.mean + 3.4 * error : range
    let shown = finals.filter(zoom.contains)
    let bins = max(5, min(24, Int(Double(finals.count).squareRoot()) * 2))
    let edges = zoom.places(bins)
    var histogram = Histogram(x: [0.0], color: "muted")
    (histogram.x, histogram.y) = (nil, shown.channel)
    (histogram.bins, histogram.opacity) = (.edges(edges), 0.45)
    var marks: [any Mark] = [histogram]
    if hasBand, error > 0, let normal = Normal(mean: law.mean, standardDeviation: error) {
      let y = zoom.places(80)
      let scale = Double(finals.count) * zoom.length / Double(bins)
      marks.append(Line(x: y.map { normal.pdf($0) * scale }, y: y, color: "s2", dash: .dashed))
    }
    marks.append(Rug(y: shown, color: "ink"))
    let end = finals[strayed.path]
    if zoom.contains(end) {
      marks += [
        Rug(y: [end], color: "s1"),
        Text(
          x: [0.0], y: [end], text: [short(end)], anchor: .start, dx: 14, size: 11, bold: true,
          color: "s1"),
      ]
    }
    return Panel(
      title: "after \(format(Double(recipe.n), grouping: true))\(hasBand ? ", magnified" : "")",
      marks: marks,
      x: AxisOptions("paths"),
      y: AxisOptions("last mean", domain: zoom, ticks: TickOptions(count: 5)))
  }

  var series: [Node.Entry] {
    let finals = means.finals
    let strayed = strayed
    var entries: [Node.Entry] = [
      .init("n", Node(n)), .init("finals", Node(finals)),
      .init("excursionAt", Node(n[strayed.place])),
      .init("excursionMean", Node(means.paths[strayed.path][strayed.place])),
      .init("mean", hasMean ? Node(law.mean) : Node("undefined")),
      .init("deviation", law.deviation.isFinite ? Node(law.deviation) : Node("undefined")),
    ]
    if hasBand {
      entries += [
        .init("standardError", Node(error)), .init("bandReach", Node(n.map(reach))),
        .init(
          "shareInBand",
          Node(
            Double(finals.count { ($0 - law.mean).magnitude <= 1.96 * error })
              / Double(finals.count))),
      ]
    }
    return entries + means.paths.enumerated().map { .init("path\($0 + 1)", Node($1)) }
  }
}
