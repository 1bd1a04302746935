import NablaPlot
import NablaScene
import NablaText

extension ActivationShape {
  private func shading(_ axis: AxisOptions, labelled: Bool) -> [any Mark] {
    let span = axis.domain.map { $0.upper - $0.lower } ?? 1
    return saturated.map { zone in
      let isWide = zone.upperBound - zone.lowerBound > span * 0.4
      return Span(x: zone, opacity: 0.14, label: labelled && isWide ? "gradient < 0.01" : "")
    }
  }

  /// A dot with its number.
  private func note(
    _ x: Double, _ y: Double, _ text: String, anchor: TextAnchor.Horizontal,
    dx: Double, dy: Double
  ) -> [any Mark] {
    [
      Scatter(x: [x], y: [y], color: color, opacity: 1),
      Text(
        x: [x], y: [y], text: [text], anchor: anchor, baseline: .bottom, dx: dx, dy: dy, size: 11,
        color: color),
    ]
  }

  /// The function itself under its name.
  func values(
    _ axis: AxisOptions, isFirst: Bool
  ) -> Panel {
    var marks = shading(axis, labelled: false)
    let domain = axis.domain.map { $0.lower...$0.upper }
    let f = activation.value
    marks.append(FunctionMark(domain: domain, color: color) { f($0) })
    if let low = minimum {
      marks += note(
        low, f(low), "minimum \(format(f(low), decimals: 2))", anchor: .end, dx: 6, dy: -9)
    }
    return Panel(
      title: name, marks: marks, x: axis,
      y: AxisOptions(isFirst ? "f(x)" : "", ticks: TickOptions(count: 4))
    ).with(\.minimumSize, Size(120, 64))
  }

  /// Its derivative, with open and full dots where that jumps.
  func slopes(
    _ axis: AxisOptions, isFirst: Bool
  ) -> Panel {
    var marks = shading(axis, labelled: true)
    let domain = axis.domain.map { $0.lower...$0.upper }
    marks.append(FunctionMark(domain: domain, color: color, slope))
    if let peak, peak.value < 1.2 {
      marks += note(
        peak.x, peak.value, format(peak.value, significant: 3), anchor: .middle, dx: 0,
        dy: -6)
    }
    if let low = minimum {
      marks += note(
        low, 0, "0 at \(format(low, decimals: 2))", anchor: .end, dx: -4, dy: -5)
    }
    return Panel(
      marks: marks, x: axis,
      y: AxisOptions(
        isFirst ? "f′(x)" : "", domain: -0.22...max(1.45, steepest * 1.1),
        ticks: TickOptions(count: 3))
    ).with(\.minimumSize, Size(120, 64))
  }
}
