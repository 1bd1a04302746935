import NablaSVG
import NablaScene
import Testing

@Suite struct DocumentTests {
  @Test func `has the expected defaults`() {
    #expect(SVGOptions() == SVGOptions(text: .native, embedFonts: false))
  }

  @Test func `an empty figure is its paper`() throws {
    #expect(
      try figure([]) == """
        <svg xmlns="http://www.w3.org/2000/svg" class="#" width="100" height="50" \
        viewBox="0 0 100 50" role="img">
        <style>
        @media (prefers-color-scheme:dark){
        .# .f-paper{fill:#15181d}
        }
        </style>
        <rect width="100" height="50" fill="#fff" class="f-paper"/>
        <g fill="none" stroke-linecap="round" stroke-linejoin="round">
        </g>
        </svg>

        """)
  }

  @Test func `title and description label the figure`() throws {
    let text = try figure([], title: "Loss", description: "Falls.\nThen rises.")
    #expect(
      text.contains(
        """
         role="img" aria-labelledby="#-title #-desc">
        <title id="#-title">Loss</title>
        <desc id="#-desc">Falls.
        Then rises.</desc>
        """))
    #expect(
      try figure([], description: "Falls.").contains(
        ##"aria-labelledby="#-desc"><desc id="#-desc">Falls.</desc>"##.replacing(
          "><desc", with: ">\n<desc")))
  }

  @Test func `the prefix is a letter and eight hexadecimal digits of the content`() throws {
    let empty = try svg(Sample.scene([]), encodeImage: storedPNG)
    let other = try svg(Sample.scene([], title: "x"), encodeImage: storedPNG)
    for text in [empty, other] {
      let prefix = try prefix(of: text)
      #expect(prefix.count == 9 && prefix.first == "n")
      #expect(prefix.dropFirst().allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
    #expect(try prefix(of: empty) != prefix(of: other))
  }

  @Test func `two figures in one page share no id and no rule`() throws {
    let figures = try ["first", "second"].map { title in
      var scene = Sample.figure
      scene.title = title
      scene.items.append(.text(Sample.formula("x", glyphs: [900], at: Point(5, 5))))
      return try svg(scene, encodeImage: storedPNG)
    }
    let ids = figures.map { text in
      Set(text.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } })
    }
    #expect(ids[0].count >= 4 && ids[0].isDisjoint(with: ids[1]))
    for (text, ids) in zip(figures, ids) {
      let prefix = try prefix(of: text)
      #expect(ids.allSatisfy { $0.hasPrefix(prefix + "-") })
      let rules = between("<style>", "</style>", text).split(separator: "\n")
      let scoped = rules.filter { $0.contains("{") && !$0.hasPrefix("@media") }
      #expect(!scoped.isEmpty && scoped.allSatisfy { $0.hasPrefix(".\(prefix) .") })
      let references = text.split(separator: "#").dropFirst().filter { $0.hasPrefix("n") }
      #expect(references.allSatisfy { $0.hasPrefix(prefix) })
    }
  }

  @Test(arguments: [
    Size(0, 10), Size(10, -1), Size(.nan, 10), Size(10, .infinity), Size(100_001, 10),
  ])
  func `a size that cannot be drawn is an error that says it`(size: Size) {
    let error = NablaError(
      "size", "\(size.width) × \(size.height) px cannot be drawn",
      "give a width and a height above 0 and at most 100000")
    #expect(throws: error) {
      _ = try svg(Sample.scene([], size: size), encodeImage: storedPNG)
    }
  }

  @Test func `a clear background has no paper`() throws {
    var scene = Sample.scene([])
    scene.background = .clear
    #expect(try !svg(scene, encodeImage: storedPNG).contains("<rect"))
  }

  @Test func `the same figure gives the same bytes on any thread`() async throws {
    let expected = try svg(Sample.figure, encodeImage: storedPNG)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 { group.addTask { try svg(Sample.figure, encodeImage: storedPNG) } }
      for try await text in group { #expect(text == expected) }
    }
  }

  @Test func `a typical figure is small`() throws {
    let native = try svg(Sample.figure, encodeImage: storedPNG)
    #expect(native.utf8.count < 9_000)
    let outlined = try svg(
      Sample.figure, options: SVGOptions(text: .outline), encodeImage: storedPNG)
    #expect(outlined.utf8.count < 16_000)
  }
}
