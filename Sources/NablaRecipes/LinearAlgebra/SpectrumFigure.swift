import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// Eigenvalues in the complex plane, and their sizes.
struct SpectrumFigure {
  let values: [ComplexNumber]

  private var radius: Double { values.map(\.magnitude).max() ?? 0 }
  private var names: Bool { values.count <= 8 }

  var figure: Figure {
    var figure = Figure(
      title: title, size: Size(820, 420),
      grid: Grid([[.panel(plane), .panel(sizes)]], columnWeights: [1, 1.2]))
    figure.caption = "Dashed: the circle of numbers of size 1."
    figure.alt =
      "\(values.count) eigenvalues in the complex plane; the largest has the size \(format(radius, significant: 4)), and \(values.filter { $0.imaginary != 0 }.count) are not real."
    return figure
  }

  private var title: String {
    let r = format(radius, significant: 4)
    if radius > 1 + 1e-9 { return "The largest eigenvalue has size \(r): steps grow" }
    return radius < 1 - 1e-9
      ? "The largest eigenvalue has size \(r): steps shrink" : "The largest eigenvalue has size 1"
  }

  private var plane: Panel {
    let dots = values.map { SIMD2<Double>($0.real, $0.imaginary) }
    let box = PlaneBox(around: dots + PlaneMap.unitCircle, margin: 0.12, slimmest: 0.8)
    var marks: [any Mark] = [
      Line(PlaneMap.unitCircle + [[1, 0]], color: "muted", width: 1.5, dash: .dashed),
      Arrow(segments: dots.map { [.zero, $0] }, color: "s1", width: 1, opacity: 0.4),
      Scatter(x: dots.map(\.x), y: dots.map(\.y), color: "s1", size: 9.0, opacity: 0.9),
    ]
    if names {
      marks.append(
        Annotation(
          x: dots.map(\.x), y: dots.map(\.y),
          text: values.indices.map { "$\\lambda_{\($0 + 1)}$" }, color: "s1"))
    }
    return box.panel(
      title: "The complex plane", marks, labels: ("real part", "imaginary part"))
  }

  private var sizes: Panel {
    let order = values.map(\.magnitude).sorted(by: >)
    var marks: [any Mark] = [
      Rule(y: [1.0], color: "muted"),
      Stem(x: order.indices.map { Double($0 + 1) }, y: order, color: "s1"),
    ]
    if names {
      marks.append(
        Text(
          x: order.indices.map { Double($0 + 1) }, y: order,
          text: order.map { format($0, significant: 4) }, baseline: .bottom, dy: -8, size: 11))
    }
    return Panel(
      title: "Sizes", marks: marks,
      x: AxisOptions(
        "number, largest first", domain: 0.5...(Double(order.count) + 0.5),
        ticks: .counting(order.count)),
      y: AxisOptions("|λ|", domain: 0...(max(1, radius) * 1.12)))
  }
}
