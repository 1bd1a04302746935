package import NablaPlot

/// Channels differ by a few levels, and only in a part of every small window.
///
/// That is what another CPU or version of the renderer does to the edges of shapes; a change of
/// colour fills windows, and a change of content exceeds the levels.
package struct ULPComparator: Comparator {
  package static let name = "ulp"
  package static let quantity = "largest difference of a channel"

  package var tolerance = 2.0
  package var window = 8
  package var share = 0.5

  package static let fields: [Field<ULPComparator>] = [
    Field(
      "max", \.tolerance, bounds: .within(0...255),
      help: "The largest difference of a channel, in levels of 255."),
    Field(
      "window", \.window, bounds: .within(1...256), unit: "px",
      help: "The side of the windows that are looked at."),
    Field(
      "share", \.share, bounds: .within(0...1),
      help: "How much of a window's pixels may differ."),
  ]

  package init() {}

  /// The largest difference of a channel, or infinity where a window is too full of differences.
  package func distance(_ pair: ImagePair) -> Distance? {
    let worst = worstShare(pair)
    let largest = Double(pair.changes.total.maxDelta)
    return Distance(
      worst > share ? .infinity : largest,
      [.init("maxDelta", Node(largest)), .init("worstShare", Node(worst))])
  }

  /// The largest share of pixels that differ in any window, 0…1.
  private func worstShare(_ pair: ImagePair) -> Double {
    guard !pair.isIdentical else { return 0 }
    let (wide, high) = (min(window, pair.width), min(window, pair.height))
    let count = pair.expected.withWords { a in
      pair.actual.withWords { b in
        Self.fullestWindow(a, b, wide, high) { pair.changes.hasChanges(inRow: $0) }
      }
    }
    return Double(count) / Double(wide * high)
  }

  /// The most differences in any window of `wide` × `high` pixels: sums of columns that move down
  /// the picture, and of windows that move along them.
  private static func fullestWindow(
    _ a: PixelWords, _ b: PixelWords, _ wide: Int, _ high: Int, mayDiffer: (Int) -> Bool
  ) -> Int {
    let width = a.width
    var columns = [Int32](repeating: 0, count: width)
    var changedRows: [Bool] = []
    var fullest: Int32 = 0
    for y in 0..<a.height {
      var isChanged = false
      if mayDiffer(y) {
        for x in 0..<width where a[x, y] != b[x, y] {
          columns[x] += 1
          isChanged = true
        }
      }
      changedRows.append(isChanged)
      if y >= high, changedRows[y - high] {
        for x in 0..<width where a[x, y - high] != b[x, y - high] { columns[x] -= 1 }
      }
      // Only a row that adds something can make a window fuller.
      guard isChanged else { continue }
      var sum: Int32 = 0
      for x in 0..<width {
        sum += columns[x]
        if x >= wide { sum -= columns[x - wide] }
        fullest = max(fullest, sum)
      }
    }
    return Int(fullest)
  }
}
