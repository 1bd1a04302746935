import Nabla
import NablaPNG
package import NablaPlot

/// The mean of LDR-FLIP, what people see when they flip between two pictures, 0…1.
///
/// Andersson, Nilsson, Akenine-Möller, Oskarsson, Åström & Fairchild, "FLIP: A Difference Evaluator
/// for Alternating Images", 2020, at 67 pixels per degree (a 0.7 m wide 4K monitor at 0.7 m).
package struct FLIPComparator: Comparator {
  package static let name = "flip"
  package static let quantity = "mean LDR-FLIP"

  package var tolerance = 0.001

  package static let fields: [Field<FLIPComparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .within(0...1),
      help: "The largest mean error that passes.")
  ]

  package init() {}

  package func distance(_ pair: ImagePair) -> Distance? {
    guard !pair.isIdentical else { return Distance(0, [.init("largest", 0)]) }
    let filters = FLIPFilters(pixelsPerDegree: 67)
    let areas = pair.changes.areas(halo: filters.radius)
    let parts = ParallelWork.map(areas.count) { Self.part(pair, areas[$0], filters) }
    let mean = parts.map(\.sum).reduce(0, +) / Double(pair.pixelCount)
    return Distance(mean, [.init("largest", Node(parts.map(\.largest).reduce(0, max)))])
  }

  private static func part(
    _ pair: ImagePair, _ area: PixelArea, _ filters: FLIPFilters
  ) -> (sum: Double, largest: Double) {
    let errors = filters.errors(pair.expected, pair.actual, area)
    return (errors.reduce(0, +), errors.reduce(0, max))
  }
}
