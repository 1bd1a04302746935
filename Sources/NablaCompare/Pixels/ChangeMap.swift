import Nabla
import NablaPNG

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where and how much two pictures of one size differ, by tiles of 30 px.
package struct ChangeMap: Sendable {
  /// A tile's side in pixels; the last of a row or column may be cut.
  package static let side = 30

  package struct Tile: Sendable {
    package var differentPixels = 0
    /// The largest difference of a channel, alpha included, 0…255.
    package var maxDelta = 0
    /// The sum of the squared differences of red, green and blue, each over white.
    var squares = 0.0
  }

  package let width: Int
  package let height: Int
  let columns: Int
  let rows: Int
  /// Row by row.
  let tiles: [Tile]
  /// One for each row of tiles.
  private let changedRows: [Bool]

  /// Differences over the whole picture.
  package let total: Tile

  init(_ a: Bitmap, _ b: Bitmap) {
    (width, height) = (a.width, a.height)
    let side = Self.side
    let columns = (width + side - 1) / side
    self.columns = columns
    rows = (height + side - 1) / side
    let byRow = ParallelWork.map(rows) { row in
      a.withWords { a in
        b.withWords { b in Self.tiles(inRow: row, columns: columns, a, b) }
      }
    }
    tiles = byRow.flatMap { $0 }
    changedRows = byRow.map { row in row.contains { $0.differentPixels > 0 } }
    var total = Tile()
    for tile in tiles where tile.differentPixels > 0 {
      total.differentPixels += tile.differentPixels
      total.maxDelta = max(total.maxDelta, tile.maxDelta)
      total.squares += tile.squares
    }
    self.total = total
  }

  private static func tiles(
    inRow row: Int, columns: Int, _ a: PixelWords, _ b: PixelWords
  ) -> [Tile] {
    var tiles = [Tile](repeating: Tile(), count: columns)
    for y in row * side..<min(a.height, (row + 1) * side) {
      let (lineA, lineB) = (a.start + y * a.width, b.start + y * a.width)
      guard memcmp(lineA, lineB, 4 * a.width) != 0 else { continue }
      for column in 0..<columns {
        let x = column * side
        let count = min(side, a.width - x)
        guard memcmp(lineA + x, lineB + x, 4 * count) != 0 else { continue }
        tiles[column].add(lineA + x, lineB + x, count)
      }
    }
    return tiles
  }

  /// The tile with the largest mean squared difference, the first of several.
  package var worstTile: WorstTile {
    var worst = WorstTile(
      x: 0, y: 0, width: min(Self.side, width), height: min(Self.side, height))
    var largest = 0.0
    for (i, tile) in tiles.enumerated() where tile.differentPixels > 0 {
      let (x, y) = (i % columns * Self.side, i / columns * Self.side)
      let (wide, high) = (min(Self.side, width - x), min(Self.side, height - y))
      let mean = tile.squares / Double(3 * wide * high)
      // A change of alpha alone over white has no squares, but is one.
      guard mean > largest || worst.differentPixels == 0 else { continue }
      largest = mean
      worst = WorstTile(
        x: x, y: y, width: wide, height: high, differentPixels: tile.differentPixels,
        rms: mean.squareRoot())
    }
    return worst
  }

  /// Rectangles that hold every pixel with a difference less than `halo` px away, without overlap.
  ///
  /// - Parameter halo: at most a tile's side.
  func areas(halo: Int) -> [PixelArea] {
    precondition(halo <= Self.side)
    var areas: [PixelArea] = []
    for row in 0..<rows {
      var start: Int?
      for column in 0...columns {
        let isTouched = column < columns && touches(column, row, halo: halo)
        if isTouched, start == nil { start = column }
        if !isTouched, let first = start {
          let y = row * Self.side
          areas.append(
            PixelArea(
              x: first * Self.side..<min(width, column * Self.side),
              y: y..<min(height, y + Self.side)))
          start = nil
        }
      }
    }
    return areas
  }

  /// Whether the tiles that hold a row of pixels have any difference.
  func hasChanges(inRow y: Int) -> Bool { changedRows[y / Self.side] }

  private func touches(_ column: Int, _ row: Int, halo: Int) -> Bool {
    let reach = halo > 0 ? 1 : 0
    for y in max(0, row - reach)...min(rows - 1, row + reach) {
      for x in max(0, column - reach)...min(columns - 1, column + reach)
      where tiles[y * columns + x].differentPixels > 0 {
        return true
      }
    }
    return false
  }
}

/// A rectangle of pixels.
package struct PixelArea: Hashable, Sendable {
  package var x: Range<Int>
  package var y: Range<Int>

  package init(x: Range<Int>, y: Range<Int>) { (self.x, self.y) = (x, y) }

  package var count: Int { x.count * y.count }
}

/// The tile of 30 px in which two pictures differ most.
package struct WorstTile: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int
  package var differentPixels = 0
  /// The root of the mean squared difference of red, green and blue, 0…255.
  package var rms = 0.0
}

extension ChangeMap.Tile {
  /// Adds a stretch of one row.
  ///
  /// Plain loops over one kind of number each, which the compiler turns into vector instructions.
  fileprivate mutating func add(
    _ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>, _ count: Int
  ) {
    var different: UInt32 = 0
    var common = UInt32.max
    for i in 0..<count {
      different &+= a[i] == b[i] ? 0 : 1
      common &= a[i] & b[i]
    }
    differentPixels += Int(different)
    let largest = a.withMemoryRebound(to: UInt8.self, capacity: 4 * count) { p in
      b.withMemoryRebound(to: UInt8.self, capacity: 4 * count) { q in
        Self.largestDifference(p, q, 4 * count)
      }
    }
    maxDelta = max(maxDelta, largest)
    var sum = 0.0
    if common >= 0xFF00_0000 {
      var squares: UInt32 = 0
      for i in 0..<count {
        let (p, q) = (a[i], b[i])
        let red = Int32(truncatingIfNeeded: p & 255) &- Int32(truncatingIfNeeded: q & 255)
        let green =
          Int32(truncatingIfNeeded: p &>> 8 & 255) &- Int32(truncatingIfNeeded: q &>> 8 & 255)
        let blue =
          Int32(truncatingIfNeeded: p &>> 16 & 255) &- Int32(truncatingIfNeeded: q &>> 16 & 255)
        let square = red &* red &+ green &* green &+ blue &* blue
        squares &+= UInt32(truncatingIfNeeded: square)
      }
      sum = Double(squares)
    } else {
      for i in 0..<count where a[i] != b[i] {
        let d = a[i].overWhite - b[i].overWhite
        sum += (d * d).sum()
      }
    }
    squares += sum
  }

  private static func largestDifference(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Int {
    var largest: UInt8 = 0
    for i in 0..<count {
      let (p, q) = (a[i], b[i])
      let delta = p > q ? p &- q : q &- p
      largest = delta > largest ? delta : largest
    }
    return Int(largest)
  }
}
