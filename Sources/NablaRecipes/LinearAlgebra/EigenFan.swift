import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// Unit vectors all around with their images at their tips, and how far each is turned.
struct EigenFan {
  let map: PlaneMap
  let lines: EigenLines

  private static let count = 36

  /// How far the line through v turns, −90 … 90 degrees, for v at 0, 1 … 180 degrees; NaN where Av
  /// is 0.
  var turns: [Double] { (0...180).map { turn(Double($0) * .pi / 180) } }

  private func turn(_ angle: Double) -> Double {
    let image = map([cos(angle), sin(angle)])
    guard (image * image).sum() > 0 else { return .nan }
    let turn = remainder(atan2(image.y, image.x) - angle, .pi) * 180 / .pi
    if abs(turn) < 1e-9 { return 0 }
    // A quarter turn either way is the same line.
    return abs(turn) > 90 - 1e-9 ? 90 : turn
  }

  private var longest: Double {
    (0..<360).map { degrees -> Double in
      map([cos(Double(degrees) * .pi / 180), sin(Double(degrees) * .pi / 180)]).length
    }.max() ?? 1
  }

  var figure: Figure {
    var figure = Figure(
      title: lines.words, subtitle: subtitle, size: Size(800, 450),
      grid: Grid([[.panel(fan), .panel(curve)]], columnWeights: [1, 1.1]))
    figure.caption =
      "Grey: vectors v of length 1. At their tips: the direction and, to scale, the length of Av."
    if lines.kind == .noLine {
      figure.caption += " Blue: the angle of the complex pair, a turn in suitable coordinates."
    }
    figure.alt = alt
    return figure
  }

  private var subtitle: String {
    let (trace, determinant) = (map.first.x + map.second.y, map.determinant)
    let values =
      lines.kind == .twoLines
      ? "\(texNumber(lines.values[0].real)),\\ \(texNumber(lines.values[1].real))"
      : EigenLines.text(lines.values[0])
    return
      "trace \(format(trace, significant: 4)), determinant \(format(determinant, significant: 4)), $\\lambda=\(values)$"
  }

  private var fan: Panel {
    let size = longest
    let box = PlaneBox(around: PlaneMap.unitCircle.map { $0 * 1.75 }, margin: 0.02)
    var marks: [any Mark] = [
      Line(PlaneMap.unitCircle + [[1, 0]], color: "muted", width: 1)
    ]
    let tips = (0..<Self.count).map { k -> SIMD2<Double> in
      let turn = Double(k) * 2 * .pi / Double(Self.count)
      return [cos(turn), sin(turn)]
    }
    marks.append(
      Arrow(segments: tips.map { [.zero, $0] }, color: "muted", width: 1, opacity: 0.35))
    marks += lines.marks(in: box)
    if size > 0 {
      let ends = tips.map { $0 + map($0) / size * 0.7 }
      marks.append(
        Arrow(
          x: tips.map(\.x), y: tips.map(\.y), x2: ends.map(\.x), y2: ends.map(\.y), color: "ink",
          width: 1.25, head: 6, opacity: 0.75))
    }
    for line in lines.lines where size > 0 {
      for v in [line.direction, -line.direction] {
        marks.append(Arrow(vector: v, color: line.color, width: 2, head: 0))
        marks.append(
          Arrow(vector: map(v) / size * 0.7, from: v, color: line.color, width: 3, head: 11))
      }
    }
    if lines.kind == .noLine { marks += rotation }
    return box.panel(title: "v and Av for $A=\(map.tex)$", marks)
  }

  /// The angle by which a complex pair turns, as an arc.
  private var rotation: [any Mark] {
    let value = lines.values[0]
    let angle = map.first.y < 0 ? -value.argument : value.argument
    let end: SIMD2<Double> = [cos(angle), sin(angle)]
    let middle: SIMD2<Double> = [cos(angle / 2), sin(angle / 2)]
    return [
      Arrow(vector: [0.72, 0], color: "s1", width: 2, head: 0),
      Arrow(vector: end * 0.72, color: "s1", width: 2, head: 0),
      Line(arc(from: 0, to: angle, radius: 0.5), color: "s1", width: 2.5),
      Text(
        x: [middle.x * 0.5], y: [middle.y * 0.5],
        text: [degreesText(abs(angle) * 180 / .pi)], anchor: .start, dx: 6, dy: -6,
        size: 13, color: "s1"),
    ]
  }

  private var curve: Panel {
    let degrees = (0...180).map(Double.init)
    // The line breaks where the turn goes from −90 to 90.
    var pieces: [(x: [Double], y: [Double])] = [([], [])]
    for (x, y) in zip(degrees, turns) {
      if y.isNaN || abs(y - (pieces[pieces.count - 1].y.last ?? y)) > 90 { pieces.append(([], [])) }
      if !y.isNaN {
        pieces[pieces.count - 1].x.append(x)
        pieces[pieces.count - 1].y.append(y)
      }
    }
    var marks: [any Mark] = [Rule(y: [0.0], color: "ink", width: 1, dash: .solid)]
    marks += pieces.filter { $0.x.count > 1 }.map {
      Line(x: $0.x, y: $0.y, color: "muted", width: 2.5)
    }
    for line in lines.lines {
      let place = line.degrees
      marks.append(Rule(x: [place], color: line.color, width: 1.5))
      marks.append(Scatter(x: [place], y: [0.0], color: line.color, size: 10.0, opacity: 1))
      marks.append(
        Text(
          x: [place], y: [0.0], text: [degreesText(place)],
          anchor: place > 150 ? .end : .start, baseline: .bottom, dx: place > 150 ? -8 : 8, dy: -6,
          size: 13, bold: true, color: line.color))
    }
    var ticks = TickOptions(values: [0, 45, 90, 135, 180])
    ticks.suffix = "°"
    var turned = TickOptions(values: [-90, -45, 0, 45, 90])
    turned.suffix = "°"
    return Panel(
      title: "How far each line turns", marks: marks,
      x: AxisOptions("direction of v", domain: 0...180, ticks: ticks),
      y: AxisOptions("turn of the line", domain: -95...95, ticks: turned))
  }

  private var alt: String {
    let found = lines.lines.map {
      "the direction \(pointText($0.direction)) with the eigenvalue \(format($0.value, significant: 4))"
    }
    let tail =
      found.isEmpty
      ? "No single direction stands out; the eigenvalues are \(format(lines.values[0].real, significant: 4)) with the imaginary part ±\(format(abs(lines.values[0].imaginary), significant: 4))."
      : "Not turned: \(found.joined(separator: " and "))."
    return
      "A fan of vectors of length 1 with the directions of their images, and the angle by which each is turned. \(tail)"
  }
}
