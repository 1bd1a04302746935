internal import NablaMath
internal import NablaScene

/// The finite numbers of a column: their ends, and how many they are.
struct FiniteExtent {
  /// ∞ and −∞ where there is none.
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity
  private(set) var count = 0

  init(_ values: [Double]) {
    let parts = ParallelWork.mapRows(values.count) { rows in
      values.withUnsafeBufferPointer { Self(part: $0.extracting(rows)) }
    }
    for part in parts {
      lower = min(lower, part.lower)
      upper = max(upper, part.upper)
      count += part.count
    }
  }

  private init(part values: UnsafeBufferPointer<Double>) {
    if areFinite(values) {
      count = values.count
      if let ends = extent(of: values) { (lower, upper) = ends }
    } else {
      for value in values where value.isFinite {
        count += 1
        lower = min(lower, value)
        upper = max(upper, value)
      }
    }
  }
}
