import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// Means of one size: their distribution, and their quantiles against normal ones.
struct MeansPanel {
  let recipe: CentralLimitTheorem
  let size: Int
  /// Drawn means in ascending order.
  let means: [Double]
  let law: MeanLaw?
  let normal: Normal

  init(recipe: CentralLimitTheorem, size: Int, means: [Double]) {
    self.recipe = recipe
    self.size = size
    self.means = means
    law = recipe.exact ? MeanLaw(of: recipe.dist, size: size) : nil
    normal =
      Normal(
        mean: recipe.dist.mean, standardDeviation: recipe.dist.deviation / Double(size).squareRoot()
      )
      ?? .standard
  }

  var skewness: Double { recipe.dist.skewness / Double(size).squareRoot() }

  private var error: Double { normal.standardDeviation }

  /// The largest distance between the cumulative curves of the means and of the normal one.
  var gap: Double {
    switch law {
    case .atoms(let places, let masses):
      var (sum, most) = (0.0, 0.0)
      for (place, mass) in zip(places, masses) {
        let limit = normal.cdf(place)
        most = max(most, (sum - limit).magnitude, (sum + mass - limit).magnitude)
        sum += mass
      }
      return most
    case .continuous(_, let cdf):
      return grid(2000).reduce(0) { max($0, (cdf($1) - normal.cdf($1)).magnitude) }
    case nil:
      let count = Double(means.count)
      return means.enumerated().reduce(0) { most, item in
        let limit = normal.cdf(item.element)
        let (low, high) = (Double(item.offset) / count, Double(item.offset + 1) / count)
        return max(most, (low - limit).magnitude, (high - limit).magnitude)
      }
    }
  }

  private func grid(_ steps: Int) -> [Double] {
    (0...steps).map { normal.mean + (Double($0) / Double(steps) * 10 - 5) * error }
  }

  /// The exact density, or the probabilities per unit of the mean.
  var curve: (x: [Double], y: [Double]) {
    switch law {
    case .continuous(let pdf, _):
      let x = grid(300)
      return (x, x.map(pdf))
    case .atoms(let places, let masses):
      let shown = places.indices.filter { (places[$0] - normal.mean).magnitude <= 5 * error }
      return (shown.map { places[$0] }, shown.map { masses[$0] * Double(size) })
    case nil: return ([], [])
    }
  }

  /// The largest density of the means, the normal one and the population.
  var peak: Double {
    let own = recipe.dist.lattice == nil ? grid(300).map(recipe.dist.density) : []
    return (curve.y + own).reduce(normal.pdf(normal.mean), max)
  }

  // MARK: - Panels

  /// Standard errors from μ where these are asked for; heights change by the inverse factor.
  private func place(_ x: Double) -> Double {
    recipe.standardize ? (x - normal.mean) / error : x
  }

  private var heightFactor: Double { recipe.standardize ? error : 1 }

  private var domain: ClosedRange<Double> {
    if recipe.standardize { return -4...4 }
    if let lattice = recipe.dist.lattice {
      return lattice.first - 0.5...lattice.first + Double(lattice.masses.count) - 0.5
    }
    switch recipe.dist {
    case .named(.uniform): return -0.1...1.1
    case .named(.bimodal): return -2.4...2.4
    default: return 0...4
    }
  }

  private var histogram: Histogram {
    var edges = (0...36).map { normal.mean + (Double($0) / 4 - 4.5) * error }
    if recipe.dist.lattice != nil {
      let step = max(1, (error * Double(size) / 4).rounded()) / Double(size)
      let first = ((normal.mean - 4.5 * error) / step).rounded()
      let bins = Int(min(60, (9 * error / step).rounded(.up)))
      edges = (0...bins).map { (first + Double($0) - 0.5) * step }
    }
    var counts = [Double](repeating: 0, count: edges.count - 1)
    var bin = 0
    for mean in means where mean >= edges[0] {
      while bin < counts.count, mean >= edges[bin + 1] { bin += 1 }
      if bin == counts.count { break }
      counts[bin] += 1
    }
    let heights = counts.indices.map {
      counts[$0] / Double(means.count) / (edges[$0 + 1] - edges[$0]) * heightFactor
    }
    return Histogram(edges: edges.map(place), counts: heights, color: "s1")
      .with(\.opacity, 0.3)
  }

  private var population: [any Mark] {
    guard !recipe.standardize else { return [] }
    if let lattice = recipe.dist.lattice {
      return [
        Bar(
          x: lattice.masses.indices.map { lattice.first + Double($0) }, y: lattice.masses,
          color: "muted"
        ).with(\.opacity, 0.3)
      ]
    }
    let x = domain.places(240)
    return [Area(x: x, y: x.map(recipe.dist.density), color: "muted", opacity: 0.22)]
  }

  func density(isFirst: Bool, top: Double?) -> Panel {
    let curve = curve
    let heights = curve.y.map { $0 * heightFactor }
    let bell = grid(200)
    var marks = population + [histogram]
    if case .atoms = law, curve.x.count <= 24 {
      marks.append(Stem(x: curve.x.map(place), y: heights, color: "s1").with(\.size, 4))
    } else if !curve.x.isEmpty {
      marks.append(Line(x: curve.x.map(place), y: heights, color: "s1"))
    }
    marks.append(
      Line(
        x: bell.map(place), y: bell.map { normal.pdf($0) * heightFactor }, color: "s2", width: 1.5,
        dash: .dashed))
    let top = top ?? (peak * heightFactor * 1.1)
    let words = ["skew \(short(skewness, 2))", "gap \(short(gap, 2))"]
    marks += words.enumerated().map { line, text in
      Text(
        x: [domain.upperBound], y: [top], text: [text], anchor: .end, baseline: .top, dx: -2,
        dy: 3 + 15 * Double(line), size: 11, color: line == 0 ? "ink" : "s2")
    }
    return Panel(
      title: "$n$ = \(size)", marks: marks,
      x: AxisOptions(recipe.standardize ? "standard errors from $\\mu$" : "mean", domain: domain),
      y: AxisOptions(isFirst ? "density" : "", domain: 0...top, ticks: TickOptions(count: 4)))
  }

  /// Drawn means in standard errors against normal quantiles: on the diagonal where normal.
  func quantiles(isFirst: Bool) -> Panel {
    let count = means.count
    let z = (-29...29).map { Double($0) / 10 }
    let y = z.map { z -> Double in
      let rank = Int(Normal.standard.cdf(z) * Double(count))
      return (means[min(count - 1, max(0, rank))] - normal.mean) / error
    }
    let seen = z.indices.filter { y[$0] <= 4.2 }
    return Panel(
      marks: [
        Line(x: [-3.0, 3], y: [-3.0, 3], color: "s2", width: 1.5, dash: .dashed),
        Scatter(
          x: seen.map { z[$0] }, y: seen.map { y[$0] }, color: "s1", size: 4.0, opacity: 1),
      ],
      x: AxisOptions(
        "normal quantile", domain: -3.2...3.2, ticks: TickOptions(values: [-3, 0, 3])),
      y: AxisOptions(
        isFirst ? "quantile of means" : "", domain: -3.6...4.4,
        ticks: TickOptions(values: [-3, 0, 3])))
  }
}
