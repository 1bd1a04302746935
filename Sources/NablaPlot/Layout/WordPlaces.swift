import NablaScene

/// Where words stand on the canvas: marks look here for free places, and the last check of a
/// figure leaves out what would cover other words or be cut.
struct WordPlaces: Sendable {
  private let canvas: Rect
  private(set) var boxes: [TextBox] = []
  /// Where no word of the marks that are being drawn may stand: under insets.
  var blocked: [Rect] = []
  /// The pictures of guides, colorbars, on which no word may stand either.
  private var pictures: [Rect] = []
  /// The boxes that touch each square of the canvas, by number.
  private var squares: [[Int]]
  private let columns: Int
  private let rows: Int

  /// The role of words that stay where their author put them, whatever they cover.
  static let fixedRole = "fixed-text"

  /// The side of a square in logical pixels, about a label's length.
  private static let side = 48.0
  /// How far words may lie over each other or over the edge before `lint` would say so.
  private static let tolerance = 0.5

  init(canvas: Size) {
    self.canvas = Rect(x: 0, y: 0, width: canvas.width, height: canvas.height)
    columns = Self.count(canvas.width)
    rows = Self.count(canvas.height)
    squares = Array(repeating: [], count: columns * rows)
  }

  private static func count(_ length: Double) -> Int {
    Int(exactly: (min(max(length, 1), 40_000) / side).rounded(.up)) ?? 1
  }

  /// Whether a text would be whole and cover no other.
  func isFree(_ box: TextBox) -> Bool {
    guard canvas.contains(box.rect, tolerance: Self.tolerance) else { return false }
    if blocked.contains(where: { $0.overlaps(box.rect) }) { return false }
    if pictures.contains(where: { $0.overlaps(box.rect) }) { return false }
    for square in touched(by: box.rect) {
      for i in squares[square] where boxes[i].collides(with: box, tolerance: Self.tolerance) {
        return false
      }
    }
    return true
  }

  mutating func take(_ box: TextBox) {
    for square in touched(by: box.rect) { squares[square].append(boxes.count) }
    boxes.append(box)
  }

  /// Takes the places of guides: their words and pictures.
  mutating func take(_ items: [SceneItem]) {
    for item in items {
      TextBox.boxes(of: item).forEach { take($0) }
      takePictures(of: item, .identity)
    }
  }

  private mutating func takePictures(of item: SceneItem, _ map: Affine) {
    switch item {
    case .image(let image): pictures.append(map.boundingBox(of: image.rect))
    case .group(let group):
      for inner in group.items { takePictures(of: inner, group.transform.then(map)) }
    case .path, .markers, .text: break
    }
  }

  /// The shift that brings a text to the nearest free place: none where it stands free already,
  /// nil where nothing within 64 px is free.
  func shift(freeing box: TextBox) -> Point? {
    if isFree(box) { return .zero }
    for distance in [4.0, 8, 12, 18, 26, 36, 48, 64] {
      for direction in Self.directions {
        let shift = direction * distance
        if isFree(box.moved(by: shift)) { return shift }
      }
    }
    return nil
  }

  /// Up and down first: words stay with their point's x.
  private static let directions = [
    Point(0, -1), Point(0, 1), Point(1, 0), Point(-1, 0), Point(0.71, -0.71), Point(-0.71, -0.71),
    Point(0.71, 0.71), Point(-0.71, 0.71),
  ]

  /// The items without the texts that find no room; what stays takes its place.
  ///
  /// - Parameter omitted: collects the texts that were left out.
  mutating func settle(_ items: [SceneItem], omitted: inout [String]) -> [SceneItem] {
    settle(items, .identity, omitted: &omitted)
  }

  private mutating func settle(
    _ items: [SceneItem], _ map: Affine, omitted: inout [String]
  ) -> [SceneItem] {
    var result: [SceneItem] = []
    result.reserveCapacity(items.count)
    for item in items {
      switch item {
      case .text(let text):
        let box = TextBox(text, map)
        guard isFree(box) || text.role == Self.fixedRole else {
          omitted.append(text.source)
          continue
        }
        take(box)
        result.append(item)
      case .group(var group):
        group.items = settle(group.items, group.transform.then(map), omitted: &omitted)
        if !group.items.isEmpty { result.append(.group(group)) }
      case .path, .markers, .image: result.append(item)
      }
    }
    return result
  }

  /// The squares under a rectangle; none where it lies off the canvas.
  private func touched(by rect: Rect) -> [Int] {
    guard let left = index(rect.minX, columns), let right = index(rect.maxX, columns),
      let top = index(rect.minY, rows), let bottom = index(rect.maxY, rows), rect.maxX >= 0,
      rect.maxY >= 0, rect.minX <= canvas.maxX, rect.minY <= canvas.maxY
    else { return [] }
    return (top...max(top, bottom)).flatMap { row in
      (left...max(left, right)).map { row * columns + $0 }
    }
  }

  private func index(_ place: Double, _ count: Int) -> Int? {
    guard place.isFinite else { return nil }
    return Int(exactly: min(max(place / Self.side, 0), Double(count - 1)).rounded(.down))
  }
}
