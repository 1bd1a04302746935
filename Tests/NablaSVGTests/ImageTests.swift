import NablaSVG
import NablaScene
import Testing

@Suite struct ImageTests {
  static let pixels = Pixels(width: 2, height: 1, values: [0xff0000ff, 0x00ff00ff])

  static func item(
    dark: Pixels? = nil, interpolation: ImageItem.Interpolation = .nearest
  ) -> ImageItem {
    ImageItem(
      Rect(x: 1, y: 2, width: 30, height: 20), pixels: pixels, darkPixels: dark,
      interpolation: interpolation)
  }

  /// What the encoder is given, and the figure around what it returns.
  static func drawing(_ item: ImageItem, _ appearance: Appearance = .adaptive) throws -> String {
    let scene = Sample.scene([.image(item)], appearance: appearance)
    let text = try svg(scene) { pixels in
      Array("\(pixels.width)x\(pixels.height):\(pixels.values[0] >> 8)".utf8)
    }
    return text.replacing(try prefix(of: text), with: "#")
  }

  @Test func `a smooth image is given to the encoder as it is`() throws {
    #expect(
      try Self.drawing(Self.item(interpolation: .smooth)).contains(
        """
        <image x="1" y="2" width="30" height="20" preserveAspectRatio="none" \
        href="data:image/png;base64,MngxOjE2NzExNjgw"/>
        """))  // 2x1:16711680
  }

  @Test func `a sharp image is enlarged for viewers that always smooth`() throws {
    #expect(
      try Self.drawing(Self.item()).contains(
        """
        preserveAspectRatio="none" image-rendering="optimizeSpeed" \
        style="image-rendering:crisp-edges;image-rendering:pixelated" \
        href="data:image/png;base64,NjB4NDA6MTY3MTE2ODA="/>
        """))  // 60x40:16711680
  }

  @Test(
    arguments: [
      (Size(5, 4), [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4]),
      (Size(4, 5), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4]),
      (Size(4, 4), [1, 2, 3, 4]),
    ] as [(Size, [UInt32])])
  func `enlarging repeats pixels above 2 px in rows and columns`(
    size: Size, expected: [UInt32]
  ) throws {
    let rect = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let item = ImageItem(rect, pixels: Pixels(width: 2, height: 2, values: [1, 2, 3, 4]))
    var seen: [UInt32] = []
    _ = try svg(Sample.scene([.image(item)])) { pixels in
      seen = pixels.values
      return []
    }
    #expect(seen == expected)
  }

  @Test func `a large image is not enlarged`() throws {
    let large = Pixels(width: 600, height: 1, values: Array(repeating: 255, count: 600))
    let item = ImageItem(Rect(x: 0, y: 0, width: 2000, height: 1), pixels: large)
    #expect(try Self.drawing(item).contains("base64,NjAweDE6MA==\""))  // 600x1:0
  }

  @Test func `an image with a dark side is two that take turns`() throws {
    let dark = Pixels(width: 2, height: 1, values: [0x0000ffff, 0])
    let text = try Self.drawing(Self.item(dark: dark))
    #expect(text.contains(#"preserveAspectRatio="none" class="i-light" image-rendering"#))
    #expect(text.contains(#"class="i-dark" display="none" image-rendering"#))
    #expect(text.contains(".# .i-light{display:none}\n.# .i-dark{display:inline}\n"))
    for appearance in [Appearance.light, .dark] {
      let one = try Self.drawing(Self.item(dark: dark), appearance)
      #expect(one.ranges(of: "<image").count == 1)
      #expect(!one.contains("display"))
      let color = appearance == .light ? "NjB4NDA6MTY3MTE2ODA=" : "NjB4NDA6MjU1"
      #expect(one.contains(color))
    }
  }

  @Test func `an error of the encoder is the figure's`() {
    let error = NablaError("image", "is broken")
    #expect(throws: error) {
      _ = try svg(Sample.scene([.image(Self.item())])) { _ throws(NablaError) in throw error }
    }
  }

  @Test func `an image without an area or a pixel is left out`() throws {
    let none = ImageItem(
      Rect(x: 0, y: 0, width: 5, height: 5), pixels: Pixels(width: 0, height: 0, values: []))
    let flat = ImageItem(Rect(x: 0, y: 0, width: 0, height: 5), pixels: Self.pixels)
    #expect(try body(.image(none)) == "")
    #expect(try body(.image(flat)) == "")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 is as RFC 4648 has it`(data: String, text: String) throws {
    let figure = try svg(Sample.scene([.image(Self.item())])) { _ in Array(data.utf8) }
    #expect(figure.contains("base64,\(text)\""))
  }
}
