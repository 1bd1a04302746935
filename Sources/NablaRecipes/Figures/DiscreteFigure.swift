import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `discrete-distributions`.
struct DiscreteFigure {
  let recipe: DiscreteDistributions
  let distribution: any DiscreteDistribution
  let event: Formula?

  private let ks: [Double]
  private let pmf: [Double]

  init(
    recipe: DiscreteDistributions, distribution: any DiscreteDistribution, event: Formula?
  ) {
    self.recipe = recipe
    self.distribution = distribution
    self.event = event
    var low = distribution.quantile(0.0005)
    var high = distribution.quantile(0.9995)
    if let range = recipe.range {
      (low, high) = (range.a.rounded(.up), range.b.rounded(.down))
    } else {
      // One more on each side shows that the rest is small.
      low = max(distribution.support.lowerBound, low - 1)
      high = min(distribution.support.upperBound, high + 1)
    }
    // No canvas shows more bars than this; the middle of a wider range is drawn.
    let count = min(high - low, 20_000)
    let start = high - low > count ? (distribution.mean - count / 2).rounded() : low
    ks = (0...Int(max(0, count))).map { start + Double($0) }
    pmf = ks.map { distribution.pmf($0) }
  }

  private var deviation: Double { distribution.variance.squareRoot() }
  private var isInEvent: [Bool] { event.map { event in event.values(ks).map { $0 == 1 } } ?? [] }

  // MARK: - Figure

  var figure: Figure {
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption, size: Size(640, 480),
      grid: Grid([[.panel(probabilities)], [.panel(sums)]], rowWeights: [1.55, 1], sharesX: true))
    figure.alt = alt
    return figure
  }

  private var name: String {
    let (n, p) = (String(recipe.n), number(recipe.p))
    return switch recipe.dist {
    case .bernoulli: "Bernoulli(p = \(p))"
    case .binomial: "Binomial(n = \(n), p = \(p))"
    case .poisson: "Poisson(λ = \(number(recipe.lambda)))"
    case .geometric: "Geometric(p = \(p))"
    case .negbinomial: "Negative binomial(r = \(n), p = \(p))"
    case .hypergeometric:
      "Hypergeometric(\(n) of \(recipe.population), \(recipe.marked) marked)"
    }
  }

  private var counted: String {
    switch recipe.dist {
    case .bernoulli: "successes k in one trial"
    case .binomial: "successes k in \(recipe.n) trials"
    case .poisson: "events k"
    case .geometric: "trials k up to the first success"
    case .negbinomial: "failures k before \(recipe.n) success\(recipe.n == 1 ? "" : "es")"
    case .hypergeometric: "marked ones k among \(recipe.n) drawn"
    }
  }

  private var title: String { name }

  private var subtitle: String {
    var text = "mean \(number(distribution.mean)), standard deviation \(number(deviation))"
    if event != nil { text += "; \(eventText) = \(probability(eventProbability))" }
    return text
  }

  private var caption: String {
    guard let approximation else { return "" }
    return
      "\(approximation.name): its sums P(X ≤ k) miss by at most \(format(approximation.error, significant: 2))."
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private func probability(_ value: Double) -> String { format(value, significant: 4) }

  private var eventText: String { "P(\(event?.displayText ?? ""))" }

  // MARK: - The event

  /// Summed over every possible value, not only the shown ones; what lies beyond the summed ones
  /// is added as a whole where the condition holds there.
  private var eventProbability: Double {
    guard let event else { return 0 }
    let most = 200_000.0
    let first = max(
      distribution.support.lowerBound,
      distribution.mean - most / 2 > distribution.support.lowerBound
        ? (distribution.mean - most / 2).rounded() : distribution.support.lowerBound)
    var (sum, rest) = (0.0, 0.0)
    var k = first
    var last = first
    while k <= distribution.support.upperBound, k - first < most {
      last = k
      let p = distribution.pmf(k)
      if event(k) == 1 {
        // Kahan's summation: tiny tails beside large terms keep their digits.
        let term = p - rest
        let total = sum + term
        rest = (total - sum) - term
        sum = total
      }
      // Beyond the mean, nothing more can be added once the tail has underflowed.
      if k > distribution.mean, p == 0 { break }
      k += 1
    }
    if last < distribution.support.upperBound, event(last + 1) == 1 {
      sum += distribution.survival(last)
    }
    if first > distribution.support.lowerBound, event(first - 1) == 1 {
      sum += distribution.cdf(first - 1)
    }
    return min(1, sum)
  }

  // MARK: - Approximations

  private struct Approximation {
    let name: String
    let x: [Double]
    let y: [Double]
    /// The largest difference of the cumulative probabilities.
    let error: Double
  }

  /// Whether large parameters bring the distribution close to a normal one; waiting times stay
  /// skewed.
  private var isBellShaped: Bool {
    switch recipe.dist {
    case .binomial, .poisson, .hypergeometric: true
    case .bernoulli, .geometric, .negbinomial: false
    }
  }

  /// The normal distribution where the variance is at least 9, Poisson's for rare successes.
  private var approximation: Approximation? {
    let (mean, sd) = (distribution.mean, deviation)
    if isBellShaped, distribution.variance >= 9,
      let normal = Normal(mean: mean, standardDeviation: sd)
    {
      let error = ks.map { abs(distribution.cdf($0) - normal.cdf($0 + 0.5)) }.reduce(0, max)
      let (a, b) = ((ks.first ?? 0) - 0.5, (ks.last ?? 1) + 0.5)
      let x = (0...300).map { a + (b - a) * Double($0) / 300 }
      return Approximation(name: "Normal approximation", x: x, y: x.map(normal.pdf), error: error)
    }
    guard recipe.dist == .binomial, recipe.n >= 20, recipe.p > 0, recipe.p <= 0.1,
      let poisson = Poisson(mean: mean)
    else { return nil }
    let error = ks.map { abs(distribution.cdf($0) - poisson.cdf($0)) }.reduce(0, max)
    return Approximation(
      name: "Poisson approximation", x: ks, y: ks.map(poisson.pmf), error: error)
  }

  // MARK: - Panels

  private var probabilities: Panel {
    let inside = isInEvent
    var marks: [any Mark] = []
    let width = ks.count > 60 ? 1.0 : 0.8
    if event == nil {
      marks.append(Bar(x: ks, y: pmf, color: "s1", width: width))
    } else {
      marks.append(
        Bar(
          x: ks, y: zip(pmf, inside).map { $1 ? 0 : $0 }, color: "s1", width: width, opacity: 0.45))
      marks.append(
        Bar(
          x: ks, y: zip(pmf, inside).map { $1 ? $0 : 0 }, color: "s2", width: width))
    }
    let top = pmf.max() ?? 1
    if let approximation {
      if approximation.name.hasPrefix("Normal") {
        marks.append(
          Line(x: approximation.x, y: approximation.y, color: "ink", width: 1.5))
      } else {
        marks.append(
          Scatter(x: approximation.x, y: approximation.y, color: "ink", size: 5.0, opacity: 1))
      }
    }
    // The mean with one standard deviation to each side, above the bars.
    let (m, s) = (distribution.mean, deviation)
    let level = top * 1.12
    marks.append(Line(x: [m - s, m + s], y: [level, level], color: "ink", width: 1.5))
    marks.append(Scatter(x: [m], y: [level], color: "ink", opacity: 1))
    marks.append(
      Text(
        x: [m + s], y: [level], text: ["mean ± SD"], anchor: .start, dx: 8, size: 11,
        color: "muted"))
    if event != nil { marks += eventLabel(inside) }
    return Panel(
      marks: marks, x: AxisOptions(counted),
      y: AxisOptions(
        "P(X = k)", domain: 0...(max(top, 1e-300) * 1.24), ticks: TickOptions(count: 4)))
  }

  /// The event's probability at its highest bar, or beside the bars where it holds the highest of
  /// all.
  private func eventLabel(_ inside: [Bool]) -> [any Mark] {
    let words = "\(eventText) = \(probability(eventProbability))"
    let shaded = ks.indices.filter { inside[$0] && pmf[$0] > 0 }
    guard let highest = shaded.max(by: { pmf[$0] < pmf[$1] }) else { return [] }
    if pmf[highest] < (pmf.max() ?? 0) * 0.6 {
      var label = Annotation(
        x: [ks[highest]], y: [pmf[highest]], text: [words], color: "s2", bold: true)
      label.clearOf = zip(ks, pmf).flatMap { k, p in
        (0...6).flatMap { step in
          [-0.35, 0, 0.35].map { (x: k + $0, y: p * Double(step) / 6) }
        }
      }
      return [label]
    }
    guard let spot = labelSpot(inside) else { return [] }
    return [
      Text(
        x: [spot.x], y: [spot.y], text: [words], anchor: spot.isRight ? .start : .end,
        baseline: .bottom, dx: spot.isRight ? 12 : -12, dy: -6, bold: true, color: "s2")
    ]
  }

  /// Beside the shaded bars, on the side of the mean where bars are low.
  private func labelSpot(_ inside: [Bool]) -> (x: Double, y: Double, isRight: Bool)? {
    guard let top = pmf.max(), top > 0 else { return nil }
    let shaded = ks.indices.filter { inside[$0] }
    guard !shaded.isEmpty else { return nil }
    let span = (ks.last ?? 1) - (ks.first ?? 0)
    let isRight = ks[shaded[shaded.count / 2]] >= distribution.mean
    let edge = distribution.mean + (isRight ? 1 : -1) * max(deviation * 1.35, span * 0.08)
    let height =
      ks.indices.filter { isRight ? ks[$0] >= edge : ks[$0] <= edge }
      .map { pmf[$0] }.max() ?? 0
    return (edge, max(height * 1.03, top * 0.3), isRight)
  }

  private var sums: Panel {
    let sums = ks.map { distribution.cdf($0) }
    let first = ks.first ?? 0
    let edges = [first - 0.5] + ks + [(ks.last ?? first) + 0.5]
    let levels = [distribution.cdf(first - 1)] + sums
    var marks: [any Mark]
    if ks.count <= 40 {
      marks = levels.indices.map { i in
        Line(x: [edges[i], edges[i + 1]], y: [levels[i], levels[i]], color: "s1")
      }
    } else {
      // Steps this narrow read better with their risers.
      marks = [
        Line(
          x: levels.indices.flatMap { [edges[$0], edges[$0 + 1]] },
          y: levels.flatMap { [$0, $0] }, color: "s1")
      ]
    }
    if ks.count <= 40 {
      marks.append(Scatter(x: ks, y: sums, color: "s1", size: 6.0, opacity: 1))
    }
    return Panel(
      marks: marks, x: AxisOptions(counted),
      y: AxisOptions("P(X ≤ k)", domain: 0...1.04, ticks: TickOptions(values: [0, 0.5, 1])))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let peak = ks[pmf.indices.max { pmf[$0] < pmf[$1] } ?? 0]
    var text =
      "Bars of the probabilities of \(counted) under \(name), highest at \(number(peak)), over the cumulative steps; mean \(number(distribution.mean)), standard deviation \(number(deviation))."
    if event != nil { text += " \(eventText) is \(probability(eventProbability)), shaded." }
    if let approximation {
      text +=
        " \(approximation.name) drawn over it, wrong by at most \(format(approximation.error, significant: 2))."
    }
    return text
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("k", Node(ks)), Node.Entry("pmf", Node(pmf)),
      Node.Entry("cdf", Node(ks.map { distribution.cdf($0) })),
      Node.Entry("mean", Node([distribution.mean])),
      Node.Entry("variance", Node([distribution.variance])),
    ]
    if event != nil { entries.append(.init("probability", Node([eventProbability]))) }
    if let approximation {
      entries.append(.init("approximationError", Node([approximation.error])))
    }
    return entries
  }
}
