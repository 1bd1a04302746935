import NablaMath
import NablaScene

/// The lines on the canvas where a formula of x and y is 0.
///
/// Intervals leave the cells of two pixels in which there may be zeros; in these the values at the
/// pixels' corners are followed. A change of sign counts as a zero where the formula is proved to
/// be continuous in its cell, or where the values close in on 0 when the edge is halved: not at a
/// pole and not at a jump. Where a cell may hold zeros and its corners show none, an eighth of a
/// pixel is looked at, and lines that are touched without a change of sign are found as lines on
/// which the slope changes its sign and the value is 0.
struct ImplicitCurve: Sendable {
  private(set) var lines: [ContourTracer.Line] = []
  /// Whether nothing larger than a pixel can have been missed; false of formulas that are 0 nearly
  /// everywhere or oscillate within pixels.
  let isComplete: Bool

  private let window: PixelWindow
  private let formula: Formula
  private let subdivision: PlaneSubdivision
  /// For squares of two pixels, whether the formula is continuous.
  private let isContinuous: [Bool]

  private static let least = PlaneSubdivision.least
  private var squares: Int { (window.columns.count + Self.least - 2) / Self.least }

  /// - Parameter formula: of two variables, x and y.
  init(_ formula: Formula, in window: PixelWindow) {
    self.window = window
    self.formula = formula
    subdivision = PlaneSubdivision(.zeros, of: formula, xs: window.xs, ys: window.ys)
    let isTexture = subdivision.cells.count > Self.mostRefined
    isComplete = subdivision.isComplete && !isTexture
    isContinuous = Self.continuousSquares(subdivision)
    guard !subdivision.cells.isEmpty else { return }
    lines = traced()
    if isTexture { return }
    let hidden = subdivision.cellsWithHiddenZeros()
    guard !hidden.isEmpty else { return }
    lines += smallLoops(hidden)
    lines += touchedLines(hidden)
  }

  private static func continuousSquares(_ subdivision: PlaneSubdivision) -> [Bool] {
    let columns = (subdivision.columns + least - 1) / least
    let rows = (subdivision.rows + least - 1) / least
    var result = [Bool](repeating: false, count: columns * rows)
    for cell in subdivision.cells where cell.isContinuous {
      let (left, top) = (cell.column / least, cell.row / least)
      for row in top..<min(rows, top + max(1, cell.size / least)) {
        for column in left..<min(columns, left + max(1, cell.size / least)) {
          result[row * columns + column] = true
        }
      }
    }
    return result
  }

  // MARK: - Lines with a change of sign

  private func traced() -> [ContourTracer.Line] {
    let grid = ContourGrid(xs: window.columns, ys: window.rows, values: subdivision.values)
    var tracer = ContourTracer(grid) { a, b, _, _ in share(a, b) }
    return tracer.lines(at: 0).flatMap { Self.pieces($0) { $0.isFinite } }
  }

  private func value(_ p: Point) -> Double {
    let (x, y) = window.values(at: p)
    return formula(x, y)
  }

  /// Curves through more cells are textures, whose lines are a few pixels apart.
  static let mostRefined = 20_000

  /// Where the formula is 0 on an edge between two corners, as a share of it; NaN where its sign
  /// changes without a zero.
  private func share(_ a: Point, _ b: Point) -> Double {
    let (start, end) = (sample(at: a), sample(at: b))
    guard start.isFinite, end.isFinite else { return .nan }
    if start == 0 { return 0 }
    if end == 0 { return 1 }
    guard isContinuous(between: a, b) else {
      return Self.closingZero(start, end) { value(a + (b - a) * $0) }
    }
    // In a texture the straight guess is as near as anybody can see.
    if subdivision.cells.count > Self.mostRefined { return start / (start - end) }
    return Self.zero(start, end) { value(a + (b - a) * $0) }
  }

  /// The value at a pixel's corner, which was computed before.
  private func sample(at p: Point) -> Double {
    guard let column = Int(exactly: window.column(of: p.x).rounded()),
      let row = Int(exactly: window.row(of: p.y).rounded())
    else { return .nan }
    let node = row * window.columns.count + column
    return subdivision.values.indices.contains(node) ? subdivision.values[node] : .nan
  }

  /// Whether the formula is proved to be continuous on an edge.
  private func isContinuous(between a: Point, _ b: Point) -> Bool {
    let column = window.column(of: (a.x + b.x) / 2)
    let row = window.row(of: (a.y + b.y) / 2)
    // An edge between two cells belongs to both.
    func square(_ dx: Double, _ dy: Double) -> Bool {
      guard let x = Int(exactly: ((column + dx) / Double(Self.least)).rounded(.down)),
        let y = Int(exactly: ((row + dy) / Double(Self.least)).rounded(.down)),
        x >= 0, x < squares, y >= 0, y * squares + x < isContinuous.count
      else { return false }
      return isContinuous[y * squares + x]
    }
    return a.x == b.x
      ? square(-0.25, 0) || square(0.25, 0) : square(0, -0.25) || square(0, 0.25)
  }

  /// A zero to about a thousandth.
  private static func zero(
    _ start: Double, _ end: Double, _ f: (Double) -> Double
  ) -> Double {
    var rule = IllinoisRule(start, end)
    let enough = 1e-3 * min(start.magnitude, end.magnitude)
    var steps = 0
    while true {
      let t = rule.guess
      guard t >= rule.low, t <= rule.high else { return rule.low / 2 + rule.high / 2 }
      if steps == 6 { return t }
      let at = f(t)
      if at.magnitude <= enough || !at.isFinite { return t }
      rule.narrow(to: t, at)
      steps += 1
    }
  }

  /// The place of a change of sign by halving; NaN where the values do not close in on each other
  /// as the places do, as at a pole or a jump.
  private static func closingZero(
    _ start: Double, _ end: Double, _ f: (Double) -> Double
  ) -> Double {
    var (low, high) = (0.0, 1.0)
    var (atLow, atHigh) = (start, end)
    for _ in 0..<36 {
      let middle = low / 2 + high / 2
      let at = f(middle)
      guard at.isFinite else { return .nan }
      if at == 0 { return middle }
      if (at > 0) == (atLow > 0) {
        (low, atLow) = (middle, at)
      } else {
        (high, atHigh) = (middle, at)
      }
    }
    let gap = (atHigh - atLow).magnitude
    return gap <= 0.01 * (end - start).magnitude ? low / 2 + high / 2 : .nan
  }

  /// The parts of a line whose points all pass, joined over a closed line's start.
  static func pieces(
    _ line: ContourTracer.Line, _ passes: (Point) -> Bool
  ) -> [ContourTracer.Line] {
    guard let gap = line.points.firstIndex(where: { !passes($0) }) else { return [line] }
    let points =
      line.isClosed ? Array(line.points[gap...] + line.points[..<gap]) : line.points
    return points.split { !passes($0) }.filter { $0.count > 1 }.map {
      ContourTracer.Line(points: Array($0), isClosed: false)
    }
  }

  // MARK: - Small loops

  /// More separate places are a texture, not things.
  private static let mostClusters = 400
  private static let part = 1.0 / 8

  /// Closed lines so small that no pixel's corner lies in them.
  private func smallLoops(_ hidden: [PlaneSubdivision.Cell]) -> [ContourTracer.Line] {
    let clusters = Self.clusters(hidden).filter { $0.count <= 16 }
    guard clusters.count <= Self.mostClusters else { return [] }
    return clusters.flatMap { cluster -> [ContourTracer.Line] in
      let columns = parts(
        window.columns, cluster.map(\.column).min() ?? 0,
        (cluster.map(\.column).max() ?? 0) + Self.least)
      let rows = parts(
        window.rows, cluster.map(\.row).min() ?? 0, (cluster.map(\.row).max() ?? 0) + Self.least)
      let places = rows.flatMap { row in
        columns.map { window.values(at: Point($0, row)) }
      }
      let values = formula.values([places.map(\.x), places.map(\.y)])
      var tracer = ContourTracer(ContourGrid(xs: columns, ys: rows, values: values)) { a, b, _, _ in
        let (start, end) = (value(a), value(b))
        return start == 0 ? 0 : Self.closingZero(start, end) { value(a + (b - a) * $0) }
      }
      return tracer.lines(at: 0).filter { line in
        line.isClosed && line.points.allSatisfy(\.isFinite)
      }
    }
  }

  /// Places an eighth of a pixel apart, from a pixel before an edge to a pixel after another.
  private func parts(_ edges: [Double], _ first: Int, _ last: Int) -> [Double] {
    let (from, to) = (max(0, first - 1), min(edges.count - 1, last + 1))
    return (from..<to).flatMap { i in
      (0..<8).map { edges[i] + (edges[i + 1] - edges[i]) * Double($0) * Self.part }
    } + [edges[to]]
  }

  /// The cells in groups of neighbours.
  private static func clusters(_ cells: [PlaneSubdivision.Cell]) -> [[PlaneSubdivision.Cell]] {
    struct Place: Hashable {
      let column: Int
      let row: Int
    }
    var numbers: [Place: Int] = [:]
    for (i, cell) in cells.enumerated() {
      numbers[Place(column: cell.column, row: cell.row)] = i
    }
    var isTaken = [Bool](repeating: false, count: cells.count)
    var result: [[PlaneSubdivision.Cell]] = []
    for first in cells.indices where !isTaken[first] {
      isTaken[first] = true
      var group = [first]
      var next = 0
      while next < group.count {
        let cell = cells[group[next]]
        next += 1
        for dy in [-least, 0, least] {
          for dx in [-least, 0, least] {
            let place = Place(column: cell.column + dx, row: cell.row + dy)
            guard let i = numbers[place], !isTaken[i] else { continue }
            isTaken[i] = true
            group.append(i)
          }
        }
      }
      result.append(group.map { cells[$0] })
    }
    return result
  }

  // MARK: - Lines without a change of sign

  /// How small the value must be where its slope changes, as a share of those around.
  private static let touch = 1e-9
  /// A direction that formulas do not have.
  private static let slant = (x: 0.5403023058681398, y: 0.8414709848078965)

  /// Lines along which the formula is 0 and has the same sign on both sides, as (x² + y² − 1)².
  private func touchedLines(_ hidden: [PlaneSubdivision.Cell]) -> [ContourTracer.Line] {
    guard hidden.count > 1, let slopes = try? formula.gradient(), slopes.count == 2 else {
      return []
    }
    var nodes: [Int] = []
    var isWanted = [Bool](repeating: false, count: subdivision.values.count)
    for cell in hidden {
      for row in cell.row...min(cell.row + cell.size, subdivision.rows) {
        for column in cell.column...min(cell.column + cell.size, subdivision.columns) {
          let node = row * window.xs.count + column
          if !isWanted[node] {
            isWanted[node] = true
            nodes.append(node)
          }
        }
      }
    }
    let columns = [
      nodes.map { window.xs[$0 % window.xs.count] }, nodes.map { window.ys[$0 / window.xs.count] },
    ]
    let (byX, byY) = (slopes[0].values(columns), slopes[1].values(columns))
    // The canvas runs downwards, and so does the slope on it; the sign of its change is the same.
    var values = [Double](repeating: .nan, count: subdivision.values.count)
    var largest = 0.0
    for (i, node) in nodes.enumerated() {
      values[node] = byX[i] * Self.slant.x + byY[i] * Self.slant.y
      let size = subdivision.values[node].magnitude
      if size.isFinite { largest = max(largest, size) }
    }
    func slope(_ p: Point) -> Double {
      let (x, y) = window.values(at: p)
      return slopes[0](x, y) * Self.slant.x + slopes[1](x, y) * Self.slant.y
    }
    let grid = ContourGrid(xs: window.columns, ys: window.rows, values: values)
    var tracer = ContourTracer(grid) { a, b, _, _ in
      var (low, high) = (0.0, 1.0)
      let start = slope(a)
      if start == 0 { return 0 }
      // To a millionth of a pixel: the value is then as small as its square.
      for _ in 0..<22 {
        let middle = low / 2 + high / 2
        if (slope(a + (b - a) * middle) > 0) == (start > 0) { low = middle } else { high = middle }
      }
      return value(a + (b - a) * low).magnitude <= value(a + (b - a) * high).magnitude ? low : high
    }
    return tracer.lines(at: 0).flatMap { line in
      Self.pieces(line) { $0.isFinite && value($0).magnitude <= Self.touch * largest }
    }
  }
}
