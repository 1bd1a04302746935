import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `overfitting-polynomials`.
struct OverfittingFigure {
  let recipe: OverfittingPolynomials
  let points: Points
  let models: [PolynomialModel]
  let errors: DegreeErrors
  let truth: Formula?

  private var places: [Double] { points.span(0.02).places(240) }

  /// The error on points left out; nil where a fold is too small for the degree.
  private func leftOut(_ degree: Int) -> Double? {
    errors.degrees.firstIndex(of: degree).map { errors.leftOut[$0] }
  }

  var figure: Figure {
    let columns = models.count <= 3 ? models.count : (models.count + 1) / 2
    var rows: [[Cell]] = []
    for start in stride(from: 0, to: models.count, by: columns) {
      rows.append(
        (start..<min(start + columns, models.count)).map { .panel(fit($0, isFirst: $0 == start)) })
    }
    let lower = Grid(
      [[.panel(curve), .panel(coefficients)]], columnWeights: [1.25, 1])
    let upper = Grid(rows)
    var figure = Figure(
      title: "Degree \(errors.best) does best on points it has not seen", subtitle: subtitle,
      caption: caption, size: Size(860, 360 + 210 * Double(rows.count)),
      grid: Grid([[.grid(upper)], [.grid(lower)]], rowWeights: [Double(rows.count), 1.15]))
    figure.warnings = points.warnings
    figure.alt = alt
    return figure
  }

  private var subtitle: String {
    let truthKey = truth == nil ? "" : #"; $\color{muted}{\text{dashed: the true curve}}$"#
    let penalty =
      recipe.lambda == 0
      ? "" : ", $\\lambda$ = \(short(recipe.lambda)) (dotted: without a penalty)"
    return "Polynomials through the same \(points.x.count) points\(penalty)\(truthKey)"
  }

  private var caption: String {
    let way =
      recipe.cv == .loo ? "each point in turn is left out" : "a fifth of the points is left out"
    return (points.warnings.map { $0 + ". " }.joined()) + "Left out: \(way), the rest is fitted."
  }

  // MARK: - Panels

  private var ySpan: ClosedRange<Double> { Points.span(points.y, 0.3) }

  private func fit(_ index: Int, isFirst: Bool) -> Panel {
    let model = models[index]
    let x = places
    var marks: [any Mark] = []
    if let truth {
      marks.append(Line(x: x, y: truth.values(x), color: "muted", width: 1.5, dash: .dashed))
    }
    if recipe.lambda > 0,
      let free = PolynomialModel(x: points.x, y: points.y, degree: model.degree, lambda: 0)
    {
      marks.append(
        Line(x: x, y: x.map { free($0) }, color: "s\(index + 1)", width: 1.25, dash: .dotted))
    }
    marks += [
      Scatter(
        x: points.x, y: points.y, color: "ink", size: points.x.count > 60 ? 4.0 : 7, opacity: 1),
      Line(x: x, y: x.map { model($0) }, color: "s\(index + 1)", width: 2.5),
    ]
    let train = model.meanSquare(x: points.x, y: points.y)
    let left = leftOut(model.degree).map { ", left out \(short($0, 2))" } ?? ""
    return Panel(
      title:
        "$\\color{s\(index + 1)}{\\text{degree \(model.degree)}}$: error \(short(train, 2))\(left)",
      marks: marks, x: AxisOptions(escapingMarkup(points.names.x), domain: points.span(0.02)),
      y: AxisOptions(isFirst ? escapingMarkup(points.names.y) : "", domain: ySpan))
  }

  private var curve: Panel {
    let degrees = errors.degrees.map(Double.init)
    let least = (errors.training + errors.leftOut).filter { $0 > 0 }.min() ?? 1e-6
    let floor = max(least, (errors.leftOut.min() ?? 1) * 1e-4)
    let training = errors.training.map { max($0, floor) }
    var marks: [any Mark] = [
      Line(x: degrees, y: training, color: "muted", name: "training"),
      Scatter(x: degrees, y: training, color: "muted", size: 5.0, opacity: 1),
      Line(x: degrees, y: errors.leftOut, color: "ink", name: "left out"),
      Scatter(x: degrees, y: errors.leftOut, color: "ink", size: 5.0, opacity: 1),
    ]
    for (i, model) in models.enumerated() {
      guard let place = errors.degrees.firstIndex(of: model.degree) else { continue }
      let x = degrees[place]
      marks += [
        Line(
          x: [x, x], y: [training[place], errors.leftOut[place]], color: "s\(i + 1)", dash: .dashed),
        Scatter(
          x: [x, x], y: [training[place], errors.leftOut[place]], color: "s\(i + 1)", size: 10.0,
          opacity: 1),
      ]
    }
    if let place = errors.degrees.firstIndex(of: errors.best) {
      marks.append(
        Annotation(
          x: [degrees[place]], y: [errors.leftOut[place]], text: ["least: degree \(errors.best)"],
          dx: 4, dy: -34, color: "ink"))
    }
    return Panel(
      title: "Training error falls, the error on points left out turns",
      marks: marks,
      x: AxisOptions("degree", ticks: TickOptions(values: degrees)),
      y: AxisOptions("mean squared error", scale: "log"))
  }

  /// The factors of each power, their bars shifted so that all degrees are seen.
  private var coefficients: Panel {
    let count = Double(models.count)
    let marks = models.enumerated().map { i, model in
      let shift = (Double(i) - (count - 1) / 2) * 0.7 / max(count, 2)
      return Stem(
        x: model.coefficients.indices.map { Double($0) + shift }, y: model.coefficients,
        color: "s\(i + 1)"
      ).with(\.baseline, false) as any Mark
    }
    let most = models.map(\.degree).max() ?? 1
    return Panel(
      title: recipe.lambda == 0 ? "Factors explode" : "Factors held back by the penalty",
      marks: marks,
      x: AxisOptions("power of x", ticks: TickOptions(values: (0...most).map(Double.init))),
      y: AxisOptions("factor $w_k$", scale: "symlog"))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = models.map { model in
      let size = model.coefficients.reduce(0) { max($0, $1.magnitude) }
      return "degree \(model.degree): left-out error "
        + "\(leftOut(model.degree).map { short($0) } ?? "unknown"), largest factor \(short(size))"
    }
    return "Polynomial fits to \(points.x.count) points. \(parts.joined(separator: "; ")). The "
      + "error on points left out is least at degree \(errors.best)."
  }

  var series: [Node.Entry] {
    [
      .init("x", Node(points.x)), .init("y", Node(points.y)),
      .init("degrees", Node(errors.degrees.map(Double.init))),
      .init("training", Node(errors.training)), .init("leftOut", Node(errors.leftOut)),
      .init("best", Node(errors.best)), .init("curveX", Node(places)),
    ]
      + models.flatMap { model in
        [
          Node.Entry("coefficients\(model.degree)", Node(model.coefficients)),
          .init("curve\(model.degree)", Node(places.map { model($0) })),
        ]
      }
  }
}
