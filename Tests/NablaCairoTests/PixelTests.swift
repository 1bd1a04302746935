import NablaCairo
import NablaScene
import Testing

@Suite("Pixels of a scene")
struct PixelTests {
  @Test("An empty scene is its background", arguments: [0.5, 1, 2, 1.5])
  func background(scale: Double) throws {
    let bitmap = try pixels(scene([], width: 10, height: 6, background: red), scale: scale)
    #expect(bitmap.width == Int(10 * scale))
    #expect(bitmap.height == Int(6 * scale))
    #expect(bitmap.count(not: Color(0xFF0000)) == 0)
  }

  @Test("A scene without a background is transparent")
  func transparent() throws {
    let bitmap = try pixels(scene([filled(5, 5, 5, 5, .solid(red))], background: .clear), scale: 1)
    #expect(bitmap[0, 0] == .clear)
    #expect(bitmap[7, 7] == Color(0xFF0000))
  }

  @Test("The side chooses the colours, and a dark scene shows its own")
  func side() throws {
    let pair = ColorPair(light: Color(0x112233), dark: Color(0xAABBCC))
    var scene = scene([], background: pair)
    #expect(try pixels(scene)[0, 0] == Color(0x112233))
    #expect(try pixels(scene, side: .dark)[0, 0] == Color(0xAABBCC))
    scene.appearance = .dark
    #expect(try pixels(scene)[0, 0] == Color(0xAABBCC))
  }

  @Test("A fill covers its rectangle and nothing else")
  func fill() throws {
    let bitmap = try pixels(scene([filled(5, 6, 4, 3, .solid(red))]), scale: 2)
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 8 * 6)
    #expect(bitmap[10, 12] == Color(0xFF0000))
    #expect(bitmap[17, 17] == Color(0xFF0000))
    #expect(bitmap[18, 12] == Color(0xFFFFFF))
  }

  @Test("Half a pixel is half covered, and half an alpha half there")
  func coverage() throws {
    let half = try pixels(scene([filled(5, 5, 4.5, 4, .solid(black))]), scale: 1)
    #expect(abs(Int(half[9, 6].red) - 128) <= 1)
    let faint = try pixels(scene([filled(5, 5, 4, 4, .solid(black.opacity(0.5)))]), scale: 1)
    #expect(abs(Int(faint[6, 6].red) - 127) <= 1)
  }

  @Test("The even-odd rule leaves the hole of a ring empty")
  func evenOdd() throws {
    var ring = Path(Rect(x: 2, y: 2, width: 16, height: 16))
    ring.append(Path(Rect(x: 6, y: 6, width: 8, height: 8)))
    for (evenOdd, centre) in [(true, Color(0xFFFFFF)), (false, Color(0xFF0000))] {
      let item = SceneItem.path(PathItem(ring, fill: .solid(red), evenOdd: evenOdd))
      let bitmap = try pixels(scene([item]), scale: 1)
      #expect(bitmap[10, 10] == centre)
      #expect(bitmap[3, 3] == Color(0xFF0000))
    }
  }

  @Test("A stroke is as wide as it says, its halo below it")
  func stroke() throws {
    let line = PathItem(
      Path(segment: Point(0, 10), Point(20, 10)), stroke: Stroke(red, width: 2),
      halo: Stroke(blue, width: 6))
    let bitmap = try pixels(scene([.path(line)]), scale: 1)
    #expect(
      (0..<20).map { bitmap[10, $0] }
        == (0..<20).map { row in
          switch row {
          case 9, 10: Color(0xFF0000)
          case 7, 8, 11, 12: Color(0x0000FF)
          default: Color(0xFFFFFF)
          }
        })
  }

  @Test("Dashes are drawn where they belong")
  func dash() throws {
    let line = PathItem(
      Path(segment: Point(0, 10), Point(20, 10)),
      stroke: Stroke(black, width: 2, dash: [4, 4], cap: .butt))
    let bitmap = try pixels(scene([.path(line)]), scale: 1)
    for x in 0..<20 {
      #expect(bitmap[x, 10] == (x % 8 < 4 ? Color(0x000000) : Color(0xFFFFFF)), "column \(x)")
    }
  }

  @Test("A group's transform, clip and opacity apply to the whole group")
  func group() throws {
    let overlapping = [filled(0, 0, 6, 6, .solid(black)), filled(3, 0, 6, 6, .solid(black))]
    let group = GroupItem(
      overlapping, clip: Path(Rect(x: 1, y: 1, width: 7, height: 3)),
      transform: .translation(10, 4), opacity: 0.5)
    let bitmap = try pixels(scene([.group(group)]), scale: 1)
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 7 * 3)
    #expect(abs(Int(bitmap[11, 5].red) - 127) <= 1)
    #expect(bitmap[14, 5] == bitmap[11, 5], "the overlap is no darker")
    #expect(bitmap[10, 5] == Color(0xFFFFFF), "clipped")
  }

  @Test("Text and markers inside a faded, moved and clipped group stay inside it")
  func stampsInGroup() throws {
    let positions = (0..<100).map { Point(Double($0 % 10) * 4, Double($0 / 10) * 4) }
    let items: [SceneItem] = [
      .markers(MarkersItem(positions, sizes: .one(6), fills: .one(black))),
      text("Wide text that leaves", 2, 20),
    ]
    for opacity in [1, 0.5] {
      let group = GroupItem(
        items, clip: Path(Rect(x: 5.5, y: 5.5, width: 20, height: 20)),
        transform: .translation(3, 3), opacity: opacity)
      let bitmap = try pixels(scene([.group(group)], width: 50, height: 50), scale: 1)
      let plain = Color(0xFFFFFF)
      for y in 0..<50 {
        for x in 0..<50 where !(8...28 ~= x && 8...28 ~= y) { #expect(bitmap[x, y] == plain) }
      }
      #expect(bitmap.count(not: plain) > 150)
      #expect(opacity == 1 || bitmap[15, 15].red >= 126)
    }
  }

  @Test("A gradient runs from its first colour to its last")
  func gradient() throws {
    let gradient = LinearGradient(
      from: Point(0, 0), to: Point(20, 0), stops: [.init(0, red), .init(1, blue)])
    let bitmap = try pixels(scene([filled(0, 0, 20, 20, .linearGradient(gradient))]), scale: 1)
    #expect(bitmap[0, 10].red > 240)
    #expect(bitmap[19, 10].blue > 240)
    #expect(abs(Int(bitmap[10, 10].red) - 122) < 10)
  }

  @Test("Hatch lines cover their share of the area and stay inside it")
  func hatch() throws {
    let hatch = Hatch(black, background: red, spacing: 5, width: 1, angle: 0)
    let bitmap = try pixels(scene([filled(4, 4, 12, 12, .hatch(hatch))]), scale: 2)
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 24 * 24)
    #expect(bitmap[20, 20] == Color(0x000000))
    #expect(bitmap[20, 25] == Color(0xFF0000))
    let turned = try pixels(scene([filled(4, 4, 12, 12, .hatch(Hatch(black)))]), scale: 2)
    #expect(turned.count(not: Color(0xFFFFFF)) > 100)
    #expect(turned[5, 5] == Color(0xFFFFFF))
  }

  @Test("A hatched stroke lies under the stroke only")
  func hatchedStroke() throws {
    let stroke = Stroke(
      .hatch(Hatch(black, background: red, spacing: 4, width: 1, angle: 90)), width: 6)
    let line = PathItem(Path(segment: Point(0, 10), Point(20, 10)), stroke: stroke)
    let bitmap = try pixels(scene([.path(line)]), scale: 1)
    #expect(bitmap[10, 10] != Color(0xFFFFFF))
    #expect(bitmap[10, 2] == Color(0xFFFFFF))
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 20 * 6)
  }
}
