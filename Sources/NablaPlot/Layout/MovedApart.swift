/// Rising places moved apart to a gap, as little as possible: neighbours that touch form a block
/// around the mean of their places.
///
/// - Parameters:
///   - least: what no place falls below.
///   - most: what no place rises above, unless there is no room from `least` on.
package func movedApart(
  _ wanted: [Double], to gap: Double, least: Double = -.infinity, most: Double = .infinity
) -> [Double] {
  var blocks: [(first: Double, count: Int)] = []
  func bounded(_ first: Double, _ count: Int) -> Double {
    max(least, min(first, most - gap * Double(count - 1)))
  }
  for place in wanted {
    blocks.append((bounded(place, 1), 1))
    while blocks.count > 1 {
      let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
      let end = a.first + gap * Double(a.count)
      guard b.first < end else { break }
      // Both move by what keeps the mean of all members.
      let count = Double(a.count + b.count)
      let first =
        (a.first * Double(a.count) + (b.first - gap * Double(a.count)) * Double(b.count)) / count
      blocks.removeLast(2)
      blocks.append((bounded(first, a.count + b.count), a.count + b.count))
    }
  }
  return blocks.flatMap { block in
    (0..<block.count).map { block.first + gap * Double($0) }
  }
}
