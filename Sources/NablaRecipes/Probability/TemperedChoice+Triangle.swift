import NablaMath
import NablaPlot
import NablaScene
import NablaText

extension TemperedChoice {
  private func corner(_ p: [Double]) -> (x: Double, y: Double) {
    (p[1] + p[2] / 2, p[2] * 0.866_025_403_784_438_6)
  }

  /// The path of three probabilities from a corner, all to one, to the middle.
  var triangle: Panel {
    let path = sweep.map { corner(Softmax.probabilities(scores, temperature: $0)) }
    let dots = probabilities.map(corner)
    let corners = [corner([1, 0, 0]), corner([0, 1, 0]), corner([0, 0, 1])]
    let loop = corners + [corners[0]]
    var words = Annotation(
      x: dots.map(\.x), y: dots.map(\.y),
      text: temperatures.map { "T = \(format($0))" }, color: "accent", size: 11)
    words.clearOf = path
    let marks: [any Mark] = [
      Line(x: loop.map(\.x), y: loop.map(\.y), color: "spine", width: 1.25),
      Line(x: path.map(\.x), y: path.map(\.y), color: "ink", width: 2.5),
      Scatter(x: [0.5], y: [corners[2].y / 3], color: "muted", opacity: 1),
      Scatter(x: dots.map(\.x), y: dots.map(\.y), color: "accent", opacity: 1),
      Text(
        x: [0.5], y: [corners[2].y / 3], text: ["uniform"], anchor: .start, baseline: .top, dx: 8,
        dy: 4, size: 11, color: "muted"),
      words,
    ]
    let names: [any Mark] = corners.enumerated().map { i, corner in
      let isTop = i == 2
      return Text(
        x: [corner.x], y: [corner.y], text: [label(i)], baseline: isTop ? .bottom : .top,
        dy: isTop ? -8 : 8, bold: true, color: color(i))
    }
    return Panel(
      marks: marks + names, x: .blank(-0.12...1.12), y: .blank(-0.12...1.0),
      coordinates: .cartesian(aspect: 1))
  }
}
