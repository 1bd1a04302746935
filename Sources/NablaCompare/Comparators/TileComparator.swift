package import NablaPlot

/// The root mean square of the tile of 30 px that differs most: a maximum, which does not fade in a
/// large picture as an average does.
package struct TileComparator: Comparator {
  package static let name = "tile"
  package static let quantity = "root mean square of the worst 30-px tile, of 255"

  package var tolerance = 0.0

  package static let fields: [Field<TileComparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .within(0...255),
      help: "The largest root mean square of a tile that passes, in levels of 255.")
  ]

  package init() {}

  package func distance(_ pair: ImagePair) -> Distance? {
    let worst = pair.changes.worstTile
    return Distance(worst.rms, [.init("tile", worst.node)])
  }
}

extension WorstTile {
  /// As reports write it.
  package var node: Node {
    [
      "x": Node(x), "y": Node(y), "width": Node(width), "height": Node(height),
      "differentPixels": Node(differentPixels), "rms": Node(rms),
    ]
  }
}
