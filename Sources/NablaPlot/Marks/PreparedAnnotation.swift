import NablaScene
import NablaText

extension Annotation {
  struct Prepared: PreparedMark {
    let mark: Annotation
    let x: PositionValues
    let y: PositionValues
    let texts: [String]
    let color: ColorValues

    var keepsOffData: Bool { true }
    var keepsOffWords: Bool { true }

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (points, indices) = frame.points(x.on(frame.x), y.on(frame.y))
      let shown = zip(points, indices).filter { frame.plot.insetBy(-1).contains($0.0) }
      let sizes = style.theme.sizes
      let type = sizes.text(mark.size ?? sizes.label, weight: mark.bold ? .semibold : .regular)
      var search = AnnotationPlaces(
        plot: frame.plot.insetBy(3), taken: frame.words.boxes.map(\.rect),
        points: points + mark.clearOf.compactMap { frame.point($0.x, $0.y) }, drawn: frame.drawn)
      var (lines, blocks): ([SceneItem], [SceneItem]) = ([], [])
      for (point, i) in shown where !texts[i].isEmpty {
        let block = Block(texts[i], type)
        let box =
          mark.dx == nil && mark.dy == nil
          ? search.find(block.size, around: point)
          : AnnotationPlaces.box(block.size, at: point, mark.dx ?? 0, mark.dy ?? 0)
        search.take(box, for: point)
        let shade = shade(i, style)
        let leader = Leader(color: shade, hasHalo: mark.halo, theme: style.theme)
        let text = block.draw(in: box, towards: point, color: shade, mark.halo, style.theme)
        // Words that find no room are left out when the figure is put together.
        if mark.leader, text.allSatisfy({ TextBox.boxes(of: $0).allSatisfy(frame.words.isFree) }),
          let line = leader.line(from: point, to: box)
        {
          lines.append(line)
        }
        blocks += text
      }
      return lines + blocks
    }

    private func shade(_ i: Int, _ style: Style) -> ColorPair {
      let own = i < mark.roles.count ? style.theme.color(role: mark.roles[i]) : nil
      return style.theme.textShade(of: own ?? style.one(color))
    }

    var words: String {
      let said = texts.filter { !$0.isEmpty }.map { "\"\(Nearest.clipped($0))\"" }
      return said.isEmpty ? "" : "Notes: \(listed(said, most: 6))."
    }

    var inspection: [(key: String, value: Node)] { [("texts", Node(texts.count))] }

    var series: [(name: String, column: Column)] {
      [("x", x.column), ("y", y.column), ("text", .text(TextColumn(texts)))]
    }
  }

  /// One text of one or more lines.
  private struct Block {
    private let lines: [TextLine]
    let size: Size

    init(_ text: String, _ type: TextStyle) {
      lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .prefix(20).map { typeset(markup: String($0), type) }
      size = Size(
        lines.map(\.width).max() ?? 0, lines.reduce(0) { $0 + $1.height })
    }

    /// The lines in a box, flush with the side that faces the point.
    func draw(
      in box: Rect, towards point: Point, color: ColorPair, _ halo: Bool, _ theme: Theme
    ) -> [SceneItem] {
      let (anchor, x): (TextAnchor.Horizontal, Double) =
        point.x <= box.minX
        ? (.start, box.minX) : point.x >= box.maxX ? (.end, box.maxX) : (.middle, box.midX)
      var y = box.minY
      return lines.map { line in
        defer { y += line.height }
        return .text(
          line.item(
            at: Point(x, y), anchor: TextAnchor(anchor, .top), color: color,
            haloWidth: halo ? theme.sizes.textHalo : 0, haloColor: theme.paper, role: "annotation"))
      }
    }
  }
}

/// Finds free places for words around points.
struct AnnotationPlaces {
  private let plot: Rect
  private var taken: [Rect]
  /// From points to their words.
  private var leaders: [(Point, Point)] = []
  private let points: [Point]
  private let drawn: Occupancy?

  /// - Parameters:
  ///   - plot: where words may stand.
  ///   - taken: where other words stand already.
  ///   - points: what words should not cover.
  ///   - drawn: where data are drawn, which words and leaders keep off.
  init(plot: Rect, taken: [Rect], points: [Point], drawn: Occupancy? = nil) {
    self.plot = plot
    self.drawn = drawn
    self.taken = taken
    // More would not be told apart, and each is compared with every place.
    let stride = max(1, points.count / 4000)
    self.points =
      stride == 1 ? points : points.indices.filter { $0 % stride == 0 }.map { points[$0] }
  }

  mutating func take(_ box: Rect, for point: Point) {
    taken.append(box)
    leaders.append((point, Leader.nearest(to: point, in: box)))
  }

  /// Right above first, then around; a diagonal step is as long as a straight one.
  private static let directions = [
    Point(0.72, -0.72), Point(1, 0), Point(0.72, 0.72), Point(0, -1), Point(-0.72, -0.72),
    Point(-1, 0), Point(-0.72, 0.72), Point(0, 1),
  ]

  /// The box, of 8 directions and 9 distances, that is free and near; the nearest where none on
  /// the plot is free.
  func find(_ size: Size, around point: Point) -> Rect {
    var best = (cost: Double.infinity, box: Self.box(size, at: point, 12, -12))
    for distance in [12.0, 20, 30, 44, 62, 86, 115, 150, 190] {
      for (order, direction) in Self.directions.enumerated() {
        let far = distance + Double(order) * 0.5
        guard far < best.cost else { continue }
        let box = Self.box(size, at: point, direction.x * distance, direction.y * distance)
        let cost = far + penalty(box, point)
        if cost < best.cost { best = (cost, box) }
      }
    }
    return best.cost < Self.covers ? best.box : Self.box(size, at: point, 12, -12)
  }

  /// What it costs to cover other words, which no other fault outweighs.
  private static let covers = 100_000.0

  private func penalty(_ box: Rect, _ point: Point) -> Double {
    let roomy = box.insetBy(-3)
    var cost = 0.0
    if !plot.contains(box) { cost += 5 * Self.covers }
    for other in taken where box.overlaps(other, tolerance: 0.5) { cost += Self.covers }
    for other in taken where roomy.overlaps(other) { cost += 400 }
    for other in points where roomy.contains(other) { cost += 12 }
    let end = Leader.nearest(to: point, in: box)
    if let drawn {
      // A field is everywhere and decides nothing; lines and points are gone around.
      cost += Double(drawn.count(in: box.insetBy(-1))) * 10
      cost += Double(drawn.count(from: point, to: end, skipping: 9)) * 9
    }
    // A line through words is worse than a long one.
    for other in taken where clip(point, end, to: other) != nil { cost += 2000 }
    for (a, b) in leaders where clip(a, b, to: roomy) != nil { cost += 2000 }
    return cost
  }

  /// The box of words at a distance from a point, on the side that the distance points to.
  static func box(_ size: Size, at point: Point, _ dx: Double, _ dy: Double) -> Rect {
    let x = point.x + dx - (dx > 0 ? 0 : dx < 0 ? size.width : size.width / 2)
    let y: Double
    if dy == 0 || (dx != 0 && abs(dy) < abs(dx) * 0.5) {
      y = point.y + dy - size.height / 2
    } else {
      y = point.y + dy - (dy < 0 ? size.height * 0.8 : size.height * 0.2)
    }
    return Rect(x: x, y: y, width: size.width, height: size.height)
  }
}
