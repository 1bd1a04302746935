import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct HistogramTests {
  static let values = [2.5, 0.1, 3.7, 3.7, -1.25, 8, 11.5, 0.33, 4.5, 2.2]

  @Test("by default it counts, in bins by NumPy's rule auto, groups before one another")
  func defaults() {
    let histogram = Histogram()
    #expect(histogram.bins == .rule(.auto))
    #expect(histogram.stat == .count)
    #expect(histogram.layout == .overlaid)
    #expect(!histogram.cumulative)
  }

  @Test(
    "a bin count asked for is the count drawn, spanning the data exactly",
    arguments: [1, 3, 20, 77])
  func exact(count: Int) throws {
    let node = try computed(Figure(marks: [Histogram(x: Self.values, bins: .count(count))]))
    let edges = try #require(node["edges"]?.numbers)
    #expect(edges.count == count + 1)
    #expect(edges.first == -1.25)
    #expect(edges.last == 11.5)
    #expect(node["counts"]?.numbers?.reduce(0, +) == 10)
  }

  @Test("20 bins of the waits hold what NumPy counts")
  func waits() throws {
    let table = try GalleryData.table("old_faithful.csv")
    let figure = Figure(data: table, marks: [Histogram(x: "waiting", bins: .count(20))])
    #expect(
      try computed(figure)["counts"]?.numbers
        == [4, 12, 10, 18, 19, 7, 13, 11, 5, 4, 10, 13, 29, 33, 25, 30, 14, 9, 4, 2])
    let bars = try figure.scene().paths(in: "mark-histogram")
    // The paper below, then the bins.
    #expect(bars.map { $0.path.rectangles.count } == [20, 20])
  }

  @Test("a density has area 1, a probability sums to 1, a cumulative one ends there")
  func stats() throws {
    for (stat, cumulative) in [
      (Histogram.Stat.density, false), (.probability, false), (.probability, true),
      (.density, true),
    ] {
      let node = try computed(
        Figure(
          marks: [
            Histogram(
              x: Self.values, bins: .edges([-2, 0, 2.5, 3.7, 12]), stat: stat,
              cumulative: cumulative)
          ]))
      let heights = try #require(node["heights"]?.numbers)
      let widths = [2, 2.5, 1.2, 8.3]
      let total =
        cumulative
        ? heights[3]
        : zip(heights, widths).reduce(0) { $0 + $1.0 * (stat == .density ? $1.1 : 1) }
      #expect(abs(total - 1) < 1e-14)
    }
  }

  @Test("groups share their edges; stacked shares are of all values together")
  func groups() throws {
    let names = Self.values.map { $0 < 3 ? "low" : "high" }
    let bins = BinChoice.edges([-2, 3, 12])
    let overlaid = try computed(
      Figure(marks: [Histogram(x: Self.values, bins: bins, stat: .probability, color: names)]))
    #expect(overlaid["counts"]?["low"]?.numbers == [5, 0])
    #expect(overlaid["counts"]?["high"]?.numbers == [0, 5])
    #expect(overlaid["heights"]?["high"]?.numbers == [0, 1])
    let stacked = try computed(
      Figure(
        marks: [
          Histogram(x: Self.values, bins: bins, stat: .probability, color: names, layout: .stacked)
        ]))
    #expect(stacked["heights"]?["high"]?.numbers == [0, 0.5])
  }

  @Test("weights are summed, and ready-made counts are drawn as they are")
  func weights() throws {
    let weighted = Histogram(
      x: Self.values, bins: .edges([-2, 0, 2.5, 3.7, 8]), weights: (0..<10).map { $0 })
    let node = try computed(Figure(marks: [weighted]))
    #expect(node["counts"]?.numbers == [4, 17, 0, 18])
    let ready = try computed(
      Figure(marks: [Histogram(edges: [0, 1, 3], counts: [4, 6], stat: .density)]))
    #expect(ready["heights"]?.numbers == [0.4, 0.3])
  }

  @Test("a rule that asks for too many bins is capped with a word")
  func capped() throws {
    let tails = (0..<1_000).map { Double($0) / 1_000 + 0.0005 } + [1e9]
    let figure = Figure(marks: [Histogram(x: tails, bins: .rule(.fd))])
    let node = try computed(figure)
    #expect(node["edges"]?.list?.count == 1_001)
    #expect(
      try figure.drawn().report.warnings
        == ["marks[0] (histogram): the rule fd asks for 1000000000 bins and 1000 are drawn"])
  }

  @Test("what is no number or lies outside the edges is counted")
  func missing() throws {
    let figure = Figure(marks: [Histogram(x: [1, .nan, 2, .infinity, 9], bins: .edges([0, 3]))])
    #expect(
      try figure.drawn().report.warnings == [
        "marks[0] (histogram): 2 of 5 values are no finite numbers and are left out",
        "marks[0] (histogram): 1 of 3 values lie outside the edges and is left out",
      ])
  }

  @Test("impossible bins are refused with the way out")
  func refused() {
    let cases: [(String, String)] = [
      ("bins: 0", "histogram: bins is 0; give 1 to 10000 bins."),
      ("bins: 20000", "histogram: bins is 20000; give 1 to 10000 bins."),
      (
        "bins: [1, 1]",
        "histogram: bins holds edges that do not grow; "
          + "give two or more finite numbers in ascending order."
      ),
      ("bins: scot", "histogram: bins is \"scot\"; did you mean \"scott\"?"),
      (
        "edges: [0, 1], counts: [1, 2]",
        "marks[0] (histogram): has values and counts; give x, or edges and counts."
      ),
    ]
    for (option, words) in cases {
      let text = "marks: [{mark: histogram, x: [1, 2], \(option)}]"
      let error = #expect(throws: NablaError.self) {
        try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
      }
      #expect(error?.description.hasSuffix(words) == true, "\(error?.description ?? "")")
    }
    let both = #expect(throws: NablaError.self) {
      try Figure(marks: [Histogram(edges: [0, 1], counts: [1, 2])]).drawn()
    }
    #expect(
      both?.description == "marks[0] (histogram): edges has 2 values and counts has 2; "
        + "give one count fewer than edges.")
  }

  @Test(
    "odd data give a sound panel", arguments: [[], [5], [5, 5, 5], [.nan], [-1e308, 0, 1e308]])
  func odd(values: [Double]) throws {
    for bins in [BinChoice.rule(.auto), .rule(.scott), .count(7)] {
      let drawn = try Figure(marks: [Histogram(x: values, bins: bins)]).drawn()
      #expect(problems(of: drawn) == [])
    }
  }

  @Test("values along y make level bars from the axis")
  func level() throws {
    let text = "marks: [{mark: histogram, y: [1, 2, 2, 3, 3, 3], bins: 3}]"
    let drawn = try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
    let boxes = try #require(drawn.scene.paths(in: "mark-histogram").last).path.rectangles
    #expect(boxes.count == 3)
    let plot = drawn.report.panels[0].plot
    for box in boxes { #expect(abs(box.minX - plot.minX) < 0.01) }
    #expect(abs(boxes[2].width / boxes[0].width - 3) < 1e-3)
  }

  @Test("a million values are counted in time", .timeLimit(.minutes(10)))
  func many() throws {
    let values = (0..<1_000_000).map { Double(($0 * 7919) % 10_007) }
    let node = try computed(Figure(marks: [Histogram(x: values, bins: .count(50))]))
    #expect(node["counts"]?.numbers?.reduce(0, +) == 1_000_000)
  }

  @Test("bins of a width have round edges, and a width for too many bins is refused")
  func width() throws {
    let text = "marks: [{mark: histogram, x: [0.31, 0.35, 0.42, 0.69], binWidth: 0.1}]"
    let node = try computed(FigureDocument(text: text, file: "f.yaml").load(files: nil))
    #expect(node["edges"]?.numbers == [0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(node["counts"]?.numbers == [2, 1, 0, 1])
    var mark = Histogram(x: [0.0, 1e6])
    mark.binWidth = 1
    let many = #expect(throws: NablaError.self) { try Figure(marks: [mark]).drawn() }
    #expect(
      many?.description == "marks[0] (histogram).binWidth: is 1 for values from 0 to 1000000; "
        + "give a width that makes at most 10000 bins.")
    mark.bins = .count(3)
    let both = #expect(throws: NablaError.self) { try Figure(marks: [mark]).drawn() }
    #expect(
      both?.description == "marks[0] (histogram): has bins and binWidth; give one of them.")
  }
}
