/// Nodes by their numbers from 0, and the links between them.
public struct NodeLinkGraph: Hashable, Sendable {
  /// A link from one node to another, or to itself.
  public struct Link: Hashable, Sendable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  public let count: Int
  public let links: [Link]

  /// More nodes cannot be told apart in a drawing.
  public static let most = 2000

  /// - Parameters:
  ///   - count: how many nodes, up to 2000.
  ///   - links: between nodes 0..<count; at most 20,000.
  public init(count: Int, links: [Link]) throws(MathError) {
    guard (0...Self.most).contains(count) else {
      throw MathError("graph", "has \(count) nodes", "give at most \(Self.most)")
    }
    guard links.count <= Self.most * 10 else {
      throw MathError("graph", "has \(links.count) links", "give at most \(Self.most * 10)")
    }
    let nodes = 0..<count
    if let bad = links.first(where: { !nodes.contains($0.from) || !nodes.contains($0.to) }) {
      throw MathError(
        "graph", "a link goes from \(bad.from) to \(bad.to) of \(count) nodes",
        "give nodes by their numbers from 0")
    }
    self.count = count
    self.links = links
  }

  /// All nodes, those that no link from another one leads to before the others.
  var sourcesFirst: [Int] {
    var isTarget = [Bool](repeating: false, count: count)
    for link in links where link.from != link.to { isTarget[link.to] = true }
    return (0..<count).filter { !isTarget[$0] } + (0..<count).filter { isTarget[$0] }
  }

  /// The neighbours of each node in both directions, each once, without the node itself.
  var neighbours: [[Int]] {
    var sets = [Set<Int>](repeating: [], count: count)
    for link in links where link.from != link.to {
      sets[link.from].insert(link.to)
      sets[link.to].insert(link.from)
    }
    return sets.map { $0.sorted() }
  }

  /// The parts that no link joins, each in the order of its numbers.
  var components: [[Int]] {
    let neighbours = neighbours
    var part = [Int](repeating: -1, count: count)
    var result: [[Int]] = []
    for first in 0..<count where part[first] < 0 {
      part[first] = result.count
      var nodes = [first]
      var next = 0
      while next < nodes.count {
        for other in neighbours[nodes[next]] where part[other] < 0 {
          part[other] = result.count
          nodes.append(other)
        }
        next += 1
      }
      result.append(nodes.sorted())
    }
    return result
  }
}

/// Where a layout puts nodes and links; y grows upwards, and neighbours are about 1 apart.
public struct GraphPlaces: Sendable {
  public var nodes: [SIMD2<Double>]
  /// The places between its ends that each link goes through, in its own direction.
  public var bends: [[SIMD2<Double>]]

  init(nodes: [SIMD2<Double>], bends: [[SIMD2<Double>]]? = nil, links: Int) {
    self.nodes = nodes
    self.bends = bends ?? Array(repeating: [], count: links)
  }

  /// The same drawing turned by a quarter so that what went down goes to the right.
  public var turned: GraphPlaces {
    var copy = self
    func turn(_ p: SIMD2<Double>) -> SIMD2<Double> { SIMD2(-p.y, -p.x) }
    copy.nodes = nodes.map(turn)
    copy.bends = bends.map { $0.map(turn) }
    return copy
  }
}
