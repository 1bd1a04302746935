#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension NodeLinkGraph {
  /// Nodes as far apart as the shortest way between them has links, as well as the plane allows:
  /// stress majorisation (E. Gansner, Y. Koren and S. North, Graph drawing by stress majorization,
  /// 2004).
  ///
  /// Chosen before springs and repulsion (Fruchterman–Reingold) because every step lowers the
  /// stress, so that there is no temperature to tune, and the result says something: distances.
  /// It begins on a spiral and draws no random numbers. Parts that no link joins stand side by
  /// side.
  public func stress() -> GraphPlaces {
    let neighbours = neighbours
    var nodes = [SIMD2<Double>](repeating: .zero, count: count)
    var left = 0.0
    for part in components {
      let places = Self.stressed(part, neighbours)
      let lowest = places.map(\.x).min() ?? 0
      for (node, place) in zip(part, places) {
        nodes[node] = SIMD2(place.x - lowest + left, place.y)
      }
      left += (places.map(\.x).max() ?? 0) - lowest + 1
    }
    return GraphPlaces(nodes: nodes, links: links.count)
  }

  /// More nodes get fewer steps, since a step takes time with their square.
  private static func stressed(_ part: [Int], _ neighbours: [[Int]]) -> [SIMD2<Double>] {
    let n = part.count
    guard n > 1 else { return [.zero] }
    let distances = distances(part, neighbours)
    // The golden angle spreads the start evenly.
    let scale = Double(n).squareRoot() / 2
    var places = (0..<n).map { i in
      let radius = scale * ((Double(i) + 0.5) / Double(n)).squareRoot()
      let angle = Double(i) * 2.399963229728653
      return SIMD2(radius * cos(angle), radius * sin(angle))
    }
    let steps = max(30, min(400, 40_000_000 / (n * n)))
    var before = Double.infinity
    for step in 0..<steps {
      var stress = 0.0
      // In place, node by node: each takes the mean of where the others want it.
      for i in 0..<n {
        var sum = SIMD2<Double>.zero
        var weights = 0.0
        for j in 0..<n where j != i {
          let wanted = distances[i * n + j]
          let weight = 1 / (wanted * wanted)
          let away = places[i] - places[j]
          let distance = (away * away).sum().squareRoot()
          stress += weight * (distance - wanted) * (distance - wanted)
          weights += weight
          sum += (places[j] + away * (distance > 1e-12 ? wanted / distance : 0)) * weight
        }
        places[i] = sum / weights
      }
      if step > 20, before - stress <= 1e-7 * before { break }
      before = stress
    }
    return upright(places)
  }

  /// The lengths of the shortest ways between the nodes of a part, by walks from each.
  private static func distances(_ part: [Int], _ neighbours: [[Int]]) -> [Double] {
    let n = part.count
    var index: [Int: Int] = [:]
    for (i, node) in part.enumerated() { index[node] = i }
    let near = part.map { node in neighbours[node].compactMap { index[$0] } }
    var result = [Double](repeating: 0, count: n * n)
    for start in 0..<n {
      var length = [Int](repeating: -1, count: n)
      length[start] = 0
      var queue = [start]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        for other in near[node] where length[other] < 0 {
          length[other] = length[node] + 1
          queue.append(other)
        }
      }
      for i in 0..<n { result[start * n + i] = Double(max(1, length[i])) }
    }
    return result
  }

  /// The places about their middle, turned so that they are widest from left to right.
  private static func upright(_ places: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let middle = places.reduce(.zero, +) / Double(places.count)
    let centred = places.map { $0 - middle }
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for p in centred {
      xx += p.x * p.x
      xy += p.x * p.y
      yy += p.y * p.y
    }
    let angle = -0.5 * atan2(2 * xy, xx - yy)
    let (c, s) = (cos(angle), sin(angle))
    return centred.map { SIMD2(c * $0.x - s * $0.y, s * $0.x + c * $0.y) }
  }
}
