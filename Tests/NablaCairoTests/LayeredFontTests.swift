import Foundation
import NablaCairo
import NablaScene
import NablaText
import Testing

@Suite("A font with flat layers of colour")
struct LayeredFontTests {
  /// A font whose A is a red half below one in the text's colour, 1000 units wide and 800 high,
  /// made with fontTools' FontBuilder (`setupCOLR`, version 0, one palette of one colour).
  private static let base64 = """
    AAEAAAAMAIAAAwBAQ09MUgAIACUAAAM0AAAAHENQQUwAAAAQAAADUAAAABJPUy8yRQBFxQAAAUgAAABgY21hcABzAFsA\
    AAG0AAAAPGdseWaX07nMAAAB/AAAAGJoZWFkYv5EAAAAAMwAAAA2aGhlYQcKAyIAAAEEAAAAJGhtdHgD6AAAAAABqAAA\
    AApsb2NhAEkAMAAAAfAAAAAKbWF4cAAGAAYAAAEoAAAAIG5hbWX6O2dLAAACYAAAAJ9wb3N02gtw1gAAAwAAAAAzAAEA\
    AAABAADfTMZBXw889QADA+gAAAAAAAAAAAAAAAAAAAAAAAAAAAPoAyAAAAADAAIAAAAAAAAAAQAAAyD/OAAAA+gAAAAA\
    A+gAAQAAAAAAAAAAAAAAAAAAAAEAAQAAAAQABAABAAAAAAACAAAAAAAAAAAAAAAAAAAAAAADA+gBkAAFAAQAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAA/Pz8/AAAAIABBAyD/OAAAAyAAyAAAAAAAAAAA\
    AAAAAAAAACAAAAPoAAAAAAAAAAAAAAAAAAIAAAADAAAAFAADAAEAAAAUAAQAKAAAAAYABAABAAIAIABB//8AAAAgAEH/\
    ///g/8AAAQAAAAAAAAAAAAwAGAAkADEAAAABAAAAAAH0ArwAAwAAMREhEQH0Arz9RAABAAAAAAPoAyAAAwAAMREhEQPo\
    AyD84AABAAAAAAPoAZAAAwAAMREhEQPoAZD+cAABAAABkAPoAyAAAwAAEREhEQPoAZABkP5wAAAAAAAGAE4AAQAAAAAA\
    AQAGAAAAAQAAAAAAAgAHAAYAAQAAAAAABgAOAA0AAwABBAkAAQAMABsAAwABBAkAAgAOACcAAwABBAkABgAcADVMYXll\
    cnNSZWd1bGFyTGF5ZXJzLVJlZ3VsYXIATABhAHkAZQByAHMAUgBlAGcAdQBsAGEAcgBMAGEAeQBlAHIAcwAtAFIAZQBn\
    AHUAbABhAHIAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAACQBAgEDA2xvdwRoaWdoAAAAAAEAAAAO\
    AAAAFAACAAEAAAACAAIAAAAD//8AAAABAAEAAQAAAA4AAAAA//8AAA==
    """

  private func style() throws -> TextStyle {
    let data = try #require(Data(base64Encoded: Self.base64))
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).ttf")
    try data.write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    return TextStyle(size: 20, family: .file(try FontFile(place.path)))
  }

  @Test("A glyph is its layers, with the text's colour where the font names none")
  func layers() throws {
    let run = try #require(typeset("A", style()).runs.first)
    let glyph = try #require(run.glyphs.first)
    guard case .layers(let layers) = colorGlyph(glyph.id, font: run.font) else {
      Issue.record("no layers")
      return
    }
    #expect(layers.map(\.color) == [Color(0xFF_0000), nil])
    #expect(layers.map(\.glyph) == [2, 3])
  }

  @Test("The layers are drawn one over the other")
  func drawsLayers() throws {
    let item = try typeset("A", style()).item(at: Point(0, 16), color: blue, role: "label")
    let picture = try pixels(scene([.text(item)]), scale: 1)
    #expect(picture[10, 3] == Color(0x0000FF))
    #expect(picture[10, 12] == Color(0xFF0000))
    #expect(picture[10, 18] == Color(0xFFFFFF))
    #expect(try pdf(scene([.text(item)])).count > 500)
  }
}
