import NablaMath
import NablaPlot
import NablaText

/// One column of `kl-divergence`: both distributions, and below them what the belief costs where.
///
/// Parts where p is larger have its colour, those where q is larger q's.
struct KLPanels {
  let divergence: SignedDivergence
  /// Whether p is the truth.
  let isForward: Bool
  let places: [Double]
  let unit: InformationUnit
  /// What the costs of both columns need.
  let costRange: ClosedRange<Double>

  private var isDiscrete: Bool { divergence.p.isDiscrete }
  private var truth: (name: String, role: String) { isForward ? ("p", "s1") : ("q", "s2") }
  private var belief: (name: String, role: String) { isForward ? ("q", "s2") : ("p", "s1") }

  private func role(_ name: String) -> String { name == "p" ? "s1" : "s2" }

  /// p and q over each other.
  var shapes: Panel {
    var marks: [any Mark] = []
    var words: [(Double, Double, String, String)] = []
    var curves: [(x: Double, y: Double)] = []
    for (name, distribution) in [(truth.name, divergence.p), (belief.name, divergence.q)] {
      let values = places.map(distribution.density)
      let isTruth = name == truth.name
      if isDiscrete {
        let shift = name == "p" ? -0.12 : 0.12
        marks.append(
          Stem(x: places.map { $0 + shift }, y: values, color: role(name)).with(
            \.width, places.count > 60 ? 1 : 3
          ).with(\.size, places.count > 60 ? 2 : 7))
      } else {
        if isTruth { marks.append(Area(x: places, y: values, color: role(name), opacity: 0.14)) }
        marks.append(Line(x: places, y: values, color: role(name), width: isTruth ? 2.5 : 2))
      }
      let top = values.indices.max { values[$0] < values[$1] } ?? 0
      words.append((places[top], values[top], name, distribution.name))
      curves += zip(places, values).flatMap { x, y in isDiscrete ? [(x, y), (x, y / 2)] : [(x, y)] }
    }
    for (x, y, name, text) in words {
      var label = Annotation(
        x: [x], y: [y], text: ["**\(name)**" + (text.isEmpty ? "" : " = \(text)")],
        color: role(name), leader: false)
      label.clearOf = curves
      marks.append(label)
    }
    let most = words.reduce(0) { max($0, $1.1) }
    return Panel(
      title: "The truth is \(truth.name), one believes \(belief.name)", marks: marks,
      x: xAxis,
      y: AxisOptions(isDiscrete ? "probability" : "density", domain: 0...max(1e-9, most * 1.18)))
  }

  private var xAxis: AxisOptions {
    AxisOptions(
      isDiscrete ? "outcome" : "x",
      ticks: isDiscrete && places.count <= 12 ? TickOptions(values: places) : TickOptions()
    ).with(\.grid, isDiscrete ? false : nil)
  }

  /// p ln(p/q) with its positive and negative areas.
  var costs: Panel {
    let values = places.map(divergence.integrand)
    let finite = values.map { $0.isFinite ? $0 : .nan }
    var marks: [any Mark] = denied
    for (sign, role, total) in [
      (1.0, truth.role, divergence.positive), (-1.0, belief.role, divergence.negative),
    ] {
      let part = finite.map { $0 * sign >= 0 ? $0 : $0.isNaN ? .nan : 0 }
      if isDiscrete {
        let kept = part.indices.filter { part[$0].isFinite && part[$0] != 0 }
        marks.append(
          Bar(
            x: kept.map { places[$0] }, y: kept.map { part[$0] }, color: role, width: 0.7,
            labels: places.count <= 12, decimals: 3))
        continue
      }
      marks += runs(values).map { run in
        Area(
          x: Array(places[run]), y: Array(part[run]), color: role, opacity: 0.4) as any Mark
      }
      let peak = part.indices.max { size(part[$0]) < size(part[$1]) } ?? 0
      if total != 0, total.isFinite {
        marks.append(
          Text(
            x: [places[peak]], y: [part[peak]], text: ["**\(Self.signed(total))**"],
            baseline: sign > 0 ? .bottom : .top, dy: sign * -5, color: role))
      }
    }
    if !isDiscrete {
      marks += runs(values).map { run in
        Line(x: Array(places[run]), y: Array(values[run]), color: "ink", width: 1.5) as any Mark
      }
    }
    let (a, b) = (tex(truth.name, truth.role), tex(belief.name, belief.role))
    return Panel(
      title: #"$D_{KL}(\#(a)\,\|\,\#(b))=\#(sum)$ \#(unit.rawValue)"#, marks: marks,
      x: xAxis, y: AxisOptions(#"$\#(a)\,\#(unit.log)(\#(a)/\#(b))$"#, domain: costRange))
  }

  private func tex(_ text: String, _ role: String) -> String { #"\color{\#(role)}{\#(text)}"# }

  /// Where one finite value follows another.
  private func runs(_ values: [Double]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (i, value) in values.enumerated() where value.isFinite {
      if let last = runs.last, last.upperBound == i {
        runs[runs.count - 1] = last.lowerBound..<(i + 1)
      } else {
        runs.append(i..<(i + 1))
      }
    }
    return runs
  }

  private func size(_ value: Double) -> Double { value.isFinite ? value.magnitude : -1 }

  /// The net value from both areas, each in its colour.
  private var sum: String {
    guard divergence.net.isFinite else { return #"\infty"# }
    let net = format(divergence.net, decimals: 3)
    guard divergence.negative < 0 else { return net }
    let loss = format(-divergence.negative, decimals: 3)
    return tex(format(divergence.positive, decimals: 3), truth.role) + "-"
      + tex(loss, belief.role) + "=" + net
  }

  private static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + format(value, decimals: 3)
  }

  /// Where q is 0 and p is not.
  private var denied: [any Mark] {
    var spans: [ClosedRange<Double>] = []
    var start: Double?
    let half = isDiscrete ? 0.5 : 0
    for (i, x) in places.enumerated() {
      let isDenied = divergence.isDenied(x)
      if isDenied, start == nil { start = x - half }
      if let first = start, !isDenied || i == places.count - 1 {
        spans.append(first...(isDenied ? x + half : max(first, places[i - 1] + half)))
        start = nil
      }
    }
    return spans.enumerated().map { i, span in
      Span(
        x: span, color: "accent",
        label: i == 0 ? "\(belief.name) = 0 where \(truth.name) > 0: infinite" : "")
    }
  }
}
