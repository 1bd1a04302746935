import NablaScene

/// Follows the lines of equal value through a grid: marching squares (W. E. Lorensen and
/// H. E. Cline 1987, in the plane).
///
/// A node counts as high where its value is at least the level. In a cell with two high corners
/// across, the mean of the four corners decides whether they are connected, so that lines never
/// cross. Lines have the high side on one hand, and meet in the same point of a shared edge, so
/// that they can be joined without comparing coordinates. Cells with a corner that is not finite
/// are left out.
struct ContourTracer {
  /// A line of equal value.
  struct Line {
    var points: [Point]
    let isClosed: Bool
  }

  /// The share of an edge where a function itself has a level, from the edge's ends and the values
  /// there less the level; nil where it is not found, NaN where the function jumps over the level,
  /// which makes the point NaN.
  typealias Refinement = (
    _ a: Point, _ b: Point, _ level: Double, _ differences: (Double, Double)
  ) -> Double?

  private let grid: ContourGrid
  private let refine: Refinement?
  /// The crossings that were refined, by level: regions and lines have them in common.
  private var refined: [Double: [Int: Point]] = [:]
  /// Where each cell is whole; empty where all are.
  private let isWhole: [Bool]
  /// Which levels the cells of each part of the rows cross.
  private let ranges: CellRanges
  /// Edges of whole cells without a whole cell beyond; only regions need them.
  private lazy var borders = Self.borders(grid, isWhole)

  // Crossings of horizontal edges come first, then those of vertical ones, then the nodes.
  private let horizontals: Int
  private let verticals: Int

  /// Of each crossing or node, the last segment that starts there; −1 for none.
  private var heads: [Int32]
  private var ends: [Bool]
  private var segments: [Segment] = []

  private struct Segment {
    let start: Int
    let end: Int
    /// The next one that starts in the same place.
    var next: Int32 = -1
    var isDone = false
  }

  private struct Border {
    let cell: Int
    /// 0 the first row's side, then clockwise on a canvas with y down.
    let side: Int
  }

  init(_ grid: ContourGrid, refine: Refinement? = nil) {
    self.grid = grid
    self.refine = refine
    let (columns, rows) = (grid.columns, grid.rows)
    horizontals = rows * max(0, columns - 1)
    verticals = max(0, rows - 1) * columns
    let hasCells = columns > 1 && rows > 1
    isWhole =
      hasCells && grid.values.contains { !$0.isFinite } ? Self.wholeCells(grid) : []
    ranges = CellRanges(grid)
    heads = [Int32](repeating: -1, count: horizontals + verticals + columns * rows)
    ends = [Bool](repeating: false, count: horizontals + verticals)
  }

  /// The lines where the value crosses `level`; closed ones do not repeat their first point.
  mutating func lines(at level: Double) -> [Line] {
    march(level)
    defer { clear() }
    link()
    for segment in segments { ends[segment.end] = true }
    var result: [Line] = []
    for i in segments.indices where !segments[i].isDone && !ends[segments[i].start] {
      if let line = follow(i, level) { result.append(line) }
    }
    for i in segments.indices where !segments[i].isDone {
      if let line = follow(i, level) { result.append(line) }
    }
    for segment in segments { ends[segment.end] = false }
    return result
  }

  /// The outlines of where the value is at least `level`, holes among them running backwards.
  mutating func regions(atLeast level: Double) -> [[Point]] {
    march(level)
    for border in borders { add(border, level) }
    defer { clear() }
    link()
    var result: [[Point]] = []
    for i in segments.indices where !segments[i].isDone {
      if let line = follow(i, level), line.points.count > 2 { result.append(line.points) }
    }
    return result
  }

  // MARK: - Segments

  /// Finds the crossings of all whole cells.
  private mutating func march(_ level: Double) {
    let (columns, rows) = (grid.columns, grid.rows)
    guard columns > 1, rows > 1 else { return }
    var found: [Segment] = []
    grid.values.withUnsafeBufferPointer { values in
      for row in 0..<(rows - 1) {
        let above = row * columns
        let below = above + columns
        ranges.forEachRun(of: row, crossing: level) { run in
          var left = (
            values[above + run.lowerBound] >= level, values[below + run.lowerBound] >= level
          )
          for column in run {
            let right = (values[above + column + 1] >= level, values[below + column + 1] >= level)
            defer { left = right }
            if left.0 == left.1, left.0 == right.0, left.0 == right.1 { continue }
            if !isWhole.isEmpty, !isWhole[row * (columns - 1) + column] { continue }
            cross(row, column, (left.0, right.0, right.1, left.1), level, &found)
          }
        }
      }
    }
    segments = found
  }

  /// Joins where the high part's outline leaves and enters a cell.
  @inline(__always)
  private func cross(
    _ row: Int, _ column: Int, _ high: (Bool, Bool, Bool, Bool), _ level: Double,
    _ found: inout [Segment]
  ) {
    var leaving: (Int, Int) = (-1, -1)
    var entering: (Int, Int) = (-1, -1)
    func visit(_ side: Int, _ a: Bool, _ b: Bool) {
      if a, !b { if leaving.0 < 0 { leaving.0 = side } else { leaving.1 = side } }
      if !a, b { if entering.0 < 0 { entering.0 = side } else { entering.1 = side } }
    }
    visit(0, high.0, high.1)
    visit(1, high.1, high.2)
    visit(2, high.2, high.3)
    visit(3, high.3, high.0)
    func join(_ a: Int, _ b: Int) {
      found.append(Segment(start: crossing(row, column, a), end: crossing(row, column, b)))
    }
    guard leaving.1 >= 0 else { return join(leaving.0, entering.0) }
    // A saddle: each low corner is cut off where the middle is high, each high one where it is low.
    let node = row * grid.columns + column
    let values = grid.values
    // Quarters, so that no sum overflows.
    let mean =
      values[node] / 4 + values[node + 1] / 4 + values[node + grid.columns] / 4
      + values[node + grid.columns + 1] / 4
    let after = { (side: Int) in entering.0 == (side + 1) & 3 ? entering.0 : entering.1 }
    let before = { (side: Int) in entering.0 == (side + 3) & 3 ? entering.0 : entering.1 }
    let partner = mean >= level ? after : before
    join(leaving.0, partner(leaving.0))
    join(leaving.1, partner(leaving.1))
  }

  /// The number of the crossing on a side of a cell.
  private func crossing(_ row: Int, _ column: Int, _ side: Int) -> Int {
    switch side {
    case 0: row * (grid.columns - 1) + column
    case 1: horizontals + row * grid.columns + column + 1
    case 2: (row + 1) * (grid.columns - 1) + column
    default: horizontals + row * grid.columns + column
    }
  }

  /// The part of a border that is high, clockwise about its cell.
  private mutating func add(_ border: Border, _ level: Double) {
    let (row, column) = (border.cell / (grid.columns - 1), border.cell % (grid.columns - 1))
    let (a, b) = Self.corners(border.side, row * grid.columns + column, grid.columns)
    let nodes = horizontals + verticals
    let crossing = crossing(row, column, border.side)
    switch (grid.values[a] >= level, grid.values[b] >= level) {
    case (true, true): segments.append(Segment(start: nodes + a, end: nodes + b))
    case (true, false): segments.append(Segment(start: nodes + a, end: crossing))
    case (false, true): segments.append(Segment(start: crossing, end: nodes + b))
    case (false, false): break
    }
  }

  /// The nodes at the start and end of a side, clockwise.
  private static func corners(_ side: Int, _ node: Int, _ columns: Int) -> (Int, Int) {
    switch side {
    case 0: (node, node + 1)
    case 1: (node + 1, node + columns + 1)
    case 2: (node + columns + 1, node + columns)
    default: (node + columns, node)
    }
  }

  // MARK: - Joining

  private mutating func link() {
    for i in segments.indices {
      segments[i].next = heads[segments[i].start]
      heads[segments[i].start] = Int32(truncatingIfNeeded: i)
    }
  }

  private mutating func clear() {
    for segment in segments { heads[segment.start] = -1 }
    segments = []
  }

  /// The line from a segment to where no other goes on; nil where it is a single point.
  private mutating func follow(_ first: Int, _ level: Double) -> Line? {
    let start = segments[first].start
    var points = [point(start, level)]
    var i = first
    while true {
      take(i)
      let end = segments[i].end
      if end == start {
        return points.count > 1 ? Line(points: points, isClosed: true) : nil
      }
      let p = point(end, level)
      // Levels that nodes have exactly give crossings that fall together.
      if p != points[points.count - 1] { points.append(p) }
      guard heads[end] >= 0 else { break }
      i = Int(heads[end])
    }
    return points.count > 1 ? Line(points: points, isClosed: false) : nil
  }

  /// Takes a segment out of the list of those that start in its place.
  private mutating func take(_ i: Int) {
    segments[i].isDone = true
    let start = segments[i].start
    if heads[start] == Int32(truncatingIfNeeded: i) {
      heads[start] = segments[i].next
      return
    }
    var j = Int(heads[start])
    while j >= 0, segments[j].next != Int32(truncatingIfNeeded: i) { j = Int(segments[j].next) }
    if j >= 0 { segments[j].next = segments[i].next }
  }

  /// Where a crossing or a node lies.
  private mutating func point(_ key: Int, _ level: Double) -> Point {
    guard refine != nil, key < horizontals + verticals else { return place(key, level) }
    if let known = refined[level]?[key] { return known }
    let point = place(key, level)
    refined[level, default: [:]][key] = point
    return point
  }

  private func place(_ key: Int, _ level: Double) -> Point {
    let columns = grid.columns
    if key >= horizontals + verticals {
      let node = key - horizontals - verticals
      return Point(grid.xs[node % columns], grid.ys[node / columns])
    }
    let (a, b): (Int, Int)
    if key < horizontals {
      a = key / (columns - 1) * columns + key % (columns - 1)
      b = a + 1
    } else {
      a = key - horizontals
      b = a + columns
    }
    let from = Point(grid.xs[a % columns], grid.ys[a / columns])
    let to = Point(grid.xs[b % columns], grid.ys[b / columns])
    let (start, end) = (grid.values[a], grid.values[b])
    let share =
      refine?(from, to, level, (start - level, end - level)) ?? Self.share(of: level, start, end)
    return Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
  }

  private static func share(of level: Double, _ a: Double, _ b: Double) -> Double {
    let span = b - a
    let share = span.isFinite ? (level - a) / span : (level / 2 - a / 2) / (b / 2 - a / 2)
    return share > 0 ? min(1, share) : 0
  }

  // MARK: - Cells

  private static func wholeCells(_ grid: ContourGrid) -> [Bool] {
    let columns = grid.columns
    var result: [Bool] = []
    result.reserveCapacity((grid.rows - 1) * (columns - 1))
    for row in 0..<(grid.rows - 1) {
      for column in 0..<(columns - 1) {
        let node = row * columns + column
        result.append(
          grid.values[node].isFinite && grid.values[node + 1].isFinite
            && grid.values[node + columns].isFinite && grid.values[node + columns + 1].isFinite)
      }
    }
    return result
  }

  private static func borders(_ grid: ContourGrid, _ isWhole: [Bool]) -> [Border] {
    guard grid.columns > 1, grid.rows > 1 else { return [] }
    let (columns, rows) = (grid.columns - 1, grid.rows - 1)
    func isWholeCell(_ row: Int, _ column: Int) -> Bool {
      guard row >= 0, row < rows, column >= 0, column < columns else { return false }
      return isWhole.isEmpty || isWhole[row * columns + column]
    }
    var result: [Border] = []
    func add(_ row: Int, _ column: Int) {
      guard isWholeCell(row, column) else { return }
      let cell = row * columns + column
      if !isWholeCell(row - 1, column) { result.append(Border(cell: cell, side: 0)) }
      if !isWholeCell(row, column + 1) { result.append(Border(cell: cell, side: 1)) }
      if !isWholeCell(row + 1, column) { result.append(Border(cell: cell, side: 2)) }
      if !isWholeCell(row, column - 1) { result.append(Border(cell: cell, side: 3)) }
    }
    for row in 0..<rows {
      if isWhole.isEmpty, row > 0, row < rows - 1 {
        add(row, 0)
        if columns > 1 { add(row, columns - 1) }
      } else {
        for column in 0..<columns { add(row, column) }
      }
    }
    return result
  }
}
