import Foundation
import NablaCairo
import NablaScene
import NablaText
import Testing

@Suite("Coloured glyphs and fonts from files")
struct ColorGlyphTests {
  /// Whether the tests run that need an emoji font: it is there, or `NABLA_REQUIRE_TOOLS` is set.
  static let wantsEmoji =
    typeset("", TextStyle(family: "Noto Color Emoji")).missingFamilies.isEmpty
    || ProcessInfo.processInfo.environment["NABLA_REQUIRE_TOOLS"] != nil

  private func line(_ string: String, angle: Double = 0, color: ColorPair = black) -> Scene {
    let item = typeset(string, TextStyle(size: 40)).item(
      at: Point(50, 60), angle: angle, color: color, role: "label")
    return scene([.text(item)], width: 120, height: 120)
  }

  private func isColored(_ color: Color) -> Bool {
    let (r, g, b) = (Int(color.red), Int(color.green), Int(color.blue))
    return max(r, g, b) - min(r, g, b) > 60
  }

  private func coloredPixels(_ scene: Scene) throws -> Int {
    let bitmap = try NablaCairo.pixels(scene, scale: 2)
    var count = 0
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width where isColored(bitmap[x, y]) { count += 1 }
    }
    return count
  }

  @Test("An emoji has its colours in pixels, whichever way it is turned", .enabled(if: wantsEmoji))
  func drawsPixels() throws {
    let level = try coloredPixels(line("😀"))
    #expect(level > 3000)
    for angle in [30, 90, -45.0] {
      let turned = try coloredPixels(line("😀", angle: angle))
      #expect(abs(turned - level) < level / 10)
    }
    #expect(try coloredPixels(line("☎")) == 0)
    #expect(try coloredPixels(line("😀", color: .clear)) == 0)
  }

  @Test("An emoji is one picture in a PDF and keeps its text", .enabled(if: wantsEmoji))
  func drawsVectors() throws {
    let twice = try pdf(line("😀😀"))
    let once = try pdf(line("😀"))
    #expect(twice.count < once.count + 1500)
    let svg = String(decoding: try cairoSVG(line("😀😀")), as: UTF8.self)
    #expect(svg.ranges(of: "<image").count == 1)
    #expect(try cairoSVG(line("😀😀")) == cairoSVG(line("😀😀")))
  }

  @Test("A font file that HarfBuzz takes and FreeType refuses is an error of the PDF, no crash")
  func brokenFont() throws {
    // The head table's number of units an em, which FreeType checks.
    var bytes = Array(FontStore.interRegular.bytes)
    let tag = Array("head".utf8)
    let entry = try #require((0..<1000).first { Array(bytes[$0..<$0 + 4]) == tag })
    let offset = bytes[entry + 8..<entry + 12].reduce(0) { $0 << 8 | Int($1) }
    for i in offset..<offset + 54 { bytes[i] = 0 }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).otf")
    try Data(bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }

    let style = TextStyle(size: 20, family: .file(try FontFile(place.path)))
    let item = typeset("Loss", style).item(at: Point(5, 50), color: black, role: "label")
    let broken = scene([.text(item)], width: 120, height: 120)
    #expect(try png(broken).count > 100)
    let error = #expect(throws: NablaError.self) { try pdf(broken) }
    #expect(error?.kind == .machine)
    #expect(error?.problem == "FreeType cannot open it")
  }

  @Test("A font from a file is drawn by every renderer")
  func fontFile() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).ttf")
    try Data(FontStore.dejaVuSans.bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let style = TextStyle(size: 30, family: .file(try FontFile(place.path)))
    func drawn(_ style: TextStyle) -> Scene {
      let item = typeset("Loss", style).item(at: Point(5, 50), color: black, role: "label")
      return scene([.text(item)], width: 120, height: 120)
    }
    let own = TextStyle(size: 30, family: "DejaVu Sans")
    #expect(try pixels(drawn(style)) == pixels(drawn(own)))
    #expect(try pixels(drawn(style)) != pixels(drawn(TextStyle(size: 30))))
    #expect(try pdf(drawn(style)).count > 3000)
  }
}
