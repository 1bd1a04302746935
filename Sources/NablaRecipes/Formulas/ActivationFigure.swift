import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `activation-functions`: each function over its derivative, and what many layers
/// leave of a gradient.
struct ActivationFigure {
  let shapes: [ActivationShape]
  let x: Interval
  /// How many layers; 0 for none.
  let depth: Int

  var figure: Figure {
    let columns = shapes.count == 4 ? 2 : min(3, shapes.count)
    // Its title would stand below the panel of the depth, which has another one.
    let axis = AxisOptions(depth > 0 ? "" : "x", domain: x.lower...x.upper)
    var rows: [[Cell]] = []
    for group in shapes.rows(of: columns) {
      rows.append(group.enumerated().map { .panel($1.values(axis, isFirst: $0 == 0)) })
      rows.append(group.enumerated().map { .panel($1.slopes(axis, isFirst: $0 == 0)) })
    }
    let panels = Grid(
      rows, rowWeights: rows.indices.map { $0 % 2 == 0 ? 1.15 : 1 }, sharesX: true)
    var figure = Figure(
      title: title,
      subtitle: "$f$ above, its slope $f'$ below"
        + (shapes.allSatisfy(\.saturated.isEmpty) ? "" : "; shaded where the slope is below 0.01"),
      size: Size(
        columns == 1 ? 520 : columns == 2 ? 640 : 760,
        80 + 128 * Double(rows.count) + (depth > 0 ? 226 : 0)),
      grid: depth == 0
        ? panels
        : Grid(
          [[.grid(panels)], [.panel(products)]], rowWeights: [Double(rows.count) * 118, 170]))
    figure.alt = alt
    return figure
  }

  private var title: String {
    if depth == 0 {
      return shapes.allSatisfy(\.saturated.isEmpty)
        ? "What an activation does to a signal and to its gradient"
        : "Where an activation is flat, no gradient comes through"
    }
    let left = shapes.map { ($0.name, $0.products(depth).last ?? 0) }
    guard let least = left.min(by: { $0.1 < $1.1 }), let most = left.max(by: { $0.1 < $1.1 }) else {
      return ""
    }
    return
      "After \(counted(depth, "layer")) \(least.0) leaves \(format(least.1, significant: 2)) of a gradient"
      + (most.1 > least.1
        ? ", \(most.0) \(most.1 == 1 ? "all of it" : format(most.1, significant: 2))" : "")
  }

  private var products: Panel {
    var marks: [any Mark] = shapes.enumerated().map { i, shape in
      // Equal products lie on one another, so later lines are dashed over earlier ones.
      Line(
        x: (0...depth).map(Double.init), y: shape.products(depth).map { $0 > 0 ? $0 : .nan },
        color: shape.color, dash: i < 3 ? .solid : i < 6 ? .dashed : .dotted, name: shape.name)
    }
    // The most that slopes of sigmoid can leave.
    if shapes.contains(where: { $0.name == "sigmoid" }) {
      marks.append(
        Line(
          x: (0...depth).map(Double.init), y: (0...depth).map { pow(0.25, Double($0)) },
          color: "muted", width: 1.25, dash: .dotted))
      let middle = Double(depth) * 0.6
      marks.append(
        Text(
          x: [middle], y: [pow(0.25, middle)], text: ["$0.25^L$: the most of sigmoid"],
          anchor: .start, dx: 6, dy: -6, size: 11, color: "muted"))
    }
    let step = [1, 2, 5, 10, 20].first { depth / $0 <= 10 } ?? 20
    return Panel(
      title: "What is left of a gradient: the product of the slopes met by x = 1 on its way",
      marks: marks,
      x: AxisOptions(
        "layers $L$", domain: 0...Double(max(1, depth)),
        ticks: TickOptions(values: stride(from: 0, through: depth, by: step).map(Double.init))),
      y: AxisOptions("∏ f′", scale: "log", ticks: TickOptions(count: 4)))
  }

  // MARK: - Words and numbers

  private var alt: String {
    var text =
      "The activation functions \(shapes.map(\.name).joined(separator: ", ")) for x from \(format(x.lower)) to \(format(x.upper)), each above its derivative."
    for shape in shapes {
      if let low = shape.minimum {
        text +=
          " \(shape.name) has its minimum \(format(shape.activation.value(low), decimals: 3)) at x = \(format(low, decimals: 3))."
      }
      text += " The largest slope of \(shape.name) is \(format(shape.steepest, significant: 3))."
      if depth > 0 {
        let left = format(shape.products(depth).last ?? 0, significant: 3)
        text +=
          " After \(counted(depth, "layer")) of \(shape.name) there is \(left) left of the gradient."
      }
    }
    return text
  }

  var series: [Node.Entry] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 401)
    var entries = [Node.Entry("x", Node(places))]
    for (i, shape) in shapes.enumerated()
    where !shapes[..<i].contains(where: { $0.name == shape.name }) {
      let key = shape.name
      entries.append(.init(key, Node(places.map(shape.activation.value))))
      entries.append(.init("\(key)_slope", Node(places.map(shape.slope))))
      if let low = shape.minimum {
        entries.append(.init("\(key)_minimum", Node(low)))
        entries.append(.init("\(key)_minimum_value", Node(shape.activation.value(low))))
      }
      if let peak = shape.peak { entries.append(.init("\(key)_steepest", Node(peak.value))) }
      if depth > 0 { entries.append(.init("\(key)_product", Node(shape.products(depth)))) }
    }
    return entries
  }
}
