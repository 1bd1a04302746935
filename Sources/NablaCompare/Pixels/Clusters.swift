/// A patch of changed pixels that lie close together.
package struct ChangeCluster: Hashable, Sendable {
  package var area: PixelArea
  package var differentPixels: Int
}

extension ImagePair {
  /// The patches of pixels that differ, the largest first: pixels less than `gap` px apart belong
  /// together.
  ///
  /// - Parameter limit: how many are given at most.
  package func clusters(gap: Int = 8, limit: Int = 50) -> [ChangeCluster] {
    // On a grid of cells of half the gap, neighbours are joined.
    let side = max(1, gap / 2)
    let columns = (width + side - 1) / side
    let rows = (height + side - 1) / side
    var counts = [Int](repeating: 0, count: columns * rows)
    expected.withWords { a in
      actual.withWords { b in
        for area in changes.areas(halo: 0) {
          for y in area.y {
            for x in area.x where a[x, y] != b[x, y] { counts[y / side * columns + x / side] += 1 }
          }
        }
      }
    }
    var clusters: [ChangeCluster] = []
    for start in counts.indices where counts[start] > 0 {
      var open = [start]
      var (left, right) = (start % columns, start % columns)
      var (top, bottom) = (start / columns, start / columns)
      var count = counts[start]
      counts[start] = 0
      while let cell = open.popLast() {
        let (column, row) = (cell % columns, cell / columns)
        (left, right) = (min(left, column), max(right, column))
        (top, bottom) = (min(top, row), max(bottom, row))
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1)
          where counts[y * columns + x] > 0 {
            count += counts[y * columns + x]
            counts[y * columns + x] = 0
            open.append(y * columns + x)
          }
        }
      }
      let area = PixelArea(
        x: left * side..<min(width, (right + 1) * side),
        y: top * side..<min(height, (bottom + 1) * side))
      clusters.append(ChangeCluster(area: area, differentPixels: count))
    }
    let sorted = clusters.sorted { a, b in
      (-a.differentPixels, a.area.y.lowerBound, a.area.x.lowerBound)
        < (-b.differentPixels, b.area.y.lowerBound, b.area.x.lowerBound)
    }
    return Array(sorted.prefix(limit))
  }
}
