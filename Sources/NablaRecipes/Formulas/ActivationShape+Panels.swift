import NablaPlot
import NablaScene
import NablaText

extension ActivationShape {
  private func shading(_ axis: AxisOptions, labelAt y: Double? = nil) -> [any Mark] {
    let span = axis.domain.map { $0.upper - $0.lower } ?? 1
    return saturated.flatMap { zone -> [any Mark] in
      let width = zone.length
      let shade = Span(x: zone, opacity: 0.14)
      guard let y, width > span * 0.17 else { return [shade] }
      let words = Text(
        x: [zone.lowerBound + width / 2], y: [y],
        text: [width > span * 0.4 ? "slope < 0.01" : "< 0.01"], size: 10, color: "muted",
        halo: false, repel: false)
      return [shade, words]
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
    var marks = shading(axis)
    let domain = axis.domain.map { $0.lower...$0.upper }
    let f = activation.value
    marks.append(FunctionMark(domain: domain, color: color) { f($0) })
    if let low = minimum {
      marks += note(
        low, f(low), "min \(format(f(low), decimals: 2))", anchor: .end, dx: 6, dy: -9)
    }
    return Panel(
      title: formula.isEmpty ? name : "\(name)  $\(formula)$", marks: marks, x: axis,
      y: AxisOptions(isFirst ? "f(x)" : "", ticks: TickOptions(count: 4)).with(\.padding, 0.12)
    ).with(\.minimumSize, Size(120, 64))
  }

  /// Its derivative, with open and full dots where that jumps.
  func slopes(
    _ axis: AxisOptions, isFirst: Bool
  ) -> Panel {
    let top = max(1.45, steepest * 1.1)
    var marks = shading(axis, labelAt: 0.85 * top)
    let domain = axis.domain.map { $0.lower...$0.upper }
    marks.append(FunctionMark(domain: domain, color: color, slope))
    if let peak, peak.value < 1.2 {
      marks += note(
        peak.x, peak.value, peak.value == 1 ? "1" : format(peak.value, decimals: 2),
        anchor: .middle, dx: 0, dy: -6)
    }
    if let low = minimum {
      marks += note(
        low, 0, "0 at \(format(low, decimals: 2))", anchor: .end, dx: -4, dy: -5)
    }
    return Panel(
      marks: marks, x: axis,
      y: AxisOptions(
        isFirst ? "f′(x)" : "", domain: -0.22...top, ticks: TickOptions(count: 3))
    ).with(\.minimumSize, Size(120, 64))
  }
}
