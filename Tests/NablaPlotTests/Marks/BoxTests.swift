import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct BoxTests {
  private func penguins(_ box: Box) throws -> Figure {
    Figure(data: try GalleryData.table("penguins.csv"), marks: [box])
  }

  @Test("by default whiskers reach 1.5 box lengths, outliers are dots, and there is no notch")
  func defaults() {
    #expect(Box().whiskers == .interquartile(1.5))
    #expect(Box().outliers == .shown(true))
    #expect(!Box().notch)
    #expect(!Box().mean)
  }

  // matplotlib.cbook.boxplot_stats of each species' body mass.
  @Test("the boxes of the penguins are matplotlib's")
  func numbers() throws {
    let node = try computed(
      penguins(Box(x: "species", y: "body_mass_g", color: "species", notch: true)))
    let boxes = try #require(node["boxes"]?.list)
    #expect(boxes.compactMap { $0["name"]?.text } == ["Adelie", "Gentoo", "Chinstrap"])
    #expect(boxes.compactMap { $0["n"]?.int } == [151, 123, 68])
    let quartiles = [[3350.0, 3700, 4000], [4700, 5000, 5500], [3487.5, 3700, 3950]]
    let whiskers = [[2850.0, 4775], [3950, 6300], [2900, 4550]]
    let outliers: [[Double]] = [[], [], [2700, 4800]]
    for i in 0..<3 {
      #expect(boxes[i]["quartiles"]?.numbers == quartiles[i])
      #expect(boxes[i]["whiskers"]?.numbers == whiskers[i])
      #expect(boxes[i]["outliers"]?.numbers == outliers[i])
      let notch = try #require(boxes[i]["notch"]?.numbers)
      let n = Double([151, 123, 68][i])
      let reach = 1.57 * (quartiles[i][2] - quartiles[i][0]) / n.squareRoot()
      #expect(abs(notch[1] - notch[0] - 2 * reach) < 1e-9)
    }
  }

  @Test("a box is half of its band, with a line at the median from side to side")
  func shape() throws {
    let drawn = try penguins(Box(x: "species", y: "body_mass_g", outliers: .shown(false))).drawn()
    let bodies = drawn.scene.paths(in: "mark-box").filter { $0.fill != nil && $0.stroke != nil }
    #expect(bodies.count == 3)
    let plot = drawn.report.panels[0].plot
    for (i, body) in bodies.enumerated() {
      let box = try #require(body.path.controlBox)
      #expect(abs(box.width - plot.width / 6) < 1)
      #expect(abs(box.midX - (plot.minX + (Double(i) + 0.5) * plot.width / 3)) < 0.5)
    }
    #expect(drawn.scene.markers(in: "mark-box").isEmpty)
  }

  @Test("groups stand side by side, and text on y makes level boxes")
  func groups() throws {
    let side = try penguins(Box(x: "species", y: "body_mass_g", color: "sex")).drawn()
    #expect(side.scene.texts("legend-label") == ["male", "female"])
    #expect(side.scene.paths(in: "mark-box").count { $0.fill != nil && $0.stroke != nil } == 6)
    let level = try penguins(Box(x: "body_mass_g", y: "species")).drawn()
    #expect(level.report.panels[0].y.scale == "band")
    #expect(problems(of: level) == [])
  }

  @Test("ready-made boxes are drawn as they are, with the outliers given")
  func ready() throws {
    let text = """
      marks: [{mark: box, x: [a, b], q1: [1, 2], median: [2, 3], q3: [4, 4], low: [0, 2],
        high: [6, 5], outliers: [[9, -3], []], count: [100, 25], notch: true}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let boxes = try #require(try computed(figure)["boxes"]?.list)
    #expect(boxes[0]["quartiles"]?.numbers == [1, 2, 4])
    #expect(boxes[0]["whiskers"]?.numbers == [0, 6])
    #expect(boxes[0]["outliers"]?.numbers == [-3, 9])
    let notch = try #require(boxes[0]["notch"]?.numbers)
    #expect(abs(notch[1] - (2 + 1.57 * 3 / 10)) < 1e-14)
    #expect(try figure.scene().markers(in: "mark-box").map(\.positions.count) == [2])
    let swift = Box(
      places: ["a", "b"], q1: [1, 2], median: [2, 3], q3: [4, 4], low: [0, 2], high: [6, 5],
      outliers: [[9, -3], []], count: [100, 25], notch: true)
    #expect(try Figure(marks: [swift]).scene() == figure.scene())
  }

  @Test("the same numbers computed and given make the same picture")
  func twoWays() throws {
    let values = [2.0, 3, 4, 5, 6, 7, 8, 30]
    let box = try #require(BoxSummary(values))
    let given = Box(
      places: ["a"], q1: [box.lowerQuartile], median: [box.median], q3: [box.upperQuartile],
      low: [box.lowerWhisker], high: [box.upperWhisker], outliers: [box.outliers])
    let computed = Box(x: values.map { _ in "a" }, y: values)
    #expect(try Figure(marks: [given]).scene() == Figure(marks: [computed]).scene())
  }

  @Test("what does not go together is refused with the way out")
  func refused() {
    let cases = [
      (
        "x: [a], y: [1], q1: [1], median: [1], q3: [1], low: [1], high: [1]",
        "marks[0] (box): has y and quartiles; give values, or q1, median, q3, low and high."
      ),
      (
        "x: [a], q1: [1], median: [2], q3: [1.5], low: [0], high: [3]",
        "marks[0] (box): row 0 has low, q1, median, q3 and high 0, 1, 2, 1.5, 3; "
          + "give them in ascending order."
      ),
      (
        "x: [a], q1: [1], median: [2], q3: [3], low: [0], high: [3], outliers: [[1], [2]]",
        "marks[0] (box): outliers has 2 lists and median has 1 values; "
          + "give a list for each box, [] for none."
      ),
      (
        "x: [a], y: [1], outliers: [[1]]",
        "marks[0] (box).outliers: holds values, and the boxes are computed; "
          + "give true or false, or q1, median, q3, low and high."
      ),
      (
        "x: [a], y: [1], whiskers: [95, 5]",
        "box: whiskers is [95, 5]; give a number from 0 to 1000, or two percentiles such as [5, 95]."
      ),
    ]
    for (options, words) in cases {
      let error = #expect(throws: NablaError.self) {
        let text = "marks: [{mark: box, \(options)}]"
        return try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
      }
      #expect(error?.description.hasSuffix(words) == true, "\(error?.description ?? "")")
    }
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [.nan], [3], [3, 3], [-1e308, 0, 1e308], [0, 5e-324, 0]])
  func odd(values: [Double]) throws {
    for notch in [false, true] {
      var mark = Box(x: values.map { _ in "a" }, y: values, notch: notch)
      mark.mean = true
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }
}
