import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Odd numbers give a finite, sensible figure that says what it left out.
@Suite struct BadDataTests {
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let x: [Double]
    let y: [Double]
    /// The warnings, whole.
    var warnings: [String] = []
  }

  static let cases = [
    Case(description: "nothing", x: [], y: []),
    Case(description: "one point", x: [3], y: [4]),
    Case(description: "one point at the origin", x: [0], y: [0]),
    Case(description: "all equal", x: [5, 5, 5], y: [-2, -2, -2]),
    Case(
      description: "a NaN in the middle", x: [1, 2, 3], y: [1, .nan, 3],
      warnings: ["y: 1 of 3 values are not finite and not drawn"]),
    Case(
      description: "infinities", x: [1, .infinity, 3, 4], y: [1, 2, -.infinity, 4],
      warnings: [
        "x: 1 of 4 values are not finite and not drawn",
        "y: 1 of 4 values are not finite and not drawn",
      ]),
    Case(
      description: "nothing but NaN", x: [.nan, .nan], y: [.nan, .nan],
      warnings: [
        "x: 2 of 2 values are not finite and not drawn",
        "y: 2 of 2 values are not finite and not drawn",
      ]),
    Case(description: "the widest range", x: [-1.7e308, 0, 1.7e308], y: [1.7e308, 0, -1.7e308]),
    Case(description: "huge and equal", x: [1.7e308, 1.7e308], y: [-1.7e308, -1.7e308]),
    Case(description: "denormals", x: [0, 5e-324, 1e-323], y: [5e-324, 1e-323, 0]),
    Case(description: "one denormal", x: [5e-324], y: [-5e-324]),
    Case(description: "the least normal number", x: [2.3e-308, 4.6e-308], y: [1, 2]),
    Case(description: "a far offset", x: [1e15, 1e15 + 1, 1e15 + 2], y: [1, 2, 3]),
    Case(description: "neighbours at 1e16", x: [1e16, 1e16 + 2], y: [1, 2]),
    Case(description: "one far outlier", x: [0, 1, 2, 1e300], y: [0, 1, 2, -1e300]),
  ]

  static func marks(_ x: [Double], _ y: [Double]) -> [(String, any Mark)] {
    [
      ("line", Line(x: x, y: y, name: "a line")), ("scatter", Scatter(x: x, y: y)),
      ("coloured scatter", Scatter(x: x, y: y, color: y, size: x.map(abs))),
      ("area", Area(x: x, y: y)), ("area between", Area(x: x, y: y, y2: x)),
      ("rule", Rule(x: x)), ("text", Text(x: x, y: y, text: x.map { "\($0)" })),
    ]
  }

  @Test(arguments: cases)
  func oddNumbersGiveASoundFigureAndAWord(given: Case) throws {
    for (name, mark) in Self.marks(given.x, given.y) {
      let drawn = try Figure(title: "A title", marks: [mark]).drawn()
      let wrong = problems(of: drawn).filter {
        // Words that somebody puts on one point may well cover each other.
        name != "text" || !($0.hasPrefix("overlap") || $0.hasPrefix("cut"))
      }
      #expect(wrong == [], "\(name)")
      if name == "line" || name == "scatter" {
        #expect(drawn.report.warnings == given.warnings, "\(name)")
      }
    }
  }

  @Test(arguments: cases)
  func oddNumbersOnALogarithmicAxisAreDrawnOrRefused(given: Case) throws {
    for (name, mark) in Self.marks(given.x, given.y) where name != "text" {
      do throws(NablaError) {
        let drawn = try Figure(marks: [mark], y: AxisOptions(scale: "log")).drawn()
        #expect(problems(of: drawn) == [], "\(name)")
      } catch {
        #expect(
          error.description.hasPrefix("y: scale is log, but none of the"), "\(name): \(error)")
      }
    }
  }

  @Test func valuesNotAboveZeroOnALogarithmicAxisAreCounted() throws {
    let report = try Figure(
      marks: [Line(x: [1.0, 2, 3, 4], y: [0.0, -1, 10, 100])], x: AxisOptions("day"),
      y: AxisOptions("loss", scale: "log")
    ).drawn().report
    #expect(
      report.warnings == ["y: 2 of 4 values are not above 0 and have no place on a log axis"])
    #expect(report.lint.map(\.rule) == ["values"])
  }

  @Test(
    arguments: [
      Matrix.empty, Matrix([[]]), Matrix([[5]]), Matrix([[.nan]]), Matrix([[.nan, .infinity]]),
      Matrix([[1e308, -1e308]]), Matrix([[5e-324, 0]]), Matrix([[3, 3], [3, 3]]),
      Matrix([[-.infinity, 1], [2, .infinity]]),
    ] as [Matrix?])
  func oddMatricesGiveASoundHeatmap(matrix: Matrix?) throws {
    let matrix = try #require(matrix)
    for kind in Heatmap.Values.allCases {
      let figure = Figure(marks: [Heatmap(matrix, annotate: .never, values: kind)])
      #expect(problems(of: try figure.drawn()) == [], "\(kind)")
    }
    let annotated = try Figure(marks: [Heatmap(matrix)]).drawn()
    #expect(problems(of: annotated) == [])
  }

  @Test(.timeLimit(.minutes(10)))
  func aMillionPointsOfALineBecomeAFewThousand() throws {
    var random = SeededGenerator(seed: 1)
    let n = 1_000_000
    let x = (0..<n).map(Double.init)
    let y = x.map { _ in Double.random(in: -1...1, using: &random) }
    let scene = try Figure(marks: [Line(x: x, y: y)]).scene()
    let points = scene.paths(in: "mark-line").reduce(0) { $0 + $1.path.points.count }
    // At most four points for each quarter of a logical pixel.
    #expect((4000...4 * 4 * 640).contains(points), "\(points)")
  }

  @Test(.timeLimit(.minutes(10)))
  func aMillionMarkersThatStayMarkersAreOneItem() throws {
    let n = 1_000_000
    let x = (0..<n).map { Double($0 % 1000) }
    let y = (0..<n).map { Double($0 / 1000) }
    var mark = Scatter(x: x, y: y)
    mark.vector = true
    let scene = try Figure(marks: [mark]).scene()
    let items = scene.markers(in: "mark-scatter")
    #expect(items.count == 1)
    #expect(items.first?.positions.count == n)
  }

  @Test(.timeLimit(.minutes(10)))
  func aHundredThousandCategoriesOnAnAxisThinOutAndSaySo() throws {
    let n = 100_000
    let names = (0..<n).map { "category \($0)" }
    let drawn = try Figure(marks: [Scatter(x: names, y: names.indices.map { $0 % 7 })]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.size == Size(640, 400))
    let labels = drawn.report.panels[0].x.ticks.count
    #expect((10...60).contains(labels), "\(labels)")
    #expect(drawn.report.warnings.contains { $0.hasPrefix("x has 100000 labels; 1 in ") })
    #expect(drawn.scene.description.contains("100000 bands"))
    #expect(drawn.scene.description.count < 1000)
  }

  @Test(.timeLimit(.minutes(10)))
  func aHundredThousandCategoriesUpAnAxisThinOutAndSaySo() throws {
    let names = (0..<100_000).map { "category \($0)" }
    let drawn = try Figure(marks: [Scatter(x: names.indices.map { $0 }, y: names)]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.warnings.contains { $0.hasPrefix("y has 100000 labels; 1 in ") })
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["scatter", "line"])
  func aHundredThousandCategoriesOfColourAreDrawnOrRefusedInTime(kind: String) throws {
    let n = 100_000
    let names = (0..<n).map { "category \($0)" }
    let x = (0..<n).map(Double.init)
    let mark: any Mark =
      kind == "line" ? Line(x: x, y: x, color: names) : Scatter(x: x, y: x, color: names)
    let drawn = try Figure(marks: [mark]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.size == Size(640, 400))
    #expect(drawn.scene.texts.count < 200)
    #expect(drawn.report.warnings.contains { $0.contains("100000") }, "\(drawn.report.warnings)")
  }

  @Test(.timeLimit(.minutes(10)))
  func aHundredThousandWordsInOnePlaceAreJudgedInTime() throws {
    let n = 100_000
    let x = (0..<n).map { Double($0 % 100) }
    let drawn = try Figure(marks: [Text(x: x, y: x, text: x.map { "\(Int($0))" })]).drawn()
    #expect(problems(of: drawn) == [])
    let shown = drawn.scene.texts("mark-text").count
    #expect((50...1000).contains(shown), "\(shown)")
    #expect(drawn.report.lint.contains { $0.message.hasPrefix("\(n - shown) labels find no") })
    let fixed = Text(x: x, y: x, text: x.map { "\(Int($0))" }, repel: false)
    let overlaps = try Figure(marks: [fixed]).drawn().report.lint.count { $0.rule == "overlap" }
    #expect((1...200).contains(overlaps), "\(overlaps)")
  }

  @Test(.timeLimit(.minutes(10)))
  func aLongTitleIsBrokenOrShortenedInTime() throws {
    let word = String(repeating: "x", count: 100_000)
    for title in [word, String(repeating: "word ", count: 20_000)] {
      do throws(NablaError) {
        let drawn = try Figure(title: title, marks: [Line(x: [1.0, 2], y: [1.0, 2])]).drawn()
        #expect(problems(of: drawn) == [])
      } catch {
        #expect(error.kind == .input)
      }
    }
  }
}
