import Glibc
import NablaPlot
import NablaScene
import NablaText

extension PositionWaves {
  func circle(_ title: String, _ marks: [any Mark]) -> Panel {
    let turn = (0...72).map { Double($0) * .pi / 36 }
    let rim = Line(x: turn.map { cos($0) }, y: turn.map { sin($0) }, color: "spine", width: 1)
    let span = AxisOptions("", domain: -1.35...1.35, ticks: TickOptions(values: [])).with(
      \.line, false)
    return Panel(
      title: title, marks: [rim] + marks, x: span, y: span, coordinates: .cartesian(aspect: 1))
  }

  /// The hand of each dimension's pair at the first positions.
  var clocks: [Panel] {
    recipe.dims.enumerated().map { i, dim in
      let angles = (0..<min(4, recipe.length)).map { Double($0) * wave(dim).frequency }
      var marks: [any Mark] = angles.enumerated().map { p, angle in
        Arrow(
          x: [0], y: [0], x2: [cos(angle)], y2: [sin(angle)], color: color(i), width: 2,
          opacity: 1 - 0.22 * Double(angles.count - 1 - p))
      }
      for group in nearAngles(angles) {
        let angle = angles[group[group.count / 2]]
        let words = group.map { "\($0)" }.joined(separator: ", ")
        marks.append(
          Text(
            x: [1.18 * cos(angle)], y: [1.18 * sin(angle)], text: [words],
            anchor: group.count == 1 ? .middle : cos(angle) > 0 ? .start : .end, size: 11,
            color: color(i)))
      }
      return circle("dim \(dim): \(format(wave(dim).frequency, significant: 3)) rad a step", marks)
    }
  }

  /// Each position's pair and the one three positions on: the same turn wherever it begins.
  var shifts: [Panel] {
    recipe.dims.enumerated().map { i, dim in
      let frequency = wave(dim).frequency
      var marks: [any Mark] = []
      for (p, radius) in [(0.0, 0.5), (2, 0.75), (5, 1)] {
        let arc = (0...24).map { (p + Double($0) / 8) * frequency }
        marks.append(
          Line(x: arc.map { radius * cos($0) }, y: arc.map { radius * sin($0) }, color: color(i)))
        marks.append(
          Scatter(x: [radius * cos(arc[0])], y: [radius * sin(arc[0])], color: color(i), opacity: 1)
        )
        marks.append(
          Text(
            x: [radius * cos(arc[24])], y: [radius * sin(arc[24])],
            text: ["\(format(p))→\(format(p + 3))"],
            dx: 9, dy: -6, size: 11)
        )
      }
      return circle("dim \(dim): +3 turns by \(format(3 * frequency, significant: 3)) rad", marks)
    }
  }
}
