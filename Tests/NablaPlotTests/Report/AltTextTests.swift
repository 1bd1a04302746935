import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct AltTextTests {
  private func words(_ figure: Figure) throws -> String { try figure.scene().description }

  private func figure(
    title: String = "", _ marks: [any Mark], _ x: String, _ xs: ClosedRange<Double>? = nil,
    _ y: String, _ ys: ClosedRange<Double>? = nil, color: String? = nil
  ) -> Figure {
    Figure(
      title: title, marks: marks, x: AxisOptions(x, domain: xs), y: AxisOptions(y, domain: ys),
      color: ColorOptions(color))
  }

  @Test func aLineTellsItsCourseAndWhereItGoesBeyondItsEnds() throws {
    let rising = Line(x: [0.0, 1, 2, 3, 4], y: [1.0, 2, 4, 8, 7], name: "load")
    #expect(
      try words(figure(title: "Growth", [rising], "day", 0...4, "level", 0...10))
        == "Growth. Line with day from 0 to 4, level from 0 to 10. load rises from 1 at 0 to 7 at 4, highest 8 at 3."
    )
    let falling = Line(x: [0.0, 1, 2, 3], y: [9.0, 5, 2.5, 0])
    #expect(
      try words(figure([falling], "day", 0...4, "level", 0...10))
        == "Line with day from 0 to 4, level from 0 to 10. The line falls from 9 at 0 to 0 at 3.")
    let wave = Line(x: [0.0, 1, 2, 3, 4], y: [0.0, 5, 0, -5, 0])
    #expect(
      try words(figure([wave], "day", 0...4, "level", -10...10))
        == "Line with day from 0 to 4, level from -10 to 10. The line goes from 0 at 0 to 0 at 4 without a clear trend, highest 5 at 1, lowest -5 at 3."
    )
    let flat = Line(x: [0.0, 4], y: [2.0, 2])
    #expect(
      try words(figure([flat], "day", 0...4, "level", 0...10))
        == "Line with day from 0 to 4, level from 0 to 10. The line stays at 2 from 0 to 4.")
  }

  @Test func smallNumbersOnALogarithmicAxisAreNoZeros() throws {
    let line = Line(x: [1.0, 2, 3], y: [0.0117, 1, 540])
    let figure = Figure(
      marks: [line], x: AxisOptions("x", domain: 1...3),
      y: AxisOptions("size", scale: "log", domain: 0.0095...823))
    #expect(
      try words(figure)
        == "Line with x from 1 to 3, size from 0.0095 to 823 on a log scale. The line rises from 0.0117 at 1 to 540 at 3."
    )
  }

  @Test func aFunctionTurnsAtTheLimitOfAHoleAndIsNamedWithoutMarkup() throws {
    let figure = Figure(
      marks: [FunctionMark(try Formula("sin(x)/x"), name: "$\\operatorname{sinc} x$")])
    let text = try words(figure)
    #expect(!text.contains("nan"))
    #expect(!text.contains("$"))
    #expect(text.contains("(0, 1)"))
  }

  @Test func pointsWithoutAPlaceAreNotCounted() throws {
    let points = Scatter(
      x: [1.0, 2, Double.nan, 4], y: [2.0, 4, 6, Double.nan], color: ["a", "a", "a", "b"])
    #expect(try words(Figure(marks: [points])).contains("2 points in 2 groups (a 2, b 0)."))
  }

  @Test func manyLinesAreTakenTogether() throws {
    let groups = ["a", "b", "c", "d"]
    let lines = Line(
      x: groups.flatMap { _ in [0.0, 1] }, y: [1.0, 2, 3, 4, 5, 6, 7, 8],
      color: groups.flatMap { [$0, $0] })
    #expect(
      try words(figure([lines], "day", 0...1, "level", 0...10))
        == "Line with day from 0 to 1, level from 0 to 10. 4 lines, highest 8 at 1 (d), lowest 1 at 0 (a). Series: a, b, c, d."
    )
  }

  @Test func aPathThatTurnsBackHasNoTrend() throws {
    let path = Line(x: [0.0, 2, 1], y: [0.0, 1, 3])
    #expect(
      try words(figure([path], "x", 0...2, "y", 0...4))
        == "Line with x from 0 to 2, y from 0 to 4. The line is a path of 3 points from (0, 0) to (1, 3)."
    )
  }

  @Test func pointsTellTheirGroupsAndHowTheyGoTogether() throws {
    let points = Scatter(
      x: [1.0, 2, 3, 4], y: [2.0, 4, 6, 8], color: ["apple", "apple", "pear", "pear"])
    #expect(
      try words(figure([points], "width", 0...5, "weight", 0...10))
        == "Scatter with width from 0 to 5, weight from 0 to 10. 4 points in 2 groups (apple 2, pear 2); y rises with x (correlation 1.00)."
    )
    let square = Scatter(x: [0.0, 0, 1, 1], y: [0.0, 1, 0, 1])
    #expect(
      try words(figure([square], "x", 0...1, "y", 0...1))
        == "Scatter with x from 0 to 1, y from 0 to 1. 4 points; y shows no clear trend along x (correlation 0.00)."
    )
  }

  @Test func fewBarsAreToldOneByOneAndOfManyTheEnds() throws {
    #expect(
      try words(
        figure([Bar(x: ["e", "t", "a"], y: [12.0, 9, 8])], "letter", nil, "share", 0...15))
        == "Bar with letter in 3 bands (e, t, a), share from 0 to 15. Bars: e 12, t 9, a 8.")
    let letters = ["e", "t", "a", "o", "i", "n", "s"]
    #expect(
      try words(
        figure(
          [Bar(x: letters, y: [12.0, 9, 8, 7, 6, 5, 5.5])], "letter", nil, "share", 0...15))
        == "Bar with letter in 7 bands (e, t, a, o, i, n, s), share from 0 to 15. 7 bars, largest 12 (e), smallest 5 (n)."
    )
  }

  @Test func aHistogramTellsItsFullestBin() throws {
    let histogram = Histogram(x: [1.0, 1, 2, 3, 3, 3], bins: .edges([0.5, 1.5, 2.5, 3.5]))
    #expect(
      try words(figure([histogram], "sum", 0...4, "throws", 0...4))
        == "Histogram with sum from 0 to 4, throws from 0 to 4. 6 values in 3 bins; most, 3, from 2.5 to 3.5."
    )
  }

  @Test func aHeatmapTellsItsLargestCells() throws {
    let matrix = try #require(Matrix([[1, 2], [3, 4]]))
    let heatmap = Heatmap(matrix, xLabels: ["a", "b"], yLabels: ["c", "d"])
    #expect(
      try words(figure([heatmap], "key", nil, "query", nil, color: "weight"))
        == "Heatmap with key in 2 bands (a, b), query in 2 bands (c, d). 2 rows and 2 columns; largest 4 in row d, column b; 3 in row d, column a; 2 in row c, column b; smallest 1 in row c, column a. Colour shows weight."
    )
  }

  @Test func boxesTellTheirMedians() throws {
    let boxes = Box(x: ["a", "a", "a", "b", "b", "b"], y: [1.0, 2, 3, 4, 6, 8])
    #expect(
      try words(figure([boxes], "group", nil, "value", 0...10))
        == "Box with group in 2 bands (a, b), value from 0 to 10. Medians: a 2, b 6.")
  }

  @Test func aFunctionTellsItsZerosAndTurns() throws {
    let parabola = FunctionMark(try Formula("x^2 - 1"), domain: -2...2, name: "parabola")
    #expect(
      try words(figure([parabola], "x", -2...2, "y", -2...4))
        == "Function with x from -2 to 2, y from -2 to 4. parabola is 0 at -1, 1, turns at (0, -1)."
    )
  }

  @Test func contoursTellTheHighestAndTheLowestPlace() throws {
    let matrix = try #require(Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    let contour = Contour(matrix, x: 0...2, y: 0...2, levels: .exactly([4, 6]))
    #expect(
      try words(figure([contour], "across", nil, "up", nil, color: "height"))
        == "Contour with across from 0 to 2, up from 0 to 2. 2 levels from 4 to 6, highest value 9 at (2, 0), lowest 1 at (0, 2). Colour shows height."
    )
  }

  @Test func severalPanelsBeginWithWhatTheyShare() throws {
    func panel(_ title: String, _ y: [Double]) -> Panel {
      Panel(
        title: title, marks: [Line(x: [0.0, 3], y: y)], x: AxisOptions("day", domain: 0...4),
        y: AxisOptions("level", domain: 0...10))
    }
    let panels = [panel("North", [1, 3]), panel("South", [5, 2])].map { Cell.panel($0) }
    #expect(
      try words(Figure(title: "Two places", grid: Grid([panels], sharesX: true)))
        == "Two places. 2 panels of line, all with day from 0 to 4. North: with level from 0 to 10. The line rises from 1 at 0 to 3 at 3. South: with level from 0 to 10. The line falls from 5 at 0 to 2 at 3."
    )
    #expect(
      try words(Figure(grid: Grid([panels], sharesX: true, sharesY: true)))
        == "2 panels of line, all with day from 0 to 4, level from 0 to 10. North. The line rises from 1 at 0 to 3 at 3. South. The line falls from 5 at 0 to 2 at 3."
    )
  }

  @Test func daysAreToldAsDays() throws {
    let table = try Table([
      ("day", .time([0, 86_400_000_000])), ("price", .numbers([2, 3])),
    ])
    let figure = Figure(data: table, marks: [Line(x: "day", y: "price")])
    #expect(
      try words(figure).hasSuffix("The line rises from 2 at 1970-01-01 to 3 at 1970-01-02."))
  }

  @Test(arguments: Sample.marks)
  func aSampleSaysMoreThanItsAxesInNoMoreThan600Letters(sample: Sample) throws {
    let scene = try sample.figure.scene()
    #expect(scene.description.count <= 600)
    #expect(scene.description.hasSuffix("."))
    // The title, what the panel is, and what its marks show.
    #expect(scene.description.split(separator: ". ").count >= 3, "\(scene.description)")
  }
}
