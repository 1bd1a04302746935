import NablaCairo
import NablaScene
import Testing

@Suite("Limits and wacky scenes")
struct LimitTests {
  @Test(
    "A canvas that cannot be is refused before memory is taken",
    arguments: [
      (
        Size(0, 10), 1.0,
        "size: 0.0 × 10.0 px is not above 0 and finite; use for example 640 × 400."
      ),
      (
        Size(10, .nan), 1,
        "size: 10.0 × nan px is not above 0 and finite; use for example 640 × 400."
      ),
      (Size(10, 10), 0, "scale: 0.0 is not above 0 and finite; use 1, 2 or 3."),
      (Size(10, 10), .infinity, "scale: inf is not above 0 and finite; use 1, 2 or 3."),
      (
        Size(20000, 10), 2,
        "size 20000.0 × 10.0 at scale 2.0: a side of 40000.0 device pixels is above 32767; "
          + "make the figure smaller or lower the scale."
      ),
      (
        Size(30000, 30000), 1,
        "size 30000.0 × 30000.0 at scale 1.0: 30000 × 30000 device pixels take more than "
          + "1024 MiB; make the figure smaller or lower the scale."
      ),
      (
        Size(1e300, 1e300), 1e300,
        "size 1e+300 × 1e+300 at scale 1e+300: a side of inf device pixels is above 32767; "
          + "make the figure smaller or lower the scale."
      ),
    ])
  func canvas(size: Size, scale: Double, message: String) {
    let scene = Scene(size: size, background: white, items: [])
    let error = #expect(throws: NablaError.self) { try png(scene, scale: scale) }
    #expect(error?.description == message)
  }

  @Test("Empty items draw nothing and fail nothing")
  func empty() throws {
    let items: [SceneItem] = [
      .path(PathItem(Path(), fill: .solid(red), stroke: Stroke(red, width: 2))),
      .path(PathItem(Path(), fill: .hatch(Hatch(red)))),
      .path(PathItem(Path(segment: Point(1, 1), Point(9, 9)), stroke: Stroke(red, width: 0))),
      .markers(MarkersItem([], sizes: .one(5), fills: .one(red))),
      .image(
        ImageItem(
          Rect(x: 0, y: 0, width: 5, height: 5), pixels: Pixels(width: 0, height: 0, values: []))),
      .image(
        ImageItem(
          Rect(x: 0, y: 0, width: 0, height: 5), pixels: Pixels(width: 1, height: 1, values: [255]))
      ),
      text("", 5, 5), .group(GroupItem([])), .group(GroupItem([text("a", 5, 15)], opacity: 0)),
    ]
    let bitmap = try pixels(scene(items + [filled(0, 0, 1, 1, .solid(red))]), scale: 1)
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 1)
    #expect(try !pdf(scene(items)).isEmpty)
    #expect(try !cairoSVG(scene(items)).isEmpty)
  }

  static let broken: [(SceneItem, String)] = [
    (
      .path(
        PathItem(
          Path(segment: .zero, Point(9, 9)), stroke: Stroke(red, width: 1, dash: [0, 0]))),
      "path: cannot be drawn: invalid value for a dash setting."
    ),
    (
      .path(
        PathItem(
          Path(segment: .zero, Point(9, 9)), stroke: Stroke(red, width: 1, dash: [.nan, 1]))),
      "path: the dash [nan, 1.0] has a negative, too large or undefined length."
    ),
    (
      .path(PathItem(Path(segment: .zero, Point(9, 9)), stroke: Stroke(red, width: .nan))),
      "path: the line width nan is negative, too large or not a number."
    ),
    (
      .path(PathItem(Path(segment: .zero, Point(.nan, 9)), stroke: Stroke(red, width: 1))),
      "path: a coordinate is not finite or far outside the canvas."
    ),
    (
      .path(PathItem(Path(segment: .zero, Point(8.4e6, 9)), stroke: Stroke(red, width: 1))),
      "path: a coordinate is not finite or far outside the canvas."
    ),
    (
      .markers(MarkersItem([.zero, .zero], sizes: .many([1]), fills: .one(red))),
      "markers (2): 2 positions but 1 sizes; give one, or one for each."
    ),
    (
      .markers(MarkersItem([.zero], sizes: .one(-1), fills: .one(red))),
      "markers (1): the size -1.0 of marker 0 is negative or not finite."
    ),
    (
      .group(
        GroupItem(
          [filled(0, 0, 5, 5, .solid(red))],
          transform: Affine(a: 0, b: 0, c: 0, d: 0, tx: 0, ty: 0), role: "panel")),
      "path: cannot be drawn: invalid matrix (not invertible)."
    ),
    (
      .group(GroupItem([], opacity: .nan, role: "legend")),
      "group (legend): the opacity nan is not in 0…1."
    ),
    (
      filled(0, 0, 5, 5, .hatch(Hatch(red, spacing: 0))),
      "path: a hatch of spacing 0.0, width 1.0 and angle 45.0 cannot be drawn; "
        + "use a spacing above 0."
    ),
    (
      filled(0, 0, 5, 5, .hatch(Hatch(red, spacing: 1e-300))),
      "path: a hatch spacing of 1e-300 px is too small for its area; use a spacing of at least 1 px."
    ),
  ]

  @Test("What cannot be drawn is an error that names the item", arguments: broken.indices)
  func sticky(index: Int) {
    let (item, message) = Self.broken[index]
    let scene = scene([item, filled(0, 0, 9, 9, .solid(red))])
    let error = #expect(throws: NablaError.self) { try png(scene) }
    #expect(error?.description == message)
    let vector = #expect(throws: NablaError.self) { try pdf(scene) }
    #expect(vector?.description == message)
  }

  @Test("Groups nested too deep are an error, not a crash")
  func deep() {
    var item = filled(0, 0, 1, 1, .solid(red))
    for _ in 0..<200 { item = .group(GroupItem([item])) }
    let error = #expect(throws: NablaError.self) { try png(scene([item])) }
    #expect(error?.description == "group: groups are nested deeper than 100.")
  }
}
