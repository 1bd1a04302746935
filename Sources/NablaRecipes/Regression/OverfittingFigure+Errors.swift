import Glibc
import NablaPlot
import NablaScene
import NablaText

/// The panels below the fits: errors, bias and variance, factors.
extension OverfittingFigure {
  private static let biasRole = "s6"
  private static let varianceRole = "s8"

  private var degreeAxis: AxisOptions {
    AxisOptions("degree", ticks: TickOptions(values: errors.degrees.map(Double.init)))
  }

  var curve: Panel {
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
        leastLabel("least: degree \(errors.best)", place, errors.leftOut, clearOf: training))
    }
    return Panel(
      title: "Training falls, left out turns", marks: marks, x: degreeAxis,
      y: AxisOptions("mean squared error", scale: "log"))
  }

  /// The expected error and its three parts, on a logarithmic axis from a tenth of the noise on.
  func parts(_ split: BiasVariance) -> Panel {
    let degrees = errors.degrees.map(Double.init)
    let expected = split.expected
    let floor = max(min(split.noise, split.variance.min() ?? 0), (expected.max() ?? 1) * 1e-6) / 3
    var marks: [any Mark] = []
    if split.noise > floor {
      marks += [
        Rule(y: [split.noise], color: "muted", width: 1.25),
        Text(
          x: [degrees.first ?? 0], y: [split.noise], text: [#"$\sigma^2$"#], anchor: .start,
          baseline: .bottom, dx: 4, dy: -4, color: "muted"),
      ]
    }
    for (values, color) in [
      (split.biasSquared, Self.biasRole), (split.variance, Self.varianceRole), (expected, "ink"),
    ] {
      // A line that falls below the axis ends where it gets there.
      let end = values.firstIndex { $0 < floor } ?? values.count - 1
      marks.append(
        Line(x: Array(degrees[...end]), y: values[...end].map { max($0, floor) }, color: color))
    }
    let (best, last) = (split.best, degrees.count - 1)
    let sunk = split.biasSquared.firstIndex { $0 < floor } ?? last
    marks += [
      Text(
        x: [degrees[sunk]], y: [max(split.biasSquared[sunk], floor)], text: ["bias²"],
        anchor: sunk < last ? .start : .end, baseline: .bottom, dx: sunk < last ? 6 : 0, dy: -4,
        color: Self.biasRole),
      Text(
        x: [degrees[min(1, last)]], y: [split.variance[min(1, last)]], text: ["variance"],
        anchor: .start, baseline: .top, dy: 8, color: Self.varianceRole),
      Scatter(x: [degrees[best]], y: [expected[best]], color: "ink", size: 8.0, opacity: 1),
      leastLabel(
        "least sum: degree \(errors.degrees[best])", best, expected, clearOf: split.biasSquared),
    ]
    return Panel(
      title: "bias² falls, variance rises",
      marks: marks, x: degreeAxis,
      y: AxisOptions(
        "expected squared error", scale: "log", domain: floor...(expected.max() ?? 1) * 1.5))
  }

  /// Words at the least of some values, where neither their line nor another one runs.
  private func leastLabel(
    _ words: String, _ place: Int, _ values: [Double], clearOf others: [Double]
  ) -> Annotation {
    let degrees = errors.degrees.map(Double.init)
    var label = Annotation(x: [degrees[place]], y: [values[place]], text: [words])
    label.clearOf = [values, others].flatMap { line in
      degrees.indices.dropFirst().flatMap { i in
        (0...8).map { step in
          let t = Double(step) / 8
          return (
            x: degrees[i - 1] + t, y: exp((1 - t) * log(line[i - 1]) + t * log(line[i]))
          )
        }
      }
    }
    return label
  }

  /// The factors of each power, their bars shifted so that all degrees are seen.
  var coefficients: Panel {
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
      title: recipe.lambda == 0 ? "Factors explode" : "Factors held back",
      marks: marks,
      x: AxisOptions("power of x", ticks: TickOptions(values: (0...most).map(Double.init))),
      y: AxisOptions("factor $w_k$", scale: "symlog"))
  }
}
