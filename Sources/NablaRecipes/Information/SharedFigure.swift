import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `mutual-information`: X, Y and what they share have one colour each everywhere.
struct SharedFigure {
  let recipe: MutualInformation
  /// Rows are x, columns y.
  let joint: [[Double]]
  let warnings: [String]
  let seed: UInt64

  private var perNat: Double { recipe.base.unit.perNat }
  private var unit: String { recipe.base.unit.rawValue }
  private var px: [Double] { joint.map { $0.reduce(0, +) } }
  private var py: [Double] {
    joint[0].indices.map { column in joint.reduce(0) { $0 + $1[column] } }
  }
  private var hx: Double { Softmax.entropy(px) * perNat }
  private var hy: Double { Softmax.entropy(py) * perNat }
  private var hxy: Double { Softmax.entropy(joint.flatMap { $0 }) * perNat }
  private var shared: Double { Information.mutualInformation(joint) * perNat }
  private func number(_ value: Double) -> String { format(value, decimals: 3) }

  /// ln p(x, y) / (p(x) p(y)) in the unit; −∞ for pairs that never come, 0 without their parts.
  private var pointwise: [[Double]] {
    zip(joint, px).map { row, x in
      zip(row, py).map { p, y in
        p == 0 ? (x * y == 0 ? 0 : -.infinity) : log(p / (x * y)) * perNat
      }
    }
  }

  var figure: Figure {
    var rows: [[Cell]] = []
    var weights: [Double] = []
    if recipe.view == .both || recipe.view == .bars {
      rows.append([
        .grid(
          Grid([[.panel(bars), .panel(cloud), .panel(ring.panel)]], columnWeights: [2.1, 1, 1]))
      ])
      weights.append(1)
    }
    if recipe.view == .venn { rows = [[.panel(circles)]] }
    if recipe.view == .both || recipe.view == .heatmap {
      let tables = tables
      rows.append([
        .grid(
          Grid(
            [
              [
                .panel(tables[0]), sign("÷"), .panel(tables[1]),
                sign("$\\xrightarrow{\(recipe.base.unit.log)}$"), .panel(tables[2]),
              ]
            ], columnWeights: [1, 0.3, 1, 0.3, 1]))
      ])
      weights.append(1.1)
    }
    let height = recipe.view == .both ? 560.0 : 360
    var figure = Figure(
      title: title, subtitle: sum, caption: caption,
      size: Size(recipe.view == .venn ? 640 : 900, height),
      grid: Grid(rows, rowWeights: weights.count > 1 ? weights : []))
    figure.alt = alt
    figure.warnings = warnings
    return figure
  }

  private var sum: String {
    #"$\color{s4}{I(X;Y)}=\color{s1}{H(X)}+\color{s2}{H(Y)}-H(X,Y)$: "#
      + "\(number(hx)) + \(number(hy)) − \(number(hxy)) = \(number(shared)) \(unit)"
  }

  // MARK: - Bars and circles

  /// Two bars that overlap by what they share, inside the bar of both together.
  private var bars: Panel {
    let whole = max(hxy, 1e-9)
    let rows: [(y: Double, from: Double, to: Double, role: String, text: String)] = [
      (2, 0, hx, "s1", "H(X) = \(number(hx))"),
      (1, hxy - hy, hxy, "s2", "H(Y) = \(number(hy))"),
      (0, hxy - hy, hx, "s4", "I = \(number(shared))"),
      (3, 0, hxy, "ink", "H(X,Y) = \(number(hxy)) together"),
    ]
    var marks: [any Mark] = []
    if shared > 1e-12 { marks.append(Span(x: (hxy - hy)...hx, color: "s4", opacity: 0.12)) }
    for row in rows where row.to > row.from {
      marks.append(
        Polygon(
          x: [row.from, row.to, row.to, row.from],
          y: [row.y - 0.3, row.y - 0.3, row.y + 0.3, row.y + 0.3], color: row.role,
          opacity: row.role == "ink" ? 0.12 : 0.35, edge: row.role))
    }
    for row in rows {
      marks.append(
        Text(x: [(row.from + row.to) / 2], y: [row.y], text: ["**\(row.text)**"], size: 11.5))
    }
    let rest = [
      (hxy - hy, 0.0, "H(X|Y) = \(number(hxy - hy))"), (hx, whole, "H(Y|X) = \(number(hxy - hx))"),
    ]
    marks.append(
      Text(
        x: rest.map { ($0.0 + $0.1) / 2 }, y: [0, 0], text: rest.map(\.2), size: 11))
    return Panel(
      title: "\(unit), to scale", marks: marks, x: AxisOptions(unit, domain: 0...whole),
      y: .blank(-0.55...3.5))
  }

  /// Circles as large as the entropies whose lens is as large as what is shared.
  private var circles: Panel {
    let (a, b) = ((hx / .pi).squareRoot(), (hy / .pi).squareRoot())
    func lens(_ d: Double) -> Double {
      if d >= a + b { return 0 }
      if d <= abs(a - b) { return .pi * min(a, b) * min(a, b) }
      let (u, v) = ((d * d + a * a - b * b) / (2 * d), (d * d + b * b - a * a) / (2 * d))
      return a * a * acos(u / a) - u * max(0, a * a - u * u).squareRoot()
        + b * b * acos(v / b) - v * max(0, b * b - v * v).squareRoot()
    }
    var (low, high) = (0.0, a + b)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if lens(middle) > shared { low = middle } else { high = middle }
    }
    let apart = (low + high) / 2
    let turns = evenPlaces(from: 0, to: 2 * .pi, count: 181)
    func circle(_ x: Double, _ r: Double, _ role: String) -> any Mark {
      Polygon(
        x: turns.map { x + r * cos($0) }, y: turns.map { r * sin($0) }, color: role, opacity: 0.25,
        edge: role, width: 2)
    }
    let (left, right) = (apart - b, a)
    let words = [
      ((-a + min(left, a)) / 2, "H(X|Y)\n\(number(hxy - hy))", "s1"),
      ((left + right) / 2, "I(X;Y)\n\(number(shared))", "ink"),
      ((right + apart + b) / 2, "H(Y|X)\n\(number(hxy - hx))", "s2"),
    ]
    let texts = words.flatMap { x, text, color in
      zip([1.0, -1], text.split(separator: "\n")).map { side, line in
        Text(
          x: [x], y: [0], text: [String(line)], dy: -8 * side, bold: side < 0, color: color)
          as any Mark
      }
    }
    let top = max(a, b)
    let names = Text(
      x: [-a * 0.7, apart + b * 0.7], y: [top * 1.02, top * 1.02],
      text: ["**H(X) = \(number(hx))**", "**H(Y) = \(number(hy))**"])
    return Panel(
      title: "areas to scale (\(unit))",
      marks: [circle(0, a, "s1"), circle(apart, b, "s2"), names] + texts,
      x: .blank(-max(a, 1e-6) * 1.25...(apart + b) * 1.1 + 1e-6),
      y: .blank(-top * 1.1 - 1e-6...top * 1.2 + 1e-6),
      coordinates: .cartesian(aspect: 1))
  }

  // MARK: - Tables

  /// What leads from one table to the next.
  private func sign(_ text: String) -> Cell {
    .panel(.words(text, size: 16, anchor: 0.5))
  }

  private var tables: [Panel] {
    let product = px.map { x in py.map { x * $0 } }
    let most = max(1e-9, (joint + product).joined().reduce(0, max))
    let local = pointwise
    let size = local.joined().filter(\.isFinite).map(\.magnitude).reduce(1e-9, max)
    func panel(
      _ title: String, _ values: [[Double]], _ kind: Heatmap.Values, _ domain: ClosedRange<Double>
    ) -> Panel {
      let finite = values.map { $0.map { $0.isFinite ? $0 : .nan } }
      let never = values.indices.flatMap { row in
        values[row].indices.filter { values[row][$0] == -.infinity }.map { (row, $0) }
      }
      let labels = (
        joint[0].indices.map { String($0 + 1) }, joint.indices.map { String($0 + 1) }
      )
      return Panel(
        title: title,
        marks: [
          Heatmap(
            Matrix(finite) ?? .empty, xLabels: labels.0, yLabels: labels.1,
            decimals: decimals(values),
            values: kind),
          Text(
            x: never.map { labels.0[$0.1] }, y: never.map { labels.1[$0.0] },
            text: never.map { _ in "−inf" }, size: 11, color: "muted", halo: false),
        ], x: AxisOptions("y"), y: AxisOptions("x"),
        color: ColorOptions("", domain: domain, legend: joint.count * joint[0].count > 36))
    }
    return [
      panel("joint $p(x,y)$", joint, .weights, 0...most),
      panel("product $p(x)\\,p(y)$", product, .weights, 0...most),
      panel("PMI, on average I = \(number(shared)) \(unit)", local, .diverging, -size...size),
    ]
  }

  /// Two decimals, or three where two would round a table of probabilities.
  private func decimals(_ values: [[Double]]) -> Int {
    values.joined().allSatisfy { ($0 * 100 - ($0 * 100).rounded()).magnitude < 1e-9 } ? 2 : 3
  }

  // MARK: - Correlation is not all

  private var cloud: Panel {
    var generator = Xoshiro256PlusPlus(seed: seed)
    let points = (0..<220).map { _ in (Self.normal(&generator), Self.normal(&generator)) }
    return Ring.panel(
      "r = 0, I = 0", points.map(\.0), points.map(\.1), reach: 3.2, color: "muted")
  }

  private static func normal(_ generator: inout Xoshiro256PlusPlus) -> Double {
    Normal.standard.sample(using: &generator)
  }

  private var ring: (panel: Panel, information: Double) {
    let ring = Ring()
    let information = ring.information * perNat
    var generator = Xoshiro256PlusPlus(seed: seed)
    let points = (0..<220).map { _ -> (Double, Double) in
      let turn = 2 * .pi * Double.random(in: 0..<1, using: &generator)
      let radius = 1 + ring.width * Self.normal(&generator)
      return (radius * cos(turn), radius * sin(turn))
    }
    return (
      Ring.panel(
        "r = 0, I = \(format(information, decimals: 2)) \(unit)", points.map(\.0), points.map(\.1),
        reach: 1.5, color: "s4"), information
    )
  }

  // MARK: - Words and numbers

  private var title: String {
    let smaller = min(hx, hy)
    let share = smaller > 0 ? " (\(format(100 * shared / hy, significant: 3)) % of Y)" : ""
    return "Knowing X tells \(number(shared)) of the \(number(hy)) \(unit) of Y\(share)"
  }

  private var caption: String {
    var parts = warnings.map(\.sentence)
    if recipe.view != .bars, recipe.view != .venn, pointwise.joined().contains(-.infinity) {
      parts.append("PMI is −inf for pairs that never come.")
    }
    return parts.joined(separator: " ")
  }

  private var alt: String {
    "A joint table of \(joint.count) by \(joint[0].count). H(X) is \(number(hx)), H(Y) \(number(hy)), H(X,Y) \(number(hxy)) \(unit), so X and Y share \(number(shared))."
      + (recipe.view == .both || recipe.view == .bars
        ? " A ring of points has correlation 0 and yet shares \(format(ring.information, decimals: 2)) \(unit)."
        : "")
  }

  var series: [Node.Entry] {
    [
      .init("joint", Node(joint.map { Node($0) } as [Node])), .init("p_x", Node(px)),
      .init("p_y", Node(py)), .init("h_x", Node(hx)), .init("h_y", Node(hy)),
      .init("h_xy", Node(hxy)), .init("h_x_given_y", Node(hxy - hy)),
      .init("h_y_given_x", Node(hxy - hx)), .init("mutual_information", Node(shared)),
      .init("pmi", Node(pointwise.map { Node($0) } as [Node])),
      .init("ring_information", Node(ring.information)),
    ]
  }
}
