import Glibc
import NablaPlot
import NablaScene
import NablaText

extension RegressionFigure {
  /// The square of what the line leaves within that of what the flat line leaves.
  var shares: Panel {
    let (all, left) = (first.flatSquares, first.fit.residualSquares)
    let side = all > 0 ? (left / all).squareRoot() : 1
    let marks: [any Mark] = [
      Polygon.rectangle(0...1, 0...1, color: "muted", opacity: 0.2, edge: "muted"),
      Polygon.rectangle(0...side, 0...side, color: "accent", opacity: 0.4, edge: "accent"),
      Text(
        x: [0.0], y: [1.0], text: ["flat line: SST = $\(text(all))$"], anchor: .start,
        baseline: .bottom, dy: -6, size: 11, color: "muted"),
      Text(
        x: [0.0], y: [0.0], text: ["this line: SSE = $\(text(left))$"], anchor: .start,
        baseline: .top, dy: 6, size: 11, color: "accent"),
      Text(
        x: [0.0], y: [0.0],
        text: [
          "$R^2=1-\\dfrac{\\color{accent}{\(text(left))}}{\(text(all))}=\(texNumber(first.fit.rSquared, significant: 3))$"
        ],
        anchor: .start, baseline: .top, dy: 30, size: text(all).count > 6 ? 12 : 14),
    ]
    return Panel(
      marks: marks, x: .blank(), y: .blank(-0.45...1.15), coordinates: .cartesian(aspect: 1))
  }

  /// A sum of squares in TeX, large and small ones with a power of ten.
  private func text(_ value: Double) -> String {
    let power = value > 0 ? Int(log10(value).rounded(.down)) : 0
    guard power >= 5 || power <= -4 else { return texNumber(value, significant: 3) }
    return "\(texNumber(value / pow(10, Double(power)), significant: 3))\\times10^{\(power)}"
  }

  /// The squares on the residuals, to scale, of the fitted or of the flat line.
  func squares(flat: Bool) -> Panel {
    let line: (Double) -> Double = { flat ? first.mean : first.fit($0) }
    let role = flat ? "muted" : "accent"
    let places = places(first)
    let ySpan = Points.span(points.y + places.map { first.fit($0) }, 0.08)
    let aspect = xSpan.length / ySpan.length
    var marks: [any Mark] = zip(points.x, points.y).map { x, y in
      let base = line(x)
      let side = (y - base).magnitude * aspect
      let x2 = x + side <= xSpan.upperBound ? x + side : x - side
      return Polygon.rectangle(
        min(x, x2)...max(x, x2), min(base, y)...max(base, y), color: role,
        opacity: max(0.03, min(0.18, 4 / Double(points.x.count))),
        edge: points.x.count > 40 ? nil : role, width: points.x.count > 40 ? 0 : 1)
    }
    marks += [
      Line(x: places, y: places.map(line), color: flat ? "muted" : "s1"),
      Scatter(x: points.x, y: points.y, color: "ink", size: 7.0),
    ]
    let total = flat ? first.flatSquares : first.fit.residualSquares
    return Panel(
      title: flat
        ? "the flat line: SST = $\(text(total))$" : "this line: SSE = $\(text(total))$",
      marks: marks, x: xAxis(),
      y: AxisOptions(flat ? "" : escapingMarkup(points.names.y), domain: ySpan),
      coordinates: .cartesian(aspect: aspect))
  }
}
