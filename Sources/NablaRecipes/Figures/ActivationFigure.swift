import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `activation-functions`.
struct ActivationFigure {
  let recipe: ActivationFunctions
  let x: Interval

  /// Slopes below this count as none.
  private static let saturated = 0.01
  private static let columns = 3
  /// Room for the words at the curves' points.
  private static let least = Size(120, 64)

  private func slope(_ activation: Activation) -> @Sendable (Double) -> Double {
    // At a kink frameworks take the slope from the left.
    { x in x == 0 ? activation.kink?.below ?? activation.derivative(x) : activation.derivative(x) }
  }

  private var places: [Double] { evenPlaces(from: x.lower, to: x.upper, count: 1001) }

  // MARK: - Figure

  var figure: Figure {
    let names = recipe.functions
    let columns = names.count == 4 ? 2 : min(Self.columns, names.count)
    var rows: [[Cell]] = []
    for start in stride(from: 0, to: names.count, by: columns) {
      let group = Array(names[start..<min(start + columns, names.count)])
      rows.append(
        group.enumerated().map { .panel(function($1, start + $0, isFirst: $0 == 0)) })
      rows.append(
        group.enumerated().map { .panel(derivative($1, start + $0, isFirst: $0 == 0)) })
    }
    let weights = rows.indices.map { $0 % 2 == 0 ? 1.15 : 1.0 }
    let panels = Grid(rows, rowWeights: weights, sharesX: true)
    let height = 96 + 128 * Double(rows.count) + (recipe.depth > 0 ? 210 : 0)
    let width = columns == 1 ? 520.0 : columns == 2 ? 640 : 760
    var grid = panels
    if recipe.depth > 0 {
      grid = Grid(
        [[.grid(panels)], [.panel(depth)]], rowWeights: [Double(rows.count) * 118, 170])
    }
    var figure = Figure(
      title: ActivationFunctions.title,
      subtitle: "f above, its slope f′ below",
      caption: isAnySaturated
        ? "Shaded: the gradient is below 0.01, and learning stops there." : "",
      size: Size(width, height), grid: grid)
    figure.alt = alt
    return figure
  }

  private var isAnySaturated: Bool {
    recipe.functions.contains { !zones(recipe.activation($0)).isEmpty }
  }

  /// The stretches where the slope is nearly 0.
  private func zones(_ activation: Activation) -> [ClosedRange<Double>] {
    let slope = slope(activation)
    let places = places
    let flat = places.indices.runs { slope(places[$0]).magnitude < Self.saturated }
    return flat.compactMap { run -> ClosedRange<Double>? in
      let (from, to) = (places[run.lowerBound], places[run.upperBound - 1])
      // A slope that only passes through 0 is no saturation.
      return to - from > (x.upper - x.lower) * 0.02 ? from...to : nil
    }
  }

  private func shading(_ activation: Activation, labelled: Bool) -> [any Mark] {
    zones(activation).map { zone in
      let isWide = zone.upperBound - zone.lowerBound > (x.upper - x.lower) * 0.4
      return Span(
        x: zone, color: "muted", opacity: 0.14,
        label: labelled && isWide ? "gradient < 0.01" : "")
    }
  }

  /// Its title would stand below the panel of the depth, which has another one.
  private var inputAxis: AxisOptions {
    AxisOptions(recipe.depth > 0 ? "" : "x", domain: x.lower...x.upper)
  }

  private func color(_ index: Int) -> String { "s\(index % 8 + 1)" }

  // MARK: - Panels

  private func function(
    _ name: ActivationFunctions.Name, _ index: Int, isFirst: Bool
  ) -> Panel {
    let activation = recipe.activation(name)
    var marks = shading(activation, labelled: false)
    let curve = FunctionMark(
      domain: x.lower...x.upper, color: color(index), { activation.value($0) })
    marks.append(curve)
    if let low = turningPoint(activation) {
      let y = activation.value(low)
      marks.append(Scatter(x: [low], y: [y], color: color(index), opacity: 1))
      marks.append(
        Text(
          x: [low], y: [y], text: ["minimum \(format(y, decimals: 2))"], anchor: .end,
          baseline: .bottom, dx: 6, dy: -9, size: 11, color: color(index)))
    }
    return Panel(
      title: name.rawValue, marks: marks, x: inputAxis,
      y: AxisOptions(isFirst ? "f(x)" : "", ticks: TickOptions(count: 4))
    ).with(\.minimumSize, Self.least)
  }

  private func derivative(
    _ name: ActivationFunctions.Name, _ index: Int, isFirst: Bool
  ) -> Panel {
    let activation = recipe.activation(name)
    let slope = slope(activation)
    var marks = shading(activation, labelled: true)
    marks.append(FunctionMark(domain: x.lower...x.upper, color: color(index), slope))
    let values = places.map(slope)
    if let peak = peak(values), peak.value < 1.2 {
      marks.append(Scatter(x: [peak.x], y: [peak.value], color: color(index), opacity: 1))
      marks.append(
        Text(
          x: [peak.x], y: [peak.value], text: [format(peak.value, significant: 3)],
          baseline: .bottom, dy: -6, size: 11, color: color(index)))
    }
    if let low = turningPoint(activation) {
      marks.append(Scatter(x: [low], y: [0.0], color: color(index), opacity: 1))
      marks.append(
        Text(
          x: [low], y: [0.0], text: ["0 at \(format(low, decimals: 2))"], anchor: .end,
          baseline: .bottom, dx: -4, dy: -5, size: 11, color: color(index)))
    }
    let top = max(1.45, (values.filter(\.isFinite).max() ?? 1) * 1.1)
    return Panel(
      marks: marks, x: inputAxis,
      y: AxisOptions(
        isFirst ? "f′(x)" : "", domain: -0.22...top, ticks: TickOptions(count: 3))
    ).with(\.minimumSize, Self.least)
  }

  /// The largest slope of a function whose slope rises and falls again inside the view.
  private func peak(_ values: [Double]) -> (x: Double, value: Double)? {
    guard let top = values.filter(\.isFinite).max(), let i = values.firstIndex(of: top),
      i > 20, i < values.count - 20, values[i - 20] < top, values[i + 20] < top
    else { return nil }
    // The middle of a symmetric peak is 0 though no place may hit it exactly.
    let at = places[i]
    return (at.magnitude < (x.upper - x.lower) * 2e-3 ? 0 : at, top)
  }

  /// Where the slope changes from falling to rising inside the view (GELU, SiLU, Mish).
  private func turningPoint(_ activation: Activation) -> Double? {
    guard activation.kink == nil else { return nil }
    let places = places
    for (a, b) in zip(places, places.dropFirst())
    where activation.derivative(a) < 0 && activation.derivative(b) >= 0 {
      // Where a function has all but died its slope's sign is noise.
      guard a > -4 else { continue }
      var (low, high) = (a, b)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if activation.derivative(middle) < 0 { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    return nil
  }

  // MARK: - Depth

  /// The slopes along a chain of layers that pass 1 through: each layer's input is the output of
  /// the one before.
  private func products(_ activation: Activation) -> [Double] {
    let slope = slope(activation)
    var signal = 1.0
    var product = 1.0
    var result = [1.0]
    for _ in 0..<recipe.depth {
      product *= slope(signal)
      signal = activation.value(signal)
      result.append(product)
    }
    return result
  }

  private var depth: Panel {
    let layers = (0...recipe.depth).map(Double.init)
    let marks: [any Mark] = recipe.functions.enumerated().map { i, name in
      let values = products(recipe.activation(name)).map { $0 > 0 ? $0 : .nan }
      // Equal products lie on one another, so later lines are dashed over earlier ones.
      return Line(
        x: layers, y: values, color: color(i), dash: i < 3 ? .solid : i < 6 ? .dashed : .dotted,
        name: name.rawValue)
    }
    return Panel(
      title: "What is left of a gradient: the product of the slopes met by x = 1 on its way",
      marks: marks, x: AxisOptions("layers", domain: 0...Double(max(1, recipe.depth))),
      y: AxisOptions("∏ f′", scale: "log", ticks: TickOptions(count: 4)))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let names = recipe.functions.map(\.rawValue).joined(separator: ", ")
    var text =
      "The activation functions \(names) for x from \(format(x.lower)) to \(format(x.upper)), each above its derivative."
    for name in recipe.functions {
      let activation = recipe.activation(name)
      if let low = turningPoint(activation) {
        text +=
          " \(name.rawValue) has its minimum \(format(activation.value(low), decimals: 3)) at x = \(format(low, decimals: 3))."
      }
      let slope = places.map(slope(activation)).filter(\.isFinite).max() ?? 0
      text += " The largest slope of \(name.rawValue) is \(format(slope, significant: 3))."
    }
    if recipe.depth > 0 {
      text +=
        " After \(recipe.depth) layers there is left of the gradient: "
        + recipe.functions.map {
          "\($0.rawValue) \(format(products(recipe.activation($0)).last ?? 0, significant: 3))"
        }.joined(separator: ", ") + "."
    }
    return text
  }

  var series: [Node.Entry] {
    let places = (0...400).map { x.lower + (x.upper - x.lower) * Double($0) / 400 }
    var entries = [Node.Entry("x", Node(places))]
    for (i, name) in recipe.functions.enumerated()
    where !recipe.functions[..<i].contains(name) {
      let activation = recipe.activation(name)
      entries.append(.init(name.rawValue, Node(places.map(activation.value))))
      entries.append(.init("\(name.rawValue)_slope", Node(places.map(slope(activation)))))
      if recipe.depth > 0 {
        entries.append(.init("\(name.rawValue)_product", Node(products(activation))))
      }
    }
    return entries
  }
}
