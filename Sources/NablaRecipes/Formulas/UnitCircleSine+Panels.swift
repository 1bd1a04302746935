import Glibc
import NablaPlot
import NablaText

extension UnitCircleSine {
  /// One wave's quantities have colours of their own; several waves have one each.
  private func color(_ wave: Int, _ quantity: Quantity) -> String {
    guard waves.count == 1 else { return "s\(wave + 1)" }
    return switch quantity {
    case .sin: "s1"
    case .cos: "s2"
    case .tan: "s3"
    }
  }

  /// Positions on the way to θ, without the last.
  private var earlier: [Double] { (1..<max(1, frames)).map { angle * Double($0) / Double(frames) } }

  /// The circles with the point's coordinates as lengths, and its height carried to the right.
  func circle(_ height: Double) -> Panel {
    var marks: [any Mark] = []
    let round = (0...180).map { Double($0) * .pi / 90 }
    for (i, wave) in waves.enumerated() {
      let r = wave.amp
      let p = place(wave, angle)
      let (sine, cosine) = (color(i, .sin), color(i, .cos))
      marks.append(
        Line(x: round.map { r * cos($0) }, y: round.map { r * sin($0) }, color: "muted", width: 1.5)
      )
      if show.contains(.sin) {
        marks.append(Line(x: [p.x, p.x], y: [0, p.y], color: sine, width: 3))
        marks.append(
          Line(x: [p.x, height], y: [p.y, p.y], color: sine, width: 1.25, dash: .dashed))
      }
      if show.contains(.cos) {
        marks.append(Line(x: [0, p.x], y: [0, 0], color: cosine, width: 3))
      }
      if show.contains(.tan), waves.count == 1, let tangent = value(.tan) {
        marks.append(Line(x: [r, r], y: [0, r * tangent], color: "s3", width: 3))
        marks.append(
          Line(x: [0, r], y: [0, r * tangent], color: "s3", width: 1.25, dash: .dashed))
      }
      marks.append(Line(x: [0, p.x], y: [0, p.y], color: "ink", width: 2))
      let ghosts = earlier.map { place(wave, $0) }
      if !ghosts.isEmpty {
        marks.append(
          Scatter(x: ghosts.map(\.x), y: ghosts.map(\.y), color: sine, size: 7.0, opacity: 0.6))
      }
      marks.append(
        Scatter(x: [p.x], y: [p.y], color: waves.count == 1 ? "ink" : sine, size: 9, opacity: 1))
    }
    if waves == [Wave()] { marks += rim }
    let ticks = TickOptions(values: [-1, 0, 1])
    return Panel(
      marks: marks,
      x: AxisOptions(
        "x", domain: -height...height, ticks: waves == [Wave()] ? ticks : TickOptions(count: 3)),
      y: AxisOptions(
        "y", domain: -height...height, ticks: waves == [Wave()] ? ticks : TickOptions(count: 3)),
      coordinates: .cartesian(aspect: 1))
  }

  /// Whether the way round the circle is drawn along the axis too.
  var isUnrolled: Bool { waves == [Wave()] && theta != 0 && theta.magnitude <= 360 }

  /// The arc of the angle, and the usual angles round the circle.
  private var rim: [any Mark] {
    let end = (isUnrolled ? theta : theta.truncatingRemainder(dividingBy: 360)) * .pi / 180
    let arc = (0...60).map { end * Double($0) / 60 }
    let degrees: [Double] = [30, 45, 60, 90, 120, 135, 150, 180, 210, 225, 240, 270, 300, 315, 330]
    let angles = degrees.map { $0 * .pi / 180 }
    return [
      Line(x: arc.map { cos($0) }, y: arc.map { sin($0) }, color: "s4", width: 3.5),
      Line(x: arc.map { 0.26 * cos($0) }, y: arc.map { 0.26 * sin($0) }, color: "ink", width: 2),
      Text(
        x: [0.4 * cos(end / 2)], y: [0.4 * sin(end / 2)], text: ["$\\theta$"]),
      Text(
        x: angles.map { 1.19 * cos($0) }, y: angles.map { 1.19 * sin($0) },
        text: angles.map { shownNumber($0) }, size: 9, color: "muted"),
    ]
  }

  func wave(_ height: Double, _ span: ClosedRange<Double>) -> Panel {
    var marks: [any Mark] = []
    let width = span.upperBound - span.lowerBound
    for (i, wave) in waves.enumerated() {
      let count = min(4000, Int(200 + 60 * wave.freq * width))
      let ts = (0...count).map { span.lowerBound + width * Double($0) / Double(count) }
      let p = place(wave, angle)
      let named = waves.count == 1
      if show.contains(.tan), named {
        var mark = FunctionMark(domain: span, color: "s3", name: "$\\tan$") { [wave] in
          wave.amp * tan(wave.freq * $0 + wave.phase)
        }
        mark.width = 2
        marks.append(mark)
      }
      if show.contains(.cos) {
        marks.append(
          Line(
            x: ts, y: ts.map { place(wave, $0).x }, color: color(i, .cos),
            dash: named ? .solid : .dashed, name: named ? "$\\cos$" : ""))
      }
      defer {
        if show.contains(.cos) {
          marks.append(Scatter(x: [angle], y: [p.x], color: color(i, .cos), size: 9, opacity: 1))
        }
      }
      guard show.contains(.sin) else { continue }
      let sine = color(i, .sin)
      marks += [
        Line(x: [span.lowerBound, angle], y: [p.y, p.y], color: sine, width: 1.25, dash: .dashed),
        Line(x: [angle, angle], y: [0, p.y], color: sine, width: 3),
        Line(
          x: ts, y: ts.map { place(wave, $0).y }, color: sine, width: 2.5,
          name: named ? "$\\sin$" : "ω = \(format(wave.freq))"),
        Scatter(
          x: earlier, y: earlier.map { place(wave, $0).y }, color: sine, size: 7.0, opacity: 0.6),
        Scatter(x: [angle], y: [p.y], color: sine, size: 9, opacity: 1),
      ]
    }
    if isUnrolled {
      marks.append(Line(x: [0, angle], y: [0, 0], color: "s4", width: 3.5))
    }
    // Among several waves only the upper edge is free.
    let isAbove = waves.count == 1 && sin(angle) < 0
    marks.append(
      Text(
        x: [angle], y: [waves.count == 1 ? 0 : height],
        text: ["$\\theta$ = \(shownNumber(angle))"], baseline: isAbove ? .bottom : .top,
        dy: isAbove ? -6 : 6, color: isUnrolled ? "s4" : "ink"))
    var ticks = TickOptions(pi: true)
    if width < 7, span.upperBound.magnitude < 99 {
      ticks = TickOptions(values: (0...8).map { span.lowerBound + Double($0) * .pi / 4 })
      ticks.labels = ticks.values?.map { shownNumber($0) }
    }
    return Panel(
      marks: marks, x: AxisOptions("θ", domain: span, ticks: ticks),
      y: AxisOptions("", domain: -height...height, ticks: TickOptions(count: 3)),
      coordinates: .cartesian(aspect: width / (2 * .pi) / height * 1.36))
  }
}
