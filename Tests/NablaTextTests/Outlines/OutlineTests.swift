import NablaScene
import NablaText
import Testing

@Suite struct OutlineTests {
  private func glyph(_ text: String) throws -> (id: UInt32, font: FontID) {
    let run = try #require(typeset(text).runs.first)
    return (try #require(run.glyphs.first).id, run.font)
  }

  @Test(arguments: ["H", "x", "∇", "𝑥"])
  func standsOnTheBaseline(_ text: String) throws {
    let (id, font) = try glyph(text)
    let path = outline(of: id, font: font)
    let box = try #require(path.controlBox)
    #expect(abs(box.maxY) < 0.03)
    #expect(box.minY < -0.3 && box.minY > -1)
    #expect(box.minX > -0.1 && box.maxX < 1)
    #expect(path.verbs.first == .move && path.verbs.last == .close)
  }

  @Test func isAsHighAsTheFontSays() throws {
    let (id, font) = try glyph("H")
    #expect(outline(of: id, font: font).controlBox?.minY == -2048.0 / 2816)
  }

  @Test func turnsQuadraticCurvesIntoCubicOnes() throws {
    let (id, font) = try glyph("⊙")  // a TrueType circle
    #expect(font == FontID("DejaVuSans"))
    let path = outline(of: id, font: font)
    let box = try #require(path.controlBox)
    // The middles of the outer circle's arcs lie on it, too.
    let p = path.points
    let arcs: [Point] = stride(from: 1, to: p.count - 2, by: 3).map { i in
      let controls: Point = p[i] + p[i + 1]
      let ends: Point = p[i - 1] + p[i + 2]
      return (ends + controls * 3) * 0.125
    }
    let outer = arcs.filter { $0.distance(to: box.center) > 0.4 * box.width }
    #expect(outer.count >= 8)
    #expect(outer.allSatisfy { $0.distance(to: box.center) < box.width / 2 * 1.01 })
  }

  @Test func drawsNothingForWhatIsNone() {
    #expect(outline(of: 99_999, font: FontID("Inter-Regular")).isEmpty)
    #expect(outline(of: .max, font: FontID("DejaVuSans")).isEmpty)
    #expect(outline(of: 3, font: FontID("Nowhere")).isEmpty)
    #expect(outline(of: typeset(" ").item(at: .zero, color: .clear, role: "")).isEmpty)
  }

  @Test func placesATurnedText() throws {
    let line = typeset("H", TextStyle(size: 100))
    let level = try #require(
      outline(of: line.item(at: Point(10, 200), color: .clear, role: "")).controlBox)
    let upright = try #require(
      outline(of: line.item(at: Point(10, 200), angle: -90, color: .clear, role: "")).controlBox)
    let cap = 100 * 2048.0 / 2816
    #expect(abs(level.maxY - 200) < 1e-9 && abs(level.height - cap) < 1e-9)
    #expect(abs(upright.maxX - 10) < 1e-9 && abs(upright.width - cap) < 1e-9)
    #expect(abs(upright.height - level.width) < 1e-9)
    #expect(abs((200 - upright.maxY) - (level.minX - 10)) < 1e-9)
  }

  @Test func isTheSumOfItsRuns() {
    let item = typeset("▁the ∇").item(at: Point(5, 6), angle: 45, color: .clear, role: "")
    var sum = Path()
    for run in item.runs { sum.append(outline(of: run, in: item)) }
    #expect(item.runs.count > 2)
    #expect(outline(of: item) == sum)
  }
}
