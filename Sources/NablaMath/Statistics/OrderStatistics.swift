/// Quantiles of values in any order, the same as of sorted ones.
///
/// In linear time on average: only the order statistics that are needed are put into their places
/// (C. A. R. Hoare, "Find", 1961).
/// - Parameters:
///   - probabilities: 0…1.
///   - values: finite.
/// - Returns: one for each probability; NaN for no values or a probability outside 0…1.
public func quantiles(
  _ probabilities: [Double], of values: [Double], method: QuantileMethod = .linear
) -> [Double] {
  let count = values.count
  // Sorting a few is quicker than choosing from them.
  if count <= 64 {
    let sorted = values.sorted()
    return probabilities.map { quantile($0, ofSorted: sorted, method: method) }
  }
  let places = probabilities.map { method.place($0, count: count) }
  let ranks = places.flatMap { place in
    place.isNaN ? [] : [Int(place), min(Int(place) + 1, count - 1)]
  }
  var copy = values
  copy.withUnsafeMutableBufferPointer { select(Set(ranks).sorted(), in: $0) }
  return places.map { place in
    if place.isNaN { return .nan }
    let rank = Int(place)
    return between(copy[rank], copy[min(rank + 1, count - 1)], share: place - Double(rank))
  }
}

/// Moves values so that those of some ranks stand where sorting would put them.
///
/// - Parameter ranks: ascending, each a place in the buffer.
private func select(_ ranks: [Int], in values: UnsafeMutableBufferPointer<Double>) {
  var stretches = [(low: 0, high: values.count, ranks: ranks[...], depth: 0)]
  while let (low, high, ranks, depth) = stretches.popLast() {
    guard !ranks.isEmpty, high - low > 1 else { continue }
    // Short stretches, and those whose pivots were bad again and again, are sorted.
    if high - low <= 24 || depth > 60 {
      values[low..<high].sort()
      continue
    }
    let split = partition(values, low, high)
    let border = ranks.firstIndex { $0 >= split } ?? ranks.endIndex
    stretches.append((low, split, ranks[..<border], depth + 1))
    stretches.append((split, high, ranks[border...], depth + 1))
  }
}

/// Parts a stretch of three or more at the median of its ends and its middle.
///
/// - Returns: where the upper part begins, inside the stretch; none in the lower part is greater
///   than any in the upper one.
private func partition(
  _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
) -> Int {
  let middle = low + (high - low) / 2
  if values[middle] < values[low] { values.swapAt(middle, low) }
  if values[high - 1] < values[low] { values.swapAt(high - 1, low) }
  if values[high - 1] < values[middle] { values.swapAt(high - 1, middle) }
  let pivot = values[middle]
  var (i, j) = (low - 1, high)
  while true {
    repeat { i += 1 } while values[i] < pivot
    repeat { j -= 1 } while values[j] > pivot
    if i >= j { return j + 1 }
    values.swapAt(i, j)
  }
}
