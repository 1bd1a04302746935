import NablaSVG
import NablaScene
import Testing

@Suite struct StylesTests {
  static func fill(_ pair: ColorPair) -> SceneItem {
    .path(PathItem(Path(segment: .zero, Point(1, 1)), fill: .solid(pair)))
  }

  static func line(_ pair: ColorPair) -> SceneItem {
    .path(PathItem(Path(segment: .zero, Point(1, 1)), stroke: Stroke(pair, width: 1)))
  }

  @Test func `classes are named by role, else in order of first use`() throws {
    let items = [
      Self.fill(Sample.pair(0x111111, 0xeeeeee, "s1-text")), Self.fill(Sample.pair(1, 2)),
      Self.line(Sample.pair(3, 4)), Self.line(Sample.pair(1, 2)), Self.fill(Sample.pair(1, 2)),
    ]
    #expect(
      try rules(items) == """
        @media (prefers-color-scheme:dark){
        .# .f-paper{fill:#15181d}
        .# .f-s1-text{fill:#eee}
        .# .f-c1{fill:#000002}
        .# .s-c2{stroke:#000004}
        .# .s-c1{stroke:#000002}
        }
        """)
  }

  @Test func `the light colour is an attribute and the class comes beside it`() throws {
    #expect(
      try body(Self.fill(Sample.s1)) == ##"<path d="M0 0l1 1" fill="#1b39f6" class="f-s1"/>"##)
    let both = PathItem(
      Path(segment: .zero, Point(1, 1)), fill: .solid(Sample.s1),
      stroke: Stroke(Sample.ink, width: 1))
    #expect(
      try body(.path(both)) == """
        <path d="M0 0l1 1" fill="#1b39f6" stroke="#16181d" class="f-s1 s-ink"/>
        """)
  }

  @Test func `one role at two opacities is one class`() throws {
    let items = [Self.fill(Sample.s1), Self.fill(Sample.s1.opacity(0.2))]
    #expect(try rules(items).ranges(of: "f-s1").count == 1)
    #expect(
      try figure(items).contains(##"fill="#1b39f6" fill-opacity="0.2" class="f-s1""##))
  }

  @Test func `an opacity that changes with the page is part of the rule`() throws {
    var pair = Sample.ink
    pair.light = pair.light.opacity(0.1)
    pair.dark = pair.dark.opacity(0.2)
    let items = [Self.line(Sample.ink), Self.line(pair)]
    #expect(try rules(items).contains(".# .s-ink-2{stroke:#e8eaee;stroke-opacity:0.2}"))
    #expect(
      try figure(items).contains(##"stroke="#16181d" stroke-opacity="0.102" class="s-ink-2""##))
  }

  @Test func `a colour that is the same on both pages has no class`() throws {
    let same = ColorPair(light: Color(5), dark: Color(5), role: "brand")
    #expect(try body(Self.fill(same)) == ##"<path d="M0 0l1 1" fill="#000005"/>"##)
  }

  @Test func `two colours of one role keep apart`() throws {
    let items = [Self.fill(Sample.pair(1, 2, "s1")), Self.fill(Sample.pair(3, 4, "s1"))]
    let text = try rules(items)
    #expect(text.contains(".# .f-s1{fill:#000002}"))
    #expect(text.contains(".# .f-s1-2{fill:#000004}"))
  }

  @Test(arguments: [(Appearance.light, "#1b39f6", "#fff"), (.dark, "#3280e3", "#15181d")])
  func `one side alone has neither classes nor a media query`(
    appearance: Appearance, color: String, paper: String
  ) throws {
    let text = try figure([Self.fill(Sample.s1)], appearance: appearance)
    #expect(text.contains(#"<path d="M0 0l1 1" fill="\#(color)"/>"#))
    #expect(text.contains(#"<rect width="100" height="50" fill="\#(paper)"/>"#))
    #expect(!text.contains("<style") && !text.contains("@media"))
  }

  @Test func `a role that is no name cannot break out of its class`() throws {
    let items = [Self.fill(Sample.pair(1, 2, "a}b\"<script>é"))]
    #expect(try rules(items).contains(".# .f-a-b--script---{fill:#000002}"))
  }
}
