import NablaCairo
import NablaScene
import Testing

@Suite("Images in a scene")
struct ImageTests {
  static let values: [UInt32] = [
    0xFF00_00FF, 0x00FF_00FF, 0x0000_FFFF, 0x1122_33FF, 0x4455_66FF, 0x7788_99FF,
  ]
  static let cells = Pixels(width: 3, height: 2, values: values)

  @Test("Every cell is exact at any scale, with no seam", arguments: [1, 2, 1.5, 3, 0.5])
  func cells(scale: Double) throws {
    let image = ImageItem(Rect(x: 4, y: 6, width: 12, height: 8), pixels: Self.cells)
    let bitmap = try pixels(scene([.image(image)]), scale: scale)
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width {
        let (cx, cy) = ((Double(x) + 0.5) / scale - 4, (Double(y) + 0.5) / scale - 6)
        let inside = cx > 0 && cx < 12 && cy > 0 && cy < 8
        let cell = inside ? Self.values[Int(cy / 4) * 3 + Int(cx / 4)] : 0xFFFF_FFFF
        #expect(bitmap[x, y].packed == cell, "pixel \(x), \(y)")
      }
    }
  }

  @Test("The cells of a wide picture do not drift")
  func wide() throws {
    let values = (0..<1000).map { Color(UInt32($0 * 16)).packed }
    let image = ImageItem(
      Rect(x: 0, y: 0, width: 3000, height: 1),
      pixels: Pixels(width: 1000, height: 1, values: values))
    let bitmap = try pixels(scene([.image(image)], width: 3000, height: 1), scale: 1)
    for x in 0..<3000 where bitmap[x, 0].packed != values[x / 3] { Issue.record("column \(x)") }
  }

  @Test("A picture far larger than the canvas shows its part and takes no more memory")
  func large() throws {
    let image = ImageItem(Rect(x: -1e5, y: -1e5, width: 2e5, height: 2e5 + 20), pixels: Self.cells)
    let bitmap = try pixels(scene([.image(image)]), scale: 2)
    #expect(bitmap[0, 19].packed == Self.values[1])
    #expect(bitmap[39, 20].packed == Self.values[4])
    let inGroup = GroupItem(
      [.image(image)], clip: Path(Rect(x: 5, y: 5, width: 10, height: 10)), opacity: 0.5)
    let clipped = try pixels(scene([.group(inGroup)]), scale: 2)
    #expect(clipped.count(not: Color(0xFFFFFF)) == 400)
    #expect(clipped[20, 12] == Color(red: 127, green: 255, blue: 127))
  }

  @Test("A mirrored group mirrors the cells")
  func mirrored() throws {
    let image = ImageItem(Rect(x: 0, y: 0, width: 3, height: 2), pixels: Self.cells)
    let mirror = Affine(a: -1, b: 0, c: 0, d: 1, tx: 3, ty: 0)
    let group = GroupItem([.image(image)], transform: mirror)
    let bitmap = try pixels(scene([.group(group)], width: 3, height: 2), scale: 1)
    #expect((0..<3).map { bitmap[$0, 0].packed } == Self.values[0..<3].reversed())
  }

  @Test("Translucent cells are blended by their alpha")
  func alpha() throws {
    let pixels = Pixels(width: 2, height: 1, values: [0xFF00_0080, 0x00FF_0000])
    let image = ImageItem(Rect(x: 0, y: 0, width: 20, height: 20), pixels: pixels)
    let bitmap = try NablaCairo.pixels(scene([.image(image)]), scale: 1)
    #expect(bitmap[3, 3] == Color(red: 255, green: 127, blue: 127))
    #expect(bitmap[15, 3] == Color(0xFFFFFF))
    let alone = try NablaCairo.pixels(scene([.image(image)], background: .clear), scale: 1)
    #expect(alone[3, 3] == Color(red: 255, green: 0, blue: 0, alpha: 128))
  }

  @Test("A smooth image runs between its pixels and does not fade at its edges")
  func smooth() throws {
    let pixels = Pixels(width: 2, height: 1, values: [0x0000_00FF, 0xFF00_00FF])
    let image = ImageItem(
      Rect(x: 0, y: 0, width: 20, height: 20), pixels: pixels, interpolation: .smooth)
    let bitmap = try NablaCairo.pixels(scene([.image(image)]), scale: 1)
    #expect(bitmap[0, 10] == Color(0x000000))
    #expect(bitmap[19, 10] == Color(0xFF0000))
    #expect(100...155 ~= bitmap[10, 10].red)
    #expect(bitmap[10, 0] == bitmap[10, 10])
  }

  /// Opaque, translucent and empty pixels, 16 × 30.
  private static let mixed = Pixels(
    width: 16, height: 30,
    values: (0..<480).map { i in
      let alpha: UInt32 = i % 3 == 0 ? 255 : i % 3 == 1 ? 0 : UInt32(i % 251)
      return UInt32(i) &* 0x9E37_7900 & 0xFFFF_FF00 | alpha
    })

  @Test("A smooth image whose pixels are the canvas's is the same with and without Cairo")
  func pixelForPixel() throws {
    let part = ImageItem(
      Rect(x: 3, y: 2, width: 8, height: 15), pixels: Self.mixed, interpolation: .smooth)
    let plain = try pixels(scene([.image(part)]), scale: 2)
    // Cairo draws where a clip is not a rectangle.
    let corner = [Point(-9, -9), Point(90, -9), Point(90, 90), Point(-9, 90), Point(-20, 40)]
    let clip = Path(polyline: corner, closed: true)
    let clipped = try pixels(scene([.group(GroupItem([.image(part)], clip: clip))]), scale: 2)
    #expect(plain.bytes == clipped.bytes)
    for (i, color) in Self.mixed.values.enumerated() where color & 255 == 255 {
      #expect(plain[6 + i % 16, 4 + i / 16].packed == color)
    }
    // Cut on whole pixels, it ends there.
    let cut = GroupItem([.image(part)], clip: Path(Rect(x: 5, y: 4, width: 3, height: 20)))
    let inside = try pixels(scene([.group(cut)]), scale: 2)
    for y in 0..<40 {
      for x in 0..<40 {
        let isSeen = x >= 10 && x < 16 && y >= 8
        #expect(inside[x, y] == (isSeen ? plain[x, y] : Color(0xFFFFFF)), "pixel \(x), \(y)")
      }
    }
  }

  @Test("A smooth image between the canvas's pixels is smoothed")
  func betweenPixels() throws {
    let pixels = Pixels(width: 2, height: 1, values: [0x0000_00FF, 0xFFFF_FFFF])
    let image = ImageItem(
      Rect(x: 0.5, y: 0, width: 2, height: 1), pixels: pixels, interpolation: .smooth)
    let bitmap = try NablaCairo.pixels(scene([.image(image)], background: .clear), scale: 1)
    #expect(100...155 ~= bitmap[1, 0].red)
  }

  @Test("The dark side takes the dark pixels")
  func dark() throws {
    let image = ImageItem(
      Rect(x: 0, y: 0, width: 20, height: 20), pixels: Pixels(width: 1, height: 1, values: [255]),
      darkPixels: Pixels(width: 1, height: 1, values: [0xFF00_00FF]))
    #expect(try pixels(scene([.image(image)]))[5, 5] == Color(0x000000))
    #expect(try pixels(scene([.image(image)]), side: .dark)[5, 5] == Color(0xFF0000))
  }
}
