import NablaMath
import NablaPlot
import NablaScene

/// A path over a filled field: what is drawn of it.
struct DescentMarks {
  let run: DescentRun
  let domain: PlaneDomain
  /// About how many pixels a data unit is long.
  let scale: Double
  /// How much thinner than usual, where several paths share a map.
  var isThin = false

  private var points: [SIMD2<Double>] { run.path.points }

  /// The points before the path leaves the domain for the first time.
  private var inside: [SIMD2<Double>] { Array(points.prefix(while: domain.contains)) }

  /// Where the path leaves the domain for good; nil where it ends inside.
  var exit: (from: SIMD2<Double>, at: SIMD2<Double>)? {
    guard let last = points.last, !domain.contains(last),
      let i = points.lastIndex(where: domain.contains)
    else { return nil }
    let (a, b) = (points[i], points[i + 1])
    var t = 1.0
    for (p, q, low, high) in [
      (a.x, b.x, domain.x.lower, domain.x.upper), (a.y, b.y, domain.y.lower, domain.y.upper),
    ] {
      if q > high { t = min(t, (high - p) / (q - p)) }
      if q < low { t = min(t, (low - p) / (q - p)) }
    }
    return (a, a + (b - a) * t)
  }

  /// Where the path's name belongs: its end, or where it leaves.
  var end: SIMD2<Double> { exit?.at ?? points.last ?? .zero }

  /// The line's width: thinner where the path crosses itself so often that it would be a blot.
  private var width: Double {
    let usual = isThin ? 1.75 : 2
    return min(usual, max(1, 0.8 / max(crowding, 0.01)))
  }

  /// How many px² of a line 1 px wide lie on a px² of the densest spot of 14 × 14 px.
  private var crowding: Double {
    let (cell, pace) = (14.0, 3.5)
    var counts: [SIMD2<Int32>: Double] = [:]
    for (a, b) in zip(points, points.dropFirst()) where domain.contains(a) && domain.contains(b) {
      let step = (b - a).length * scale
      guard step.isFinite else { continue }
      let count = max(1, Int(min(1000, step / pace)))
      for i in 0..<count {
        let p = (a + (b - a) * (Double(i) / Double(count))) * (scale / cell)
        let key = SIMD2(
          Int32(clamping: Int(p.x.rounded(.down))), Int32(clamping: Int(p.y.rounded(.down))))
        counts[key, default: 0] += step / Double(count)
      }
    }
    return (counts.values.max() ?? 0) / (cell * cell)
  }

  /// The path's length in pixels.
  var reach: Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length * scale }
  }

  /// Whether the path ends in a minimum, give or take 10 px.
  func ends(in minima: [SIMD2<Double>]) -> Bool {
    minima.contains { ($0 - end).length * scale < 10 }
  }

  /// The points up to where the path leaves the domain for good.
  private var followed: [SIMD2<Double>] {
    guard let exit, let last = points.lastIndex(where: domain.contains) else { return points }
    return points[...last] + [exit.at]
  }

  /// Line, steps and arrow heads from back to front.
  var marks: [any Mark] {
    var marks: [any Mark] = [Line(followed, color: run.color, width: width, halo: true)]
    marks += stepDots
    marks += arrowHeads
    marks += endMarks
    return marks
  }

  // MARK: - Steps

  /// A dot for each step that has room, small enough that neighbours stay apart.
  private var stepDots: [any Mark] {
    guard points.count > 2, points.count <= 2000 else { return [] }
    // Dots nearer than this to another would only make a blot.
    let apart = isThin ? 13.0 : 6.5
    var kept: [SIMD2<Double>] = []
    let ends = [points[0], points[points.count - 1]]
    for p in points.dropFirst().dropLast() where domain.contains(p) {
      if (kept + ends).allSatisfy({ (p - $0).length * scale >= apart }) { kept.append(p) }
    }
    guard !kept.isEmpty else { return [] }
    return [
      Scatter(
        x: kept.map(\.x), y: kept.map(\.y), color: run.color, size: isThin ? 4.5 : 5.5, opacity: 1)
    ]
  }

  /// Heads along the path that say which way it goes, the first one soon after the start.
  private var arrowHeads: [any Mark] {
    guard points.count > 1 else { return [] }
    var (from, to): ([SIMD2<Double>], [SIMD2<Double>]) = ([], [])
    var rest = isThin ? 40.0 : 34.0
    for (a, b) in zip(points, points.dropFirst()) where domain.contains(a) && domain.contains(b) {
      let step = (b - a).length * scale
      guard step > 0 else { continue }
      if step >= 26 {
        // In the middle of a step, where it covers no dot.
        if rest - step <= 0 {
          from.append(a + (b - a) * (0.56 - min(0.2, 5 / step)))
          to.append(a + (b - a) * (0.56 + min(0.2, 5 / step)))
          rest = 40
        } else {
          rest -= step
        }
      } else {
        rest -= step
        if rest <= 0, step > 1.5 {
          from.append(a)
          to.append(a + (b - a) * (9 / step))
          rest = 95
        }
      }
      if from.count >= (isThin ? 6 : 12) { break }
    }
    if let exit {
      let span = (exit.at - exit.from).length
      if span > 0 {
        let back = exit.at - (exit.at - exit.from) * min(1, 16 / (span * scale))
        from.append(back)
        to.append(exit.at)
      }
    }
    guard !from.isEmpty else { return [] }
    return [
      Arrow(
        x: from.map(\.x), y: from.map(\.y), x2: to.map(\.x), y2: to.map(\.y), color: run.color,
        width: width, head: isThin ? 9 : 10, halo: false)
    ]
  }

  /// A ring at the start and a diamond at the end.
  private var endMarks: [any Mark] {
    guard let start = points.first, let last = points.last else { return [] }
    var marks: [any Mark] = []
    if exit == nil, points.count > 1 {
      marks.append(
        Scatter(
          x: [last.x], y: [last.y], color: run.color, size: isThin ? 9.0 : 12.0, shape: .diamond,
          opacity: 1))
    }
    marks.append(
      Scatter(x: [start.x], y: [start.y], color: run.color, size: 11.0, opacity: 1))
    marks.append(Scatter(x: [start.x], y: [start.y], color: "paper", size: 4.0, opacity: 1))
    return marks
  }

  /// Places along the path that words keep off, about 6 px apart.
  var clearance: [(x: Double, y: Double)] {
    var result: [(x: Double, y: Double)] = []
    var last: SIMD2<Double>?
    for (a, b) in zip(points, points.dropFirst().isEmpty ? points[...] : points.dropFirst()) {
      guard result.count < 3000 else { break }
      let count = min(60, max(1, Int(min(1e4, (b - a).length * scale / 6))))
      for i in 0...count {
        let p = a + (b - a) * (Double(i) / Double(count))
        if let last, (p - last).length * scale < 5 { continue }
        result.append((p.x, p.y))
        last = p
      }
    }
    return result
  }

  /// Steps worth a number: 1, 2, 3, 5, 10, 20 … that lie apart.
  func numbered(apart: Double) -> [Int] {
    var chosen: [Int] = []
    let wanted = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000]
    for step in wanted where step < points.count - 1 && domain.contains(points[step]) {
      let isFree = ([0, points.count - 1] + chosen).allSatisfy {
        (points[$0] - points[step]).length * scale >= apart
      }
      if isFree { chosen.append(step) }
    }
    return chosen
  }
}
