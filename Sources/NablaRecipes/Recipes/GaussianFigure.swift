import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `gaussian-explorer`.
struct GaussianFigure {
  let recipe: GaussianExplorer
  let normals: [Normal]
  /// The x values that all curves are drawn at.
  private let x: [Double]

  init(recipe: GaussianExplorer, normals: [Normal]) {
    self.recipe = recipe
    self.normals = normals
    let low = normals.map { $0.mean - 4 * $0.standardDeviation }.reduce(.infinity, min)
    let high = normals.map { $0.mean + 4 * $0.standardDeviation }.reduce(-.infinity, max)
    var places = (0...400).map { low + (high - low) * Double($0) / 400 }
    // Every curve is smooth at its own scale, and the area's ends are exact.
    for normal in normals {
      places += (-60...60).map { normal.mean + Double($0) / 15 * normal.standardDeviation }
    }
    if let interval = recipe.interval {
      places += [interval.a, interval.b].filter { $0 > low && $0 < high }
    }
    x = Array(Set(places)).sorted()
  }

  private var first: Normal { normals[0] }
  private func shows(_ part: GaussianExplorer.Part) -> Bool { recipe.show.contains(part) }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = []
    // The plot areas' heights in pixels.
    var weights: [Double] = []
    if shows(.pdf) || !shows(.cdf) {
      rows.append([.panel(density)])
      weights.append(230)
    }
    if shows(.sigmaBands) {
      rows.append([.panel(ruler)])
      weights.append(62)
    }
    if shows(.cdf) {
      rows.append([.panel(cumulative)])
      weights.append(170)
    }
    if isFarInTheTail {
      rows.append([.panel(tail)])
      weights.append(150)
    }
    if shows(.zAxis) {
      rows.append([.panel(standardised)])
      weights.append(36)
    }
    // Rows that share their x axis need no room for labels between them.
    let sharesX = !shows(.zAxis) && !isFarInTheTail
    let between = Double(rows.count) * (sharesX ? 24 : 62)
    let height = weights.reduce(0, +) + between + (sharesX ? 130 : 96)
    var figure = Figure(
      title: GaussianExplorer.title, subtitle: subtitle, size: Size(640, height.rounded()),
      grid: Grid(rows, rowWeights: weights, sharesX: sharesX))
    figure.alt = alt
    return figure
  }

  /// The area's share as the reader should see it: `68.3 %`, and powers of ten in the tail.
  private func share(_ probability: Double) -> String {
    if probability == 0 { return "0" }
    if probability < 0.001 { return format(probability, significant: 3) }
    if probability > 0.9999, probability < 1 {
      return "1 − \(format(1 - probability, significant: 2))"
    }
    return "\(format(probability * 100, decimals: probability > 0.999 ? 2 : 1))\u{2009}%"
  }

  private var intervalText: String {
    guard let interval = recipe.interval else { return "" }
    switch (interval.a.isFinite, interval.b.isFinite) {
    case (true, true): return "P(\(number(interval.a)) < X < \(number(interval.b)))"
    case (true, false): return "P(X > \(number(interval.a)))"
    case (false, true): return "P(X < \(number(interval.b)))"
    case (false, false): return "P(−∞ < X < ∞)"
    }
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private func name(_ normal: Normal) -> String {
    "μ = \(number(normal.mean)), σ = \(number(normal.standardDeviation))"
  }

  /// The shaded probability of each curve.
  private var probabilities: [Double] {
    guard let interval = recipe.interval else { return [] }
    return normals.map { $0.probability(from: interval.a, to: interval.b) }
  }

  private var subtitle: String {
    guard recipe.interval != nil else { return normals.count == 1 ? name(first) : "" }
    if normals.count == 1 {
      return "\(name(first)): \(intervalText) = \(share(probabilities[0]))"
    }
    return "\(intervalText) = \(probabilities.map(share).joined(separator: ", "))"
  }

  // MARK: - Panels

  private func lines(_ value: (Normal, Double) -> Double) -> [any Mark] {
    normals.map { normal in
      Line(
        x: x, y: x.map { value(normal, $0) }, name: normals.count > 1 ? name(normal) : "")
    }
  }

  private var density: Panel {
    var marks: [any Mark] = []
    if let interval = recipe.interval {
      for (i, normal) in normals.enumerated() {
        let inside = x.filter { $0 >= interval.a && $0 <= interval.b }
        if inside.count > 1 {
          marks.append(Area(x: inside, y: inside.map(normal.pdf), color: "s\(i + 1)"))
        }
      }
      if normals.count == 1, let middle = areaCentre(interval) {
        marks.append(
          Text(
            x: [middle], y: [first.pdf(middle) * 0.42], text: [share(probabilities[0])], size: 15,
            bold: true, halo: false))
      }
    }
    marks += lines { $0.pdf($1) }
    // At μ ± σ the bell turns from bending down to bending up.
    for (i, normal) in normals.enumerated() {
      let at = [
        normal.mean - normal.standardDeviation, normal.mean + normal.standardDeviation,
      ]
      marks.append(
        Scatter(
          x: at, y: at.map(normal.pdf), color: "s\(i + 1)", opacity: 1))
    }
    if normals.count == 1 {
      let s = first.standardDeviation
      marks.append(
        Text(
          x: [first.mean + s], y: [first.pdf(first.mean + s)], text: ["inflection at μ ± σ"],
          anchor: .start, dx: 10, dy: -6, color: "muted"))
    }
    marks += quantileMarks(below: false) { $0.pdf($1) }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain),
      y: AxisOptions("density f(x)", ticks: TickOptions(count: 4)))
  }

  /// Where the area's number stands: the middle of its visible part, if that is wide enough.
  private func areaCentre(_ interval: Stretch) -> Double? {
    let (m, s) = (first.mean, first.standardDeviation)
    let (a, b) = (max(interval.a, m - 1.6 * s), min(interval.b, m + 1.6 * s))
    return b - a > 0.9 * s ? (a + b) / 2 : nil
  }

  private var domain: ClosedRange<Double> {
    let (low, high) = (x.first ?? -4, x.last ?? 4)
    return low...high
  }

  /// How far 1, 2 and 3 σ reach, and how much lies within.
  private var ruler: Panel {
    var marks: [any Mark] = []
    let (m, s) = (first.mean, first.standardDeviation)
    for k in [1.0, 2, 3] {
      let ends = [m - k * s, m + k * s]
      marks.append(Line(x: ends, y: [k, k], color: "s1", width: 1.5))
      marks.append(Scatter(x: ends, y: [k, k], color: "s1", size: 5.0, opacity: 1))
      marks.append(
        Text(
          x: [m], y: [k], text: [share(first.probability(from: ends[0], to: ends[1]))], size: 11))
    }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain),
      y: AxisOptions(
        "", domain: 0.3...3.7,
        ticks: TickOptions(values: [1, 2, 3], labels: ["± σ", "± 2σ", "± 3σ"]), reversed: true
      )
      .with(\.grid, false))
  }

  /// The same probability as the height between two points of the cumulative curve.
  private var cumulative: Panel {
    var marks: [any Mark] = lines { $0.cdf($1) }
    if let interval = recipe.interval, normals.count == 1 {
      let ends = [interval.a, interval.b].filter { $0.isFinite && domain.contains($0) }
      for end in ends {
        let p = first.cdf(end)
        marks.append(
          Line(
            x: [end, end, domain.lowerBound], y: [0, p, p], color: "muted", width: 1, dash: .dashed)
        )
        marks.append(Scatter(x: [end], y: [p], color: "s1", opacity: 1))
      }
      let (low, high) = (first.cdf(interval.a), first.cdf(interval.b))
      let left = domain.lowerBound + (domain.upperBound - domain.lowerBound) * 0.04
      if high > low {
        marks.append(Line(x: [left, left], y: [low, high], color: "accent", width: 3))
        marks.append(
          Text(
            x: [left], y: [(low + high) / 2], text: [share(probabilities[0])], anchor: .start,
            dx: 8, bold: true, color: "accent"))
      }
    }
    marks += quantileMarks(below: true) { $0.cdf($1) }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain),
      y: AxisOptions("P(X ≤ x)", domain: 0...1, ticks: TickOptions(count: 3)))
  }

  /// Marked probabilities: the one asked for, or the quartiles.
  private var quantilePlaces: [(label: String, x: Double)] {
    var shares: [Double] = []
    if shows(.quantiles) { shares = [0.25, 0.5, 0.75] }
    if let quantile = recipe.quantile {
      shares = shows(.quantiles) ? shares + [quantile] : [quantile]
    }
    return shares.map { p in
      let place = first.quantile(p)
      return ("\(share(p)) below \(number(place))", place)
    }
  }

  /// - Parameter below: whether labels right of the mean stand below the curve.
  private func quantileMarks(below: Bool, _ value: (Normal, Double) -> Double) -> [any Mark] {
    quantilePlaces.filter { domain.contains($0.x) }.enumerated().flatMap { i, place in
      [
        Line(
          x: [place.x, place.x], y: [0, value(first, place.x)], color: "accent", width: 1.5,
          dash: .dashed) as any Mark,
        Text(
          x: [place.x], y: [value(first, place.x)], text: [place.label],
          anchor: place.x < first.mean ? .end : .start, dx: place.x < first.mean ? -8 : 8,
          dy: below && place.x >= first.mean ? 13 : -8, size: 11, color: "accent"),
      ]
    }
  }

  /// Whether the area lies where the density is too small to be seen.
  private var isFarInTheTail: Bool {
    guard let interval = recipe.interval else { return false }
    return normals.contains { normal in
      let (a, b) = (
        (interval.a - normal.mean) / normal.standardDeviation,
        (interval.b - normal.mean) / normal.standardDeviation
      )
      return a >= 3.9 || b <= -3.9
    }
  }

  /// The density on a logarithmic axis, wide enough to show the area.
  private var tail: Panel {
    let interval = recipe.interval ?? Stretch(-1, 1)
    let (m, s) = (first.mean, first.standardDeviation)
    let ends = [interval?.a, interval?.b].compactMap { $0 }.filter(\.isFinite)
    let reach = min(37, (ends.map { abs($0 - m) / s }.max() ?? 4) + 2)
    let places = (-400...400).map { m + Double($0) / 400 * reach * s }
    let inside = places.filter { $0 >= (interval?.a ?? 0) && $0 <= (interval?.b ?? 0) }
    var marks: [any Mark] = []
    if inside.count > 1 { marks.append(Area(x: inside, y: inside.map(first.pdf), color: "s1")) }
    marks.append(Line(x: places, y: places.map(first.pdf), color: "s1"))
    return Panel(
      title: "The same density on a logarithmic axis", marks: marks, x: AxisOptions("x"),
      y: AxisOptions("density", scale: "log", ticks: TickOptions(count: 4)))
  }

  /// The axis in standard deviations from the mean.
  private var standardised: Panel {
    let places = (-4...4).map { first.mean + Double($0) * first.standardDeviation }
    let inside = places.filter { domain.contains($0) }
    let labels = inside.map { number((($0 - first.mean) / first.standardDeviation).rounded()) }
    return Panel(
      marks: [],
      x: AxisOptions(
        "z = (x − μ) / σ", domain: domain, ticks: TickOptions(values: inside, labels: labels)
      ).with(\.grid, false),
      y: AxisOptions("", domain: 0...1, ticks: TickOptions(values: [])).with(\.line, false))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let shapes = normals.map(name).joined(separator: "; ")
    let area =
      recipe.interval == nil
      ? ""
      : " The shaded area \(intervalText) is \(probabilities.map(share).joined(separator: ", "))."
    return "Bell curve of the normal distribution (\(shapes)) with inflections at μ ± σ.\(area)"
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("x", Node(x))]
    for (i, normal) in normals.enumerated() {
      entries.append(.init("pdf\(i + 1)", Node(x.map(normal.pdf))))
      entries.append(.init("cdf\(i + 1)", Node(x.map(normal.cdf))))
    }
    if recipe.interval != nil { entries.append(.init("probability", Node(probabilities))) }
    if shows(.sigmaBands) {
      entries.append(
        .init(
          "bands",
          Node(
            [1.0, 2, 3].map { k in
              let reach = k * first.standardDeviation
              return first.probability(from: first.mean - reach, to: first.mean + reach)
            })))
    }
    if let quantile = recipe.quantile {
      entries.append(.init("quantile", Node(normals.map { $0.quantile(quantile) })))
    }
    return entries
  }
}
