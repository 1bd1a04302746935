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
  let split: BiasVariance?

  private var places: [Double] { points.span(0.02).places(240) }

  /// The error on points left out; nil where a fold is too small for the degree.
  private func leftOut(_ degree: Int) -> Double? {
    errors.degrees.firstIndex(of: degree).map { errors.leftOut[$0] }
  }

  var figure: Figure {
    let columns = models.count <= 3 ? models.count : (models.count + 1) / 2
    var rows = models.indices.map { Cell.panel(fit($0, isFirst: $0 % columns == 0)) }
      .rows(of: columns)
    if !ridges.isEmpty { rows.append(ridges) }
    let lower = [curve] + (split.map { [parts($0)] } ?? []) + [coefficients]
    var figure = Figure(
      title: "Degree \(errors.best) does best on points it has not seen", subtitle: subtitle,
      caption: caption, size: Size(860, 360 + 210 * Double(rows.count)),
      grid: Grid(
        [[.grid(Grid(rows))], [.grid(Grid([lower.map { .panel($0) }]))]],
        rowWeights: [Double(rows.count), 1.15]))
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
      + (split == nil ? "" : " Bias and variance: over all noise of size $\\sigma$ at the same x.")
  }

  // MARK: - Panels

  private var ySpan: ClosedRange<Double> { Points.span(points.y, 0.3) }

  /// The points, the true curve and what is drawn through them.
  private func panel(_ title: String, isFirst: Bool, _ curves: [any Mark]) -> Panel {
    var marks: [any Mark] = []
    if let truth {
      marks.append(
        Line(x: places, y: truth.values(places), color: "muted", width: 1.5, dash: .dashed))
    }
    marks.append(
      Scatter(
        x: points.x, y: points.y, color: "ink", size: points.x.count > 60 ? 4.0 : 7, opacity: 1))
    return Panel(
      title: title, marks: marks + curves,
      x: AxisOptions(escapingMarkup(points.names.x), domain: points.span(0.02)),
      y: AxisOptions(isFirst ? escapingMarkup(points.names.y) : "", domain: ySpan))
  }

  private func fit(_ index: Int, isFirst: Bool) -> Panel {
    let model = models[index]
    let x = places
    var curves: [any Mark] = []
    if recipe.lambda > 0,
      let free = PolynomialModel(x: points.x, y: points.y, degree: model.degree, lambda: 0)
    {
      curves.append(
        Line(x: x, y: x.map { free($0) }, color: "s\(index + 1)", width: 1.25, dash: .dotted))
    }
    curves.append(Line(x: x, y: x.map { model($0) }, color: "s\(index + 1)", width: 2.5))
    let left = leftOut(model.degree).map { ", left out \(short($0, 2))" } ?? ""
    return panel(
      "$\\color{s\(index + 1)}{\\text{degree \(model.degree)}}$: error \(trained(model))\(left)",
      isFirst: isFirst, curves)
  }

  /// The training error; 0 where nothing but rounding is left.
  private func trained(_ model: PolynomialModel) -> String {
    let error = model.meanSquare(x: points.x, y: points.y)
    return error < 1e-20 * errors.training[0] ? "0" : short(error, 2)
  }

  /// The largest degree under a hundredth of the penalty, under it, and under a hundred times it.
  private var ridges: [Cell] {
    guard recipe.lambda > 0,
      let index = models.indices.max(by: { models[$0].degree < models[$1].degree })
    else { return [] }
    let degree = models[index].degree
    return [0.01, 1, 100].compactMap { factor in
      let lambda = recipe.lambda * factor
      guard
        let model = PolynomialModel(x: points.x, y: points.y, degree: degree, lambda: lambda)
      else { return nil }
      return .panel(
        panel(
          "degree \(degree), $\\lambda$ = \(short(lambda))", isFirst: factor < 1,
          [Line(x: places, y: places.map { model($0) }, color: "s\(index + 1)", width: 2.5)]))
    }
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
      + (split.map {
        " Over all noise, bias and variance sum to the least at degree \(errors.degrees[$0.best])."
      } ?? "")
  }

  var series: [Node.Entry] {
    [
      .init("x", Node(points.x)), .init("y", Node(points.y)),
      .init("degrees", Node(errors.degrees.map(Double.init))),
      .init("training", Node(errors.training)), .init("leftOut", Node(errors.leftOut)),
      .init("best", Node(errors.best)), .init("curveX", Node(places)),
    ]
      + (split.map { split in
        [
          Node.Entry("noise", Node(split.noise)), .init("biasSquared", Node(split.biasSquared)),
          .init("variance", Node(split.variance)), .init("expected", Node(split.expected)),
          .init("bestExpected", Node(errors.degrees[split.best])),
        ]
      } ?? [])
      + models.flatMap { model in
        [
          Node.Entry("coefficients\(model.degree)", Node(model.coefficients)),
          .init("curve\(model.degree)", Node(places.map { model($0) })),
        ]
      }
  }
}
