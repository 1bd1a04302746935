import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The points v, Av, A²v … and how fast they grow.
struct EigenWalk {
  let map: PlaneMap
  let lines: EigenLines

  /// The steps from the start, as far as they are finite.
  func points(from start: SIMD2<Double>, steps: Int) -> [SIMD2<Double>] {
    var points = [start]
    for _ in 0..<steps {
      let next = map(points[points.count - 1])
      guard max(abs(next.x), abs(next.y)) < 1e150 else { break }
      points.append(next)
    }
    return points
  }

  private func length(_ v: SIMD2<Double>) -> Double { Norm.euclidean([v.x, v.y]) }
  private var radius: Double { lines.values.map(\.magnitude).max() ?? 1 }

  func figure(_ points: [SIMD2<Double>]) -> Figure {
    let lengths = points.map(length)
    let most = lengths.max() ?? 1
    let isScaled = most > 12 * (lengths.filter { $0 > 0 }.min() ?? most) && radius > 0
    // Divided by the growth of the strongest direction, so that all steps fit onto the page.
    let shown = points.enumerated().map { k, p in
      isScaled ? p / pow(radius, Double(k)) : p
    }.filter { $0.x.isFinite && $0.y.isFinite }
    let box = PlaneBox(around: shown + shown.map { $0 * -0.35 } + [.zero], margin: 0.12)
    var marks = lines.marks(in: box)
    for (a, b) in zip(shown, shown.dropFirst()) {
      marks.append(Arrow(vector: b - a, from: a, color: "ink", width: 1.25, head: 7, opacity: 0.6))
    }
    var named: [SIMD2<Double>] = []
    for (k, p) in shown.enumerated()
    where named.allSatisfy({ length($0 - p) > 0.1 * box.width }) && named.count < 12 {
      named.append(p)
      marks.append(
        Text(
          beyond: p, direction: p,
          k == 0 ? "$\\mathbf v$" : k == 1 ? "$A\\mathbf v$" : "$A^{\(k)}\\mathbf v$",
          color: "s4"))
    }
    marks.append(
      Scatter(x: shown.map(\.x), y: shown.map(\.y), color: "s4", size: 7.0, opacity: 1))
    let growth = growth(lengths)
    let scale = format(radius, significant: 4)
    var figure = Figure(
      title: title, size: Size(820, 430),
      grid: Grid(
        [
          [
            .panel(
              box.panel(title: isScaled ? "Aᵏv, each step divided by \(scale)" : "Aᵏv", marks)),
            .panel(growth),
          ]
        ], columnWeights: [1.1, 1]))
    figure.alt =
      "\(points.count - 1) steps of the matrix from \(pointText(points[0])) to \(pointText(points[points.count - 1])). The largest eigenvalue has the size \(scale)."
    return figure
  }

  private var title: String {
    let r = format(radius, significant: 4)
    if lines.kind == .noLine {
      return radius > 1 + 1e-12
        ? "A complex pair: a spiral outwards, \(r)-fold a step"
        : radius < 1 - 1e-12
          ? "A complex pair: a spiral inwards" : "A complex pair of size 1: round and round"
    }
    return "Step by step the strongest direction takes over"
  }

  private func growth(_ lengths: [Double]) -> Panel {
    let steps = lengths.indices.filter { lengths[$0] > 0 }
    let (x, y) = (steps.map(Double.init), steps.map { lengths[$0] })
    let slope = lengths.indices.map { (lengths.first ?? 1) * pow(radius, Double($0)) }
    var marks: [any Mark] = []
    if radius > 0, slope.allSatisfy({ $0 > 0 && $0.isFinite }) {
      marks.append(
        Line(
          x: slope.indices.map(Double.init), y: slope,
          color: lines.lines.isEmpty ? "s1" : lines.lines[0].color,
          width: 1.5, dash: .dashed, name: "$|\\lambda|^k$"))
    }
    marks.append(Line(x: x, y: y, color: "ink", width: 1))
    marks.append(Scatter(x: x, y: y, color: "s4", size: 7.0, opacity: 1))
    return Panel(
      title: "How long the vector gets", marks: marks, x: AxisOptions("step k"),
      y: AxisOptions("length of Aᵏv", scale: y.isEmpty ? nil : "log"))
  }
}

/// The power method: directions that turn towards the strongest eigenvector, and their Rayleigh
/// quotients.
struct PowerFigure {
  let power: PowerIteration
  let values: [ComplexNumber]
  /// The lines of a 2 × 2 matrix; nil for larger ones.
  let lines: EigenLines?

  private var steps: [Double] { power.iterates.indices.map(Double.init) }
  private var strongest: ComplexNumber? { values.max { $0.magnitude < $1.magnitude } }

  var figure: Figure {
    var cells: [Cell] = []
    if let lines { cells.append(.panel(circle(lines))) }
    cells.append(.panel(quotients))
    let name = format(power.value, significant: 4)
    var figure = Figure(
      title: power.hasConverged || (strongest?.imaginary == 0)
        ? "Multiply, shorten, repeat: after \(power.iterates.count - 1) steps the quotient is \(name)"
        : "The power method does not settle on a complex pair",
      size: Size(lines == nil ? 640 : 820, 420), grid: Grid([cells]))
    figure.alt =
      "The Rayleigh quotient of the power method over \(power.iterates.count - 1) steps, from \(format(power.iterates.first?.value ?? .nan, significant: 4)) to \(name)."
    return figure
  }

  private func circle(_ lines: EigenLines) -> Panel {
    let tips = power.iterates.map { SIMD2<Double>($0.vector[0], $0.vector[1]) }
    let box = PlaneBox(around: PlaneMap.unitCircle.map { $0 * 1.25 }, margin: 0.05)
    var marks: [any Mark] = [
      Line(PlaneMap.unitCircle + [[1, 0]], color: "muted", width: 1)
    ]
    marks += lines.marks(in: box)
    for (k, tip) in tips.enumerated() {
      marks.append(
        Arrow(
          vector: tip, color: "s4", width: 1.5, head: 8,
          opacity: 0.3 + 0.7 * Double(k + 1) / Double(tips.count)))
    }
    for (k, tip) in tips.enumerated().prefix(5) {
      marks.append(Text(beyond: tip, direction: tip, "\(k)", color: "s4", size: 11))
    }
    return box.panel(title: "the unit vector after k steps", marks)
  }

  private var quotients: Panel {
    let real = values.filter { $0.imaginary == 0 }.map(\.real)
    let strong = strongest?.real ?? .nan
    return Panel(
      title: "Rayleigh quotient",
      marks: [
        Rule(y: real.filter { $0 != strong }.prefix(12).map { $0 }, width: 1, dash: .dotted),
        Rule(y: [strong], color: "s1", width: 1.5),
        Line(x: steps, y: power.iterates.map(\.value), color: "ink", width: 1),
        Scatter(x: steps, y: power.iterates.map(\.value), color: "s4", size: 6.0, opacity: 1),
        Text(
          x: [0.0], y: [strong], text: ["$\\lambda_1=\(texNumber(strong))$"], anchor: .start,
          baseline: .bottom, dy: -5, size: 12, color: "s1"),
      ], x: AxisOptions("step k"), y: AxisOptions("vᵀAv"))
  }
}
