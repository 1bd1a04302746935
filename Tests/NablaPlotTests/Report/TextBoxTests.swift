import NablaScene
import NablaText
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct TextBoxTests {
  private func box(_ text: String, _ x: Double, _ y: Double, angle: Double = 0) -> TextBox {
    let item = typeset(text, TextStyle(size: 12)).item(
      at: Point(x, y), anchor: TextAnchor(.start, .top), angle: angle,
      color: ColorPair(Color(0)), role: "test")
    return TextBox(item, .identity)
  }

  @Test func aBoxIsWhatTheFontMeasures() {
    let line = typeset("Hamburg", TextStyle(size: 12))
    let box = box("Hamburg", 100, 50)
    #expect(box.role == "test")
    #expect(box.text == "Hamburg")
    #expect(abs(box.rect.minX - 100) <= 1.0 / 256)
    #expect(abs(box.rect.minY - 50) <= 1.0 / 256)
    #expect(abs(box.rect.width - line.width) < 1e-9)
    #expect(abs(box.rect.height - line.height) < 1e-9)
  }

  @Test func aTurnedBoxKeepsItsSides() {
    let level = box("Hamburg", 0, 0)
    let upright = box("Hamburg", 0, 0, angle: -90)
    #expect(abs(upright.rect.width - level.rect.height) < 1e-9)
    #expect(abs(upright.rect.height - level.rect.width) < 1e-9)
    let rising = box("Hamburg", 0, 0, angle: -45)
    #expect(abs(rising.corners[0].distance(to: rising.corners[1]) - level.rect.width) < 1e-9)
  }

  @Test func textsOnEachOtherCollideAndNeighboursDoNot() {
    let a = box("words", 100, 100)
    #expect(a.collides(with: a))
    #expect(a.collides(with: box("words", 105, 103)))
    #expect(!a.collides(with: box("words", 100, 100 + a.rect.height)))
    #expect(!a.collides(with: box("words", 100 + a.rect.width, 100)))
    // Half a pixel is no collision: glyphs keep within their box.
    #expect(!a.collides(with: box("words", 100 + a.rect.width - 0.4, 100)))
    #expect(a.collides(with: box("words", 100 + a.rect.width - 0.6, 100)))
  }

  @Test func risingNeighboursWhoseUprightBoxesOverlapDoNotCollide() {
    let a = box("category 1", 100, 100, angle: -45)
    let b = box("category 2", 130, 100, angle: -45)
    #expect(a.rect.overlaps(b.rect))
    #expect(!a.collides(with: b))
    #expect(a.collides(with: box("category 2", 110, 100, angle: -45)))
  }

  @Test func collidingIsMutualAndMovesWithTheTexts() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<2000 {
      func some() -> (String, Double, Double, Double) {
        (
          String(repeating: "m", count: Int.random(in: 1...12, using: &random)),
          Double.random(in: 0...120, using: &random), Double.random(in: 0...80, using: &random),
          [0, -45, -90, 30][Int.random(in: 0...3, using: &random)]
        )
      }
      let (a, b) = (some(), some())
      let first = box(a.0, a.1, a.2, angle: a.3)
      let second = box(b.0, b.1, b.2, angle: b.3)
      #expect(first.collides(with: second) == second.collides(with: first))
      // Collision needs overlapping upright boxes, and one corner inside the other is enough.
      if first.collides(with: second) { #expect(first.rect.overlaps(second.rect)) }
      if a.3 == 0, b.3 == 0 {
        #expect(first.collides(with: second) == first.rect.overlaps(second.rect, tolerance: 0.5))
      }
    }
  }

  @Test func anEmptyTextCollidesWithNothing() {
    #expect(!box("", 100, 100).collides(with: box("words", 95, 95)))
  }
}
