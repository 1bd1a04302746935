import NablaSVG
import NablaScene
import Testing

@Suite struct PaintTests {
  static let square = Path(Rect(x: 0, y: 0, width: 9, height: 9))

  static func filled(_ paint: Paint) -> SceneItem { .path(PathItem(square, fill: paint)) }

  @Test func `a gradient is a definition in canvas coordinates`() throws {
    let gradient = LinearGradient(
      from: Point(1, 2), to: Point(3, 4),
      stops: [.init(0, Sample.s1), .init(0.3333, ColorPair(.clear))])
    let item = Self.filled(.linearGradient(gradient))
    #expect(
      try definitions(item) == """
        <linearGradient id="#-g1" gradientUnits="userSpaceOnUse" x1="1" y1="2" x2="3" y2="4">\
        <stop offset="0" stop-color="#1b39f6" class="t-s1"/>\
        <stop offset="0.333" stop-color="#000" stop-opacity="0"/></linearGradient>
        """)
    #expect(try body(item) == ##"<path d="M0 0h9v9h-9z" fill="url(##-g1)"/>"##)
    #expect(try rules([item]).contains(".# .t-s1{stop-color:#3280e3}"))
  }

  @Test func `a hatch is a pattern of one line over its background`() throws {
    let hatch = Hatch(ColorPair(Color(0xff0000)), background: ColorPair(Color(0xffff00)))
    let item = Self.filled(.hatch(hatch))
    #expect(
      try definitions(item) == """
        <path id="#-p1" d="M0 0h9v9h-9z"/>
        <pattern id="#-h1" patternUnits="userSpaceOnUse" width="64" height="5" \
        patternTransform="rotate(-45)"><path d="M-1 2.5h66" stroke="#f00" \
        stroke-linecap="butt"/></pattern>
        """)
    #expect(
      try body(item) == """
        <use href="##-p1" fill="#ff0"/>
        <use href="##-p1" fill="url(##-h1)"/>
        """)
  }

  @Test func `equal gradients and hatches are defined once`() throws {
    let hatch = Paint.hatch(Hatch(Sample.s1))
    let gradient = Paint.linearGradient(
      LinearGradient(from: .zero, to: Point(1, 1), stops: [.init(0, Sample.s1)]))
    let text = try figure([hatch, gradient, hatch, gradient].map(Self.filled))
    #expect(text.ranges(of: "<pattern").count == 1)
    #expect(text.ranges(of: "<linearGradient").count == 1)
    #expect(text.ranges(of: "url(##-h1)").count == 2)
  }

  @Test func `what is clear on both sides is none`() throws {
    #expect(try body(Self.filled(.solid(.clear))) == #"<path d="M0 0h9v9h-9z" fill="none"/>"#)
  }
}
