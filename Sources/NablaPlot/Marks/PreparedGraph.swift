import NablaMath
import NablaScene
import NablaText

extension GraphMark {
  struct Prepared: PreparedMark {
    let mark: GraphMark
    let graph: NodeLinkGraph
    let places: GraphPlaces
    let names: [String]
    let weights: [Double]?
    let labels: [String]?
    let color: ColorValues
    /// Rows without a node at both ends.
    let missing: Int
    let place: String

    /// The least and the largest size of a node with a name, in px.
    private static let sizes = 26.0...64.0
    private static let gap = 1.5
    /// More links would have no room for words, and no end of looking for it.
    private static let mostLabels = 400

    var keepsOffWords: Bool { true }

    func train(_ scales: inout ScaleTraining) {
      let points = places.nodes + places.bends.joined()
      // Nodes are bigger than points, and loops stick out.
      let room = 0.55
      func cover(_ values: [Double], _ axis: inout AxisTraining, _ room: Double) {
        axis.cover((values.min() ?? 0) - room, (values.max() ?? 0) + room)
        axis.isHidden = true
      }
      cover(points.map(\.x), &scales.x, room)
      cover(points.map(\.y), &scales.y, max(room, archHeight))
      color.train(&scales.color)
    }

    /// How far links that jump over nodes of a row rise above it.
    private var archHeight: Double {
      guard mark.layout == .rows else { return 0 }
      let jumps = graph.links.map { link -> Double in
        let way = places.nodes[link.to] - places.nodes[link.from]
        return way.y == 0 ? way.x.magnitude : 0
      }
      let longest = jumps.max() ?? 0
      return longest > 1 ? longest * GraphRoutes.archShare / 2 + 0.3 : 0
    }

    /// The room in px that arches have above a row; nil for other layouts.
    private func arches(_ frame: Frame) -> Double? {
      guard mark.layout == .rows else { return nil }
      return (frame.y.position(0) - frame.y.position(archHeight)).magnitude * 0.85
    }

    // MARK: - Drawing

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let centers = places.nodes.map { point($0, frame) }
      guard centers.allSatisfy(\.isFinite) else { return [] }
      let nearest = nearest(centers)
      let lines = names.map { typeset(markup: $0, textStyle(nearest, style)) }
      let longest = lines.reduce(0) { max($0, $1.width) }
      let shapes = zip(centers, lines).map { shape(at: $0, $1, longest, nearest) }
      let routes = GraphRoutes(
        graph.links, shapes, bends: places.bends.map { $0.map { point($0, frame) } },
        gap: Self.gap, arches: arches(frame))
      return links(routes, frame, style) + nodes(shapes, lines, frame, style)
        + edgeLabels(routes, shapes, frame, style)
    }

    private func point(_ place: SIMD2<Double>, _ frame: Frame) -> Point {
      Point(frame.x.position(place.x), frame.y.position(place.y))
    }

    /// How far the nearest two nodes are apart; infinite for a single one.
    private func nearest(_ centers: [Point]) -> Double {
      let sorted = centers.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      var least = Double.infinity
      for i in sorted.indices {
        for j in sorted.indices[(i + 1)...] {
          if sorted[j].x - sorted[i].x > least { break }
          least = min(least, sorted[i].distance(to: sorted[j]))
        }
      }
      return least
    }

    /// The names' size, smaller where nodes are close.
    private func textStyle(_ nearest: Double, _ style: Style) -> TextStyle {
      let sizes = style.theme.sizes
      return sizes.text(min(sizes.label, max(sizes.floor, nearest * 0.3)))
    }

    /// Circles are all as large as the longest name needs, boxes as their own one.
    private func shape(
      at center: Point, _ line: TextLine, _ longest: Double, _ nearest: Double
    ) -> NodeShape {
      let most = nearest * 0.72
      let isBox =
        mark.shape == .box
        || (mark.shape == .auto && longest > min(Self.sizes.upperBound - 14, most - 8))
      if isBox {
        let width = mark.size ?? line.width + 16
        return NodeShape(
          center: center, half: Point(width / 2, min((line.height + 10) / 2, most / 1.4)),
          isBox: true)
      }
      let size = mark.size ?? min(max(longest + 12, Self.sizes.lowerBound), max(4, most))
      return NodeShape(center: center, half: Point(size / 2, size / 2), isBox: false)
    }

    private func nodes(
      _ shapes: [NodeShape], _ lines: [TextLine], _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      let colors = style.many(color, Array(shapes.indices))
      var items: [SceneItem] = []
      var names: [SceneItem] = []
      var words = frame.words
      for (i, shape) in shapes.enumerated() where frame.reach.contains(shape.center) {
        let tint = style.tint(colors[i], nil)
        items.append(.path(PathItem(shape.path, fill: .solid(style.theme.paper))))
        items.append(
          .path(PathItem(shape.path, fill: tint, stroke: Stroke(colors[i], width: 1.5))))
        let line = lines[i]
        let fits = line.width <= 2 * shape.half.x - 4
        if fits {
          names.append(
            .text(
              line.item(
                at: shape.center, anchor: TextAnchor(.middle, .middle), color: style.theme.ink,
                role: "node-name")))
          continue
        }
        // Beside the node, where there is room.
        var item = line.item(
          at: shape.center + Point(shape.half.x + 3, 0), anchor: TextAnchor(.start, .middle),
          color: style.theme.ink, haloWidth: style.theme.sizes.textHalo,
          haloColor: style.theme.paper, role: "node-name")
        if let shift = words.shift(freeing: TextBox(item, .identity)) {
          item.origin = (item.origin + shift).snapped
          words.take(TextBox(item, .identity))
        }
        // Without a free place it is left out later, and said.
        names.append(.text(item))
      }
      return items + names
    }

    private func share(_ i: Int) -> Double {
      guard let weights, let most = weights.max(), most > 0 else { return 1 }
      return weights[i] / most
    }

    private func links(
      _ routes: GraphRoutes, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      // Ink that is no louder than the nodes.
      let ink = style.theme.muted.opacity(mark.opacity)
      var items: [SceneItem] = []
      for (i, route) in routes.all.enumerated() where route.count > 1 {
        let width = weights == nil ? mark.width : max(0.75, mark.width * 2.2 * share(i))
        var way = route
        var head = Path()
        if mark.directed, mark.head > 0 { head = Self.takeHead(&way, max(mark.head, width * 2.6)) }
        var path = Path()
        frame.append(simplified(way, tolerance: ContourTracer.Line.tolerance), to: &path)
        if !path.isEmpty {
          items.append(.path(PathItem(path, stroke: Stroke(ink, width: width, cap: .butt))))
        }
        if let tip = route.last, !head.isEmpty, frame.reach.contains(tip) {
          items.append(.path(PathItem(head, fill: .solid(ink))))
        }
      }
      return items
    }

    private static func distance(along way: [Point]) -> Double {
      zip(way, way.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }

    /// Cuts the end of a way off and gives the head that takes its place.
    private static func takeHead(_ way: inout [Point], _ length: Double) -> Path {
      guard let tip = way.last else { return Path() }
      let whole = distance(along: way)
      let size = min(length, whole * 0.6)
      guard size > 0.5, let back = way.lastIndex(where: { $0.distance(to: tip) >= size }) else {
        return Path()
      }
      let (a, b) = (way[back], way[back + 1])
      let span = a.distance(to: tip) - b.distance(to: tip)
      let t = span > 0 ? (a.distance(to: tip) - size) / span : 0
      let start = a + (b - a) * min(1, max(0, t))
      let shape = ArrowShape(from: start + (start - tip), to: tip, head: size)
      way = Array(way[...back]) + [start + (tip - start) * 0.3]
      return shape.head
    }

    // MARK: - Words at links

    private func edgeLabels(
      _ routes: GraphRoutes, _ shapes: [NodeShape], _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      guard let labels, graph.links.count <= Self.mostLabels else { return [] }
      let type = style.theme.sizes.text(style.theme.sizes.tick, features: ["tnum"])
      var words = frame.words
      var items: [SceneItem] = []
      for (i, route) in routes.all.enumerated() where route.count > 1 && !labels[i].isEmpty {
        let line = typeset(markup: labels[i], type)
        var isPlaced = false
        for (share, side) in Self.spots {
          guard let (point, across) = Self.place(on: route, share) else { continue }
          // As far from the line as the text's box is deep that way.
          let away =
            (line.width * across.x.magnitude + line.height * across.y.magnitude) / 2 + 2
          let item = line.item(
            at: point + across * (away * side), anchor: TextAnchor(.middle, .middle),
            color: style.theme.ink, haloWidth: style.theme.sizes.textHalo,
            haloColor: style.theme.paper, role: "link-label")
          let box = TextBox(item, .identity)
          guard words.isFree(box), frame.reach.contains(box.rect.center),
            !shapes.contains(where: { $0.rect.overlaps(box.rect, tolerance: 0.5) })
          else { continue }
          words.take(box)
          items.append(.text(item))
          isPlaced = true
          break
        }
        if !isPlaced {
          // On a node's name it is left out, and said.
          items.append(
            .text(
              line.item(
                at: shapes[graph.links[i].to].center, anchor: TextAnchor(.middle, .middle),
                color: style.theme.ink, role: "link-label")))
        }
      }
      return items
    }

    /// Where along a link and on which side its words are tried, the best first.
    private static let spots: [(share: Double, side: Double)] =
      [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]
      .flatMap { [($0, 1.0), ($0, -1.0)] } + [(0.5, 0), (0.4, 0), (0.6, 0)]

    /// The point at a share of a way and the direction to its left.
    private static func place(on way: [Point], _ share: Double) -> (Point, Point)? {
      let whole = distance(along: way)
      var left = whole * share
      for (a, b) in zip(way, way.dropFirst()) {
        let length = a.distance(to: b)
        if length >= left, length > 0 {
          let along = (b - a) * (1 / length)
          return (a + along * left, Point(along.y, -along.x))
        }
        left -= length
      }
      return nil
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(mark.name, color) { [.marker(.circle, fill: $0, edge: $0)] }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let kind = mark.directed ? "directed links" : "links"
      guard graph.links.count <= 12 else {
        return "\(graph.count) nodes and \(graph.links.count) \(kind)."
      }
      let links = graph.links.enumerated().map { i, link in
        "\(names[link.from]) to \(names[link.to])"
          + (labels.map { $0[i].isEmpty ? "" : " (\($0[i]))" } ?? "")
      }
      return "\(graph.count) nodes"
        + (links.isEmpty
          ? "."
          : " and \(kind) from "
            + "\(links.joined(separator: ", ")).")
    }

    var warnings: [String] {
      leftOut(missing, of: missing + graph.links.count, "links lack an end", place: place)
    }

    var inspection: [(key: String, value: Node)] {
      [
        ("nodes", Node(names.map { Node($0) })), ("links", Node(graph.links.count)),
        ("layout", Node(mark.layout.rawValue)),
      ]
    }

    var series: [(name: String, column: Column)] {
      func column(_ ends: [Int]) -> Column { .text(TextColumn(ends.map { names[$0] })) }
      let ends = [("from", column(graph.links.map(\.from))), ("to", column(graph.links.map(\.to)))]
      return ends + (weights.map { [("weight", .numbers($0))] } ?? [])
    }
  }
}
