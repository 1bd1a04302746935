import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct FigureTests {
  @Test func aFigureHasTheExpectedDefaults() {
    let figure = Figure()
    #expect(figure.size == Size(640, 400))
    #expect(figure.theme == .adaptive)
    #expect(figure.title == "")
    #expect(figure.grid.rows.count == 1)
    #expect(figure.warnings == [])
  }

  @Test func aFigureWithoutMarksIsEmptyAxes() throws {
    let drawn = try Figure().drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.description == "Empty axes with x from 0 to 1, y from 0 to 1.")
  }

  @Test func theAltTextIsTheGivenOne() throws {
    var figure = Figure(marks: [Line(x: [0.0, 1], y: [0.0, 1])])
    #expect(
      try figure.scene().description
        == "Line with x from -0.05 to 1.05, y from -0.05 to 1.05. The line rises from 0 at 0 to 1 at 1."
    )
    figure.alt = "A line that rises."
    #expect(try figure.scene().description == "A line that rises.")
  }

  @Test func formulasHaveTheColoursThatTheyName() throws {
    let scene = try Figure(title: #"$\color{s1}{x}$"#).scene()
    let titles = scene.items.compactMap { item -> TextItem? in
      if case .text(let text) = item, text.role == "title" { text } else { nil }
    }
    #expect(titles.flatMap(\.runs).map { $0.color?.role } == ["s1-text"])
  }

  @Test func errorsOfFiguresMadeInCodeNameTheMark() {
    #expect {
      try Figure(marks: [Line(x: [1.0], y: [1.0]), Scatter(x: [1.0, 2, 3], y: [1.0, 2])]).drawn()
    } throws: {
      ($0 as? NablaError)?.description
        == "marks[1] (scatter): x has 3 values and y has 2; give lists of the same length."
    }
  }

  @Test func optionsSetInCodeAreCheckedToo() {
    #expect {
      try Figure(marks: [Line(x: [1.0], y: [1.0], width: -1)]).drawn()
    } throws: {
      ($0 as? NablaError)?.description
        == "marks[0] (line): width is -1 px; give 0 to 1000."
    }
    #expect {
      try Figure(marks: [], x: AxisOptions().with(\.padding, .nan)).drawn()
    } throws: {
      ($0 as? NablaError)?.description == "x: padding is nan; give 0 to 1."
    }
  }

  @Test func eachMarkTakesTheNextColourOfThePalette() throws {
    let (x, y) = ([0.0, 1], [0.0, 1])
    let scene = try Figure(marks: [
      Line(x: x, y: y), Line(x: x, y: y, color: "ink"), Line(x: x, y: y),
    ]).scene()
    let roles = scene.paths(in: "mark-line").compactMap(\.stroke?.color?.role)
    #expect(roles == ["s1", "ink", "s2"])
  }

  @Test func aFigureInsideAFigureIsItsGrid() throws {
    let inner = Figure(title: "inner", marks: [Line(x: [0.0, 1], y: [0.0, 1])])
    let outer = Figure(title: "outer", grid: Grid([[try .figure(inner), try .figure(inner)]]))
    let drawn = try outer.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.panels.count == 2)
    #expect(drawn.scene.texts("title") == ["outer"])
    #expect(drawn.scene.texts("text") == ["inner", "inner"])
  }

  @Test func controlCharactersInTextsAreShownAndNotObeyed() throws {
    let drawn = try Figure(
      title: "a\u{1B}[31mb", marks: [Line(x: [0.0, 1], y: [0.0, 1], name: "c\u{7}d")],
      x: AxisOptions("tab\tand\u{0}zero")
    ).drawn()
    let shown = drawn.report.allBoxes.map(\.text).joined()
    #expect(shown.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }
}
