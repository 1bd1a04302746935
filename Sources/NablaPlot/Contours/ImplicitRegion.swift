import NablaMath
import NablaScene

/// Where on the canvas a condition on x and y holds, with its border.
struct ImplicitRegion: Sendable {
  /// A part of the border.
  struct Border: Sendable {
    let line: ContourTracer.Line
    /// Whether the border belongs to the region.
    let isIncluded: Bool
  }

  /// Outlines for the even-odd rule; holes run backwards.
  let outlines: [[Point]]
  let borders: [Border]

  /// - Parameter condition: of x and y, such as `1 < x^2 + y^2 <= 4`.
  init(_ condition: Formula, in window: PixelWindow) {
    func holds(_ p: Point) -> Bool {
      let (x, y) = window.values(at: p)
      let value = condition(x, y)
      return value != 0 && !value.isNaN
    }
    let subdivision = PlaneSubdivision(.changes, of: condition, xs: window.xs, ys: window.ys)
    let grid = ContourGrid(xs: window.columns, ys: window.rows, values: subdivision.values)
    // A thousandth of a pixel, or an eighth where lines are a few pixels apart.
    let halvings = subdivision.cells.count > ImplicitCurve.mostRefined ? 3 : 10
    var tracer = ContourTracer(grid) { a, b, _, _ in
      var (low, high) = (0.0, 1.0)
      let start = holds(a)
      for _ in 0..<halvings {
        let middle = low / 2 + high / 2
        if holds(a + (b - a) * middle) == start { low = middle } else { high = middle }
      }
      return low / 2 + high / 2
    }
    outlines = tracer.regions(atLeast: 0.5)
    borders = condition.comparisons.flatMap { comparison -> [Border] in
      guard comparison.relation != .equal, comparison.relation != .notEqual else { return [] }
      let curve = ImplicitCurve(comparison.difference, in: window)
      return curve.lines.flatMap { line in
        Self.parts(of: line, where: holds).map {
          Border(line: $0, isIncluded: !comparison.relation.isStrict)
        }
      }
    }
  }

  /// How far to both sides of a line the condition is asked, in px.
  private static let reach = 0.75

  /// The parts of a line on whose two sides the condition differs.
  private static func parts(
    of line: ContourTracer.Line, where holds: (Point) -> Bool
  ) -> [ContourTracer.Line] {
    let points = line.polyline
    let isBorder = zip(points, points.dropFirst()).map { a, b in
      let along = b - a
      let length = along.distance(to: .zero)
      guard length > 0 else { return true }
      let across = Point(-along.y, along.x) * (reach / length)
      let middle = (a + b) * 0.5
      return holds(middle + across) != holds(middle - across)
    }
    if !isBorder.contains(false) { return [line] }
    guard isBorder.contains(true) else { return [] }
    // A closed line begins at a gap, so that no part is cut at its start.
    let first = line.isClosed ? isBorder.firstIndex(of: false) ?? 0 : 0
    let count = isBorder.count
    var result: [ContourTracer.Line] = []
    var part: [Point] = []
    for k in 0..<count {
      let i = (first + k) % count
      if isBorder[i] {
        if part.isEmpty { part.append(points[i]) }
        part.append(points[i + 1])
      } else if !part.isEmpty {
        result.append(ContourTracer.Line(points: part, isClosed: false))
        part = []
      }
    }
    if !part.isEmpty { result.append(ContourTracer.Line(points: part, isClosed: false)) }
    return result
  }
}
