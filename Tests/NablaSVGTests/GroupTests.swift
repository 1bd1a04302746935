import NablaSVG
import NablaScene
import Testing

@Suite struct GroupTests {
  static let dot = SceneItem.path(
    PathItem(Path(segment: .zero, Point(1, 1)), fill: .solid(ColorPair(Color(0)))))

  @Test func `a group has its role, place, clip, opacity and title`() throws {
    let group = GroupItem(
      [Self.dot], clip: Path(Rect(x: 0, y: 0, width: 5, height: 5)),
      transform: .translation(10, 20.5), opacity: 0.5, role: "mark-line", title: "A <line>")
    #expect(
      try definitions(.group(group))
        == ##"<clipPath id="#-k1"><path d="M0 0h5v5h-5z"/></clipPath>"##)
    #expect(
      try body(.group(group)) == """
        <g class="mark-line" transform="translate(10 20.5)" clip-path="url(##-k1)" opacity="0.5">
        <title>A &lt;line&gt;</title>
        <path d="M0 0l1 1" fill="#000"/>
        </g>
        """)
  }

  @Test func `a plain group says nothing and an empty one is left out`() throws {
    #expect(
      try body(.group(GroupItem([Self.dot]))) == """
        <g>
        <path d="M0 0l1 1" fill="#000"/>
        </g>
        """)
    #expect(try body(.group(GroupItem([], role: "legend"))) == "")
  }

  @Test func `a matrix keeps enough decimals to place the far edge`() throws {
    let group = GroupItem([Self.dot], transform: .rotation(degrees: 30))
    #expect(
      try body(.group(group)).hasPrefix(#"<g transform="matrix(0.86603 0.5 -0.5 0.86603 0 0)">"#))
  }

  @Test func `equal clips are defined once and an empty clip hides all`() throws {
    let clip = Path(Rect(x: 0, y: 0, width: 5, height: 5))
    let text = try figure([
      .group(GroupItem([Self.dot], clip: clip)), .group(GroupItem([Self.dot], clip: clip)),
      .group(GroupItem([Self.dot], clip: Path())),
    ])
    #expect(text.ranges(of: "<clipPath").count == 2)
    #expect(text.ranges(of: "url(##-k1)").count == 2)
    #expect(text.contains(##"<clipPath id="#-k2"></clipPath>"##))
  }

  @Test(arguments: [Double.nan, 1, 7]) func `an opacity of one or more is not said`(
    opacity: Double
  ) throws {
    #expect(try !body(.group(GroupItem([Self.dot], opacity: opacity))).contains("opacity"))
  }
}
