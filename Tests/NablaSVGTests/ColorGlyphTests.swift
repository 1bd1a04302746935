import Foundation
import NablaSVG
import NablaScene
import NablaText
import Testing

@Suite struct ColorGlyphTests {
  /// Whether the tests run that need an emoji font: it is there, or `NABLA_REQUIRE_TOOLS` is set.
  static let wantsEmoji =
    typeset("", TextStyle(family: "Noto Color Emoji")).missingFamilies.isEmpty
    || ProcessInfo.processInfo.environment["NABLA_REQUIRE_TOOLS"] != nil

  private func label(_ text: String, halo: Double = 0) -> SceneItem {
    .text(
      typeset(text).item(
        at: Point(10, 20), color: Sample.ink, haloWidth: halo, haloColor: Sample.paper,
        role: "label"))
  }

  @Test(.enabled(if: wantsEmoji))
  func `an emoji is a picture, shared by its uses, and text that can be selected`() throws {
    let text = try figure([label("😀 and 😀"), label("😀")])
    #expect(text.ranges(of: "<image").count == 1)
    #expect(text.ranges(of: "href=\"data:image/png;base64,iVBOR").count == 1)
    #expect(text.ranges(of: "<use").count == 3)
    #expect(text.ranges(of: "aria-label=\"😀\"").count == 3)
    #expect(text.ranges(of: "fill-opacity=\"0\"").count == 3)
    #expect(text.contains("> and </text>"))
  }

  @Test(.enabled(if: wantsEmoji))
  func `no font with colours is embedded`() throws {
    let text = try figure([label("a 😀")], options: SVGOptions(embedFonts: true))
    #expect(text.ranges(of: "@font-face").count == 1)
    #expect(text.contains("<image"))
  }

  @Test(.enabled(if: wantsEmoji))
  func `outlined text holds the picture, too`() throws {
    let text = try figure([label("a 😀", halo: 2)], options: SVGOptions(text: .outline))
    #expect(text.ranges(of: "<image").count == 1)
    #expect(text.contains("aria-label=\"a 😀\""))
  }

  @Test func `a font from a file is embedded under a name of its own`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).otf")
    try Data(FontStore.interRegular.bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let style = TextStyle(family: .file(try FontFile(place.path)))
    let item = SceneItem.text(
      typeset("Loss", style).item(at: Point(10, 20), color: Sample.ink, role: "label"))
    let text = try figure([label("Loss"), item], options: SVGOptions(embedFonts: true))
    #expect(text.ranges(of: "@font-face").count == 2)
    #expect(text.ranges(of: "@font-face{font-family:#-Inter;").count == 1)
    #expect(text.contains("font-family=\"#-Inter-Regular"))
    #expect(try figure([item]).contains("font-family=\"'Inter'") == false)
  }

  @Test func `Arabic glyphs keep their forms in a subset`() throws {
    let text = try figure([label("\u{628}\u{628}\u{628}")], options: SVGOptions(embedFonts: true))
    #expect(text.contains("direction=\"rtl\""))
    #expect(text.ranges(of: "@font-face").count == 1)
  }
}
