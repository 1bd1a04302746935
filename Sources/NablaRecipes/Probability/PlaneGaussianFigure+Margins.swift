import NablaMath
import NablaPlot
import NablaText

extension PlaneGaussianFigure {
  /// A coordinate's own density, and where the other is known its slice and that renormalised.
  func marginMarks(_ i: Int) -> [any Mark] {
    let places = range(i).places(200)
    func curve(_ y: [Double], _ color: String, _ dash: Dash = .solid, fill: Bool = false)
      -> [any Mark]
    {
      let line =
        i == 0
        ? Line(x: places, y: y, color: color, dash: dash)
        : Line(x: y, y: places, color: color, dash: dash)
      guard fill else { return [line] }
      let zero = y.map { _ in 0.0 }
      let area =
        i == 0
        ? Ribbon(x: places, low: zero, high: y, color: color)
        : Ribbon(y: places, low: zero, high: y, color: color)
      return [area, line]
    }
    let own = margin(i)
    var marks = curve(places.map { own.pdf($0) }, "s1", fill: true)
    if let known, let conditional, known.index != i {
      let scale = margin(known.index).pdf(known.value)
      marks += curve(places.map { conditional.pdf($0) }, "s2", fill: true)
      marks += curve(places.map { scale * conditional.pdf($0) }, "s2", .dashed)
      let name = i == 0 ? ("x", "y") : ("y", "x")
      let text = ["$p(\(name.0)\\mid \(name.1)=\(texNumber(known.value, significant: 3)))$"]
      let aside = conditional.mean + 1.5 * conditional.standardDeviation
      marks.append(
        i == 0
          ? Text(
            x: [conditional.mean], y: [conditional.pdf(conditional.mean)], text: text,
            baseline: .bottom, dy: -3, size: 11, color: "s2")
          : Text(
            x: [conditional.pdf(aside)], y: [aside], text: text, anchor: .start, dx: 4, dy: -5,
            size: 11, color: "s2"))
    }
    let name = i == 0 ? "$p(x)$" : "$p(y)$"
    let side = own.mean - (i == 0 ? 1.3 : 1.5) * own.standardDeviation
    marks.append(
      i == 0
        ? Text(
          x: [side], y: [own.pdf(side)], text: [name], anchor: .end, dx: -6, size: 11, color: "s1")
        : Text(
          x: [own.pdf(side)], y: [side], text: [name], anchor: .start, dx: 6, dy: 6, size: 11,
          color: "s1"))
    if let known, known.index == i {
      marks.append(
        i == 0
          ? Rule(x: [known.value], color: "s2", width: 1.5)
          : Rule(y: [known.value], color: "s2", width: 1.5))
    }
    return marks
  }
}
