import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The graph, the strongest way and the table of `backprop-graph`.
struct BackpropFigure {
  let recipe: BackpropGraph
  let graph: NeuronGraph
  let pass: NeuronGraph.Pass
  /// The network after the update.
  let after: NeuronGraph

  private static let forwardColor = "s1"
  private static let backwardColor = "s2"
  private static let mostRows = 14

  private func number(_ value: Double) -> String { format(value, decimals: recipe.decimals) }
  private var showsBackward: Bool { recipe.stage != .forward }
  private var showsUpdate: Bool { recipe.stage == .update || recipe.stage == .all }
  private var errorAfter: Double {
    after.pass(recipe.inputs, targets: recipe.targets).error
  }

  // MARK: - Figure

  var figure: Figure {
    var row: [Cell] = [.panel(graphPanel)]
    if showsUpdate { row.append(.table(table)) }
    var rows: [[Cell]] = [[.grid(Grid([row], columnWeights: showsUpdate ? [1, 0.3] : [1]))]]
    if let equation { rows.append([.text(equation)]) }
    let layers = Double((graph.depths.max() ?? 1) + 2)
    let tallest = Dictionary(grouping: graph.depths) { $0 }.values.map(\.count).max() ?? 1
    var figure = Figure(
      title: title,
      subtitle: showsBackward
        ? "Thickness of a link: |∂E/∂w|. At neurons below: ∂E/∂z."
        : "Each neuron adds w · a and b, and bends the sum.",
      size: Size(
        min(1100, 150 * layers + (showsUpdate ? 330 : 60)),
        128 + 126 * Double(max(2, tallest)) + (equation == nil ? 0 : 44)),
      grid: Grid(rows))
    figure.alt = alt
    return figure
  }

  private var title: String {
    switch recipe.stage {
    case .forward: "Forward: the error is E = \(number(pass.error))"
    case .backward: "Backward: each weight gets its share of E = \(number(pass.error))"
    case .update, .all:
      "One step \(errorAfter < pass.error ? "lowers" : "raises") the error from \(number(pass.error)) to \(number(errorAfter))"
    }
  }

  // MARK: - The graph

  /// Where inputs and neurons stand: layers from the left, each around the middle.
  private var places: [SIMD2<Double>] {
    let depths = graph.depths
    var seen: [Int: Int] = [:]
    return depths.map { depth in
      let count = depths.count { $0 == depth }
      let row = seen[depth, default: 0]
      seen[depth] = row + 1
      return [Double(depth), Double(count - 1) / 2 - Double(row)]
    }
  }

  /// Where the error stands, right of all neurons.
  private var last: Double { Double(graph.depths.max() ?? 0) + 1 }

  private var graphPanel: Panel {
    let places = places
    let end: SIMD2<Double> = [last, 0]
    let rows = (places.map(\.y.magnitude).max() ?? 0)
    var marks: [any Mark] = []
    marks += links(places, end)
    for (i, output) in graph.outputs.enumerated() {
      marks += label(
        "target \(format(recipe.targets[i], significant: 4))", number(pass.blames[i]),
        from: places[graph.inputs.count + output], to: end, width: 2)
    }
    for (i, name) in graph.names.enumerated() {
      let neuron = i - graph.inputs.count
      marks += node(name, number(pass.values[i]), at: places[i], isNeuron: neuron >= 0)
      guard neuron >= 0 else { continue }
      let bias = "b = \(format(graph.neurons[neuron].bias, significant: 4))"
      marks.append(Text(bias, at: places[i], dy: -37, size: 10, color: "muted"))
      if showsBackward {
        marks.append(
          Text(
            number(pass.deltas[neuron]), at: places[i], dy: 37, size: 11,
            color: Self.backwardColor))
      }
    }
    marks += node("E", number(pass.error), at: end, isNeuron: true)
    marks.append(
      Text(
        "forward: values", at: [-0.4, rows + 0.6], anchor: .start, size: 12, bold: true,
        color: Self.forwardColor))
    if showsBackward {
      marks.append(
        Text(
          "backward: derivatives of E", at: [0.45, rows + 0.6], anchor: .start, size: 12,
          bold: true, color: Self.backwardColor))
    }
    return Panel(
      marks: marks, x: .blank(-0.42...last + 0.42), y: .blank(-rows - 0.45...rows + 0.7))
  }

  private func node(
    _ name: String, _ value: String, at p: SIMD2<Double>, isNeuron: Bool
  ) -> [any Mark] {
    let size = recipe.decimals > 6 ? 66.0 : 54
    return [
      Scatter([p], color: isNeuron ? "ink" : "muted", size: size),
      Scatter([p], color: "paper", size: size - 4),
      Text(name, at: p, dy: -9, size: 12, bold: true),
      Text(value, at: p, dy: 8, size: 11, color: Self.forwardColor),
    ]
  }

  /// A number of the forward pass above a link, and one of the backward pass below it.
  ///
  /// At slanting links they stand on its two sides, one further on than the other, so that nothing
  /// crosses them where two links do.
  private func label(
    _ forward: String, _ backward: String, from: SIMD2<Double>, to: SIMD2<Double>, width: Double
  ) -> [any Mark] {
    let slope = to.y - from.y
    func text(_ words: String, _ isAbove: Bool) -> any Mark {
      let color = isAbove ? Self.forwardColor : Self.backwardColor
      guard slope != 0 else {
        return Text(
          words, at: from + (to - from) * 0.5, dy: (isAbove ? -1 : 1) * (9 + width / 2), size: 11,
          color: color)
      }
      let isRight = (slope < 0) == isAbove
      let away = 5 + width / 2
      // Longer numbers keep clear of those below the neuron.
      let further = recipe.decimals > 4 ? 0.5 : 0.4
      return Text(
        words,
        at: from + (to - from) * (to.x == last ? isRight ? 0.5 : 0.62 : isRight ? 0.25 : further),
        anchor: isRight ? .start : .end, dx: isRight ? away : -away,
        dy: (isAbove ? -1 : 1) * away, size: 11, color: color)
    }
    return showsBackward ? [text(forward, true), text(backward, false)] : [text(forward, true)]
  }

  private func links(_ places: [SIMD2<Double>], _ end: SIMD2<Double>) -> [any Mark] {
    let most = pass.gradients.map(\.magnitude).max() ?? 1
    let way = graph.strongestWay(pass)
    var (lines, labels): ([any Mark], [any Mark]) = ([], [])
    var next = 0
    for (i, neuron) in graph.neurons.enumerated() {
      let to = places[graph.inputs.count + i]
      for (source, weight) in zip(neuron.sources, neuron.weights) {
        let from = places[source]
        let gradient = pass.gradients[next]
        next += 1
        let isOnWay = showsBackward && isLink(way, from: source, to: i)
        let width = showsBackward ? 1 + 6 * gradient.magnitude / max(most, 1e-300) : 1.5
        lines.append(
          Line([from, to], color: isOnWay ? Self.backwardColor : "spine", width: width))
        labels += label(
          "$w_{\(next)} = \(texNumber(weight))$", number(gradient), from: from, to: to,
          width: width)
      }
    }
    for output in graph.outputs {
      let from = places[graph.inputs.count + output]
      let isOnWay = showsBackward && way.neurons.first == output
      lines.append(
        Line([from, end], color: isOnWay ? Self.backwardColor : "spine", width: isOnWay ? 2 : 1.5))
    }
    return lines + labels
  }

  private func isLink(
    _ way: (neurons: [Int], source: Int, product: Double), from source: Int, to neuron: Int
  ) -> Bool {
    let places = way.neurons.map { $0 + graph.inputs.count } + [way.source]
    return zip(places, places.dropFirst()).contains {
      $0 == neuron + graph.inputs.count && $1 == source
    }
  }

  // MARK: - The strongest way

  /// The product of local derivatives along the coloured way, and the sum that it belongs to.
  private var equation: String? {
    let way = graph.strongestWay(pass)
    guard showsBackward, let first = way.neurons.first, let last = way.neurons.last,
      let blame = zip(graph.outputs, pass.blames).first(where: { $0.0 == first })?.1
    else { return nil }
    func name(_ place: Int) -> String { "\\mathrm{\(graph.names[place])}" }
    var symbols = ["\\frac{\\partial E}{\\partial a_{\(name(first + graph.inputs.count))}}"]
    var numbers = [tex(blame)]
    for (i, neuron) in way.neurons.enumerated() {
      if i > 0 {
        symbols.append(
          "w_{\(weightNumber(from: neuron + graph.inputs.count, to: way.neurons[i - 1]))}")
        numbers.append(tex(weight(from: neuron + graph.inputs.count, to: way.neurons[i - 1])))
      }
      symbols.append("\\varphi'(z_{\(name(neuron + graph.inputs.count))})")
      numbers.append(tex(pass.slopes[neuron]))
    }
    symbols.append(name(way.source))
    numbers.append(tex(pass.values[way.source]))
    let k = weightNumber(from: way.source, to: last)
    let dot = " \\cdot "
    let others = rest(way)
    let rest =
      others.magnitude <= 1e-12 * way.product.magnitude
      ? "it is the only way, so" : "the other ways add $\(tex(others))$, so"
    return
      "The coloured way: $\(symbols.joined(separator: dot)) = \(numbers.joined(separator: dot)) = \(tex(way.product))$; \(rest) $\\frac{\\partial E}{\\partial w_{\(k)}} = \(tex(pass.gradients[k - 1]))$"
  }

  /// What the other ways add to the derivative by the strongest way's weight.
  private func rest(_ way: (neurons: [Int], source: Int, product: Double)) -> Double {
    guard let last = way.neurons.last else { return 0 }
    return pass.gradients[weightNumber(from: way.source, to: last) - 1] - way.product
  }

  /// A number between dollar signs, where a minus is a hyphen.
  private func tex(_ value: Double) -> String { number(value).replacing("−", with: "-") }

  /// From 1, in the order of the neurons.
  private func weightNumber(from source: Int, to neuron: Int) -> Int {
    let before = graph.neurons[..<neuron].reduce(0) { $0 + $1.weights.count }
    return before + (graph.neurons[neuron].sources.firstIndex(of: source) ?? 0) + 1
  }

  private func weight(from source: Int, to neuron: Int) -> Double {
    graph.weights[weightNumber(from: source, to: neuron) - 1]
  }

  // MARK: - The table

  private var table: TextTable {
    var rows = zip(graph.weights, zip(pass.gradients, after.weights)).enumerated()
      .prefix(Self.mostRows).map { i, row in
        ["$w_{\(i + 1)}$", number(row.0), number(row.1.0), number(row.1.1)]
      }
    if graph.learnsBiases {
      rows += graph.neurons.indices.prefix(max(0, Self.mostRows - rows.count)).map { i in
        [
          "$b_{\\mathrm{\(graph.neurons[i].name)}}$", number(graph.neurons[i].bias),
          number(pass.deltas[i]), number(after.neurons[i].bias),
        ]
      }
    }
    rows.append(["E", number(pass.error), "", number(errorAfter)])
    return TextTable(
      header: ["", "before", "$\\partial E$", "after"], rows: rows,
      alignments: [.start, .end, .end, .end])
  }

  // MARK: - Words and numbers

  private var alt: String {
    let outputs = graph.outputs.map {
      "\(graph.neurons[$0].name) = \(number(pass.values[graph.inputs.count + $0]))"
    }
    let most = pass.gradients.indices.max {
      pass.gradients[$0].magnitude < pass.gradients[$1].magnitude
    }
    return
      "A network of \(graph.inputs.count) inputs and \(graph.neurons.count) neurons with the numbers of its passes: \(outputs.joined(separator: ", ")), E = \(number(pass.error))."
      + (showsBackward
        ? most.map { " The largest derivative is \(number(pass.gradients[$0])), of w\($0 + 1)." }
          ?? ""
        : "")
      + (showsUpdate
        ? " After one step with η = \(format(recipe.lr)) E is \(number(errorAfter))." : "")
  }

  var series: [Node.Entry] {
    let way = graph.strongestWay(pass)
    let names = way.neurons.map { graph.neurons[$0].name } + [graph.inputs[way.source]]
    return [
      .init("name", Node(graph.names.map { Node($0) })), .init("value", Node(pass.values)),
      .init("sum", Node(pass.sums)), .init("delta", Node(pass.deltas)),
      .init("error", Node(pass.error)), .init("weight", Node(graph.weights)),
      .init("gradient", Node(pass.gradients)), .init("new_weight", Node(after.weights)),
      .init("new_bias", Node(after.neurons.map(\.bias))), .init("new_error", Node(errorAfter)),
      .init("way", Node((["E"] + names).map { Node($0) })),
      .init("way_product", Node(way.product)),
      .init("way_rest", Node(rest(way))),
    ]
  }
}
