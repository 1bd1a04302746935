import NablaCompare
import NablaScene
import Testing

@Suite struct SceneTextTests {
  private static let white = ColorPair(
    light: Color(0xFFFFFF), dark: Color(0x15181D), role: "paper")
  private static let red = ColorPair(Color(0xFF0000))

  private func scene(_ items: [SceneItem], title: String = "Loss \"low\"") -> Scene {
    Scene(size: Size(640, 400), background: Self.white, items: items, title: title)
  }

  private func lines(_ items: [SceneItem]) -> [String] {
    Array(SceneText(scene(items)).lines.dropFirst())
  }

  @Test("the first line says the scene's size, colours and title")
  func head() {
    #expect(
      SceneText(scene([])).lines == [
        "scene appearance=adaptive background=#ffffffff/#15181dff@paper size=640.000,400.000 "
          + "title=\"Loss \\\"low\\\"\""
      ])
  }

  @Test("a path has its points, paint and stroke, in alphabetical order")
  func path() {
    let path = Path(polyline: [Point(1, 2.00049), Point(-0.0001, 3.5)])
    let stroke = Stroke(Self.red.opacity(0.5), width: 2, dash: [4, 2])
    #expect(
      lines([.path(PathItem(path, stroke: stroke))]) == [
        "path d=M1.000,2.000;L0.000,3.500 stroke=#ff000080 stroke-cap=round "
          + "stroke-dash=4.000,2.000 stroke-join=round stroke-width=2.000"
      ])
  }

  @Test("groups are indented and say their role")
  func group() {
    let inner = SceneItem.path(
      PathItem(Path(Rect(x: 0, y: 0, width: 1, height: 1)), fill: .solid(Self.red)))
    let lines = lines([.group(GroupItem([inner], opacity: 0.25, role: "legend"))])
    #expect(lines.first == "group opacity=0.250 role=legend")
    #expect(lines.last?.hasPrefix("  path d=M0.000,0.000;") == true)
    #expect(lines.last?.hasSuffix("fill=#ff0000ff") == true)
  }

  @Test("a text has its source, fonts and advances, and no glyph's number")
  func text() {
    let glyphs = [
      Glyph(id: 17, position: Point(0, 0), cluster: 0),
      Glyph(id: 18, position: Point(9.104, 0), cluster: 1),
    ]
    let run = GlyphRun(
      font: FontID("Inter-Regular"), size: 12, glyphs: glyphs, offset: .zero, advance: 16.305,
      sourceRange: 0..<2)
    let item = TextItem(
      "Lo", runs: [run], origin: Point(10, 20), width: 16.305, color: Self.red, role: "title")
    #expect(
      lines([.text(item)]) == [
        "text color=#ff0000ff origin=10.000,20.000 role=title "
          + "runs=Inter-Regular:12.000:\"Lo\":0.000,0.000:9.104,7.201 source=\"Lo\" width=16.305"
      ])
    var other = item
    other.runs[0].glyphs[1].id = 99
    #expect(lines([.text(other)]) == lines([.text(item)]))
    other.runs[0].glyphs[1].id = 0
    #expect(lines([.text(other)]) != lines([.text(item)]))
  }

  @Test("many points are a count, a box and a hash that tells them apart")
  func many() {
    let points = (0..<5000).map { Point(Double($0) / 10, Double($0 % 50)) }
    let line = lines([.path(PathItem(Path(polyline: points), stroke: Stroke(Self.red, width: 1)))])[
      0]
    #expect(line.utf8.count < 300)
    #expect(line.contains("d=5000[0.000,0.000;499.900,49.000]#"))
    var moved = points
    moved[2500].x += 0.002
    #expect(
      lines([.path(PathItem(Path(polyline: moved), stroke: Stroke(Self.red, width: 1)))])[0] != line
    )
  }

  @Test("a change below half a thousandth is none, one above is")
  func resolution() {
    func line(_ x: Double) -> [String] {
      lines([
        .image(
          ImageItem(
            Rect(x: x, y: 0, width: 4, height: 4), pixels: Pixels(width: 1, height: 1, values: [7]))
        )
      ])
    }
    #expect(line(1.0001) == line(1))
    #expect(line(1.001) != line(1))
  }

  @Test("the box of a role holds what has it")
  func roles() throws {
    let rect = Rect(x: 100, y: 50, width: 20, height: 10)
    let item = SceneItem.path(PathItem(Path(rect), fill: .solid(Self.red)))
    let scene = scene([.group(GroupItem([item], transform: .translation(5, 5), role: "legend"))])
    let box = try #require(scene.box(ofRole: "legend"))
    #expect(box.contains(rect.offset(by: Point(5, 5))))
    #expect(box.width < 24)
    #expect(scene.box(ofRole: "title") == nil)
  }
}
