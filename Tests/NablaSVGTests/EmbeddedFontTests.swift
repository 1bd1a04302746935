import NablaSVG
import NablaScene
import NablaText
import Testing

@Suite struct EmbeddedFontTests {
  static let embedding = SVGOptions(embedFonts: true)

  @Test func `each font in use travels as a subset under the figure's own name`() throws {
    let text = try figure(
      [
        Sample.label("Title", at: Point(1, 20), weight: .semibold),
        Sample.label("0.25", at: Point(1, 40), features: ["tnum"]),
        Sample.label("0.5", at: Point(50, 40), features: ["tnum"]),
      ], options: Self.embedding)
    #expect(text.ranges(of: "@font-face").count == 2)
    #expect(
      text.contains(
        "@font-face{font-family:#-Inter;font-weight:600;src:url(data:font/otf;base64,T1RUTw"))
    #expect(text.contains("@font-face{font-family:#-Inter;font-weight:400;src:url("))
    #expect(text.contains("font-family=\"#-Inter,Inter,'Inter Variable',"))
    #expect(text.utf8.count < 12_000)
  }

  @Test func `the same figure embeds the same bytes`() throws {
    let figures = try (0..<4).map { _ in
      try svg(Sample.figure, options: Self.embedding, encodeImage: storedPNG)
    }
    #expect(Set(figures).count == 1)
  }

  @Test func `outlined text needs no font`() throws {
    let options = SVGOptions(text: .outline, embedFonts: true)
    let text = try figure([Sample.label("Title", at: Point(1, 20))], options: options)
    #expect(!text.contains("@font-face"))
  }

  @Test func `a font that the program does not have is an error that names it`() {
    var run = TextTests.run(0..<1)
    run.font = FontID("Comic-Sans")
    let scene = Sample.scene([TextTests.item("a", [run])])
    let error = NablaError(
      "font Comic-Sans", "cannot be embedded, for the program has no such font",
      "draw without embedding or with outlined text", kind: .machine)
    #expect(throws: error) {
      _ = try svg(scene, options: Self.embedding, encodeImage: storedPNG)
    }
  }

  @Test func `a family that a user asked for is quoted`() throws {
    var run = TextTests.run(0..<1)
    run.font = FontID("It's </style>")
    #expect(
      try figure([TextTests.item("a", [run])]).contains(
        #"font-family="'It\'s \3c /style\3e ',sans-serif""#))
  }
}
