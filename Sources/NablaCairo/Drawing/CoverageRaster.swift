import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much of each pixel closed outlines cover, exactly, for as many as are drawn one after the
/// other.
///
/// Every edge adds its signed area to the pixels that it crosses; the running sum along a row is
/// the coverage (the method of FreeType's smooth rasteriser). Outlines that turn one way add up where
/// they overlap. A third of the time that a fill on a Cairo surface of its own takes.
final class CoverageRaster {
  let width: Int
  let height: Int
  /// Of the pixels within the bounds, row by row, and of two columns more: an edge on the right
  /// border adds to the column after it. Zero but between `add` and `drain`.
  private let areas: UnsafeMutablePointer<Float>
  /// How many of them have a value; the memory beyond was never touched.
  private var known = 0
  /// The columns of each row that edges touched, first and last.
  private let touched: UnsafeMutablePointer<(first: Int32, last: Int32)>
  private let shares: UnsafeMutablePointer<UInt8>
  /// The rows that edges touched.
  private var rows = 0..<0
  /// What is covered outside does not count.
  private var bounds = (minX: 0.0, minY: 0.0, maxX: 0.0, maxY: 0.0)
  /// The pixels that the bounds touch: the first column and row, and columns with two more.
  private var left = 0
  private var top = 0
  private var stride = 2

  /// Nil where there is no memory.
  init?(width: Int, height: Int) {
    self.width = width
    self.height = height
    let count = (width + 2) * height
    guard let memory = malloc(max(1, count) * MemoryLayout<Float>.stride) else { return nil }
    areas = memory.bindMemory(to: Float.self, capacity: count)
    touched = .allocate(capacity: height)
    touched.initialize(repeating: (.max, -1), count: height)
    shares = .allocate(capacity: width + 2)
    shares.initialize(repeating: 0, count: width + 2)
  }

  deinit {
    free(areas)
    touched.deallocate()
    shares.deallocate()
  }

  /// A row's areas, by column.
  @inline(__always)
  private func line(_ row: Int) -> UnsafeMutablePointer<Float> {
    areas + ((row &- top) &* stride &- left)
  }

  /// Adds a path's outline; while it is empty.
  func add(_ path: Path, scale: Double, shift: Point) {
    let lines = path.flattened(tolerance: 0.04 / scale)
    add(
      lines.map { points, _ in points.map { $0 * scale + shift } },
      within: Rect(x: 0, y: 0, width: Double(width), height: Double(height)))
  }

  /// Adds closed outlines, cut exactly along the edges of a rectangle; while it is empty.
  func add(_ contours: [[Point]], within rect: Rect) {
    // Only the box around the outlines: the fewer pixels, the less memory is touched.
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    for contour in contours {
      for point in contour {
        low = Point(min(low.x, point.x), min(low.y, point.y))
        high = Point(max(high.x, point.x), max(high.y, point.y))
      }
    }
    bounds.minX = min(Double(width), max(0, rect.minX, low.x))
    bounds.minY = min(Double(height), max(0, rect.minY, low.y))
    bounds.maxX = max(bounds.minX, min(Double(width), rect.maxX, high.x))
    bounds.maxY = max(bounds.minY, min(Double(height), rect.maxY, high.y))
    (left, top) = (Int(bounds.minX), Int(bounds.minY))
    stride = Int(bounds.maxX.rounded(.up)) - left + 2
    let count = (Int(bounds.maxY.rounded(.up)) - top) * stride
    if count > known {
      (areas + known).initialize(repeating: 0, count: count - known)
      known = count
    }
    for contour in contours { add(contour) }
  }

  /// Adds a closed outline.
  private func add(_ contour: [Point]) {
    guard var last = contour.last else { return }
    for point in contour {
      add(last, point)
      last = point
    }
  }

  /// Parts to the left and right of the bounds count as on their edges, so that the rows add up.
  private func add(_ a: Point, _ b: Point) {
    guard a.y != b.y, (a.x + a.y + b.x + b.y).isFinite else { return }
    let sign: Float = a.y < b.y ? 1 : -1
    let (top, bottom) = a.y < b.y ? (a, b) : (b, a)
    let (start, end) = (max(top.y, bounds.minY), min(bottom.y, bounds.maxY))
    guard start < end else { return }
    let slope = (bottom.x - top.x) / (bottom.y - top.y)
    let low = max(bounds.minX, min(top.x, bottom.x, bounds.maxX))
    let high = min(bounds.maxX, max(top.x, bottom.x, bounds.minX))
    var y = start
    // Clamped, so that rounding cannot leave the raster.
    var x = min(high, max(low, top.x + (y - top.y) * slope))
    let first = Int(y)
    var row = first
    while y < end {
      let nextY = min(end, Double(row &+ 1))
      let nextX = min(high, max(low, top.x + (nextY - top.y) * slope))
      add(sign * Float(nextY - y), from: min(x, nextX), to: max(x, nextX), row: row)
      (x, y) = (nextX, nextY)
      row &+= 1
    }
    rows = rows.isEmpty ? first..<row : min(rows.lowerBound, first)..<max(rows.upperBound, row)
  }

  /// Adds an edge within one row, of a signed height.
  @inline(__always)
  private func add(_ whole: Float, from left: Double, to right: Double, row: Int) {
    let start = Int(left)
    let end = Int(right)
    let known = touched[row]
    touched[row] = (
      min(known.first, Int32(truncatingIfNeeded: start)),
      max(known.last, Int32(truncatingIfNeeded: end))
    )
    let line = line(row)
    if start == end {
      let beyond = Float((left + right) / 2 - Double(start))
      line[start] += whole * (1 - beyond)
      line[start &+ 1] += whole * beyond
      return
    }
    let perColumn = whole / Float(right - left)
    for column in start...end {
      let from = max(left, Double(column))
      let to = min(right, Double(column + 1))
      let part = perColumn * Float(to - from)
      let beyond = Float((from + to) / 2 - Double(column))
      line[column] += part * (1 - beyond)
      line[column &+ 1] += part * beyond
    }
  }

  /// Whether a pixel was covered more than once, which areas that add up cannot show rightly.
  var isCoveredTwice: Bool {
    for row in rows where touched[row].first <= touched[row].last {
      let line = line(row)
      var sum: Float = 0
      var column = Int(touched[row].first)
      let last = Int(touched[row].last)
      while column <= last {
        sum += line[column]
        if abs(sum) > 1.01 { return true }
        column = Self.next(after: column, in: line, to: last)
      }
    }
    return false
  }

  /// The next column where something changes; beyond `last` where nothing does.
  @inline(__always)
  private static func next(
    after column: Int, in line: UnsafeMutablePointer<Float>, to last: Int
  ) -> Int {
    var column = column &+ 1
    // Four at a time: most of a row is inside or outside.
    while column &+ 3 <= last {
      let areas = UnsafeRawPointer(line + column)
      guard
        areas.loadUnaligned(as: UInt64.self)
          | areas.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == 0
      else { break }
      column &+= 4
    }
    while column <= last, line[column] == 0 { column &+= 1 }
    return column
  }

  /// Forgets what was added.
  func clear() { drain { _, _, _ in } }

  /// Gives the runs of covered pixels in each row, their coverage 0…255 from a column on, and is
  /// empty afterwards.
  func drain(_ body: (_ row: Int, _ start: Int, _ shares: UnsafeBufferPointer<UInt8>) -> Void) {
    for row in rows where touched[row].first <= touched[row].last {
      let (first, last) = (Int(touched[row].first), Int(touched[row].last))
      touched[row] = (.max, -1)
      let line = line(row)
      var column = first
      while column <= last {
        if line[column] == 0 {
          column = Self.next(after: column, in: line, to: last)
          continue
        }
        let start = column
        var sum: Float = 0
        var share: UInt8 = 0
        repeat {
          let area = line[column]
          // Inside nothing changes.
          if area != 0 {
            sum += area
            share = UInt8(truncatingIfNeeded: Int32(min(255, abs(sum) * 255 + 0.5)))
            line[column] = 0
          }
          shares[column] = share
          column &+= 1
        } while column <= last &+ 1 && (share > 0 || line[column] != 0)
        let count = min(width, column) &- start
        if count > 0 { body(row, start, UnsafeBufferPointer(start: shares + start, count: count)) }
      }
      // What rounding left beside the last column must not reach the next outlines.
      line[last &+ 1] = 0
    }
    rows = 0..<0
  }
}
