import NablaMath
import NablaScene

/// A node's outline on the canvas.
struct NodeShape {
  let center: Point
  /// Half its width and height.
  let half: Point
  let isBox: Bool

  static let corner = 5.0

  var rect: Rect {
    Rect(x: center.x - half.x, y: center.y - half.y, width: 2 * half.x, height: 2 * half.y)
  }

  func contains(_ p: Point, room: Double = 0) -> Bool {
    isBox
      ? rect.insetBy(-room).contains(p)
      : p.distance(to: center) <= half.x + room
  }

  var path: Path {
    guard isBox else { return Path(circle: center, radius: half.x).snapped }
    let (r, box) = (min(Self.corner, half.x, half.y), rect)
    let k = r * 0.4477
    var path = Path()
    path.move(to: Point(box.minX + r, box.minY))
    path.line(to: Point(box.maxX - r, box.minY))
    path.curve(
      Point(box.maxX - k, box.minY), Point(box.maxX, box.minY + k),
      to: Point(box.maxX, box.minY + r))
    path.line(to: Point(box.maxX, box.maxY - r))
    path.curve(
      Point(box.maxX, box.maxY - k), Point(box.maxX - k, box.maxY),
      to: Point(box.maxX - r, box.maxY))
    path.line(to: Point(box.minX + r, box.maxY))
    path.curve(
      Point(box.minX + k, box.maxY), Point(box.minX, box.maxY - k),
      to: Point(box.minX, box.maxY - r))
    path.line(to: Point(box.minX, box.minY + r))
    path.curve(
      Point(box.minX, box.minY + k), Point(box.minX + k, box.minY),
      to: Point(box.minX + r, box.minY))
    path.close()
    return path.snapped
  }
}

/// The ways of links between nodes on the canvas, from outline to outline.
struct GraphRoutes {
  /// Each link's points; empty where there is no room for one.
  private(set) var all: [[Point]] = []

  private let nodes: [NodeShape]
  private static let steps = 48
  /// Where the control point of an arch over nodes stands, as a share of its span.
  static let archShare = 0.42

  /// - Parameters:
  ///   - bends: places that each link passes.
  ///   - arches: how high in px links that jump over nodes of a row may rise above them; nil where
  ///     they do not.
  init(
    _ links: [NodeLinkGraph.Link], _ nodes: [NodeShape], bends: [[Point]], gap: Double,
    arches: Double?
  ) {
    self.nodes = nodes
    let pulls = Self.pulls(links, nodes)
    let pairs = Set(links)
    var copies: [NodeLinkGraph.Link: Int] = [:]
    for (i, link) in links.enumerated() {
      let copy = copies[link, default: 0]
      copies[link] = copy + 1
      let (a, b) = (nodes[link.from], nodes[link.to])
      if link.from == link.to {
        all.append(loop(at: a, pulls[link.from], copy, gap))
        continue
      }
      let isMutual = pairs.contains(NodeLinkGraph.Link(from: link.to, to: link.from))
      let way: [Point]
      if bends[i].isEmpty {
        var bow = isMutual ? 0.16 : 0
        bow += 0.16 * Double(copy)
        if let arches, isBlocked(a.center, b.center, except: link) {
          bow += min(Self.archShare, 2 * arches / max(1, a.center.distance(to: b.center)))
        }
        way = Self.bowed(a.center, b.center, bow)
      } else {
        way = Self.smooth([a.center] + bends[i] + [b.center])
      }
      all.append(Self.trimmed(way, a, b, gap))
    }
  }

  private func isBlocked(_ a: Point, _ b: Point, except link: NodeLinkGraph.Link) -> Bool {
    nodes.indices.contains { i in
      i != link.from && i != link.to
        && distanceToSegment(nodes[i].center, a, b) < min(nodes[i].half.x, nodes[i].half.y)
    }
  }

  /// A line to the left of the way between two points by a share of it.
  private static func bowed(_ a: Point, _ b: Point, _ share: Double) -> [Point] {
    guard share != 0 else { return [a, b] }
    let across = Point(b.y - a.y, a.x - b.x) * share
    let control = (a + b) * 0.5 + across
    return (0...steps).map { k in
      let t = Double(k) / Double(steps)
      return a * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + b * (t * t)
    }
  }

  /// A curve through all points (E. Catmull and R. Rom 1974), halved so that it does not swing.
  private static func smooth(_ points: [Point]) -> [Point] {
    var result = [points[0]]
    for i in 1..<points.count {
      let (a, b) = (points[i - 1], points[i])
      let before = i > 1 ? points[i - 2] : a
      let after = i + 1 < points.count ? points[i + 1] : b
      let (from, to) = ((b - before) * 0.5, (after - a) * 0.5)
      for k in 1...12 {
        result.append(
          cubicPoint(from: a, leaving: from, to: b, arriving: to, at: Double(k) / 12))
      }
    }
    return result
  }

  /// The part of a way outside both nodes.
  private static func trimmed(
    _ way: [Point], _ a: NodeShape, _ b: NodeShape, _ gap: Double
  ) -> [Point] {
    let points: [Point] = leaving(leaving(way, a, gap).reversed(), b, gap).reversed()
    return points.count > 1 ? points : []
  }

  /// The rest of a way behind where it leaves a node for the last time.
  private static func leaving(_ way: [Point], _ node: NodeShape, _ gap: Double) -> [Point] {
    guard let last = way.lastIndex(where: { node.contains($0, room: gap) }) else { return way }
    guard last + 1 < way.count else { return [] }
    var (inside, outside) = (way[last], way[last + 1])
    for _ in 0..<24 {
      let middle = (inside + outside) * 0.5
      if node.contains(middle, room: gap) { inside = middle } else { outside = middle }
    }
    return [outside] + way[(last + 1)...]
  }

  /// The sum of the directions of each node's links to others.
  private static func pulls(_ links: [NodeLinkGraph.Link], _ nodes: [NodeShape]) -> [Point] {
    var pulls = [Point](repeating: .zero, count: nodes.count)
    for link in links where link.from != link.to {
      let away = nodes[link.to].center - nodes[link.from].center
      let length = away.distance(to: .zero)
      guard length > 0 else { continue }
      pulls[link.from] = pulls[link.from] + away * (1 / length)
      pulls[link.to] = pulls[link.to] - away * (1 / length)
    }
    return pulls
  }

  /// A loop on the side of a node where the fewest links are.
  private func loop(at shape: NodeShape, _ pull: Point, _ copy: Int, _ gap: Double) -> [Point] {
    let size = pull.distance(to: .zero)
    let outward = size > 1e-6 ? pull * (-1 / size) : Point(0, -1)
    let across = Point(-outward.y, outward.x)
    let reach = max(shape.half.x, shape.half.y)
    let out =
      shape.isBox
      ? (shape.half.x * outward.x.magnitude + shape.half.y * outward.y.magnitude) : reach
    let height = out + 26 + 10 * Double(min(copy, 20))
    let spread = 17 + 4 * Double(min(copy, 20))
    let (a, b) = (
      shape.center + across * spread * 0.5, shape.center - across * spread * 0.5
    )
    let (c, d) = (
      shape.center + outward * height * 1.25 + across * spread * 1.6,
      shape.center + outward * height * 1.25 - across * spread * 1.6
    )
    let way = (0...Self.steps).map { k in
      let t = Double(k) / Double(Self.steps)
      let s = 1 - t
      let start = a * (s * s * s) + c * (3 * s * s * t)
      return start + d * (3 * s * t * t) + b * (t * t * t)
    }
    return trimmedLoop(way, shape, gap)
  }

  private func trimmedLoop(_ way: [Point], _ shape: NodeShape, _ gap: Double) -> [Point] {
    let middle = way.count / 2
    let first = Self.leaving(Array(way[...middle]), shape, gap)
    let second = Self.leaving(Array(way[middle...]).reversed(), shape, gap)
    return first + second.reversed().dropFirst()
  }
}
