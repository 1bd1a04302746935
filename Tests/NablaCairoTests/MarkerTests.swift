import NablaCairo
import NablaScene
import Testing

@Suite("Markers and text in pixels")
struct MarkerTests {
  private func draw(_ positions: [Point], _ shape: MarkerShape, edge: Double = 1) throws -> Bitmap {
    let item = MarkersItem(
      positions, sizes: .one(9), fills: .one(red.opacity(0.7)), shapes: .one(shape), edge: blue,
      edgeWidth: edge)
    return try pixels(scene([.markers(item)], width: 100, height: 100), scale: 2)
  }

  @Test("Many markers look like the same ones drawn one by one", arguments: MarkerShape.allCases)
  func stamps(shape: MarkerShape) throws {
    // On quarter device pixels, and some across the canvas's edge.
    let positions = (0..<81).map { i in
      Point(Double(i % 9) * 12.125, Double(i / 9) * 12.375)
    }
    let many = try draw(positions, shape)
    let item = positions.map {
      SceneItem.markers(
        MarkersItem(
          [$0], sizes: .one(9), fills: .one(red.opacity(0.7)), shapes: .one(shape), edge: blue,
          edgeWidth: 1))
    }
    let single = try pixels(scene(item, width: 100, height: 100), scale: 2)
    let worst = zip(many.bytes, single.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 255
    #expect(worst <= 20, "\(shape)")
    #expect(many.count(not: Color(0xFFFFFF)) > 81 * 100)
  }

  @Test("A hundred thousand markers are drawn")
  func many() throws {
    let positions = (0..<100_000).map { Point(Double($0 % 331) * 0.3, Double($0 / 331) * 0.3) }
    let bitmap = try draw(positions, .circle, edge: 0)
    #expect(bitmap.count(not: Color(0xFFFFFF)) > 30_000)
  }

  @Test("Sizes, fills and shapes may differ from marker to marker")
  func each() throws {
    let item = MarkersItem(
      [Point(5, 10), Point(15, 10)], sizes: .many([4, 8]), fills: .many([red, blue]),
      shapes: .many([.square, .circle]))
    let bitmap = try pixels(scene([.markers(item)]), scale: 1)
    #expect(bitmap[5, 10] == Color(0xFF0000))
    #expect(bitmap[15, 10] == Color(0x0000FF))
    #expect(bitmap[18, 10].blue > 200)
    #expect(bitmap[1, 10] == Color(0xFFFFFF))
  }

  @Test("Text is drawn, moves by parts of a pixel, and turns")
  func text() throws {
    func bitmap(_ item: SceneItem) throws -> Bitmap {
      try pixels(scene([item], width: 80, height: 80), scale: 1)
    }
    let here = try bitmap(NablaCairoTests.text("Hill 123", 5, 40))
    #expect(here.count(not: Color(0xFFFFFF)) > 100)
    #expect((0..<80).contains { x in (0..<80).contains { y in here[x, y].red < 60 } })
    #expect(try bitmap(NablaCairoTests.text("Hill 123", 5.5, 40)) != here)
    let moved = try bitmap(NablaCairoTests.text("Hill 123", 8, 42))
    #expect(
      (0..<77).allSatisfy { x in (0..<78).allSatisfy { moved[x + 3, $0 + 2] == here[x, $0] } })
    let turned = try bitmap(NablaCairoTests.text("Hill 123", 40, 75, angle: -90))
    #expect(turned.count(not: Color(0xFFFFFF)) > 100)
    #expect((0..<80).allSatisfy { turned[60, $0] == Color(0xFFFFFF) })
  }

  @Test("A halo lies around the glyphs and below them")
  func halo() throws {
    guard case .text(var item) = NablaCairoTests.text("Hill", 5, 14) else { return }
    item.haloWidth = 2
    item.haloColor = red
    let bitmap = try pixels(scene([.text(item)], width: 40), scale: 2)
    var (ink, around) = (0, 0)
    for y in 0..<40 {
      for x in 0..<80 {
        if bitmap[x, y] == Color(0xFF0000) { around += 1 }
        if bitmap[x, y] == Color(0x000000) { ink += 1 }
      }
    }
    #expect(ink > 20)
    #expect(around > 100)
  }
}
