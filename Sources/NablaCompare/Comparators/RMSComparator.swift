package import NablaPlot

/// The root of the mean squared difference of red, green and blue, each over white.
///
/// An average: it hides local damage, and is here to be reported.
package struct RMSComparator: Comparator {
  package static let name = "rms"
  package static let quantity = "root mean square of the differences, of 255"

  package var tolerance = 0.0

  package static let fields: [Field<RMSComparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .within(0...255),
      help: "The largest root mean square that passes, in levels of 255.")
  ]

  package init() {}

  package func distance(_ pair: ImagePair) -> Distance? {
    Distance((pair.changes.total.squares / Double(3 * pair.pixelCount)).squareRoot())
  }
}
