import NablaSVG
import NablaScene
import Testing

@Suite struct PathTests {
  static let red = ColorPair(Color(0xff0000))

  static func data(_ path: Path) throws -> String {
    between(" d=\"", "\"", try body(.path(PathItem(path, fill: .solid(red)))))
  }

  @Test func `a stroked and filled path is one element`() throws {
    let item = PathItem(
      Path(segment: Point(1, 2), Point(4, 6)), fill: .solid(Self.red), evenOdd: true,
      stroke: Stroke(
        ColorPair(Color(0x123456)), width: 2.5, dash: [4, 2.5], cap: .butt, join: .miter))
    #expect(
      try body(.path(item)) == """
        <path d="M1 2l3 4" fill-rule="evenodd" fill="#f00" stroke="#123456" stroke-width="2.5" \
        stroke-dasharray="4 2.5" stroke-linecap="butt" stroke-linejoin="miter" \
        stroke-miterlimit="10"/>
        """)
  }

  @Test func `a line of the scene's default kind says only its colour and width`() throws {
    let item = PathItem(
      Path(segment: .zero, Point(3, 0)), stroke: Stroke(Self.red, width: 2))
    #expect(try body(.path(item)) == ##"<path d="M0 0h3" stroke="#f00" stroke-width="2"/>"##)
  }

  @Test func `a halo is a wider stroke of the same outline below`() throws {
    let item = PathItem(
      Path(segment: .zero, Point(3, 4)), stroke: Stroke(Self.red, width: 2),
      halo: Stroke(ColorPair(Color(0xffffff)), width: 6))
    #expect(try definitions(.path(item)) == ##"<path id="#-p1" d="M0 0l3 4"/>"##)
    #expect(
      try body(.path(item)) == """
        <use href="##-p1" stroke="#fff" stroke-width="6"/>
        <use href="##-p1" stroke="#f00" stroke-width="2"/>
        """)
  }

  @Test func `rectangles use horizontal and vertical steps`() throws {
    #expect(try Self.data(Path(Rect(x: 10, y: 20, width: 5, height: 2.5))) == "M10 20h5v2.5h-5z")
  }

  @Test func `numbers touch where that cannot be misread`() throws {
    let points = [Point(0, 0), Point(0.5, 0.25), Point(1, 0), Point(1.5, 10), Point(1.25, 9)]
    #expect(try Self.data(Path(polyline: points)) == "M0 0l.5.25.5-.25.5 10-.25-1")
  }

  @Test func `curves are relative to the pen`() throws {
    var path = Path()
    path.move(to: Point(10, 10))
    path.curve(Point(11, 10), Point(12, 11), to: Point(12, 12))
    #expect(try Self.data(path) == "M10 10c1 0 2 1 2 2")
  }

  @Test func `subpaths go on from the pen and lines after a close from its start`() throws {
    var path = Path(Rect(x: 1, y: 1, width: 2, height: 2))
    path.line(to: Point(5, 6))
    path.move(to: Point(7, 8))
    path.line(to: Point(8, 9))
    #expect(try Self.data(path) == "M1 1h2v2h-2zl4 5m2 2 1 1")
  }

  @Test func `a dot stays and repeated points go`() throws {
    let p = Point(3, 3)
    #expect(try Self.data(Path(segment: p, p)) == "M3 3h0")
    #expect(try Self.data(Path(polyline: [p, Point(4, 5), Point(4, 5), p])) == "M3 3l1 2-1-2")
  }

  @Test func `rounding does not add up along a line`() throws {
    let path = Path(polyline: (0...1000).map { Point(Double($0) / 256, 0) })
    let steps = try Self.data(path).dropFirst("M0 0h".count)
    // .01 or 0 a step: the sum is the last point to the hundredth.
    let sum = steps.split(separator: ".").compactMap { Int($0.prefix(2).filter(\.isNumber)) }
    #expect(sum.reduce(0, +) == 391)
  }

  @Test func `a point that is not finite breaks the line`() throws {
    let points = [
      Point(0, 0), Point(1, 1), Point(.nan, 2), Point(3, 3), Point(4, 4), Point(5, .infinity),
      Point(6, 6), Point(7, 7),
    ]
    #expect(try Self.data(Path(polyline: points, closed: true)) == "M0 0l1 1m2 2 1 1m2 2 1 1")
  }

  @Test func `nothing is written for an empty path or one without paint`() throws {
    #expect(try body(.path(PathItem(Path(), fill: .solid(Self.red)))) == "")
    #expect(try body(.path(PathItem(Path(segment: .zero, Point(1, 1))))) == "")
  }
}
