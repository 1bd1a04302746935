package import NablaPlot
import NablaScene

/// What all comparators say of two pictures, and the verdict of the one that decides.
package struct Comparison: Sendable {
  /// One comparator's measurement.
  package struct Measure: Sendable {
    package let name: String
    package let quantity: String
    /// Nil where it could not be measured (a picture smaller than the window of SSIM), or was too
    /// costly to measure unasked.
    package let distance: Distance?
    package let tolerance: Double
    package let passes: Bool
  }

  package let width: Int
  package let height: Int
  package let differentPixels: Int
  package let maxDelta: Int
  package let worstTile: WorstTile
  /// In the order of `Comparators.all`.
  package let measures: [Measure]
  /// Which of them decides.
  package let decides: String

  /// How many pixels the tiles that differ may have before costly comparators are left out unless
  /// they decide.
  private static let costLimit = 1 << 20

  /// - Parameters:
  ///   - comparator: the one that decides; the others are measured with their defaults.
  ///   - measuresSSIM: whether SSIM is measured however much differs.
  package init(
    _ pair: ImagePair, by comparator: any Comparator = ExactComparator(), measuresSSIM: Bool = true
  ) {
    width = pair.width
    height = pair.height
    differentPixels = pair.changes.total.differentPixels
    maxDelta = pair.changes.total.maxDelta
    worstTile = pair.changes.worstTile
    decides = comparator.name
    let cheap = ["exact", "yiq", "rms", "tile"] + (measuresSSIM ? ["ssim"] : [])
    let isLarge = pair.changes.areas(halo: 0).map(\.count).reduce(0, +) > Self.costLimit
    measures = Comparators.all.map { type in
      let isDeciding = type.name == comparator.name
      let chosen = isDeciding ? comparator : type.init()
      let isSkipped = isLarge && !isDeciding && !cheap.contains(type.name)
      let distance = isSkipped ? nil : chosen.distance(pair)
      return Measure(
        name: type.name, quantity: type.quantity, distance: distance,
        tolerance: chosen.tolerance, passes: chosen.passes(distance))
    }
  }

  /// Of a picture and itself, without looking.
  init(identical width: Int, _ height: Int, by comparator: any Comparator) {
    (self.width, self.height) = (width, height)
    (differentPixels, maxDelta) = (0, 0)
    worstTile = WorstTile(
      x: 0, y: 0, width: min(ChangeMap.side, width), height: min(ChangeMap.side, height))
    decides = comparator.name
    measures = Comparators.all.map { type in
      let chosen = type.name == comparator.name ? comparator : type.init()
      let details: [Node.Entry] = type.name == "ssim" ? [.init("ssim", 1)] : []
      return Measure(
        name: type.name, quantity: type.quantity, distance: Distance(0, details),
        tolerance: chosen.tolerance, passes: true)
    }
  }

  package func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }

  /// Whether the comparator that decides passes.
  package var isMatch: Bool { measure(decides)?.passes ?? false }

  /// As `nabla compare --json` prints it.
  package var node: Node {
    func value(_ name: String) -> Node {
      measure(name)?.distance.map { Node($0.value) } ?? Node(.null)
    }
    let similarity = measure("ssim")?.distance?.details.first { $0.key == "ssim" }?.value
    let entries: [Node.Entry] = [
      .init("match", Node(isMatch)), .init("metric", Node(decides)),
      .init("differentPixels", Node(differentPixels)), .init("maxDelta", Node(maxDelta)),
      .init("worstTile", worstTile.node), .init("ssim", similarity ?? Node(.null)),
      .init("rms", value("rms")),
      .init("size", Node([Node(width), Node(height)])),
      .init("metrics", Node(measures.map { Node.Entry($0.name, $0.node) })),
    ]
    return Node(entries)
  }

  /// A few lines for people.
  package var summary: String {
    guard differentPixels > 0 else { return "the same: \(width) × \(height) px" }
    let share = 100 * Double(differentPixels) / Double(width * height)
    let tile = worstTile
    let worst =
      "\(tile.width) × \(tile.height) px at \(tile.x), \(tile.y): "
      + "\(tile.differentPixels) differ, rms \(formatPlain(tile.rms, decimals: 2))"
    var lines = [
      "\(isMatch ? "within the tolerance" : "different"): \(differentPixels) of "
        + "\(width) × \(height) px (\(formatPlain(share, decimals: 3)) %), "
        + "a channel by at most \(maxDelta)",
      "  worst tile  \(worst)",
    ]
    for measure in measures where measure.name != "exact" {
      let name = measure.name.padding(to: 11)
      let value = measure.distance.map { formatPlain($0.value, significant: 6) } ?? "not measured"
      let mark = measure.name == decides ? measure.passes ? " passes" : " fails" : ""
      lines.append("  \(name) \(value) (\(measure.quantity))\(mark)")
    }
    return lines.joined(separator: "\n")
  }
}

extension Comparison.Measure {
  package var node: Node {
    Node(
      [
        .init("value", distance.map { Node($0.value) } ?? Node(.null)),
        .init("tolerance", Node(tolerance)), .init("passes", Node(passes)),
      ] + (distance?.details ?? []))
  }
}

extension String {
  /// The text with spaces behind it, at least `width` characters.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
