import NablaMath
import NablaPlot
import NablaScene
import NablaText

extension Bells {
  private func lines(_ value: (Normal, Double) -> Double) -> [any Mark] {
    normals.enumerated().map { i, normal in
      Line(x: x, y: x.map { value(normal, $0) }, color: "s\(i + 1)")
    }
  }

  /// The curves' names where there are several, each at a place of its curve.
  private func names(_ at: (Normal) -> (x: Double, y: Double), _ value: (Normal, Double) -> Double)
    -> [any Mark]
  {
    guard normals.count > 1 else { return [] }
    let points = normals.map(at)
    var words = Annotation(
      x: points.map(\.x), y: points.map(\.y), text: normals.map(legend), size: 11, leader: false)
    words.roles = normals.indices.map { "s\($0 + 1)" }
    words.clearOf = normals.flatMap { normal in
      stride(from: 0, to: x.count, by: 3).map { (x[$0], value(normal, x[$0])) }
    }
    return [words]
  }

  var density: Panel {
    let peak = normals.map { $0.pdf($0.mean) }.max() ?? 1
    // Words of quantiles stand over the curve.
    let top = peak * (quantiles.isEmpty ? 1.05 : 1.15)
    var marks: [any Mark] = []
    if let interval {
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
      } else if normals.count == 1, let place = narrowPlace(interval) {
        var words = Annotation(
          x: [place], y: [first.pdf(place) * 0.5], text: [share(probabilities[0])], size: 13,
          bold: true)
        words.clearOf = x.map { ($0, first.pdf($0)) }
        marks.append(words)
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
    marks += names({ ($0.mean, $0.pdf($0.mean)) }, { $0.pdf($1) })
    marks += quantileMarks(below: false) { $0.pdf($1) }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain),
      y: AxisOptions(
        "density f(x)", domain: 0...top,
        ticks: TickOptions(count: 4)))
  }

  /// Where the area's number stands: the middle of its visible part, if that is wide enough.
  private func areaCentre(_ interval: Stretch) -> Double? {
    let (m, s) = (first.mean, first.standardDeviation)
    let (a, b) = (max(interval.a, m - 1.6 * s), min(interval.b, m + 1.6 * s))
    return b - a > 0.9 * s ? (a + b) / 2 : nil
  }

  /// The point of an area too narrow for its number that a line leads to; nil where none is seen.
  private func narrowPlace(_ interval: Stretch) -> Double? {
    let inside = x.filter { $0 >= interval.a && $0 <= interval.b }
    let peak = inside.max { first.pdf($0) < first.pdf($1) }
    guard let peak, first.pdf(peak) > 0.02 * first.pdf(first.mean), let last = inside.last else {
      return nil
    }
    // A quarter into the area from its higher end.
    return peak < last ? peak + (last - peak) * 0.2 : peak - (peak - inside[0]) * 0.2
  }

  /// How far 1, 2 and 3 σ reach, and how much lies within.
  var ruler: Panel {
    var marks: [any Mark] = []
    let (m, s) = (first.mean, first.standardDeviation)
    for k in [1.0, 2, 3] {
      let ends = [m - k * s, m + k * s]
      marks.append(Line(x: ends, y: [k, k], color: "s1", width: 1.5))
      marks.append(Scatter(x: ends, y: [k, k], color: "s1", size: 5.0, opacity: 1))
      marks.append(
        Text(
          x: [ends[1]], y: [k], text: [share(bands[Int(k) - 1])], anchor: .start, dx: 8, size: 11))
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
  var cumulative: Panel {
    var marks: [any Mark] = lines { $0.cdf($1) }
    marks += names({ ($0.mean, 0.5) }, { $0.cdf($1) })
    if let interval, normals.count == 1 {
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
      if high - low > 0.004 {
        marks.append(Line(x: [left, left], y: [low, high], color: "s1", width: 4))
        marks.append(
          Text(
            x: [left], y: [(low + high) / 2], text: [share(probabilities[0])], anchor: .start,
            dx: 8, bold: true, color: "s1"))
      }
    }
    marks += quantileMarks(below: true) { $0.cdf($1) }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain),
      y: AxisOptions("P(X ≤ x)", domain: 0...1, ticks: TickOptions(count: 3)))
  }

  /// What is below each marked quantile, and where that is.
  private var quantilePlaces: [(label: String, x: Double)] {
    quantiles.map { p in
      let place = first.quantile(p)
      return ("\(number(p * 100))\u{2009}% below \(number(place))", place)
    }
  }

  /// - Parameter below: whether labels right of the mean stand below the curve.
  private func quantileMarks(below: Bool, _ value: (Normal, Double) -> Double) -> [any Mark] {
    // The accent is the second curve's colour.
    let color = normals.count > 1 ? "ink" : "accent"
    return quantilePlaces.filter { domain.contains($0.x) }.flatMap { place in
      [
        Line(
          x: [place.x, place.x], y: [0, value(first, place.x)], color: color, width: 1.5,
          dash: .dashed) as any Mark,
        Text(
          x: [place.x], y: [value(first, place.x)], text: [place.label],
          anchor: place.x < first.mean ? .end : .start, dx: place.x < first.mean ? -8 : 8,
          dy: below && place.x >= first.mean ? 13 : -8, size: 11, color: color),
      ]
    }
  }

  /// The density on a logarithmic axis, wide enough to show the area.
  var tail: Panel {
    let interval = interval ?? Stretch(-1, 1)
    let (m, s) = (first.mean, first.standardDeviation)
    let ends = [interval?.a, interval?.b].compactMap { $0 }.filter(\.isFinite)
    let reach = min(37, (ends.map { abs($0 - m) / s }.max() ?? 4) + 2)
    let places = (-400...400).map { m + Double($0) / 400 * reach * s }
    let inside = places.filter { $0 >= (interval?.a ?? 0) && $0 <= (interval?.b ?? 0) }
    var marks: [any Mark] = []
    if inside.count > 1 { marks.append(Area(x: inside, y: inside.map(first.pdf), color: "s1")) }
    marks.append(Line(x: places, y: places.map(first.pdf), color: "s1"))
    if let edge = inside.min(by: { abs($0 - m) < abs($1 - m) }) {
      var note = Annotation(
        x: [edge], y: [first.pdf(edge)], text: ["\(intervalText) = \(share(probabilities[0]))"],
        color: "s1", bold: true)
      note.clearOf = zip(places, places.map(first.pdf)).map { (x: $0, y: $1) }
      marks.append(note)
    }
    return Panel(
      title: "The same density on a logarithmic axis", marks: marks, x: AxisOptions("x"),
      y: AxisOptions("density", scale: "log", ticks: TickOptions(count: 4)))
  }

  /// The first curve's axis in standard deviations from its mean.
  var standardised: SecondaryAxis {
    let (mean, deviation) = (formatPlain(first.mean), formatPlain(first.standardDeviation))
    return SecondaryAxis(
      "z = (x − μ) / σ", forward: "(x - (\(mean))) / (\(deviation))",
      inverse: "(\(mean)) + x * (\(deviation))")
  }
}
