extension NodeLinkGraph {
  /// A tree with its root at the top and children side by side below it, as narrow as the subtrees
  /// allow without touching; equal subtrees look equal (C. Buchheim, M. Jünger and S. Leipert,
  /// Improving Walker's algorithm to run in linear time, 2002).
  ///
  /// Roots are the nodes that no link leads to; several stand side by side. Of a node that several
  /// links lead to, the first one makes it a child; where all lie on cycles, the least number is a
  /// root.
  public func tree() -> GraphPlaces {
    var children = [[Int]](repeating: [], count: count)
    var out = [[Int]](repeating: [], count: count)
    for link in links where link.from != link.to { out[link.from].append(link.to) }
    var seen = [Bool](repeating: false, count: count)
    var roots: [Int] = []
    for first in sourcesFirst where !seen[first] {
      roots.append(first)
      seen[first] = true
      var queue = [first]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        for child in out[node] where !seen[child] {
          seen[child] = true
          children[node].append(child)
          queue.append(child)
        }
      }
    }
    // A root above the roots, which is not drawn.
    children.append(roots)
    var tidy = TidyTree(children: children, root: count)
    tidy.run()
    let nodes = (0..<count).map { SIMD2(tidy.x[$0], 1 - Double(tidy.depth[$0])) }
    return GraphPlaces(nodes: nodes, links: links.count)
  }
}

/// The walks of Buchheim, Jünger and Leipert, along lists instead of by recursion.
private struct TidyTree {
  let children: [[Int]]
  private let root: Int
  private(set) var x: [Double]
  private(set) var depth: [Int]

  private var parent: [Int]
  /// The place among the parent's children.
  private var number: [Int]
  private var preliminary: [Double]
  private var modifier: [Double]
  private var thread: [Int]
  private var ancestor: [Int]
  private var change: [Double]
  private var shift: [Double]
  /// Of each parent, the default ancestor of its children.
  private var defaultAncestor: [Int]

  init(children: [[Int]], root: Int) {
    self.children = children
    self.root = root
    let n = children.count
    x = Array(repeating: 0, count: n)
    depth = Array(repeating: 0, count: n)
    parent = Array(repeating: -1, count: n)
    number = Array(repeating: 0, count: n)
    (preliminary, modifier, change, shift) = (x, x, x, x)
    thread = Array(repeating: -1, count: n)
    ancestor = Array(0..<n)
    defaultAncestor = children.map { $0.first ?? -1 }
  }

  mutating func run() {
    // Parents before children; the reverse of it, with children from the left, is the first walk.
    var order: [Int] = []
    var pending = [root]
    while let node = pending.popLast() {
      order.append(node)
      for (i, child) in children[node].enumerated() {
        parent[child] = node
        number[child] = i
        depth[child] = depth[node] + 1
        pending.append(child)
      }
    }
    // `order` visits the rightmost child first, so that its reverse finishes the left ones first.
    for node in order.reversed() { firstWalk(node) }
    x[root] = 0
    var sums = x
    for node in order {
      x[node] = preliminary[node] + sums[node]
      for child in children[node] { sums[child] = sums[node] + modifier[node] }
    }
  }

  private func leftSibling(_ v: Int) -> Int? {
    guard parent[v] >= 0, number[v] > 0 else { return nil }
    return children[parent[v]][number[v] - 1]
  }

  private mutating func firstWalk(_ v: Int) {
    if let first = children[v].first, let last = children[v].last {
      executeShifts(v)
      let middle = (preliminary[first] + preliminary[last]) / 2
      if let left = leftSibling(v) {
        preliminary[v] = preliminary[left] + 1
        modifier[v] = preliminary[v] - middle
      } else {
        preliminary[v] = middle
      }
    } else if let left = leftSibling(v) {
      preliminary[v] = preliminary[left] + 1
    }
    if parent[v] >= 0 { apportion(v) }
  }

  private mutating func executeShifts(_ v: Int) {
    var (sum, changes) = (0.0, 0.0)
    for child in children[v].reversed() {
      preliminary[child] += sum
      modifier[child] += sum
      changes += change[child]
      sum += shift[child] + changes
    }
  }

  private func nextLeft(_ v: Int) -> Int { children[v].first ?? thread[v] }
  private func nextRight(_ v: Int) -> Int { children[v].last ?? thread[v] }

  private mutating func apportion(_ v: Int) {
    guard let left = leftSibling(v) else { return }
    let above = parent[v]
    var (insideRight, outsideRight, insideLeft) = (v, v, left)
    var outsideLeft = children[above][0]
    var sumIR = modifier[insideRight]
    var sumOR = modifier[outsideRight]
    var sumIL = modifier[insideLeft]
    var sumOL = modifier[outsideLeft]
    while nextRight(insideLeft) >= 0, nextLeft(insideRight) >= 0 {
      insideLeft = nextRight(insideLeft)
      insideRight = nextLeft(insideRight)
      outsideLeft = nextLeft(outsideLeft)
      outsideRight = nextRight(outsideRight)
      ancestor[outsideRight] = v
      let overlap =
        (preliminary[insideLeft] + sumIL) - (preliminary[insideRight] + sumIR) + 1
      if overlap > 0 {
        let mover =
          parent[ancestor[insideLeft]] == above ? ancestor[insideLeft] : defaultAncestor[above]
        moveSubtree(from: mover, to: v, by: overlap)
        sumIR += overlap
        sumOR += overlap
      }
      sumIL += modifier[insideLeft]
      sumIR += modifier[insideRight]
      sumOL += modifier[outsideLeft]
      sumOR += modifier[outsideRight]
    }
    if nextRight(insideLeft) >= 0, nextRight(outsideRight) < 0 {
      thread[outsideRight] = nextRight(insideLeft)
      modifier[outsideRight] += sumIL - sumOR
    }
    if nextLeft(insideRight) >= 0, nextLeft(outsideLeft) < 0 {
      thread[outsideLeft] = nextLeft(insideRight)
      modifier[outsideLeft] += sumIR - sumOL
      defaultAncestor[above] = v
    }
  }

  private mutating func moveSubtree(from left: Int, to right: Int, by distance: Double) {
    let between = Double(max(1, number[right] - number[left]))
    change[right] -= distance / between
    shift[right] += distance
    change[left] += distance / between
    preliminary[right] += distance
    modifier[right] += distance
  }
}
