import NablaScene
import NablaText
import Testing

@Suite struct FontStoreTests {
  @Test func holdsTheFontsByName() {
    let names = [
      "Inter-Regular", "Inter-SemiBold", "Inter-Italic", "Inter-SemiBoldItalic", "DejaVuSans",
      "TeXGyrePagellaMath-Regular",
    ]
    #expect(FontStore.all.map(\.id.name) == names)
    for name in names {
      #expect(FontStore.font(FontID(name))?.id.name == name)
      #expect(FontStore.font(FontID(name)) === FontStore.font(FontID(name)))
    }
    #expect(FontStore.font(FontID("Comic-Sans")) == nil)
    #expect(fontMetrics(of: FontID("Comic-Sans")) == nil)
  }

  @Test func keepsWholeFontFiles() {
    for font in FontStore.all {
      let tag = font.bytes.prefix(4).map { $0 }
      #expect(tag == Array("OTTO".utf8) || tag == [0, 1, 0, 0])
      #expect(font.bytes.count > 100_000)
    }
  }

  @Test func knowsHowCSSNamesThem() throws {
    let semibold = try #require(fontMetrics(of: FontID("Inter-SemiBold")))
    #expect(semibold.family == "Inter" && semibold.weight == 600 && !semibold.isItalic)
    let italic = try #require(fontMetrics(of: FontID("Inter-Italic")))
    #expect(italic.family == "Inter" && italic.weight == 400 && italic.isItalic)
  }

  @Test func knowsItsProportions() throws {
    let inter = try #require(fontMetrics(of: FontID("Inter-Regular")))
    #expect(inter.unitsPerEm == 2816)
    #expect(inter.capHeight == 2048.0 / 2816)
    #expect(inter.xHeight == 1536.0 / 2816)
    #expect(inter.ascent == 2728.0 / 2816)
    #expect(inter.descent == 680.0 / 2816)
    // Its tables name neither height; they are the letters' own.
    let dejaVu = try #require(fontMetrics(of: FontID("DejaVuSans")))
    #expect(dejaVu.capHeight == 1493.0 / 2048)
    #expect(dejaVu.xHeight == 1120.0 / 2048)
  }
}
