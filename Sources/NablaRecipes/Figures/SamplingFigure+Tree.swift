import NablaPlot
import NablaScene
import NablaText

extension SamplingFigure {
  func product(_ way: [Int], _ tree: DecodingTree) -> Double {
    way.last.map { tree.nodes[$0].product } ?? 1
  }

  /// The row of each node: leaves one below the other, parents in the middle of their children.
  func lanes(_ tree: DecodingTree) -> [Int: Double] {
    var places: [Int: Double] = [:]
    var next = 0.0
    func place(_ node: Int) {
      let children = tree.nodes.indices.filter { tree.nodes[$0].parent == node }
      for child in children { place(child) }
      if let first = children.first, let last = children.last {
        places[node] = ((places[first] ?? 0) + (places[last] ?? 0)) / 2
      } else {
        places[node] = next
        next += 1
      }
    }
    for node in tree.nodes.indices where tree.nodes[node].parent == nil { place(node) }
    return places
  }

  /// About so many pixels from one step to the next; and the share of it that a word takes.
  private var stepWidth: Double { (width - 80 - Self.sumWidth) / (Double(recipe.steps) - 0.4) }
  private var wordWidth: Double { 78 / stepWidth }
  static let sumWidth = 330.0

  func treePanel(_ tree: DecodingTree) -> Panel {
    let places = lanes(tree)
    let y = tree.nodes.indices.map { places[$0] ?? 0 }
    let middle = ((y.max() ?? 0) + (y.min() ?? 0)) / 2
    let (greedy, best) = (Set(tree.greedy), Set(tree.best))
    func color(_ node: Int) -> String {
      best.contains(node) ? "s1" : greedy.contains(node) ? "s2" : "muted"
    }
    var marks: [any Mark] = []
    for role in ["muted", "s2", "s1"] {
      let own = tree.nodes.indices.filter { color($0) == role }
      guard !own.isEmpty else { continue }
      marks.append(
        Arcs(
          x: own.map {
            Double(tree.nodes[$0].depth) - 1 + (tree.nodes[$0].parent == nil ? 0.4 : wordWidth)
          },
          y: own.map { tree.nodes[$0].parent.map { y[$0] } ?? middle },
          x2: own.map { Double(tree.nodes[$0].depth) - 0.03 }, y2: own.map { y[$0] },
          color: role, width: role == "muted" ? 1.2 : 2.5))
      marks.append(
        Text(
          x: own.map { Double(tree.nodes[$0].depth) }, y: own.map { y[$0] },
          text: own.map {
            "\(escapingMarkup(tokenText(tree.nodes[$0].word))) \(format(tree.nodes[$0].probability, decimals: 2))"
          }, anchor: .start, size: 11, bold: role != "muted", color: role, repel: false))
    }
    let ends =
      tree.greedy == tree.best
      ? [(tree.best, "greedy and beam")]
      : [
        (tree.greedy, "greedy"), (tree.best, "beam"),
      ]
    for (way, name) in ends {
      guard let end = way.last else { continue }
      let role = color(end)
      let terms = way.map { format(tree.nodes[$0].probability, decimals: 2) }
      let total = format(product(way, tree), decimals: 3)
      let sum = way.count > 4 ? total : "\(terms.joined(separator: " · ")) = \(total)"
      marks.append(
        Text(
          x: [Double(recipe.steps) + wordWidth], y: [y[end]],
          text: ["\(name): \(sum)"],
          anchor: .start, size: 11, bold: true, color: role, repel: false))
    }
    let reach = (width - 80) / stepWidth
    return Panel(
      title: "Continuations: greedy takes the likeliest word, beam search keeps 3 ways",
      marks: marks,
      x: AxisOptions(
        "step", domain: 0.4...(0.4 + reach),
        ticks: TickOptions(values: (1...recipe.steps).map(Double.init))
      ).with(\.grid, false),
      y: AxisOptions(
        "", domain: -0.7...((y.max() ?? 0) + 0.7), ticks: TickOptions(values: []), reversed: true
      )
      .with(\.grid, false).with(\.line, false))
  }
}
