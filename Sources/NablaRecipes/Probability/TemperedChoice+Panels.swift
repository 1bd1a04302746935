import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

extension TemperedChoice {
  /// exp(z/T) above, its share of the sum below, for each temperature.
  var bars: Grid {
    let top = temperatures.enumerated().map { i, t -> Cell in
      let values = shown.map { exponential(scores[$0], t) }
      return .panel(
        Panel(
          title: "T = \(format(t))", marks: barMarks(values, decimals: 2, labelled: t > 0),
          x: Self.unlabelled,
          y: AxisOptions(
            i > 0 ? "" : isPlain ? "$e^{z/T}$" : #"$e^{(z-\max z)/T}$"#,
            domain: 0...((values.max() ?? 1) * 1.2), ticks: TickOptions(count: 3))))
    }
    let bottom = temperatures.indices.map { i -> Cell in
      let t = temperatures[i]
      let sum = scores.reduce(0) { $0 + exponential($1, t) }
      return .panel(
        Panel(
          title: t == 0 ? "all to the largest" : "÷ \(format(sum, significant: 4))",
          marks: barMarks(shown.map { probabilities[i][$0] }, decimals: 3, labelled: true),
          x: AxisOptions(""),
          y: AxisOptions(
            i == 0 ? "probability p" : "", domain: 0...1.15,
            ticks: TickOptions(values: [0, 0.5, 1]))))
    }
    return Grid([top, bottom])
  }

  /// An axis whose labels stand below another panel.
  private static var unlabelled: AxisOptions {
    var ticks = TickOptions()
    ticks.visible = false
    return AxisOptions("", ticks: ticks)
  }

  private func barMarks(_ values: [Double], decimals: Int, labelled: Bool) -> [any Mark] {
    let labels = unique(shown.map(label))
    let writes = labelled && shown.count * temperatures.count <= 14
    // Each score keeps its curve's colour; those without a curve share a mark.
    let colors = shown.map(color)
    let runs = shown.indices.reduce(into: [Range<Int>]()) { runs, i in
      if let last = runs.last, colors[i] == "muted", colors[last.lowerBound] == "muted" {
        runs[runs.count - 1] = last.lowerBound..<(i + 1)
      } else {
        runs.append(i..<(i + 1))
      }
    }
    return runs.map { run in
      Bar(
        x: Array(labels[run]), y: Array(values[run]), color: colors[run.lowerBound],
        labels: writes, decimals: decimals) as any Mark
    }
  }

  /// Names by which bars stay apart where two scores bear the same.
  private func unique(_ labels: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return labels.map { label in
      let count = seen[label, default: 0]
      seen[label] = count + 1
      return label + String(repeating: "\u{200A}", count: count)
    }
  }

  /// Probabilities and entropy over the temperature.
  var curves: Grid {
    let ts = sweep
    let all = ts.map { Softmax.probabilities(scores, temperature: $0) }
    let given = temperatures.filter { $0 > 0 }
    var marks: [any Mark] = [Rule(x: given, width: 1)]
    for (i, row) in curveRows.enumerated() {
      marks.append(
        Line(x: ts, y: all.map { $0[row] }, color: "s\(i + 1)", name: label(row)))
    }
    for (i, row) in curveRows.enumerated() {
      let dots = temperatures.indices.filter { temperatures[$0] > 0 }
      marks.append(
        Scatter(
          x: dots.map { temperatures[$0] }, y: dots.map { probabilities[$0][row] },
          color: "s\(i + 1)", size: 6.0, opacity: 1))
    }
    let domain = (ts.first ?? 0.1)...(ts.last ?? 10)
    let choice = Panel(
      marks: marks,
      x: Self.unlabelled.with(\.scale, "log").with(\.domain, Interval(domain)),
      y: AxisOptions("probability p", domain: 0...1.02, ticks: TickOptions(values: [0, 0.5, 1])))
    let uniform = log(Double(scores.filter(\.isFinite).count))
    let entropy = Panel(
      marks: [
        Rule(x: given, width: 1), Rule(y: [uniform], color: "muted", width: 1, dash: .dotted),
        Line(x: ts, y: all.map(Softmax.entropy), color: "ink"),
        Text(
          x: [domain.lowerBound], y: [uniform],
          text: [
            "ln \(scores.filter(\.isFinite).count) = \(format(uniform, significant: 3)): uniform"
          ],
          anchor: .start, baseline: .top, dx: 6, dy: 4, size: 11, color: "muted"),
      ],
      x: AxisOptions("temperature T", scale: "log", domain: domain),
      y: AxisOptions(
        "entropy H (nats)", domain: 0...(max(uniform, 0.1) * 1.12), ticks: TickOptions(count: 3)))
    return Grid([[.panel(choice)], [.panel(entropy)]], rowWeights: [1.5, 1])
  }
}
