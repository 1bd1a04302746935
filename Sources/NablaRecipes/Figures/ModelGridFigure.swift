import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `attention-model-grid`: small matrices on one colour scale, and their measure.
struct ModelGridFigure {
  let recipe: AttentionModelGrid
  let layers: [Int]
  let headNumbers: [Int]
  let shape: (queries: Int, keys: Int)
  private let heads: [MeasuredHead]
  /// The heads that stand out.
  private let finds: [Find]

  /// A head that stands out, with what it looks at and the colour of its frame.
  private struct Find {
    let name: String
    let target: String
    let head: MeasuredHead
    let value: Double
    let color: String
  }

  init(recipe: AttentionModelGrid, layers: [Int], heads: [Int], tensor: AttentionTensor) {
    (self.recipe, self.layers, headNumbers) = (recipe, layers, heads)
    shape = (tensor.queries, tensor.keys)
    self.heads = layers.flatMap { layer in
      heads.map { MeasuredHead(tensor, layer: layer, head: $0) }
    }
    finds = Self.finds(among: self.heads)
  }

  /// The heads in the order in which they stand.
  private var ordered: [MeasuredHead] {
    switch recipe.sort {
    case .index: heads
    case .entropy:
      heads.sorted { ($0.entropy, $0.layer, $0.head) < ($1.entropy, $1.layer, $1.head) }
    case .distance:
      heads.sorted { ($0.distance, $0.layer, $0.head) < ($1.distance, $1.layer, $1.head) }
    case .firstToken: heads.sorted { ($1.sink, $0.layer, $0.head) < ($0.sink, $1.layer, $1.head) }
    }
  }

  private var isSorted: Bool { recipe.sort != .index }
  private var hasSummary: Bool { recipe.metric != .none }
  /// Half of a thumbnail's side, of the distance between two.
  private static let half = 0.44
  /// The height of a row of thumbnails with their numbers, of the width of a column.
  private var pitch: Double { hasWords ? 1.28 : 1 }
  /// Whether there are words below the thumbnails.
  private var hasWords: Bool { writes || isSorted || cell >= 60 && !finds.isEmpty }
  private var cell: Double { max(24, min(84, 820 / Double(headNumbers.count))) }
  /// Whether numbers fit below the thumbnails.
  private var writes: Bool { hasSummary && cell >= 34 }

  // MARK: - Figure

  var figure: Figure {
    let (rows, columns) = (Double(layers.count), Double(headNumbers.count))
    // A single layer needs room for the colorbars' ticks.
    let top = max(130, rows * pitch * cell)
    let bottom = max(56, rows * max(16, min(24, cell * 0.5)))
    var cells: [[Cell]] = [[.panel(thumbnails)]]
    if hasSummary { cells.append([.panel(summary)]) }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(
        max(440, columns * cell + 150).rounded(),
        (top + 135 + (hasSummary ? bottom + 85 : 0)).rounded()),
      grid: Grid(cells, rowWeights: hasSummary ? [top, bottom] : []))
    figure.alt = alt
    return figure
  }

  private var title: String {
    let found = finds.map {
      "head \($0.head.layer).\($0.head.head) looks at \($0.target)"
    }
    guard found.count > 1 else {
      return
        "\(heads.count == 1 ? "One head" : "\(heads.count) heads") of \(layers.count == 1 ? "one layer" : "\(layers.count) layers")"
    }
    let shorter = found.dropFirst().map { $0.replacing("looks ", with: "") }
    return "\(found[0].capitalizedFirst), \(shorter.joined(separator: ", "))"
  }

  private var subtitle: String {
    let order =
      switch recipe.sort {
      case .index: "a row for each layer"
      case .entropy: "sharp heads first"
      case .distance: "near keys first"
      case .firstToken: "most weight on the first token first"
      }
    return
      "Each square is one head's weights, queries down, keys across; \(order)\(writes ? "; below each its \(metricName)" : "")"
  }

  private var metricName: String {
    switch recipe.metric {
    case .none: ""
    case .entropy: "mean entropy (nats)"
    case .distance: "mean distance"
    case .diagonal: "weight on itself"
    case .sink: "weight on the first token"
    }
  }

  private var decimals: Int { recipe.metric == .distance ? 1 : 2 }

  private var caption: String {
    var notes: [String] = []
    if let example = finds.first?.head {
      notes.append(
        "Head \(example.layer).\(example.head) is head \(example.head) of layer \(example.layer): attention-heatmap draws it alone (layer=\(example.layer), head=\(example.head))."
      )
    }
    if max(shape.queries, shape.keys) > 32 {
      notes.append(
        "Each square shows the largest weights of blocks of \(shape.queries) × \(shape.keys).")
    }
    return notes.joined(separator: " ")
  }

  /// The mean weight from which a head is said to look at a place.
  private static let clear = 0.3

  private static func finds(among heads: [MeasuredHead]) -> [Find] {
    guard heads.count > 3 else { return [] }
    func most(
      _ name: String, _ target: String, _ color: String, from least: Double = -.infinity,
      _ value: (MeasuredHead) -> Double
    ) -> Find? {
      guard let head = heads.max(by: { value($0) < value($1) }), value(head).isFinite,
        value(head) >= least
      else { return nil }
      return Find(name: name, target: target, head: head, value: value(head), color: color)
    }
    return [
      most("previous", "the token before", "s2", from: clear, \.previous),
      most("first", "the first token", "s3", from: clear, \.sink),
      most("broadest", "all tokens", "s8", \.entropy),
    ].compactMap { $0 }
  }

  private var alt: String {
    let found = finds.map {
      "\($0.name): layer \($0.head.layer), head \($0.head.head) (\(format($0.value, significant: 3)))"
    }
    let size = "\(counted(layers.count, "layer")) by \(counted(headNumbers.count, "head"))"
    return "Attention of \(size) as small matrices on one colour scale."
      + (found.isEmpty ? "" : " \(found.joined(separator: "; ")).")
  }

  /// Where a head's square has its middle.
  private func place(_ i: Int) -> (x: Double, y: Double) {
    (Double(i % headNumbers.count), Double(i / headNumbers.count) * pitch)
  }

  private var thumbnails: Panel {
    let ordered = ordered
    var marks: [any Mark] = []
    let aspect = Double(shape.queries) / Double(max(1, shape.keys))
    let tall = Self.half * min(1, aspect)
    let wide = Self.half * min(1, 1 / aspect)
    for (i, head) in ordered.enumerated() {
      let (x, y) = place(i)
      var map = Heatmap(head.thumbnail, annotate: .never, values: .weights)
      map.square = false
      map.xExtent = Interval(x - wide, x + wide)
      map.yExtent = Interval(y - tall, y + tall)
      marks.append(map)
    }
    // Pale matrices have an edge too.
    let middles = ordered.indices.map(place)
    let corners = [(-wide, -tall), (wide, -tall), (wide, tall), (-wide, tall)]
    for (from, to) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      marks.append(
        Arcs(
          x: middles.map { $0.x + from.0 }, y: middles.map { $0.y + from.1 },
          x2: middles.map { $0.x + to.0 }, y2: middles.map { $0.y + to.1 }, color: "grid",
          bend: .straight, width: 1))
    }
    for find in finds {
      guard
        let i = ordered.firstIndex(where: {
          $0.layer == find.head.layer && $0.head == find.head.head
        })
      else { continue }
      let (x, y) = place(i)
      let (w, t) = (wide + 0.03, tall + 0.03)
      marks.append(
        Line(
          x: [x - w, x + w, x + w, x - w, x - w], y: [y - t, y - t, y + t, y + t, y - t],
          color: find.color, width: 3))
      if cell < 60 {
        let isRight = i % headNumbers.count > headNumbers.count / 2
        marks.append(
          Text(
            x: [isRight ? x - w : x + w], y: [y], text: [find.name],
            anchor: isRight ? .end : .start, dx: isRight ? -4 : 4, size: 12, bold: true,
            color: find.color))
      }
    }
    if hasWords {
      let places = ordered.indices.map(place)
      let names = ordered.map { head in
        finds.first { $0.head.layer == head.layer && $0.head.head == head.head }
      }
      for role in ["muted"] + finds.map(\.color) {
        let own = ordered.indices.filter { (names[$0]?.color ?? "muted") == role }
        marks.append(
          Text(
            x: own.map { places[$0].x }, y: own.map { places[$0].y + tall + 0.18 },
            text: own.map { names[$0].map { cell < 60 ? "" : $0.name } ?? badge(ordered[$0]) },
            size: max(8, min(11, cell / 5)), bold: role != "muted", color: role, halo: false))
      }
    }
    let rows = Double(layers.count - 1) * pitch
    return Panel(
      marks: marks,
      x: axis("head", isSorted ? [] : headNumbers, 1, Double(headNumbers.count) - 1),
      y: axis("layer", isSorted ? [] : layers, pitch, rows).with(\.reversed, true)
        .with(\.domain, Interval(-0.5, rows + pitch - 0.5)),
      color: ColorOptions("weight"))
  }

  private func badge(_ head: MeasuredHead) -> String {
    let number = writes ? format(head.value(recipe.metric), decimals: decimals) : ""
    return isSorted
      ? "\(head.layer).\(head.head)\(writes && cell >= 60 ? ": \(number)" : "")" : number
  }

  private func axis(_ label: String, _ numbers: [Int], _ step: Double, _ last: Double)
    -> AxisOptions
  {
    // Not every number has room where there are many.
    let every = max(1, numbers.count / 16)
    let shown = numbers.indices.filter { $0 % every == 0 }
    return AxisOptions(
      numbers.isEmpty ? "" : label, domain: -0.5...(last + 0.5),
      ticks: TickOptions(
        values: shown.map { Double($0) * step }, labels: shown.map { "\(numbers[$0])" })
    ).with(\.grid, false).with(\.line, false)
  }

  private var summary: Panel {
    let values = Matrix(rows: layers.count, columns: headNumbers.count) {
      heads[$0 * headNumbers.count + $1].value(recipe.metric)
    }
    var map = Heatmap(
      values, xLabels: headNumbers.map { "\($0)" }, yLabels: layers.map { "\($0)" },
      decimals: decimals, values: .sequential)
    map.square = false
    return Panel(
      title: "\(metricName) of every head",
      marks: [map], x: AxisOptions("head"), y: AxisOptions("layer"), color: ColorOptions(""))
  }

  var series: [Node.Entry] {
    func column(_ value: (MeasuredHead) -> Double) -> Node {
      Node(
        layers.indices.map { l in
          Node(headNumbers.indices.map { value(heads[l * headNumbers.count + $0]) })
        })
    }
    return [
      .init("layers", layers.optionNode), .init("heads", headNumbers.optionNode),
      .init("entropy", column(\.entropy)), .init("distance", column(\.distance)),
      .init("diagonal", column(\.diagonal)), .init("previous", column(\.previous)),
      .init("sink", column(\.sink)),
      .init("order", Node(ordered.map { "\($0.layer).\($0.head)" })),
    ]
  }
}
