import NablaScene

/// A part of a formula that is laid out: what it draws, and the room it takes.
struct MathBox {
  var width = 0.0
  /// Above the baseline, in logical pixels.
  var height = 0.0
  /// Below the baseline, positive.
  var depth = 0.0
  /// What slants out to the right of `width` at the top: part of a superscript's place, and of the
  /// width where there is no subscript.
  var italic = 0.0
  /// Where an accent above is centred; nil for the middle.
  var accentPlace: Double?
  /// Whether it is one character, so that scripts and accents keep to the font's heights.
  var isCharacter = false
  /// The glyph of a single character, for its kerning with scripts.
  var glyph: MathGlyph?
  /// Drawn in the order in which the formula is read.
  var items: [MathItem] = []

  /// The other box's items with its origin at a place; the size stays.
  ///
  /// Many items stay together, so that those of a deep formula are not moved again at each level.
  mutating func draw(_ other: MathBox, x: Double, y: Double) {
    if other.items.count > 4 {
      items.append(MathItem(.group(other.items), at: Point(x, y)))
      return
    }
    for var item in other.items {
      item.place = Point(item.place.x + x, item.place.y + y)
      items.append(item)
    }
  }

  /// The other box behind this one, on one baseline.
  mutating func append(_ other: MathBox) {
    draw(other, x: width, y: 0)
    width += other.width
    height = max(height, other.height)
    depth = max(depth, other.depth)
  }

  /// A sign that only the plain form shows.
  mutating func note(_ text: String) {
    items.append(MathItem(.note(text), at: .zero))
  }

  /// The box moved down, within the same room.
  func lowered(by distance: Double) -> MathBox {
    var box = self
    for i in box.items.indices { box.items[i].place.y += distance }
    box.height -= distance
    box.depth += distance
    return box
  }

  var total: Double { height + depth }
}

/// A glyph of one of the fonts.
package struct MathGlyph: Equatable, Sendable {
  package var id: UInt32
  var font: Font

  package static func == (a: MathGlyph, b: MathGlyph) -> Bool { a.id == b.id && a.font === b.font }
}

/// Something drawn at a place relative to the formula's start.
struct MathItem {
  enum Content {
    /// A glyph at a size, and the plain text that it stands for.
    case glyph(MathGlyph, size: Double, text: String)
    /// A filled rectangle whose top left is the place.
    case rule(width: Double, height: Double)
    /// Words that were shaped as text.
    case words(TextLine)
    /// Plain text that nothing stands for.
    case note(String)
    /// Items relative to the place.
    case group([MathItem])
  }

  var content: Content
  var place: Point
  var color: ColorPair?

  init(_ content: Content, at place: Point, color: ColorPair? = nil) {
    self.content = content
    self.place = place
    self.color = color
  }
}
