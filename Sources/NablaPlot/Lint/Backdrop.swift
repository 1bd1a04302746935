import NablaScene

/// A scene taken apart: its texts, and what stands behind any place when they are drawn.
///
/// Fills, images and markers count; strokes, which cover little, and other texts do not.
struct Backdrop {
  struct PlacedText {
    let item: TextItem
    /// From the item's coordinates to the canvas.
    let map: Affine
    /// How many items are drawn before it.
    let order: Int
    /// The number of its panel; nil outside panels.
    let panel: Int?
  }

  /// The texts in drawing order.
  private(set) var texts: [PlacedText] = []
  private let paper: ColorPair
  private var layers: [Layer] = []
  private var order = 0

  init(_ scene: Scene) {
    paper = scene.background
    var panels = 0
    for item in scene.items {
      if case .group(let group) = item, group.role == "panel" {
        add(item, Place(panel: panels))
        panels += 1
      } else {
        add(item, Place(panel: nil))
      }
    }
  }

  /// The colour at a place of the canvas before the item number `order` is drawn.
  func color(at point: Point, before order: Int, _ side: Appearance.Side) -> Color {
    color(at: point, side) { $0.order < order }
  }

  /// The colour of the areas and images at a place, as if there were no markers.
  func field(at point: Point, _ side: Appearance.Side) -> Color {
    color(at: point, side) { !$0.isMarkers }
  }

  private func color(
    at point: Point, _ side: Appearance.Side, where counts: (Layer) -> Bool
  ) -> Color {
    var result = paper.color(side).opaque
    for layer in layers where counts(layer) {
      guard layer.box.contains(point), let color = layer.color(at: point, side),
        layer.place.clips.allSatisfy({ $0.encloses(point, evenOdd: false) })
      else { continue }
      result = color.opacity(layer.place.opacity).over(result)
    }
    return result
  }

  // MARK: - Taking apart

  /// What the groups around an item do to it.
  private struct Place {
    var map = Affine.identity
    var opacity = 1.0
    /// On the canvas.
    var clips: [Path] = []
    let panel: Int?
  }

  private struct Layer {
    enum Shape {
      case fill(Path, evenOdd: Bool, Paint)
      case image(ImageItem, Rect)
      case markers(MarkersItem, [Point])
    }

    let shape: Shape
    let box: Rect
    let order: Int
    let place: Place

    var isMarkers: Bool {
      if case .markers = shape { true } else { false }
    }

    /// nil where the item does not cover the place.
    func color(at point: Point, _ side: Appearance.Side) -> Color? {
      switch shape {
      case .fill(let path, let evenOdd, let paint):
        return path.encloses(point, evenOdd: evenOdd) ? paint.color(at: point, side) : nil
      case .image(let image, let rect):
        return image.pixels(side).color(at: point, in: rect)
      case .markers(let markers, let points):
        // The last one lies on top.
        for i in points.indices.reversed()
        where points[i].distance(to: point) <= markers.sizes[i] / 2 {
          return markers.fills[i].color(side)
        }
        return nil
      }
    }
  }

  private mutating func add(_ item: SceneItem, _ place: Place) {
    switch item {
    case .group(let group):
      var inner = place
      inner.map = group.transform.then(place.map)
      inner.opacity *= group.opacity
      if let clip = group.clip { inner.clips.append(clip.applying(inner.map)) }
      for item in group.items { add(item, inner) }
      return
    case .text(let text):
      texts.append(PlacedText(item: text, map: place.map, order: order, panel: place.panel))
    case .path(let path):
      guard let fill = path.fill else { break }
      let outline = path.path.applying(place.map)
      if let box = outline.controlBox {
        add(.fill(outline, evenOdd: path.evenOdd, fill), box, place)
      }
    case .image(let image):
      let rect = place.map.boundingBox(of: image.rect)
      add(.image(image, rect), rect, place)
    case .markers(let markers):
      let points = markers.positions.map(place.map.apply)
      var box: Rect?
      for (i, point) in points.enumerated() {
        let size = markers.sizes[i]
        let one = Rect(x: point.x - size / 2, y: point.y - size / 2, width: size, height: size)
        box = box?.union(one) ?? one
      }
      if let box { add(.markers(markers, points), box, place) }
    }
    order += 1
  }

  private mutating func add(_ shape: Layer.Shape, _ box: Rect, _ place: Place) {
    layers.append(Layer(shape: shape, box: box, order: order, place: place))
  }
}

extension Path {
  /// Whether a fill of the path covers a place.
  fileprivate func encloses(_ p: Point, evenOdd: Bool) -> Bool {
    guard let box = controlBox, box.contains(p) else { return false }
    var winding = 0
    for (points, _) in flattened(tolerance: 0.25) {
      guard var a = points.last else { continue }
      for b in points {
        if (a.y <= p.y) != (b.y <= p.y) {
          let x = a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)
          if x > p.x { winding += a.y <= p.y ? 1 : -1 }
        }
        a = b
      }
    }
    return evenOdd ? winding % 2 != 0 : winding != 0
  }
}

extension Paint {
  /// The colour at a place; of a hatch that between its lines, nil where that is clear.
  fileprivate func color(at point: Point, _ side: Appearance.Side) -> Color? {
    switch self {
    case .solid(let pair): return pair.color(side)
    case .hatch(let hatch):
      let color = hatch.background.color(side)
      return color.alpha == 0 ? nil : color
    case .linearGradient(let gradient):
      let way = gradient.end - gradient.start
      let length = way.x * way.x + way.y * way.y
      let from = point - gradient.start
      let share = length > 0 ? (from.x * way.x + from.y * way.y) / length : 0
      guard let first = gradient.stops.first else { return nil }
      var before = first
      for stop in gradient.stops {
        if stop.offset >= share {
          let span = stop.offset - before.offset
          let part = span > 0 ? (share - before.offset) / span : 1
          let (a, b) = (before.color.color(side), stop.color.color(side))
          return b.opaque.opacity(min(1, max(0, part))).over(a.opaque)
        }
        before = stop
      }
      return before.color.color(side)
    }
  }
}

extension Pixels {
  /// The pixel at a place of the rectangle over which they are stretched.
  fileprivate func color(at point: Point, in rect: Rect) -> Color? {
    guard width > 0, height > 0, rect.width > 0, rect.height > 0 else { return nil }
    func index(_ share: Double, _ count: Int) -> Int {
      Int(exactly: min(max(share * Double(count), 0), Double(count - 1)).rounded(.down)) ?? 0
    }
    let column = index((point.x - rect.minX) / rect.width, width)
    let row = index((point.y - rect.minY) / rect.height, height)
    return Color(packed: values[row * width + column])
  }
}
