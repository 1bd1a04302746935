import Nabla
import NablaPNG
package import NablaPlot

/// The largest difference of two colours by CIEDE2000, each over white.
///
/// About 1 is the least that people tell apart side by side.
package struct CIEDE2000Comparator: Comparator {
  package static let name = "de2000"
  package static let quantity = "largest CIEDE2000"

  package var tolerance = 1.0

  package static let fields: [Field<CIEDE2000Comparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .within(0...200),
      help: "The largest colour difference that passes.")
  ]

  package init() {}

  package func distance(_ pair: ImagePair) -> Distance? {
    let areas = pair.changes.areas(halo: 0)
    let parts = ParallelWork.map(areas.count) { Self.part(pair, areas[$0]) }
    let largest = parts.map(\.largest).reduce(0, max)
    let mean = parts.map(\.sum).reduce(0, +) / Double(pair.pixelCount)
    return Distance(largest, [.init("mean", Node(mean))])
  }

  private static func part(_ pair: ImagePair, _ area: PixelArea) -> (largest: Double, sum: Double) {
    pair.expected.withWords { a in
      pair.actual.withWords { b in
        // Figures have few colours: the same two meet again and again.
        var memory = ColorDifferences()
        var largest = 0.0
        var sum = 0.0
        for y in area.y {
          for x in area.x where a[x, y] != b[x, y] {
            let difference = memory.difference(a[x, y], b[x, y])
            largest = max(largest, difference)
            sum += difference
          }
        }
        return (largest, sum)
      }
    }
  }
}

/// Differences of pixels' colours, the last ones remembered.
struct ColorDifferences {
  private var keys = [UInt64](repeating: 0, count: 1024)
  private var values = [Double](repeating: 0, count: 1024)

  mutating func difference(_ a: UInt32, _ b: UInt32) -> Double {
    let key = UInt64(a) << 32 | UInt64(b)
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
    if keys[slot] == key { return values[slot] }
    let value = CIELab(sRGB: a.overWhite).difference(to: CIELab(sRGB: b.overWhite))
    (keys[slot], values[slot]) = (key, value)
    return value
  }
}
