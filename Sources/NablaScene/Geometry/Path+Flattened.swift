extension Path {
  /// The subpaths as straight lines, curves replaced within `tolerance`, with whether each closes.
  package func flattened(tolerance: Double) -> [(points: [Point], closed: Bool)] {
    var lines: [(points: [Point], closed: Bool)] = []
    var line: [Point] = []
    var next = 0
    for verb in verbs {
      switch verb {
      case .move:
        if !line.isEmpty { lines.append((line, false)) }
        line = [points[next]]
        next += 1
      case .line:
        line.append(points[next])
        next += 1
      case .curve:
        let start = line.last ?? points[next]
        if line.isEmpty { line.append(start) }
        flatten(
          start, points[next], points[next + 1], points[next + 2], tolerance: tolerance,
          into: &line)
        next += 3
      case .close:
        guard let first = line.first else { continue }
        lines.append((line, true))
        line = [first]
      }
    }
    // After a close the current point is the start again; alone it draws nothing.
    if line.count > 1 || verbs.last != .close, !line.isEmpty { lines.append((line, false)) }
    return lines.filter { $0.points.count > 1 || !$0.closed }
  }
}

/// Even steps in the parameter; their number follows from the bound on the second difference
/// (n² ≥ 3/4 · max|second difference| / tolerance).
private func flatten(
  _ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, tolerance: Double, into line: inout [Point]
) {
  let bend = max(
    (p0 - p1 * 2 + p2).distance(to: .zero), (p1 - p2 * 2 + p3).distance(to: .zero))
  let steps = min(500, max(1, (0.75 * bend / tolerance).squareRoot().rounded(.up)))
  guard let count = Int(exactly: steps) else { return line.append(p3) }
  for k in 1..<max(1, count) {
    let t = Double(k) / steps
    let s = 1 - t
    line.append(
      p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) + p3 * (t * t * t))
  }
  line.append(p3)
}
