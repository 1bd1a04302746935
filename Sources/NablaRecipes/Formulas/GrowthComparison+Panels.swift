import Glibc
import NablaPlot

extension GrowthComparison {
  /// The functions over one kind of axes, with their crossings.
  func panel(_ race: GrowthRace, _ x: Interval, _ scale: Scale, isLast: Bool) -> Panel {
    let y = race.range(isLog: scale.isLogY)
    var marks: [any Mark] = []
    for (i, formula) in race.formulas.enumerated() {
      let isLogY = scale.isLogY
      var mark = FunctionMark(
        domain: x.lower...x.upper, color: "s\(i + 1)",
        name: isLast ? "$\(formula.latex)$" : ""
      ) { place in
        let value = formula(place)
        return isLogY && value <= 0 ? .nan : value
      }
      // Eight hues are hard to tell apart in grey.
      mark.dash = [.solid, .solid, .solid, .solid, .dashed, .dashed, .dotted, .dotted][i]
      mark.dots = false
      marks.append(mark)
    }
    var points: [GrowthRace.Crossing] = []
    for crossing in race.crossings where y.contains(crossing.y) {
      let isKnown = points.last.map { crossing.x - $0.x < 1e-9 && crossing.y == $0.y } ?? false
      if !isKnown { points.append(crossing) }
    }
    if crossings {
      marks.append(Scatter(x: points.map(\.x), y: points.map(\.y), color: "ink", opacity: 1))
      if points.count <= 10, scale.isLogY || self.scale == .linear {
        var notes = Annotation(
          x: points.map(\.x), y: points.map(\.y),
          text: points.map(\.label), size: 11)
        notes.clearOf = race.outline(y)
        marks.append(notes)
      }
    }
    let names: [Scale: String] = [
      .linear: "linear", .semilog: "semi-log: exponentials are straight",
      .loglog: "log-log: powers are straight",
    ]
    return Panel(
      title: names[scale] ?? "", marks: marks,
      x: AxisOptions(
        "", scale: scale.isLogX ? "log" : nil, domain: x.lower...x.upper, ticks: .hidden),
      y: AxisOptions(
        scale == .linear || self.scale != .all ? "y" : "", scale: scale.isLogY ? "log" : nil,
        domain: y))
  }

  /// Who leads where, under the axis.
  func strip(_ race: GrowthRace, _ x: Interval, _ scale: Scale) -> Panel {
    var marks: [any Mark] = []
    for leader in race.leaders {
      let color = "s\(leader.index + 1)"
      let (a, b) = (leader.from, leader.to)
      marks.append(
        Polygon(
          x: [a, b, b, a], y: [0, 0, 1, 1], color: color, opacity: 0.35, edge: color, width: 1))
      let share =
        scale.isLogX
        ? log(b / a) / log(x.upper / x.lower) : (b - a) / (x.upper - x.lower)
      guard share > 0.12 else { continue }
      marks.append(
        Text(
          x: [scale.isLogX ? (a * b).squareRoot() : (a + b) / 2], y: [0.5],
          text: ["$\(race.formulas[leader.index].latex)$"], halo: false))
    }
    return Panel(
      marks: marks,
      x: AxisOptions("x", scale: scale.isLogX ? "log" : nil, domain: x.lower...x.upper),
      y: .blank(0...1))
  }
}
