public import NablaScene
import NablaText

/// A text's place on the canvas, measured from what is drawn.
public struct TextBox: Hashable, Sendable {
  /// What the text is (`title`, `x-tick`, `legend-label` …).
  public let role: String
  public let text: String
  /// The upright box around the (turned) text, in logical pixels, from the font's ascent to its
  /// descent; a formula counts with its ink.
  public private(set) var rect: Rect
  /// The turn in degrees, clockwise.
  public let angle: Double

  /// The boxes of all texts in an item, in drawing order.
  static func boxes(of item: SceneItem, _ map: Affine = .identity) -> [TextBox] {
    switch item {
    case .text(let text): return [TextBox(text, map)]
    case .group(let group):
      let inner = group.transform.then(map)
      return group.items.flatMap { boxes(of: $0, inner) }
    case .path, .markers, .image: return []
    }
  }

  init(_ item: TextItem, _ map: Affine) {
    var (ascent, descent) = (0.0, 0.0)
    for run in item.runs where !item.formulas.contains(where: { $0.holds(run) }) {
      guard let metrics = fontMetrics(of: run.font) else { continue }
      ascent = max(ascent, metrics.ascent * run.size)
      descent = max(descent, metrics.descent * run.size)
    }
    for formula in item.formulas {
      ascent = max(ascent, -formula.box.minY)
      descent = max(descent, formula.box.maxY)
    }
    let turned = item.turn.then(map)
    role = item.role
    text = item.source
    angle = item.angle
    missing = Self.missing(in: item)
    missingFamilies = item.missingFamilies
    let box = Rect(x: 0, y: -ascent, width: item.width, height: ascent + descent)
    rect = turned.boundingBox(of: box)
    corners = [
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
      Point(box.minX, box.maxY),
    ].map(turned.apply)
  }

  /// The turned text's four corners, clockwise from its start at the top.
  public private(set) var corners: [Point]
  /// Characters that no font has, drawn as boxes.
  public let missing: [Unicode.Scalar]
  /// Families that the text asks for and that are not there.
  public let missingFamilies: [String]

  /// The box of the same text elsewhere.
  func moved(by shift: Point) -> TextBox {
    var box = self
    box.rect = rect.offset(by: shift)
    box.corners = corners.map { $0 + shift }
    return box
  }

  private static func missing(in item: TextItem) -> [Unicode.Scalar] {
    let source = item.source
    return item.runs.flatMap(\.glyphs).filter { $0.id == 0 }.compactMap { glyph in
      guard glyph.cluster < source.utf8.count else { return nil }
      let place = source.utf8.index(source.startIndex, offsetBy: glyph.cluster)
      return place < source.unicodeScalars.endIndex ? source.unicodeScalars[place] : nil
    }
  }

  /// Whether two texts cover each other by more than `tolerance` px whichever way one is moved
  /// (the separating axis theorem on the turned boxes).
  public func collides(with other: TextBox, tolerance: Double = 0.5) -> Bool {
    guard rect.overlaps(other.rect, tolerance: tolerance) else { return false }
    for box in [self, other] {
      for (a, b) in zip(box.corners, box.corners.dropFirst()) {
        let length = a.distance(to: b)
        guard length > 0 else { return false }
        let axis = (b - a) * (1 / length)
        let (mine, theirs) = (extent(along: axis), other.extent(along: axis))
        if min(mine.1, theirs.1) - max(mine.0, theirs.0) <= tolerance { return false }
      }
    }
    return true
  }

  private func extent(along axis: Point) -> (Double, Double) {
    let places = corners.map { $0.x * axis.x + $0.y * axis.y }
    return (places.min() ?? 0, places.max() ?? 0)
  }
}
