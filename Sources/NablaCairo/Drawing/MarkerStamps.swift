import NablaScene

/// The stamps of one rendering's markers by shape, size, edge and quarter pixel.
final class MarkerStamps {
  struct Pair {
    let fill: Stamp
    let edge: Stamp?
    /// The larger of both.
    var whole: Stamp { edge ?? fill }
  }

  private struct Key: Hashable {
    let shape: MarkerShape
    let size: Double
    let edgeWidth: Double
    let scale: Double
  }

  private let maker: StampMaker
  private var rows: [Key: Int] = [:]
  /// Sixteen to a row; nil before the first use.
  private var pairs: [Pair?] = []
  private var row = 0
  private var key = Key(shape: .circle, size: 0, edgeWidth: 0, scale: 1)
  private var outline = Path()

  init(maker: StampMaker) { self.maker = maker }

  /// The marker that `stamp` draws: its outline and the width of its edge in logical pixels, and
  /// device pixels to each.
  func select(
    _ shape: MarkerShape, size: Double, edgeWidth: Double, scale: Double, _ outline: Path
  ) {
    self.outline = outline
    key = Key(shape: shape, size: size, edgeWidth: edgeWidth, scale: scale)
    if let known = rows[key] {
      row = known
    } else {
      row = pairs.count
      rows[key] = row
      pairs.append(contentsOf: repeatElement(nil, count: 16))
    }
  }

  /// Nil for a marker that is too large.
  func stamp(_ phase: Int) -> Pair? {
    if let pair = pairs[row + phase] { return pair }
    guard let fill = maker.stamp(outline, scale: key.scale, phase: phase) else { return nil }
    var edge: Stamp?
    if key.edgeWidth > 0 {
      edge = maker.stamp(outline, scale: key.scale, phase: phase, lineWidth: key.edgeWidth)
      if edge == nil { return nil }
    }
    let pair = Pair(fill: fill, edge: edge)
    pairs[row + phase] = pair
    return pair
  }
}
