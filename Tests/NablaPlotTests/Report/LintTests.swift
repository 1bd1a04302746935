import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct LintTests {
  private func findings(_ figure: Figure) throws -> [String] {
    try figure.drawn().report.lint.map { "\($0.rule): \($0.message)" }
  }

  @Test func wordsOnWordsAreFound() throws {
    let figure = Figure(marks: [
      Text(x: [1.0, 1], y: [1.0, 1], text: ["over", "under"], repel: false)
    ])
    #expect(
      try findings(figure) == [
        "overlap: the fixed-text \"over\" and the fixed-text \"under\" overlap"
      ]
        || findings(figure) == [
          "overlap: the fixed-text \"under\" and the fixed-text \"over\" overlap"
        ])
  }

  @Test func wordsBeyondTheCanvasAreFound() throws {
    let figure = Figure(marks: [Text(x: [1.0], y: [1.0], text: ["far away"], dx: 400, repel: false)]
    )
    #expect(
      try findings(figure) == ["cut: the fixed-text \"far away\" reaches beyond the canvas"])
  }

  @Test func aCharacterThatNoFontHasIsNamed() throws {
    let figure = Figure(title: "a \u{10FFFD} b", marks: [Line(x: [0.0, 1], y: [0.0, 1])])
    #expect(
      try findings(figure) == [
        "missing-glyph: no font has the character U+10FFFD of the title \"a \u{10FFFD} b\""
      ])
  }

  @Test func theReportAsJSONHoldsWhatWasDecided() throws {
    let report = try Scatter.sample.drawn().report
    let node = report.node
    #expect(node["figure"]?["width"] == Node(report.size.width))
    #expect(node["figure"]?["alt"] == Node(report.alt))
    let panel = try #require(node["panels"]?.list?.first)
    let plot = report.panels[0].plot
    #expect(panel["plot"] == Node([plot.x, plot.y, plot.width, plot.height]))
    #expect(panel["x"]?["scale"] == "linear")
    #expect(panel["x"]?["offset"] == 0)
    #expect(panel["x"]?["exponent"] == 0)
    #expect(panel["x"]?["ticks"]?.list?.count == report.panels[0].x.ticks.count)
    #expect(panel["marks"]?.list?.first?["mark"] == "scatter")
    #expect(panel["marks"]?.list?.first?["points"] == 60)
    let box = try #require(panel["boxes"]?.list?.first)
    #expect(box.map?.map(\.key) == ["role", "text", "rect", "angle"])
    #expect(node["lint"] == [])
    #expect(try JSONReader.read(node.json(), name: "report") == node)
  }
}
