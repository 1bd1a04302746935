import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// Running means of random values, and how fast they settle.
public struct LawOfLargeNumbers: Recipe {
  public static let id = "law-of-large-numbers"
  public static let title = "The running mean settles"
  public static let topic = "2.2 Probability"
  public static let question = "How fast does an average approach the truth?"
  public static let formulas = [#"\bar X_n\to\mu"#, #"\mathrm{SE}=\frac{\sigma}{\sqrt n}"#]
  public static let references = [
    "J. Bernoulli, Ars Conjectandi, 1713",
    "D. Kunin, Seeing Theory: A Visual Introduction to Probability and Statistics, 2016",
  ]

  public enum Spacing: String, OptionChoice { case linear, log }

  public var dist = DistributionSource.parts([.init("bernoulli", [0.5])])
  public var n = 1000
  public var paths = 8
  public var xScale = Spacing.log

  public init() {}

  public static let fields: [Field<LawOfLargeNumbers>] = [
    Field("dist", \.dist, help: "What is drawn from, such as bernoulli(0.5) or cauchy(0, 1)."),
    Field(
      "n", \.n, bounds: .within(1...1_000_000), explore: 10...10_000,
      help: "How many values each path averages."),
    Field("paths", \.paths, bounds: .within(1...200), explore: 1...50, help: "How many paths."),
    Field("x-scale", \.xScale, help: "Whether n grows by steps or by ratios along the axis."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let law = try DrawnLaw(dist, files: context.files, place: "\(Self.id).dist")
    guard n * paths <= 100_000_000 else {
      throw refuse("n", "is \(n), with \(paths) paths", "give numbers whose product is at most 10⁸")
    }
    let means = RunningMeans(
      law, count: n, paths: paths, seed: context.seed, isLogarithmic: xScale == .log)
    let plan = RunningMeansFigure(recipe: self, law: law, means: means)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}

private struct RunningMeansFigure {
  let recipe: LawOfLargeNumbers
  let law: DrawnLaw
  let means: RunningMeans

  private var n: [Double] { means.places.map(Double.init) }
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

  /// The path that strayed most, in standard errors, after its first few values.
  private var strayed: (path: Int, place: Int) {
    var best = (path: 0, place: 0)
    var most = -1.0
    for (p, path) in means.paths.enumerated() {
      for (i, mean) in path.enumerated() where means.places[i] >= 4 && hasBand {
        let away = (mean - law.mean).magnitude / max(reach(n[i]), 1e-300)
        if away > most, means.places[i] * 4 <= recipe.n { (best, most) = ((p, i), away) }
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
    let low = max(all.first ?? 0, law.mean - far)
    let high = min(all.last ?? 1, law.mean + far)
    return Points.span([min(low, law.mean - error), max(high, law.mean + error)], 0.06)
  }

  private var main: Panel {
    let (chosen, place) = strayed
    var marks: [any Mark] = []
    if hasBand {
      let steps = n
      marks.append(
        Ribbon(
          x: steps, low: steps.map { law.mean - reach($0) },
          high: steps.map { law.mean + reach($0) },
          color: "s2"))
    }
    let faint = max(0.12, min(0.65, 6 / Double(recipe.paths)))
    for (p, path) in means.paths.enumerated() where p != chosen {
      marks.append(Line(x: n, y: path, color: "muted", width: 1, opacity: faint))
    }
    if hasMean { marks.append(Rule(y: [law.mean], color: "s2", width: 1.5)) }
    let path = means.paths[chosen]
    marks.append(Line(x: n, y: path, color: "s1", width: 2.25))
    if hasBand, recipe.n >= 20 {
      let value = path[place]
      let isAbove = value > law.mean
      marks += [
        Scatter(x: [n[place]], y: [value], color: "s1", size: 8.0, opacity: 1),
        Annotation(
          x: [n[place]], y: [value],
          text: ["after \(means.places[place]) values: \(short(value))"], dx: 34,
          dy: isAbove ? -30 : 30, color: "s1"),
        Text(
          x: [n[n.count - 1]], y: [law.mean + (isAbove ? -0.5 : 0.5) * range.length * 0.5],
          text: [#"$\mu\pm1.96\,\sigma/\sqrt n$"#], anchor: .end, dx: -6, color: "s2"),
      ]
    }
    return Panel(
      marks: marks,
      x: AxisOptions(
        "values averaged $n$", scale: recipe.xScale.rawValue,
        domain: 1...Double(max(2, recipe.n))),
      y: AxisOptions("running mean", domain: range))
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
    marks.append(Rug(y: shown, color: "s1"))
    return Panel(
      title: "after \(recipe.n), magnified", marks: marks, x: AxisOptions("paths"),
      y: AxisOptions("last mean", domain: zoom, ticks: TickOptions(count: 5)))
  }

  var series: [Node.Entry] {
    let finals = means.finals
    var entries: [Node.Entry] = [
      .init("n", Node(n)), .init("finals", Node(finals)),
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
