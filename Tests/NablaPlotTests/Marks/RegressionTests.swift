import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct RegressionTests {
  @Test("by default it is a straight line with a 95 % band")
  func defaults() {
    #expect(Regression().method == .polynomial)
    #expect(Regression().order == 1)
    #expect(Regression().band)
    #expect(Regression().level == 0.95)
  }

  @Test("Anscombe's four sets have SciPy's coefficients and r²")
  func anscombe() throws {
    let table = try GalleryData.table("anscombe.csv")
    let node = try computed(
      Figure(data: table, marks: [Regression(x: "x", y: "y", color: "dataset")]))
    let fits = try #require(node["fits"]?.list)
    #expect(fits.compactMap { $0["name"]?.text } == ["I", "II", "III", "IV"])
    // scipy.stats.linregress.
    let expected = [
      (3.0000909090909103, 0.5000909090909091, 0.666542459508775),
      (3.000909090909089, 0.5000000000000001, 0.6662420337274847),
      (3.002454545454544, 0.4997272727272729, 0.6663240410665595),
      (3.0017272727272726, 0.4999090909090909, 0.6667072568984652),
    ]
    for (fit, (intercept, slope, r2)) in zip(fits, expected) {
      let coefficients = try #require(fit["coefficients"]?.numbers)
      #expect(abs(coefficients[0] - intercept) < 1e-12)
      #expect(abs(coefficients[1] - slope) < 1e-12)
      #expect(abs((fit["rSquared"]?.double ?? 0) - r2) < 1e-12)
      #expect(fit["degreesOfFreedom"]?.int == 9)
    }
  }

  @Test("the line ends where the data end, in the group's colour")
  func line() throws {
    let scene = try Figure(
      marks: [
        Scatter(x: [1.0, 2, 3, 4], y: [1.0, 2, 2, 3], color: ["a", "a", "b", "b"], opacity: 1),
        Regression(x: [1.0, 2, 3, 4], y: [1.0, 2, 2, 3], color: ["a", "a", "b", "b"]),
      ]
    ).scene()
    let dots = try #require(scene.markers(in: "mark-scatter").first)
    let lines = scene.paths(in: "mark-regression").filter { $0.stroke != nil }
    #expect(lines.count == 2)
    for (k, line) in lines.enumerated() {
      let points = line.path.points
      // Two points have an exact line, from the one to the other.
      #expect((points.first?.distance(to: dots.positions[2 * k]) ?? 9) < 0.02)
      #expect((points.last?.distance(to: dots.positions[2 * k + 1]) ?? 9) < 0.02)
      #expect(line.stroke?.paint == .solid(dots.fills[2 * k]))
    }
    // Two points leave nothing uncertain that could be known, so there is no band.
    #expect(scene.paths(in: "mark-regression").count == 2)
  }

  @Test("the band is as wide as Student's t says")
  func band() throws {
    let table = try GalleryData.table("anscombe.csv").grouped(by: "dataset")[0].table
    let figure = Figure(data: table, marks: [Regression(x: "x", y: "y")])
    let mark = try figure.drawn().report.panels[0].marks[0]
    func column(_ name: String) throws -> [Double] {
      try #require(mark.series.first { $0.name == name }?.column.numbers)
    }
    let (x, y, upper) = (try column("x"), try column("y"), try column("upper"))
    let row = try #require(x.firstIndex { abs($0 - 6) < 0.05 })
    // statsmodels' and SciPy's reach at 6 is 1.162609; the row lies within 0.05 of it.
    #expect(abs(upper[row] - y[row] - 1.1626) < 0.02)
  }

  @Test("a polynomial bends, and a curved scale keeps it smooth")
  func polynomial() throws {
    let x = (1...40).map(Double.init)
    let y = x.map { 3 - 2 * $0 + 0.5 * $0 * $0 }
    var mark = Regression(x: x, y: y, order: 2)
    mark.band = false
    let figure = Figure(marks: [mark], x: AxisOptions(scale: "log"))
    let coefficients = try #require(try computed(figure)["coefficients"]?.numbers)
    for (a, b) in zip(coefficients, [3, -2, 0.5]) { #expect(abs(a - b) < 1e-9) }
    #expect(try figure.scene().paths(in: "mark-regression")[0].path.points.count > 100)
  }

  @Test("too few different x are told, and no line is made up")
  func few() throws {
    let figure = Figure(marks: [Regression(x: [2.0, 2, 2], y: [1.0, 2, 3])])
    #expect(
      try figure.drawn().report.warnings == [
        "marks[0] (regression): the points have too few different x for a line of order 1"
      ])
    #expect(try figure.scene().paths(in: "mark-regression").isEmpty)
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [5], [5, 5], [.nan, 1, 2], [-1e308, 0, 1e308], [0, 5e-324, 1e-323]])
  func odd(values: [Double]) throws {
    for order in [1, 3] {
      let mark = Regression(x: values, y: values.reversed(), order: order)
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }

  private static let steps = (0..<20).map { Double($0) / 2 }
  private static let outcomes: [Double] = [
    0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
  ]

  // statsmodels 0.15.0: Logit(y, add_constant(x)).fit(), get_prediction(…).summary_frame().
  @Test("a logistic curve has statsmodels' coefficients and confidence band")
  func logistic() throws {
    let figure = Figure(
      marks: [Regression(x: Self.steps, y: Self.outcomes, method: .logistic)])
    let mark = try figure.drawn().report.panels[0].marks[0]
    let node = try computed(figure)
    let coefficients = try #require(node["coefficients"]?.numbers)
    #expect(abs(coefficients[0] + 3.8501525471419824) < 1e-9)
    #expect(abs(coefficients[1] - 0.8105584309772595) < 1e-9)
    let errors = try #require(node["standardErrors"]?.numbers)
    #expect(abs(errors[0] - 1.7150496710791707) < 1e-8)
    func column(_ name: String) throws -> [Double] {
      try #require(mark.series.first { $0.name == name }?.column.numbers)
    }
    let (y, lower, upper) = (try column("y"), try column("lower"), try column("upper"))
    for (row, expected) in [
      (0, [0.020833232450195475, 0.0007374399873217191, 0.38019586560523955]),
      (60, [0.5, 0.2193483811104918, 0.7806516188895084]),
      (120, [0.9791667675498046, 0.6198041343947603, 0.9992625600126783]),
    ] {
      for (value, number) in zip([y[row], lower[row], upper[row]], expected) {
        #expect(abs(value - number) < 1e-9)
      }
    }
  }

  @Test("outcomes other than 0 and 1 are refused, and separated ones told")
  func outcomes() throws {
    let wrong = #expect(throws: NablaError.self) {
      try Figure(marks: [Regression(x: [1.0, 2], y: [0.0, 2], method: .logistic)]).drawn()
    }
    #expect(
      wrong?.description
        == "marks[0] (regression).y: is 2 in row 1; give 0 and 1 for the two outcomes.")
    let apart = try Figure(
      marks: [Regression(x: [1.0, 2, 3, 4], y: [0.0, 0, 1, 1], method: .logistic)]
    ).drawn()
    #expect(apart.report.warnings.count == 1)
    #expect(apart.report.warnings[0].contains("have no logistic curve: "))
    #expect(apart.scene.paths(in: "mark-regression").isEmpty)
  }

  @Test("lowess goes through each group by itself, without a band")
  func lowess() throws {
    let names = Self.steps.map { $0 < 5 ? "low" : "high" }
    var mark = Regression(x: Self.steps, y: Self.outcomes, color: names, method: .lowess)
    mark.span = 0.5
    let figure = Figure(marks: [mark])
    let fits = try #require(try computed(figure)["fits"]?.list)
    let expected = try #require(
      LocalRegression(
        x: Array(Self.steps.prefix(10)), y: Array(Self.outcomes.prefix(10)), span: 0.5))
    #expect(fits[0]["fitted"]?.numbers == expected.fitted)
    let paths = try figure.scene().paths(in: "mark-regression")
    #expect(paths.count == 2)
    #expect(paths.allSatisfy { $0.fill == nil } == true)
  }

  @Test("a ready-made line with its band is drawn as it is")
  func ready() throws {
    let text = """
      marks: [{mark: regression, x: [3, 1, 2], fit: [6, 2, 4], low: [5, 1, 3], high: [7, 3, 5]}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let node = try computed(figure)
    #expect(node["x"]?.numbers == [1, 2, 3])
    #expect(node["fitted"]?.numbers == [2, 4, 6])
    #expect(try figure.scene().paths(in: "mark-regression").count == 2)
    var both = Regression(x: [1.0], y: [1.0])
    both.fit = .values(.numbers([1]))
    let error = #expect(throws: NablaError.self) { try Figure(marks: [both]).drawn() }
    #expect(
      error?.description == "marks[0] (regression): has y and fit; "
        + "give y, or fit and perhaps low and high.")
  }

  @Test("odd data give a sound panel with every method", arguments: Regression.Method.allCases)
  func oddMethods(method: Regression.Method) throws {
    for x in [[], [5], [5, 5], [.nan, 1, 2], [-1e308, 0, 1e308], [0, 5e-324, 1e-323]] {
      let mark = Regression(x: x, y: x.indices.map { Double($0 % 2) }, method: method)
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }
}
