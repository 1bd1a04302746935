import Foundation
import NablaMath
import Testing

@Suite struct GraphLayoutTests {
  typealias Vector = SIMD2<Double>

  private static func graph(_ count: Int, _ links: [(Int, Int)]) throws -> NodeLinkGraph {
    try NodeLinkGraph(count: count, links: links.map { .init(from: $0.0, to: $0.1) })
  }

  static let graphs: [String: (Int, [(Int, Int)])] = [
    "none": (0, []), "one": (1, []), "loop": (1, [(0, 0)]), "pair": (2, [(0, 1)]),
    "path": (6, (0..<5).map { ($0, $0 + 1) }),
    "cycle": (7, (0..<7).map { ($0, ($0 + 1) % 7) }),
    "apart": (5, [(0, 1), (2, 3)]),
    "complete": (6, (0..<6).flatMap { i in (0..<6).filter { $0 != i }.map { (i, $0) } }),
    "tree": (15, (1..<15).map { (($0 - 1) / 2, $0) }),
    "star": (20, (1..<20).map { (0, $0) }),
    "mutual": (3, [(0, 1), (1, 0), (1, 2), (2, 1), (2, 2)]),
    "long": (5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (0, 3)]),
    "network": (
      12, (0..<4).flatMap { i in (4..<8).map { (i, $0) } + (8..<12).map { (i + 4, $0) } }
    ),
  ]

  static let layouts: [String: @Sendable (NodeLinkGraph) -> GraphPlaces] = [
    "layered": { $0.layered() }, "tree": { $0.tree() }, "circular": { $0.circular() },
    "stress": { $0.stress() }, "rows": { $0.rows(perRow: 4) },
  ]

  private func length(_ v: Vector) -> Double { (v * v).sum().squareRoot() }

  @Test(arguments: graphs.keys.sorted(), layouts.keys.sorted())
  func nodesAreApartAndFinite(name: String, layout: String) throws {
    let (count, links) = try #require(Self.graphs[name])
    let lay = try #require(Self.layouts[layout])
    let places = lay(try Self.graph(count, links))
    #expect(places.nodes.count == count)
    #expect(places.bends.count == links.count)
    let all = places.nodes + places.bends.joined()
    #expect(all.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    let least = layout == "stress" ? 0.3 : 1 - 1e-9
    for i in 0..<count {
      for j in 0..<i {
        #expect(length(places.nodes[i] - places.nodes[j]) >= least, "\(j) and \(i)")
      }
    }
  }

  @Test(arguments: graphs.keys.sorted(), layouts.keys.sorted())
  func theSameGraphGivesTheSameDrawing(name: String, layout: String) throws {
    let (count, links) = try #require(Self.graphs[name])
    let lay = try #require(Self.layouts[layout])
    let (a, b) = (lay(try Self.graph(count, links)), lay(try Self.graph(count, links)))
    #expect(a.nodes == b.nodes)
    #expect(a.bends == b.bends)
  }

  // MARK: - Layers

  @Test func linksWithoutCyclesGoDown() throws {
    let places = try Self.graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (0, 3)]).layered()
    #expect(places.nodes.map(\.y) == [0, -1, -2, -3, -4])
    // The link over four layers bends in each of those between, beside their nodes.
    #expect(places.bends[4].map(\.y) == [-1, -2, -3])
    #expect(places.bends[0].isEmpty)
    for (bend, node) in zip(places.bends[4], places.nodes[1...3]) {
      #expect(abs(bend.x - node.x) > 0.4)
    }
  }

  @Test func oneLinkOfACycleGoesUp() throws {
    let links = (0..<7).map { ($0, ($0 + 1) % 7) }
    let places = try Self.graph(7, links).layered()
    let up = links.filter { places.nodes[$0.0].y < places.nodes[$0.1].y }
    #expect(up.count == 1)
    // Bends are given in the link's own direction.
    let bends = places.bends[6]
    #expect(bends.map(\.y) == bends.map(\.y).sorted())
  }

  /// Two layers that can be drawn without a crossing.
  @Test func crossingsAreTakenOut() throws {
    let links = [(0, 7), (1, 6), (2, 5), (3, 4), (0, 6), (1, 5), (2, 4)]
    let places = try Self.graph(8, links).layered()
    for a in links {
      for b in links where a != b {
        let (p, q) = (places.nodes[a.0], places.nodes[a.1])
        let (r, s) = (places.nodes[b.0], places.nodes[b.1])
        #expect((p.x - r.x) * (q.x - s.x) >= -1e-9)
      }
    }
  }

  // MARK: - Trees

  @Test func parentsStandOverTheMiddleOfTheirChildren() throws {
    let places = try Self.graph(15, (1..<15).map { (($0 - 1) / 2, $0) }).tree()
    for parent in 0..<7 {
      let (left, right) = (places.nodes[2 * parent + 1], places.nodes[2 * parent + 2])
      #expect(abs(places.nodes[parent].x - (left.x + right.x) / 2) < 1e-9)
      #expect(left.y == places.nodes[parent].y - 1)
      #expect(left.x < right.x)
    }
    // Eight leaves side by side are as narrow as can be.
    let xs = places.nodes.map(\.x)
    #expect(abs((xs.max() ?? 0) - (xs.min() ?? 0) - 7) < 1e-9)
  }

  /// The tree of the paper's figure 2, where smaller subtrees between larger ones are spread.
  @Test func subtreesNeverOverlapAndEqualOnesLookEqual() throws {
    let links = [
      (0, 1), (0, 2), (0, 3), (1, 4), (1, 5), (3, 6), (3, 7), (5, 8), (5, 9), (6, 10), (6, 11),
    ]
    let places = try Self.graph(12, links).tree()
    let levels = Dictionary(grouping: places.nodes, by: \.y)
    for level in levels.values {
      let xs = level.map(\.x).sorted()
      #expect(zip(xs, xs.dropFirst()).allSatisfy { $1 - $0 >= 1 - 1e-9 })
    }
    // The subtrees below 1 and 3 mirror each other.
    #expect(abs(places.nodes[5].x - places.nodes[4].x - 1) < 1e-9)
    #expect(abs(places.nodes[7].x - places.nodes[6].x - 1) < 1e-9)
  }

  @Test func aDeepTreeIsNoDangerToTheStack() throws {
    let places = try Self.graph(2000, (1..<2000).map { ($0 - 1, $0) }).tree()
    #expect(places.nodes.last == [0, -1999])
    let layers = try Self.graph(2000, (1..<2000).map { ($0 - 1, $0) }).layered()
    #expect(layers.nodes.last == [0, -1999])
  }

  // MARK: - Stress

  /// The distances of a cycle and a path are those that the plane allows.
  @Test func distancesAreThoseOfTheWays() throws {
    let path = try Self.graph(6, (0..<5).map { ($0, $0 + 1) }).stress()
    for i in 0..<6 {
      for j in 0..<i { #expect(abs(length(path.nodes[i] - path.nodes[j]) - Double(i - j)) < 0.05) }
    }
    let cycle = try Self.graph(7, (0..<7).map { ($0, ($0 + 1) % 7) }).stress()
    let sides = (0..<7).map { length(cycle.nodes[$0] - cycle.nodes[($0 + 1) % 7]) }
    #expect((sides.max() ?? 2) - (sides.min() ?? 0) < 0.01)
  }

  @Test func partsThatNoLinkJoinsStandSideBySide() throws {
    let places = try Self.graph(5, [(0, 1), (2, 3)]).stress()
    #expect(max(places.nodes[0].x, places.nodes[1].x) < min(places.nodes[2].x, places.nodes[3].x))
    #expect(max(places.nodes[2].x, places.nodes[3].x) < places.nodes[4].x)
  }

  // MARK: - Limits

  @Test func graphsThatAreNoneAreRefused() {
    #expect(throws: MathError.self) { try Self.graph(2, [(0, 2)]) }
    #expect(throws: MathError.self) { try Self.graph(-1, []) }
    #expect(throws: MathError.self) { try Self.graph(2001, []) }
  }
}
