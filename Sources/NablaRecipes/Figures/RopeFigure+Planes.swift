import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

extension RopeFigure {
  var shown: [Int] {
    pairs <= Self.mostPlanes
      ? Array(0..<pairs) : (0..<Self.mostPlanes).map { $0 * (pairs - 1) / (Self.mostPlanes - 1) }
  }

  var planes: [Panel] { shown.map(plane) }

  func plane(_ pair: Int) -> Panel {
    let (a, b) = encoding.pair(pair)
    let radius = max(1e-9, hypot(recipe.q[a], recipe.q[b]))
    let start = atan2(recipe.q[b], recipe.q[a])
    let angles = recipe.positions.map { start + Double($0) * frequencies[pair] }
    let circle = (0...90).map { Double($0) * .pi / 45 }
    var marks: [any Mark] = [
      Line(
        x: circle.map { radius * cos($0) }, y: circle.map { radius * sin($0) }, color: "spine",
        width: 1)
    ]
    // The way from the first position to the last.
    if let first = angles.first, let last = angles.last, abs(last - first) < 40 {
      let arc = (0...120).map { first + (last - first) * Double($0) / 120 }
      // A spiral where it goes around more than once.
      let radii = arc.indices.map { radius * (0.3 + 0.2 * Double($0) / 120) }
      marks.append(
        Line(
          x: zip(arc, radii).map { cos($0) * $1 }, y: zip(arc, radii).map { sin($0) * $1 },
          color: "muted", width: 1.25))
    }
    for (i, angle) in angles.enumerated() {
      marks.append(
        Arrow(
          x: [0], y: [0], x2: [radius * cos(angle)], y2: [radius * sin(angle)], color: color(i),
          width: 2, halo: true))
    }
    for group in nearAngles(angles) {
      let angle = angles[group[0]]
      let reach = (group.count == 1 ? 1.22 : 1.08) * radius
      marks.append(
        Text(
          x: [reach * cos(angle)], y: [reach * sin(angle)],
          text: [group.map { "\(recipe.positions[$0])" }.joined(separator: ", ")],
          anchor: group.count == 1 ? .middle : cos(angle) > 0 ? .start : .end, size: 11,
          bold: true, color: group.count > 1 ? "ink" : color(group[0])))
    }
    let domain = (-1.42 * radius)...(1.42 * radius)
    func axis(_ component: Int) -> AxisOptions {
      AxisOptions("$q_{\(component + 1)}$", domain: domain, ticks: TickOptions(count: 3))
        .with(\.grid, false)
    }
    return Panel(
      title:
        "$\\theta_{\(pair)}=\(format(frequencies[pair], significant: 2))$\(shown.count > 3 ? "" : " a step")",
      marks: marks,
      x: axis(a), y: axis(b), coordinates: .cartesian(aspect: 1))
  }

  /// Which components make a pair, in both ways.
  var pairings: Panel {
    let shown = min(recipe.q.count, 8)
    var marks: [any Mark] = []
    // Arcs are as high as half their width.
    let step = Double(shown) / 4 + 1.1
    for (row, way) in [(step, RopeRotation.Pairing.interleaved), (0, .half)] {
      let isOwn = way == recipe.pairing
      for i in 0..<(shown / 2) {
        let (a, b) = way == .half ? (i, i + shown / 2) : (2 * i, 2 * i + 1)
        marks.append(
          Arcs(
            x: [Double(b)], y: [row], x2: [Double(a)], y2: [row],
            color: isOwn ? "ink" : "muted", bend: .arc, width: isOwn ? 2.5 : 1.25))
      }
      marks.append(
        Scatter(
          x: (0..<shown).map(Double.init), y: (0..<shown).map { _ in row },
          color: isOwn ? "ink" : "muted", size: 8.0, opacity: 1))
    }
    return Panel(
      title: "two pairings", marks: marks,
      x: AxisOptions(
        "component", domain: -0.6...(Double(shown) - 0.4),
        ticks: TickOptions(
          values: (0..<shown).map(Double.init), labels: (0..<shown).map { "\($0 + 1)" })
      ).with(\.grid, false),
      y: AxisOptions(
        "", domain: -0.4...(step + Double(shown) / 4 + 0.3),
        ticks: TickOptions(
          values: [step, 0],
          labels: [RopeRotation.Pairing.interleaved, .half].map {
            $0 == recipe.pairing ? "**\($0.rawValue)**" : $0.rawValue
          })
      ).with(\.grid, false).with(\.line, false))
  }
}
