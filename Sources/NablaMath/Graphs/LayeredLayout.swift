extension NodeLinkGraph {
  /// Nodes in layers from the top down, each below those that links come from (K. Sugiyama,
  /// S. Tagawa and M. Toda 1981).
  ///
  /// Links of cycles are turned round, layers are the longest ways from a source, long links bend
  /// around nodes of the layers between, orders come from barycentres swept down and up, and
  /// places within a layer from the mean of the neighbours with a distance of 1 kept.
  public func layered() -> GraphPlaces {
    var drawing = LayeredDrawing(self)
    drawing.run()
    return drawing.places
  }
}

private struct LayeredDrawing {
  private let graph: NodeLinkGraph
  /// Per node, real ones first.
  private var layer: [Int] = []
  private var above: [[Int]] = []
  private var below: [[Int]] = []
  private var layers: [[Int]] = []
  private var x: [Double] = []
  /// The nodes that stand for the bends of each link, from its upper end down.
  private var chains: [[Int]] = []
  private var isReversed: [Bool] = []

  private static let sweeps = 24
  /// How many nodes may stand for bends, so that many long links stay bearable.
  private static let mostBends = 50_000
  /// The distance of a bend from its neighbours, in that of nodes.
  private static let bendRoom = 0.5

  init(_ graph: NodeLinkGraph) { self.graph = graph }

  var places: GraphPlaces {
    let points = x.indices.map { SIMD2(x[$0], -Double(layer[$0])) }
    let bends = chains.indices.map { i in
      let chain = chains[i].map { points[$0] }
      return isReversed[i] ? chain.reversed() : chain
    }
    return GraphPlaces(
      nodes: Array(points.prefix(graph.count)), bends: bends, links: graph.links.count)
  }

  mutating func run() {
    isReversed = linksOnCycles()
    assignLayers()
    splitLongLinks()
    order()
    place()
  }

  // MARK: - Layers

  /// The links to be turned round: those that lead back to where a walk in depth comes from.
  private func linksOnCycles() -> [Bool] {
    var out = [[Int]](repeating: [], count: graph.count)
    for (i, link) in graph.links.enumerated() where link.from != link.to {
      out[link.from].append(i)
    }
    var result = [Bool](repeating: false, count: graph.links.count)
    // 0 not seen, 1 on the way, 2 done.
    var state = [Int](repeating: 0, count: graph.count)
    var next = state
    for start in graph.sourcesFirst where state[start] == 0 {
      var stack = [start]
      state[start] = 1
      while let node = stack.last {
        if next[node] == out[node].count {
          state[node] = 2
          stack.removeLast()
          continue
        }
        let link = out[node][next[node]]
        next[node] += 1
        let other = graph.links[link].to
        if state[other] == 1 { result[link] = true }
        if state[other] == 0 {
          state[other] = 1
          stack.append(other)
        }
      }
    }
    return result
  }

  private func ends(_ i: Int) -> (upper: Int, lower: Int) {
    let link = graph.links[i]
    return isReversed[i] ? (link.to, link.from) : (link.from, link.to)
  }

  private mutating func assignLayers() {
    layer = Array(repeating: 0, count: graph.count)
    var incoming = layer
    var out = [[Int]](repeating: [], count: graph.count)
    for (i, link) in graph.links.enumerated() where link.from != link.to {
      let (upper, lower) = ends(i)
      out[upper].append(lower)
      incoming[lower] += 1
    }
    let sources = (0..<graph.count).filter { incoming[$0] == 0 }
    var queue = sources
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for other in out[node] {
        layer[other] = max(layer[other], layer[node] + 1)
        incoming[other] -= 1
        if incoming[other] == 0 { queue.append(other) }
      }
    }
    // A source stands just above the first that it leads to.
    for node in sources.reversed() {
      if let nearest = out[node].map({ layer[$0] }).min() { layer[node] = max(0, nearest - 1) }
    }
  }

  private mutating func splitLongLinks() {
    above = Array(repeating: [], count: graph.count)
    below = above
    chains = Array(repeating: [], count: graph.links.count)
    var bends = 0
    func join(_ a: Int, _ b: Int) {
      below[a].append(b)
      above[b].append(a)
    }
    for (i, link) in graph.links.enumerated() where link.from != link.to {
      let (upper, lower) = ends(i)
      let length = layer[lower] - layer[upper]
      guard length > 1, bends + length - 1 <= Self.mostBends else {
        if length == 1 { join(upper, lower) }
        continue
      }
      var last = upper
      for k in 1..<length {
        layer.append(layer[upper] + k)
        above.append([])
        below.append([])
        chains[i].append(layer.count - 1)
        join(last, layer.count - 1)
        last = layer.count - 1
        bends += 1
      }
      join(last, lower)
    }
  }

  // MARK: - Order

  private mutating func order() {
    layers = Array(repeating: [], count: (layer.max() ?? -1) + 1)
    // Neighbours begin near each other: in the order of a walk from the top.
    var seen = [Bool](repeating: false, count: layer.count)
    for start in layer.indices.sorted(by: { (layer[$0], $0) < (layer[$1], $1) }) where !seen[start]
    {
      var pending = [start]
      seen[start] = true
      while let node = pending.popLast() {
        layers[layer[node]].append(node)
        for other in below[node].reversed() where !seen[other] {
          seen[other] = true
          pending.append(other)
        }
      }
    }
    var best = layers
    var fewest = crossings()
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let isDown = sweep % 2 == 0
      let numbers =
        isDown ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
      for k in numbers { sort(k, by: isDown ? above : below, towards: isDown ? k - 1 : k + 1) }
      let count = crossings()
      if count < fewest { (fewest, best) = (count, layers) }
    }
    layers = best
    swapNeighbours()
  }

  /// Sorts a layer by the mean places of its nodes' neighbours; nodes without any keep theirs.
  private mutating func sort(_ k: Int, by neighbours: [[Int]], towards other: Int) {
    var place = [Int: Double](minimumCapacity: layers[other].count)
    for (i, node) in layers[other].enumerated() { place[node] = Double(i) }
    let keys = layers[k].enumerated().map { i, node -> (Double, Int, Int) in
      let near = neighbours[node].compactMap { place[$0] }
      let mean = near.isEmpty ? Double(i) : near.reduce(0, +) / Double(near.count)
      return (mean, i, node)
    }
    layers[k] = keys.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// How many links cross between all layers.
  private func crossings() -> Int {
    (0..<max(0, layers.count - 1)).reduce(0) { $0 + crossings(below: $1) }
  }

  /// Pairs of links out of order, counted by a tree of sums (W. Barth, P. Mutzel and M. Jünger
  /// 2004).
  private func crossings(below k: Int) -> Int {
    var place = [Int: Int](minimumCapacity: layers[k + 1].count)
    for (i, node) in layers[k + 1].enumerated() { place[node] = i }
    var sums = [Int](repeating: 0, count: layers[k + 1].count + 1)
    var (total, seen) = (0, 0)
    for node in layers[k] {
      let ends = below[node].compactMap { place[$0] }.sorted()
      for end in ends {
        // Those before that end further right.
        var (atMost, i) = (0, end + 1)
        while i > 0 {
          atMost += sums[i]
          i -= i & -i
        }
        total += seen - atMost
      }
      for end in ends {
        var i = end + 1
        while i < sums.count {
          sums[i] += 1
          i += i & -i
        }
        seen += 1
      }
    }
    return total
  }

  /// Exchanges neighbours in a layer while that takes crossings away.
  private mutating func swapNeighbours() {
    guard layer.count <= 400 else { return }
    for _ in 0..<8 {
      var improved = false
      for k in layers.indices where layers[k].count > 1 {
        func around() -> Int {
          (k > 0 ? crossings(below: k - 1) : 0)
            + (k + 1 < layers.count ? crossings(below: k) : 0)
        }
        for i in 0..<(layers[k].count - 1) {
          let before = around()
          if before == 0 { break }
          layers[k].swapAt(i, i + 1)
          if around() < before { improved = true } else { layers[k].swapAt(i, i + 1) }
        }
      }
      if !improved { return }
    }
  }

  // MARK: - Places

  private func isBend(_ node: Int) -> Bool { node >= graph.count }

  /// How far two neighbours in a layer must be apart.
  private func room(_ a: Int, _ b: Int) -> Double {
    isBend(a) && isBend(b) ? Self.bendRoom : isBend(a) || isBend(b) ? (1 + Self.bendRoom) / 2 : 1
  }

  private mutating func place() {
    x = Array(repeating: 0, count: layer.count)
    for nodes in layers {
      var at = 0.0
      for (i, node) in nodes.enumerated() {
        if i > 0 { at += room(nodes[i - 1], node) }
        x[node] = at
      }
      let middle = at / 2
      for node in nodes { x[node] -= middle }
    }
    // Chains of many layers need many sweeps to become straight.
    let sweeps = layer.count <= 1000 ? 5 * Self.sweeps : Self.sweeps
    for sweep in 0..<sweeps {
      let numbers = sweep % 2 == 0 ? Array(layers.indices) : layers.indices.reversed()
      for k in numbers { settle(k, byBoth: sweep >= Self.sweeps / 2, isDown: sweep % 2 == 0) }
    }
  }

  /// Moves a layer's nodes to the means of their neighbours, as near as the order and the room
  /// allow: least squares by pooling those that would collide (M. Ayer et al. 1955).
  private mutating func settle(_ k: Int, byBoth: Bool, isDown: Bool) {
    let nodes = layers[k]
    var offsets = [0.0]
    for (a, b) in zip(nodes, nodes.dropFirst()) {
      offsets.append(offsets[offsets.count - 1] + room(a, b))
    }
    // Blocks of nodes that touch, by the sum of what they want and their weight.
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    for (i, node) in nodes.enumerated() {
      let near = byBoth ? above[node] + below[node] : isDown ? above[node] : below[node]
      // Straight long links are worth more than a node's place.
      let weight = near.isEmpty ? 0.1 : isBend(node) ? 4 : 1
      let mean =
        near.isEmpty ? x[node] : near.reduce(0) { $0 + x[$1] } / Double(near.count)
      blocks.append((weight * (mean - offsets[i]), weight, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.sum / before.weight > last.sum / last.weight else { break }
        blocks.removeLast(2)
        blocks.append(
          (before.sum + last.sum, before.weight + last.weight, before.count + last.count))
      }
    }
    var i = 0
    for block in blocks {
      for _ in 0..<block.count {
        x[nodes[i]] = block.sum / block.weight + offsets[i]
        i += 1
      }
    }
  }
}
