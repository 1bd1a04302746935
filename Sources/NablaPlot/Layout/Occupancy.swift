import NablaScene

/// Which squares of a plot area are drawn on: where a legend would hide something.
struct Occupancy {
  private let plot: Rect
  private let columns: Int
  private let rows: Int
  private var taken: [Bool]

  /// The side of a square in logical pixels.
  static let side = 4.0

  init(plot: Rect, items: [SceneItem]) {
    self.plot = plot
    columns = Self.count(plot.width)
    rows = Self.count(plot.height)
    taken = Array(repeating: false, count: columns * rows)
    mark(items)
  }

  private static func count(_ length: Double) -> Int {
    Int(exactly: (min(max(length, 0), 20_000) / side).rounded(.down)) ?? 0
  }

  /// The corner of a free rectangle that lies close to an edge of the plot area: in a corner where
  /// one is free, the right upper one first; nil where there is none.
  func freePlace(for size: Size) -> Point? {
    let (w, h) = (
      Self.count(size.width + Self.side - 0.01), Self.count(size.height + Self.side - 0.01)
    )
    guard w > 0, h > 0, w <= columns, h <= rows else { return nil }
    let sums = summedArea()
    func isFree(_ column: Int, _ row: Int) -> Bool {
      let (left, right, top, bottom) = (column, column + w, row, row + h)
      let stride = columns + 1
      return sums[bottom * stride + right] - sums[top * stride + right]
        - sums[bottom * stride + left] + sums[top * stride + left] == 0
    }
    let (lastColumn, lastRow) = (columns - w, rows - h)
    let corners = [(lastColumn, 0), (0, 0), (lastColumn, lastRow), (0, lastRow)]
    let beside = (0...lastRow).flatMap { [(lastColumn, $0), (0, $0)] }
    let along = (0...lastColumn).reversed().flatMap { [($0, 0), ($0, lastRow)] }
    for (column, row) in corners + beside + along where isFree(column, row) {
      return Point(
        plot.minX + Double(column) * Self.side, plot.minY + Double(row) * Self.side)
    }
    return nil
  }

  /// How many taken squares a rectangle touches.
  func count(in rect: Rect) -> Int {
    guard let touched = squares(in: rect) else { return 0 }
    return touched.rows.reduce(0) { count, row in
      count + touched.columns.count { taken[row * columns + $0] }
    }
  }

  /// The share 0…1 of the squares that a rectangle touches that are taken.
  func share(of rect: Rect) -> Double {
    guard let (columns, rows) = squares(in: rect) else { return 0 }
    return Double(count(in: rect)) / Double(columns.count * rows.count)
  }

  /// The squares that a rectangle touches; nil for none.
  private func squares(in rect: Rect) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    guard rect.maxX >= plot.minX, rect.minX <= plot.maxX, rect.maxY >= plot.minY,
      rect.minY <= plot.maxY, columns > 0, rows > 0
    else { return nil }
    return (
      square(rect.minX - plot.minX, columns)...square(rect.maxX - plot.minX, columns),
      square(rect.minY - plot.minY, rows)...square(rect.maxY - plot.minY, rows)
    )
  }

  /// How many places on a line lie on taken squares, a square's side apart.
  ///
  /// - Parameter skipping: the length at the start that does not count, in px.
  func count(from start: Point, to end: Point, skipping: Double) -> Int {
    let length = start.distance(to: end)
    guard length > skipping, length < 10_000 else { return 0 }
    return stride(from: skipping, through: length, by: Self.side).count { distance in
      let p = start + (end - start) * (distance / length)
      return count(in: Rect(x: p.x, y: p.y, width: 0, height: 0)) > 0
    }
  }

  /// For each square's upper left corner, the number of taken squares above and left of it.
  private func summedArea() -> [Int] {
    let stride = columns + 1
    var sums = Array(repeating: 0, count: stride * (rows + 1))
    for row in 0..<rows {
      var line = 0
      for column in 0..<columns {
        if taken[row * columns + column] { line += 1 }
        sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line
      }
    }
    return sums
  }

  // MARK: - Marking

  /// Takes the squares that items are drawn on.
  mutating func mark(_ items: [SceneItem]) { mark(items, .identity) }

  private mutating func mark(_ items: [SceneItem], _ map: Affine) {
    for item in items {
      switch item {
      case .path(let item): mark(item, map)
      case .markers(let item):
        for (i, place) in item.positions.enumerated() {
          let r = item.sizes[i] / 2 + item.edgeWidth
          let p = map.apply(place)
          mark(Rect(x: p.x - r, y: p.y - r, width: 2 * r, height: 2 * r))
        }
      case .image(let item): mark(map.boundingBox(of: item.rect))
      case .text(let item): mark(TextBox(item, map).rect)
      case .group(let group): mark(group.items, group.transform.then(map))
      }
    }
  }

  private mutating func mark(_ item: PathItem, _ map: Affine) {
    let lines = item.path.applying(map).flattened(tolerance: 1)
    let reach = (item.stroke?.width ?? 0) / 2 + 1
    for (points, isClosed) in lines {
      var ends = Array(points.dropFirst())
      if isClosed || item.fill != nil, let first = points.first { ends.append(first) }
      for (a, b) in zip(points, ends) { mark(segment: a, b, reach: reach) }
    }
    if item.fill != nil { fill(lines.map(\.points), evenOdd: item.evenOdd) }
  }

  private mutating func mark(segment a: Point, _ b: Point, reach: Double) {
    guard let (a, b) = clip(a, b, to: plot.insetBy(-reach)) else { return }
    let steps = min(10_000, max(1, (a.distance(to: b) / (Self.side / 2)).rounded(.up)))
    for k in 0...(Int(exactly: steps) ?? 1) {
      let p = a + (b - a) * (Double(k) / steps)
      mark(Rect(x: p.x - reach, y: p.y - reach, width: 2 * reach, height: 2 * reach))
    }
  }

  private mutating func mark(_ rect: Rect) {
    guard let touched = squares(in: rect) else { return }
    for row in touched.rows {
      for column in touched.columns { taken[row * columns + column] = true }
    }
  }

  private func square(_ offset: Double, _ count: Int) -> Int {
    let place = offset / Self.side
    // Also where it is not a number.
    guard place > 0 else { return 0 }
    return Int(min(place, Double(count - 1)))
  }

  /// The y of the middle of a row of squares.
  private func middle(_ row: Int) -> Double { plot.minY + (Double(row) + 0.5) * Self.side }

  /// Takes the squares whose middle a polygon covers.
  private mutating func fill(_ lines: [[Point]], evenOdd: Bool) {
    var crossings = [[(x: Double, winding: Int)]](repeating: [], count: rows)
    for points in lines {
      guard var a = points.last else { continue }
      for b in points {
        let top = (min(a.y, b.y) - plot.minY) / Self.side - 0.5
        let bottom = (max(a.y, b.y) - plot.minY) / Self.side - 0.5
        // Whole numbers far apart enough for the comparison below to decide.
        let first = top > 1 ? Int(min(top, Double(rows))) - 1 : 0
        let last = bottom > -1 ? Int(min(bottom, Double(rows))) + 1 : -1
        for row in stride(from: first, through: min(last, rows - 1), by: 1) {
          let y = middle(row)
          if (a.y <= y) != (b.y <= y) {
            crossings[row].append(
              (a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), a.y <= y ? 1 : -1))
          }
        }
        a = b
      }
    }
    for (row, var crossings) in crossings.enumerated() {
      let y = middle(row)
      crossings.sort { $0.x < $1.x }
      var winding = 0
      for (from, to) in zip(crossings, crossings.dropFirst()) {
        winding += from.winding
        let isInside = evenOdd ? winding % 2 != 0 : winding != 0
        if isInside, from.x < plot.maxX, to.x > plot.minX {
          mark(Rect(x: from.x, y: y, width: to.x - from.x, height: 0))
        }
      }
    }
  }
}
