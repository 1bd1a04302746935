import NablaPlot
import TestSupport
import Testing

/// Functions written in code, as figure files hold them.
@Suite struct SampledFunctionTests {
  private func figure(_ mark: FunctionMark) -> Figure {
    Figure(title: "In code", marks: [mark], x: AxisOptions("x"), y: AxisOptions("y"))
  }

  @Test func aFunctionInCodeIsWrittenAsItsSamplesAndReadBack() throws {
    let mark = FunctionMark(domain: -2...2, name: "square root") { $0.squareRoot() }
    let node = try #require(figure(mark).document)
    let text = node.json()
    #expect(text.contains("2001 samples of a function in code"))
    let again = try FigureDocument(text: text, file: "f.json").load(files: nil)
    let (a, b) = (try figure(mark).drawn(), try again.drawn())
    #expect(problems(of: b) == [])
    #expect(a.report.panels[0].y.domain == b.report.panels[0].y.domain)
    #expect(a.report.panels[0].plot == b.report.panels[0].plot)
    // What was read is written as it was.
    #expect(again.document?.json() == text)
  }

  @Test func betweenSamplesIsAStraightLine() throws {
    let file = try FigureDocument(
      text: "marks: [{mark: function, f: {x: [0, 2], y: [0, 1, .nan]}}]", file: "f.yaml"
    ).load(files: nil)
    let series = try #require(file.drawn().report.panels[0].marks.first?.series)
    let x = try #require(series.first { $0.name == "x" }?.column.numbers)
    let y = try #require(series.first { $0.name == "y" }?.column.numbers)
    let shown = zip(x, y).filter { $0.1.isFinite }
    #expect(shown.count > 10)
    #expect(shown.allSatisfy { abs($0.0 - $0.1) < 1e-12 && $0.0 <= 1 } == true)
  }
}
