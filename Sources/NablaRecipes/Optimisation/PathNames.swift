import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The names of paths at their ends: where many end together, in a column beside them.
struct PathNames {
  struct Name {
    let text: String
    let end: SIMD2<Double>
    let color: String

    /// About how many pixels it is wide.
    var width: Double {
      text.reduce(0) { sum, letter in
        sum + ("mwMW".contains(letter) ? 11.5 : "fijlrt ".contains(letter) ? 4.6 : 7.6)
      }
    }
  }

  private let names: [Name]
  private let taken: [(x: Double, y: Double)]
  private let domain: PlaneDomain
  /// About how many pixels a data unit is long.
  private let scale: Double
  /// Those in the column, from its top.
  private var column: [Name] = []
  /// The column's left and top, and its size.
  private var corner = SIMD2<Double>.zero
  private let size: SIMD2<Double>
  private var isRight = true

  private static let (line, near) = (17.0, 64.0)

  /// - Parameter taken: places that the column keeps off.
  init(_ names: [Name], off taken: [(x: Double, y: Double)], on domain: PlaneDomain, scale: Double)
  {
    (self.names, self.taken, self.domain, self.scale) = (names, taken, domain, scale)
    func neighbours(_ name: Name) -> [Name] {
      names.filter { ($0.end - name.end).length * scale < Self.near }
    }
    let crowd = names.map(neighbours).max { $0.count < $1.count } ?? []
    let longest = crowd.map(\.width).max() ?? 0
    size = SIMD2(longest + 4, Double(crowd.count) * Self.line) / scale
    guard crowd.count > 3, let place = place(for: crowd) else { return }
    (corner, isRight) = place
    column = order(crowd)
  }

  /// Where a column beside a crowd covers least; nil where none fits on the map.
  private func place(for crowd: [Name]) -> (corner: SIMD2<Double>, isRight: Bool)? {
    let (xs, ys) = (crowd.map(\.end.x), crowd.map(\.end.y))
    let (low, high) = ((ys.min() ?? 0) - 20 / scale, (ys.max() ?? 0) + 20 / scale)
    var best: (cost: Double, corner: SIMD2<Double>, isRight: Bool)?
    for (isRight, gap) in [(true, 42.0), (false, 42), (true, 6), (false, 6)] {
      let x = isRight ? (xs.max() ?? 0) + gap / scale : (xs.min() ?? 0) - gap / scale - size.x
      for step in -24...24 {
        let top = (low + high + size.y) / 2 + Double(step) * 8 / scale
        let corner: SIMD2<Double> = [x, top]
        guard domain.contains(corner), domain.contains(corner + size * [1, -1]),
          gap > 10 || top < low || top - size.y > high
        else { continue }
        let covered = taken.count {
          $0.x > x - 4 / scale && $0.x < x + size.x && $0.y < top && $0.y > top - size.y
        }
        let cost = Double(covered) * 8 + Double(abs(step)) * 2
        if cost < best?.cost ?? .infinity { best = (cost, corner, isRight) }
      }
    }
    return best.map { ($0.corner, $0.isRight) }
  }

  /// The end of a row's words: the right one, so that they stay on a smaller map.
  private func edge(_ row: Int) -> SIMD2<Double> {
    corner + [size.x, -(Double(row) + 0.5) * Self.line / scale]
  }

  /// Where a leader meets the column.
  private func near(_ row: Int) -> SIMD2<Double> {
    edge(row) + [isRight ? -size.x : 3 / scale, 0]
  }

  /// The order of a crowd in which the leaders are shortest, which then do not cross.
  private func order(_ crowd: [Name]) -> [Name] {
    var order = crowd.sorted { $0.end.y > $1.end.y }
    func length(_ name: Name, _ row: Int) -> Double { (name.end - near(row)).length }
    for _ in order {
      for i in order.indices {
        for j in order.indices.dropFirst(i + 1)
        where length(order[i], j) + length(order[j], i) < length(order[i], i) + length(order[j], j)
        {
          order.swapAt(i, j)
        }
      }
    }
    return order
  }

  /// Places in the column that other words keep off.
  var clearance: [(x: Double, y: Double)] {
    guard !column.isEmpty else { return [] }
    return (0...6).flatMap { i in
      (0...6).map { j in
        let p = corner + size * [Double(i) / 6, -Double(j) / 6]
        return (p.x, p.y)
      }
    }
  }

  var marks: [any Mark] {
    var marks: [any Mark] = column.enumerated().map { i, name in
      let leader = near(i) - name.end
      let start = name.end + leader * min(1, 6 / scale / max(leader.length, .leastNormalMagnitude))
      // On the right it goes on along the row, since short words start later there.
      let words = edge(i) - [(name.width + 4) / scale, 0]
      let rest = isRight && words.x > near(i).x ? [words] : []
      return Line([start, near(i)] + rest, color: name.color, width: 1, halo: true)
    }
    marks += column.enumerated().map { i, name in
      Text(name.text, at: edge(i), anchor: .end, bold: true, color: name.color)
    }
    let rest = names.filter { name in !column.contains { $0.text == name.text } }
    if !rest.isEmpty {
      var note = Annotation(
        x: rest.map(\.end.x), y: rest.map(\.end.y), text: rest.map(\.text), bold: true)
      (note.clearOf, note.roles) = (taken + clearance, rest.map(\.color))
      marks.append(note)
    }
    return marks
  }
}
