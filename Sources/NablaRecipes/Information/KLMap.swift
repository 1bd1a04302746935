import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// What each normal belief N(μ, σ) would cost: the map of `kl-divergence`.
struct KLMap {
  let recipe: KLDivergence
  let divergences: [SignedDivergence]

  private static let count = 61

  func result() throws(NablaError) -> RecipeResult {
    let truth = recipe.ways[0] ? divergences[0].p : divergences[0].q
    let other = recipe.ways[0] ? divergences[0].q : divergences[0].p
    let deviation = truth.variance.squareRoot()
    guard deviation.isFinite, deviation > 0 else {
      throw NablaError(
        "\(KLDivergence.id).view", "is heatmap, and p has no finite variance",
        "give view=integrand")
    }
    let given = other.normal
    let low = min(truth.mean - 2.5 * deviation, (given?.mean ?? truth.mean) - deviation)
    let high = max(truth.mean + 2.5 * deviation, (given?.mean ?? truth.mean) + deviation)
    let widest = max(2.6 * deviation, 1.4 * (given?.standardDeviation ?? 0))
    let means = evenPlaces(from: low, to: high, count: Self.count)
    let widths = evenPlaces(from: widest / 12, to: widest, count: Self.count)
    var series = [Node.Entry("mu", Node(means)), .init("sigma", Node(widths))]
    var panels: [Cell] = []
    var words: [String] = []
    for isForward in recipe.ways {
      let cost = isForward ? try forward(truth) : backward(truth)
      let rows = widths.reversed().map { width in means.map { cost($0, width) } }
      let lowest = rows.joined().reduce(.infinity, min)
      let place = rows.joined().enumerated().first { $0.element == lowest }?.offset ?? 0
      let best = (means[place % Self.count], widths[Self.count - 1 - place / Self.count])
      panels.append(.panel(panel(rows, means, widths, best, lowest, given, isForward, cost)))
      let name = isForward ? "kl_pq" : "kl_qp"
      series += [
        .init("\(name)_map", Node(rows.map { Node($0) } as [Node])),
        .init("\(name)_least", Node(lowest)),
        .init("\(name)_least_at", Node([best.0, best.1])),
      ]
      if let given {
        series.append(.init(name, Node(cost(given.mean, given.standardDeviation))))
      }
      words.append(
        "\(isForward ? "D(p ‖ q)" : "D(q ‖ p)") is least, \(format(lowest, decimals: 3)), at μ = \(format(best.0, significant: 3)), σ = \(format(best.1, significant: 3))"
      )
    }
    var figure = Figure(
      title: "Which normal q comes closest to p = \(truth.name)?",
      subtitle: "D(p ‖ q) makes q cover all of p; D(q ‖ p) keeps q where p is",
      size: Size(recipe.ways.count > 1 ? 860 : 600, 440), grid: Grid([panels]))
    figure.alt = "Maps over μ and σ of a normal q. \(words.joined(separator: "; "))."
    return RecipeResult(figure: figure, series: series)
  }

  private func panel(
    _ rows: [[Double]], _ means: [Double], _ widths: [Double], _ best: (Double, Double),
    _ lowest: Double, _ given: Normal?, _ isForward: Bool, _ cost: (Double, Double) -> Double
  ) -> Panel {
    let map = Contour(
      Matrix(rows) ?? .empty, x: means[0]...(means.last ?? 1), y: widths[0]...(widths.last ?? 1),
      levels: .exactly([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]), levelScale: .log)
    var points = [(best.0, best.1, "least \(format(lowest, decimals: 3))")]
    if let given {
      let value = cost(given.mean, given.standardDeviation)
      points.append((given.mean, given.standardDeviation, "q: \(format(value, decimals: 3))"))
    }
    return Panel(
      title: isForward ? "$D_{KL}(p\\,\\|\\,q)$" : "$D_{KL}(q\\,\\|\\,p)$",
      marks: [
        map,
        Scatter(x: points.map(\.0), y: points.map(\.1), color: "accent", opacity: 1),
        Annotation(
          x: points.map(\.0), y: points.map(\.1), text: points.map(\.2), bold: true),
      ], x: AxisOptions("$\\mu$ of q"),
      y: AxisOptions(isForward || recipe.ways.count == 1 ? "$\\sigma$ of q" : ""),
      color: ColorOptions(
        recipe.base.rawValue, scale: .log, domain: 0.01...100,
        legend: !isForward || recipe.ways.count == 1))
  }

  /// D(p ‖ N(μ, σ)): only the mean and the variance of p matter beside one constant.
  private func forward(_ p: MixedDistribution) throws(NablaError) -> (Double, Double) -> Double {
    let (mean, variance) = (p.mean, p.variance)
    let moments = DistributionSource.parts([.init("normal", [mean, variance.squareRoot()])])
    let like = try MixedDistribution(moments, files: nil, place: KLDivergence.id)
    let constant = SignedDivergence(p, like, perNat: 1).net
    let perNat = recipe.base.unit.perNat
    return { mu, sigma in
      let square = variance + (mean - mu) * (mean - mu)
      return (constant + log(sigma / variance.squareRoot()) + square / (2 * sigma * sigma) - 0.5)
        * perNat
    }
  }

  /// D(N(μ, σ) ‖ p) by the trapezoidal rule, which converges fast under a bell.
  private func backward(_ p: MixedDistribution) -> (Double, Double) -> Double {
    let step = 0.25
    let nodes = stride(from: -8.0, through: 8, by: step).map { z in
      (z, step * exp(-z * z / 2) / (2 * .pi).squareRoot())
    }
    let perNat = recipe.base.unit.perNat
    let entropy = 0.5 * log(2 * .pi * M_E)
    return { mu, sigma in
      let cross = nodes.reduce(0) { $0 - $1.1 * p.logDensity(mu + sigma * $1.0) }
      return max(0, cross - entropy - log(sigma)) * perNat
    }
  }
}
