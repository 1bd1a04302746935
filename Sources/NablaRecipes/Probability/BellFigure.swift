import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The stacked panels of `gaussian-explorer`.
struct BellFigure {
  let bells: Bells
  let show: [GaussianExplorer.Part]
  let quantile: Double?

  private var hasInterval: Bool { bells.interval != nil }

  var figure: Figure {
    var panels: [Panel] = []
    // The plot areas' heights in pixels.
    var weights: [Double] = []
    if show.contains(.pdf) || !show.contains(.cdf) {
      panels.append(bells.density)
      weights.append(230)
    }
    if show.contains(.sigmaBands) {
      panels.append(bells.ruler)
      weights.append(62)
    }
    if show.contains(.cdf) {
      panels.append(bells.cumulative)
      weights.append(170)
    }
    if bells.isFarInTheTail {
      panels.append(bells.tail)
      weights.append(150)
    }
    // Rows that share their x axis need no room for labels between them.
    let sharesX = !bells.isFarInTheTail
    if show.contains(.zAxis) {
      panels[0].x.secondary = bells.standardised
      // Panels that shared their axis would share the second one too.
      for i in panels.indices.dropLast() where sharesX {
        panels[i].x.label = ""
        panels[i].x.ticks.visible = false
      }
    }
    let between = Double(panels.count) * (sharesX ? 24 : 62)
    let height =
      weights.reduce(0, +) + between + (sharesX ? 136 : 102) + (show.contains(.zAxis) ? 40 : 0)
    var figure = Figure(
      title: title, subtitle: subtitle, size: Size(640, height.rounded()),
      grid: Grid(
        panels.map { [.panel($0)] }, rowWeights: weights, sharesX: sharesX && !show.contains(.zAxis)
      ))
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard bells.normals.count == 1 else {
      let (means, deviations) = (
        Set(bells.normals.map(\.mean)), Set(bells.normals.map(\.standardDeviation))
      )
      return deviations.count == 1
        ? "μ moves the bell and keeps its shape"
        : means.count == 1
          ? "σ makes the bell wide and flat" : "μ moves the bell, σ makes it wide and flat"
    }
    guard let interval = bells.interval else { return "The bell bends the other way at μ ± σ" }
    let share = "\(bells.share(bells.probabilities[0])) of the probability lies"
    let (a, b) = (bells.number(interval.a), bells.number(interval.b))
    switch (interval.a.isFinite, interval.b.isFinite) {
    case (true, true):
      let (m, s) = (bells.first.mean, bells.first.standardDeviation)
      let reach = (interval.b - m) / s
      if let k = [1.0, 2, 3].first(where: { $0 == reach }), interval.a == m - k * s {
        return "\(share) within \(k == 1 ? "" : "\(format(k)) ")σ of the mean"
      }
      return "\(share) between \(a) and \(b)"
    case (true, false): return "\(share) above \(a)"
    case (false, true): return "\(share) below \(b)"
    case (false, false): return "All of the probability lies under the whole bell"
    }
  }

  /// The density, and the area as a difference of Φ.
  private var subtitle: String {
    guard bells.normals.count == 1 else {
      return hasInterval ? "Shaded: \(bells.intervalText)" : ""
    }
    let formula =
      #"$f(x)=\frac{1}{\sigma\sqrt{2\pi}}\,e^{-(x-\mu)^2/2\sigma^2}$, "# + bells.name(bells.first)
    guard let interval = bells.interval, interval.a.isFinite, interval.b.isFinite,
      bells.probabilities[0] > 0.001
    else { return formula }
    let (m, s) = (bells.first.mean, bells.first.standardDeviation)
    func phi(_ x: Double) -> (name: String, value: String) {
      (
        "\\Phi(\(texNumber((x - m) / s, significant: 3)))",
        format(bells.first.cdf(x), decimals: 3)
      )
    }
    let (a, b) = (phi(interval.a), phi(interval.b))
    return formula + ": $P=\(b.name)-\(a.name)=\(b.value)-\(a.value)$"
  }

  // MARK: - Words and numbers

  private var alt: String {
    let shapes = bells.normals.map(bells.name).joined(separator: "; ")
    let area =
      !hasInterval
      ? ""
      : " The shaded area \(bells.intervalText) is \(bells.probabilities.map(bells.share).joined(separator: ", "))."
    return "Bell curve of the normal distribution (\(shapes)) with inflections at μ ± σ.\(area)"
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("x", Node(bells.x))]
    for (i, normal) in bells.normals.enumerated() {
      entries.append(.init("pdf\(i + 1)", Node(bells.x.map(normal.pdf))))
      entries.append(.init("cdf\(i + 1)", Node(bells.x.map(normal.cdf))))
    }
    if hasInterval { entries.append(.init("probability", Node(bells.probabilities))) }
    if show.contains(.sigmaBands) { entries.append(.init("bands", Node(bells.bands))) }
    if !bells.quantiles.isEmpty {
      entries.append(.init("quantile_probabilities", Node(bells.quantiles)))
      entries.append(.init("quantile_places", Node(bells.quantiles.map(bells.first.quantile))))
    }
    if let quantile {
      entries.append(.init("quantile", Node(bells.normals.map { $0.quantile(quantile) })))
    }
    return entries
  }
}
