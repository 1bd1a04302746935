import NablaScene
import NablaText
import Testing

@Suite struct TextLineTests {
  // A line of 40 × (9 + 3) px whose capitals are 8 px high: its boxes can be worked out by hand.
  private let line = TextLine(
    source: "x", runs: [], width: 40, ascent: 9, descent: 3, capHeight: 8)

  struct Case: Sendable {
    var anchor: TextAnchor
    var angle: Double
    var box: Rect
    init(_ h: TextAnchor.Horizontal, _ v: TextAnchor.Vertical, _ angle: Double, _ box: Rect) {
      anchor = TextAnchor(h, v)
      self.angle = angle
      self.box = box
    }
  }

  static let cases = [
    Case(.start, .baseline, 0, Rect(x: 100, y: 191, width: 40, height: 12)),
    Case(.middle, .top, 0, Rect(x: 80, y: 200, width: 40, height: 12)),
    Case(.end, .bottom, 0, Rect(x: 60, y: 188, width: 40, height: 12)),
    Case(.end, .middle, 0, Rect(x: 60, y: 195, width: 40, height: 12)),
    // Clockwise by 90°: the text runs down, its top to the right.
    Case(.start, .baseline, 90, Rect(x: 97, y: 200, width: 12, height: 40)),
    Case(.middle, .top, 90, Rect(x: 88, y: 180, width: 12, height: 40)),
    // As a y axis's label: upwards, its top to the left.
    Case(.middle, .baseline, -90, Rect(x: 91, y: 180, width: 12, height: 40)),
    Case(.end, .bottom, -90, Rect(x: 88, y: 200, width: 12, height: 40)),
    Case(.middle, .middle, 180, Rect(x: 80, y: 193, width: 40, height: 12)),
  ]

  @Test(arguments: cases)
  func boxesATurnedText(_ c: Case) {
    let box = line.box(at: Point(100, 200), anchor: c.anchor, angle: c.angle)
    #expect(box == c.box)
  }

  @Test func boxesASlantedText() {
    let box = line.box(at: Point(100, 200), anchor: TextAnchor(.end, .top), angle: -45)
    let half = 0.5.squareRoot()
    // The corners relative to the anchor: (−40, 0), (0, 0), (−40, 12), (0, 12), turned by −45°.
    #expect(abs(box.minX - (100 - 40 * half)) < 0.01)
    #expect(abs(box.maxX - (100 + 12 * half)) < 0.01)
    #expect(abs(box.minY - 200) < 0.01)
    #expect(abs(box.maxY - (200 + 52 * half)) < 0.01)
  }

  @Test(arguments: [0, 30, 45, 90, -90, 123.4] as [Double])
  func keepsTheInkInItsBox(_ angle: Double) throws {
    let line = typeset("Hxgj ∇▁")
    for vertical in TextAnchor.Vertical.allCases {
      let anchor = TextAnchor(.middle, vertical)
      let item = line.item(at: Point(50, 60), anchor: anchor, angle: angle, color: .clear, role: "")
      let ink = try #require(outline(of: item).controlBox)
      let box = line.box(at: Point(50, 60), anchor: anchor, angle: angle)
      #expect(box.contains(ink, tolerance: 0.75))
    }
  }

  @Test func liesOnTheGridAndKeepsItsArguments() {
    let halo = ColorPair(Color(0xFF_FFFF))
    let item = typeset("Loss").item(
      at: Point(1.0 / 3, 2.0 / 7), anchor: TextAnchor(.middle, .middle), angle: 45,
      color: ColorPair(Color(0x16_181D)), haloWidth: 3, haloColor: halo, role: "y-label")
    #expect(item.origin == item.origin.snapped)
    #expect(item.angle == 45)
    #expect(item.source == "Loss")
    #expect(item.role == "y-label")
    #expect(item.haloWidth == 3)
    #expect(item.haloColor == halo)
    #expect(item.color == ColorPair(Color(0x16_181D)))
  }

  @Test(arguments: [Double.nan, .infinity])
  func staysLevelAtAnAngleThatIsNone(_ angle: Double) {
    #expect(line.box(at: .zero, angle: angle) == line.box(at: .zero))
    #expect(line.item(at: .zero, angle: angle, color: .clear, role: "").angle == 0)
  }
}
