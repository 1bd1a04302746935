import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `multivariate-gaussian`: the plane with the margins along its sides.
struct PlaneGaussianFigure {
  let recipe: MultivariateGaussian
  let law: MultivariateNormal
  let ellipse: Ellipse
  let points: [[Double]]

  var deviations: [Double] { law.variance.map { $0.squareRoot() } }
  private var rho: Double { law.correlation[0, 1] }
  func margin(_ i: Int) -> Normal { law.marginal(i) ?? .standard }

  /// The index of the known coordinate with its value.
  var known: (index: Int, value: Double)? {
    switch recipe.condition {
    case .x(let value): (0, value)
    case .y(let value): (1, value)
    case .none: nil
    }
  }

  /// The other coordinate's distribution once one is known.
  var conditional: Normal? {
    guard let known else { return nil }
    let other = 1 - known.index
    let slope = law.covariance[0, 1] / law.variance[known.index]
    return Normal(
      mean: law.mean[other] + slope * (known.value - law.mean[known.index]),
      standardDeviation: deviations[other] * (1 - rho * rho).squareRoot())
  }

  // MARK: - Figure

  var figure: Figure {
    var above = Panel(marks: marginMarks(0), x: axis(0), y: density(0))
    above.showsLabels.x = false
    var beside = Panel(marks: marginMarks(1), x: density(1), y: axis(1))
    beside.showsLabels.y = false
    // The plane keeps its aspect; its longer side is 420 px.
    let unit = 420 / max(range(0).length, range(1).length)
    let (w, h) = (max(180, range(0).length * unit), max(130, range(1).length * unit))
    var grid = Grid(
      [[.panel(above), corner], [.panel(plane), .panel(beside)]], columnWeights: [w, 190],
      rowWeights: [95, h])
    // The hill takes a square.
    let aside = recipe.surface ? max(380, h) : 0
    if recipe.surface {
      grid = Grid([[.panel(hill.panel), .grid(grid)]], columnWeights: [aside, w + 250])
    }
    var figure = Figure(
      title: title, subtitle: subtitle,
      size: Size((w + 310 + aside + (aside > 0 ? 30 : 0)).rounded(), (h + 260).rounded()),
      grid: grid)
    figure.caption =
      "One standard deviation along both axes holds \(percentage(1 - Glibc.exp(-0.5))), not 68.3%: "
      + "dotted ellipse."
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard let known, let conditional else {
      return rho.magnitude < 1e-12
        ? "Without correlation the ellipses stand straight"
        : "Correlation \(short(rho)) tilts the ellipses"
    }
    let names = known.index == 0 ? ("x", "y") : ("y", "x")
    let other = 1 - known.index
    if rho.magnitude < 1e-12 {
      return "Without correlation, \(names.0) = \(short(known.value)) tells nothing of \(names.1)"
    }
    return "Knowing \(names.0) = \(short(known.value)) moves \(names.1) from "
      + "\(short(law.mean[other])) ± \(short(deviations[other])) to \(short(conditional.mean)) ± "
      + "\(short(conditional.standardDeviation))"
  }

  private var subtitle: String {
    let s = law.covariance
    return
      "$\\Sigma$ = [\(short(s[0, 0])), \(short(s[0, 1])); \(short(s[1, 0])), \(short(s[1, 1]))], "
      + "$\\rho$ = \(short(rho)); each ellipse is labelled with the probability inside"
  }

  /// How the known coordinate moves the other one, in numbers.
  private var corner: Cell {
    guard let known, let conditional else { return .empty }
    let (i, k) = (1 - known.index, known.index)
    let (a, b) = k == 0 ? ("y", "x") : ("x", "y")
    let middle = law.mean[k]
    let away =
      "\(texNumber(known.value, significant: 3))\(middle < 0 ? "+" : "-")\(texNumber(middle.magnitude, significant: 3))"
    let mean =
      "$\\color{s2}{\\mu_{\(a)\\mid \(b)}}=\(texNumber(law.mean[i], significant: 3))+\\frac{\(texNumber(law.covariance[0, 1], significant: 3))}"
      + "{\(texNumber(law.variance[k], significant: 3))}\\cdot(\(away))=\(texNumber(conditional.mean, significant: 3))$"
    let spread =
      "$\\color{s2}{\\sigma_{\(a)\\mid \(b)}}=\\sigma_\(a)\\sqrt{1-\\rho^2}=\(texNumber(conditional.standardDeviation, significant: 3))$"
    return .grid(
      Grid([
        [.panel(.words(mean, size: 12, width: 190))],
        [.panel(.words(spread, size: 12, width: 190))],
      ]))
  }

  private var hill: DensityHill {
    DensityHill(
      law: law, ellipse: ellipse, levels: recipe.levels, known: known, x: range(0), y: range(1))
  }

  func range(_ i: Int) -> ClosedRange<Double> {
    let most = Ellipse.radius(holding: recipe.levels.max() ?? 0.95)
    var (low, high) = (
      law.mean[i] - (max(most, 2.6) + 0.35) * deviations[i],
      law.mean[i] + (max(most, 2.6) + 0.35) * deviations[i]
    )
    if let known, known.index == i {
      low = min(low, known.value - 0.3 * deviations[i])
      high = max(high, known.value + 0.3 * deviations[i])
    }
    return low...high
  }

  private func axis(_ i: Int) -> AxisOptions {
    AxisOptions(i == 0 ? "x" : "y", domain: range(i), shared: i == 0 ? "x" : "y")
  }

  /// The axis of a margin's heights.
  private func density(_ i: Int) -> AxisOptions {
    var top = margin(i).pdf(law.mean[i])
    if let known, let conditional, known.index != i {
      top = max(top, conditional.pdf(conditional.mean))
    }
    return AxisOptions("density", domain: 0...top * 1.18, ticks: TickOptions(count: 3))
  }

  // MARK: - The plane

  private var plane: Panel {
    var marks: [any Mark] = []
    let seen = points.filter { range(0).contains($0[0]) && range(1).contains($0[1]) }
    if !seen.isEmpty {
      marks.append(
        Scatter(
          x: seen.map { $0[0] }, y: seen.map { $0[1] }, color: "muted",
          size: points.count > 2000 ? 2.5 : 4.0, opacity: 0.5))
    }
    for level in recipe.levels {
      let radius = Ellipse.radius(holding: level)
      let line = ellipse.outline(radius)
      marks.append(Line(x: line.x, y: line.y, color: "s1", width: 2))
    }
    let one = ellipse.outline(1)
    marks.append(Line(x: one.x, y: one.y, color: "s1", width: 1.5, dash: .dotted))
    marks += slice
    for (k, axis) in ellipse.axes.enumerated() {
      // Both point to the right, or up.
      let turn = axis.direction.x > 1e-9 || axis.direction.x > -1e-9 && axis.direction.y > 0
      let way = axis.direction * (turn ? 1 : -1)
      let tip = ellipse.center + way * axis.deviation
      marks += [
        Arrow(
          x: [ellipse.center.x], y: [ellipse.center.y], x2: [tip.x], y2: [tip.y], color: "s3",
          width: 2.5),
        Text(
          x: [tip.x], y: [tip.y], text: ["$\\sqrt{\\lambda_\(k + 1)}$ = \(short(axis.deviation))"],
          anchor: .start, dx: 6, dy: way.y > 0 ? -6 : 10, size: 11, color: "s3"),
      ]
    }
    // At the ends of the long axis that lie away from the known coordinate's line.
    let long = ellipse.axes[0]
    let isRight = known.map { $0.value < law.mean[$0.index] } ?? false
    let rises = known?.index == 1 ? long.direction.y > 0 : long.direction.x > 0
    let way = long.direction * (rises == isRight ? 1 : -1)
    for level in recipe.levels {
      let place = ellipse.center + way * (long.deviation * Ellipse.radius(holding: level))
      marks.append(
        Text(
          x: [place.x], y: [place.y], text: [percentage(level)], size: 11, bold: true, color: "s1"))
    }
    return Panel(marks: marks, x: axis(0), y: axis(1), coordinates: .cartesian(aspect: 1))
  }

  /// The line on which the known coordinate lies, with the middle and one deviation of the other.
  private var slice: [any Mark] {
    guard let known, let conditional else { return [] }
    let ends = [
      conditional.mean - conditional.standardDeviation,
      conditional.mean + conditional.standardDeviation,
    ]
    let (fixed, middle) = ([known.value, known.value], conditional.mean)
    if known.index == 0 {
      return [
        Rule(x: [known.value], color: "s2", width: 1.5),
        Line(x: fixed, y: ends, color: "s2", width: 5),
        Scatter(x: [known.value], y: [middle], color: "s2", size: 9.0, opacity: 1),
      ]
    }
    return [
      Rule(y: [known.value], color: "s2", width: 1.5),
      Line(x: ends, y: fixed, color: "s2", width: 5),
      Scatter(x: [middle], y: [known.value], color: "s2", size: 9.0, opacity: 1),
    ]
  }

  // MARK: - Words and numbers

  private var alt: String {
    let inside = recipe.levels.map { percentage($0) }.joined(separator: ", ")
    let slice = conditional.map {
      " On the known line the other coordinate has mean \(short($0.mean)) and deviation "
        + "\(short($0.standardDeviation))."
    }
    return (recipe.surface ? "The density as a hill in space, and the " : "The ")
      + "normal distribution in the plane with mean (\(short(law.mean[0])), "
      + "\(short(law.mean[1]))) and correlation \(short(rho)): ellipses hold \(inside); their axes "
      + "have deviations \(short(ellipse.axes[0].deviation)) and "
      + "\(short(ellipse.axes[1].deviation)).\(slice ?? "")"
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("mean", Node(law.mean)),
      .init("covariance", Node((0..<2).map { Node(law.covariance.row($0)) } as [Node])),
      .init("correlation", Node(rho)), .init("deviations", Node(deviations)),
      .init("axisDeviations", Node(ellipse.axes.map(\.deviation))),
      .init(
        "axisDirections",
        Node(ellipse.axes.map { Node([$0.direction.x, $0.direction.y]) } as [Node])),
      .init("levels", Node(recipe.levels)),
      .init("radii", Node(recipe.levels.map { Ellipse.radius(holding: $0) })),
      .init("shareWithinOneDeviation", Node(1 - Glibc.exp(-0.5))),
    ]
    if let known, let conditional {
      entries += [
        .init("conditionalMean", Node(conditional.mean)),
        .init("conditionalDeviation", Node(conditional.standardDeviation)),
        .init("densityOfCondition", Node(margin(known.index).pdf(known.value))),
      ]
    }
    if recipe.surface {
      entries.append(.init("peak", Node(hill.peak)))
      if let cut = hill.cut {
        entries += [
          .init("cutX", Node(cut.x)), .init("cutY", Node(cut.y)), .init("cutDensity", Node(cut.z)),
        ]
      }
    }
    if points.count > 1 {
      let distances = points.map(law.squaredDistance)
      entries += [
        .init("samplesX", Node(points.map { $0[0] })),
        .init("samplesY", Node(points.map { $0[1] })),
        .init(
          "shareInside",
          Node(
            recipe.levels.map { level -> Double in
              let radius = Ellipse.radius(holding: level)
              let inside = distances.count { $0 <= radius * radius }
              return Double(inside) / Double(points.count)
            })),
      ]
    }
    return entries
  }
}
