import NablaSVG
import NablaScene
import Testing

@Suite struct MarkersTests {
  static let red = ColorPair(Color(0xff0000))
  static let white = ColorPair(Color(0xffffff))

  @Test func `circles share their paint in one group`() throws {
    let item = MarkersItem(
      [Point(1, 2), Point(3.5, 4)], sizes: .one(7), fills: .one(Self.red), edge: Self.white,
      edgeWidth: 1.5)
    #expect(
      try body(.markers(item)) == """
        <g fill="#f00" stroke="#fff" stroke-width="1.5">
        <circle cx="1" cy="2" r="3.5"/>
        <circle cx="3.5" cy="4" r="3.5"/>
        </g>
        """)
  }

  @Test func `each marker can have its own size and colour`() throws {
    let item = MarkersItem(
      [Point(1, 2), Point(3, 4)], sizes: .many([2, 5.25]), fills: .many([Self.red, Sample.s1]))
    #expect(
      try body(.markers(item)) == """
        <g>
        <circle cx="1" cy="2" r="1" fill="#f00"/>
        <circle cx="3" cy="4" r="2.625" fill="#1b39f6" class="f-s1"/>
        </g>
        """)
  }

  @Test func `other shapes of one size are uses of one outline`() throws {
    let item = MarkersItem(
      [Point(1, 2), Point(3, 4)], sizes: .one(10), fills: .one(Self.red), shapes: .one(.square))
    #expect(
      try definitions(.markers(item)) == ##"<path id="#-m1" d="M-4.43-4.43h8.86v8.86h-8.86z"/>"##)
    #expect(
      try body(.markers(item)) == """
        <g fill="#f00">
        <use href="##-m1" x="1" y="2"/>
        <use href="##-m1" x="3" y="4"/>
        </g>
        """)
  }

  @Test func `mixed shapes are written where they stand`() throws {
    let item = MarkersItem(
      [Point(1, 2), Point(30, 40)], sizes: .one(10), fills: .one(Self.red),
      shapes: .many([.circle, .diamond]))
    #expect(
      try body(.markers(item)) == """
        <g fill="#f00">
        <circle cx="1" cy="2" r="5"/>
        <path d="M30 33.73l6.27 6.27-6.27 6.27-6.27-6.27z"/>
        </g>
        """)
  }

  @Test func `markers without a place, a size or a colour are left out`() throws {
    let item = MarkersItem(
      [Point(.nan, 2), Point(3, 4), Point(5, 6), Point(7, 8)], sizes: .many([1, 0, 2, 3]),
      fills: .many([Self.red, Self.red, Self.red]))
    #expect(
      try body(.markers(item)) == """
        <g>
        <circle cx="5" cy="6" r="1" fill="#f00"/>
        </g>
        """)
    #expect(try body(.markers(MarkersItem([], sizes: .one(1), fills: .one(Self.red)))) == "")
  }

  @Test func `a hundred thousand markers cost some forty bytes each`() throws {
    let points = (0..<100_000).map { Point(Double($0 % 640) + 0.25, Double($0 % 397) + 0.5) }
    let item = MarkersItem(points, sizes: .one(3), fills: .one(Sample.s1))
    let text = try svg(Sample.scene([.markers(item)]), encodeImage: storedPNG)
    #expect(text.utf8.count < 4_200_000)
    #expect(text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) > 100_000)
  }
}
