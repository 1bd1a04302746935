import Glibc
import NablaMath
import NablaPlot
import NablaText

extension ExpLogInverse {
  /// Larger powers would leave the others no room.
  func tallest(_ x: Interval) -> Double { max(12, 4 * (x.upper - x.lower)) }

  /// Both curves over equal axes, with the points, their reflections, and each fact twice.
  func mirror(_ x: Interval, _ points: [Double], _ powers: [Double], b: String, log: String)
    -> Panel
  {
    let base = base.value
    let low = min(x.lower, 0)
    let high = max(powers.filter { $0 <= tallest(x) }.max() ?? 1, min(x.upper, 3), 1.5)
    let window = (low - (high - low) * 0.1)...(high + (high - low) * 0.26)
    let ends = [window.lowerBound, window.upperBound]
    let ts = evenPlaces(from: x.lower, to: x.upper, count: 401)
    let curve = ts.map { pow(base, $0) }
    var marks: [any Mark] = [Line(x: ends, y: ends, color: "muted", width: 1.25, dash: .dashed)]
    for (x, y) in zip(points, powers) {
      marks.append(Line(x: [x, y], y: [y, x], color: "muted", width: 1.25, dash: .dotted))
    }
    marks += [
      Line(x: ts, y: curve, color: "s1", width: 2.5),
      Line(x: curve, y: ts, color: "s2", width: 2.5),
      Scatter(x: points, y: powers, color: "s1", opacity: 1),
      Scatter(x: powers, y: points, color: "s2", opacity: 1),
      Text(
        x: [ends[1]], y: [ends[1]], text: ["$y=x$"], anchor: .end, baseline: .top, dx: -26,
        dy: 4, color: "muted"),
    ]
    let exponents = points.map { texNumber($0, significant: 3) }
    let values = powers.map { texEquals($0, significant: 3) }
    let up = zip(exponents, values).map { "$\(b)^{\($0)}\($1)$" }
    let down = zip(exponents, zip(values, powers)).map { x, power in
      let sign = power.0.hasPrefix("=") ? "=" : "\\approx"
      return "$\(log)\\,\(texNumber(power.1, significant: 3))\(sign)\(x)$"
    }
    let heights = powers.sorted()
    // Where neighbours are near each word needs a place of its own.
    let isCrowded =
      base < 1
      || zip(heights, heights.dropFirst()).contains { $1 - $0 < (high - low) * 0.05 }
    if isCrowded {
      marks.append(Annotation(x: points, y: powers, text: up, color: "s1"))
      marks.append(Annotation(x: powers, y: points, text: down, color: "s2"))
    } else {
      marks.append(
        Text(x: points, y: powers, text: up, anchor: .end, dx: -9, dy: -6, color: "s1"))
      marks.append(
        Text(x: powers, y: points, text: down, anchor: .start, dx: 9, dy: 9, color: "s2"))
    }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: window), y: AxisOptions("y", domain: window),
      coordinates: .cartesian(aspect: 1))
  }
}
