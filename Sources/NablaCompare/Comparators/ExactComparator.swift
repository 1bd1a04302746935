package import NablaPlot

/// Every pixel is the same, those that are invisible too.
///
/// Drawing is deterministic on one stack, so that this is a realistic gate, and the only one that
/// misses nothing.
package struct ExactComparator: Comparator {
  package static let name = "exact"
  package static let quantity = "pixels that differ"

  /// Always 0: what tolerates something is another comparator.
  package var tolerance: Double {
    get { 0 }
    set {}
  }

  package static let fields: [Field<ExactComparator>] = []

  package init() {}

  package func distance(_ pair: ImagePair) -> Distance? {
    Distance(Double(pair.changes.total.differentPixels))
  }
}
