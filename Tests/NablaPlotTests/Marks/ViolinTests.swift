import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ViolinTests {
  private func penguins(_ violin: Violin) throws -> Figure {
    Figure(data: try GalleryData.table("penguins.csv"), marks: [violin])
  }

  @Test("by default ends go on for two bandwidths, areas are equal, and a box is inside")
  func defaults() {
    let violin = Violin()
    #expect(violin.cut == 2)
    #expect(violin.scale == .area)
    #expect(violin.inner == .box)
    #expect(!violin.split)
  }

  @Test("quartiles and bandwidths of the penguins are NumPy's and SciPy's")
  func numbers() throws {
    let node = try computed(penguins(Violin(x: "species", y: "body_mass_g", color: "species")))
    let violins = try #require(node["violins"]?.list)
    #expect(violins.compactMap { $0["name"]?.text } == ["Adelie", "Gentoo", "Chinstrap"])
    #expect(violins.compactMap { $0["n"]?.int } == [151, 123, 68])
    // numpy.quantile(mass, [.25, .5, .75]), gaussian_kde(mass).covariance ** 0.5.
    let quartiles = [[3350.0, 3700, 4000], [4700, 5000, 5500], [3487.5, 3700, 3950]]
    let bandwidths = [168.11504491526395, 192.55272237456384, 165.27541080989766]
    for (violin, (expected, width)) in zip(violins, zip(quartiles, bandwidths)) {
      #expect(violin["quartiles"]?.numbers == expected)
      #expect(abs((violin["bandwidth"]?.double ?? 0) / width - 1) < 1e-12)
    }
  }

  @Test("outlines are closed and symmetric, and the widest takes its share of the band")
  func outlines() throws {
    let drawn = try penguins(Violin(x: "species", y: "body_mass_g", inner: .none)).drawn()
    let outlines = drawn.scene.paths(in: "mark-violin").filter { $0.stroke != nil }.map(\.path)
    #expect(outlines.count == 3)
    let band = drawn.report.panels[0].plot.width / 3
    var widest = 0.0
    for (i, path) in outlines.enumerated() {
      #expect(path.verbs.last == .close)
      let box = try #require(path.controlBox)
      #expect(abs(box.midX - (drawn.report.panels[0].plot.minX + (Double(i) + 0.5) * band)) < 0.01)
      widest = max(widest, box.width)
    }
    #expect(abs(widest - 0.6 * band) < 0.01)
  }

  @Test("cut 0 trims at the data")
  func trimmed() throws {
    let node = try computed(penguins(Violin(x: "species", y: "body_mass_g", cut: 0)))
    for violin in try #require(node["violins"]?.list) {
      #expect(violin["values"]?.numbers?.first == violin["range"]?.numbers?.first)
      #expect(violin["values"]?.numbers?.last == violin["range"]?.numbers?.last)
    }
  }

  @Test("groups stand side by side, and a colour that repeats the axis needs no legend")
  func groups() throws {
    let split = try penguins(Violin(x: "species", y: "body_mass_g", color: "sex")).scene()
    #expect(split.texts("legend-label") == ["male", "female"])
    #expect(split.paths(in: "mark-violin").filter { $0.stroke != nil && $0.fill != nil }.count == 6)
    let same = try penguins(Violin(x: "species", y: "body_mass_g", color: "species")).scene()
    #expect(same.texts("legend-label").isEmpty)
  }

  @Test("one or two values, and values without a spread, are dots and no made-up shape")
  func few() throws {
    for values in [[3.0], [3, 4], [5, 5, 5, 5]] {
      let drawn = try Figure(marks: [Violin(x: values.map { _ in "a" }, y: values)]).drawn()
      #expect(problems(of: drawn) == [])
      #expect(drawn.scene.paths(in: "mark-violin").isEmpty)
      #expect(drawn.scene.markers(in: "mark-violin").first?.positions.count == values.count)
    }
  }

  @Test("missing values and categories are left out and counted")
  func missing() throws {
    let figure = Figure(
      marks: [
        Violin(x: Column.texts(["a", "a", nil, "a", "a"]), y: [1, 2, 3, .nan, 4])
      ])
    #expect(
      try figure.drawn().report.warnings == [
        "marks[0] (violin): 2 of 5 values have no number or no category and are left out"
      ])
  }

  @Test(
    "odd data give a sound panel", arguments: [[], [.nan], [-1e308, 0, 1e308], [0, 5e-324, 0]])
  func odd(values: [Double]) throws {
    for inner in Violin.Inner.allCases {
      let mark = Violin(x: values.map { _ in "a" }, y: values, inner: inner)
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }

  @Test("a split violin has a group on each side of the middle of its place")
  func split() throws {
    let mark = Violin(x: "species", y: "body_mass_g", color: "sex", split: true, inner: .none)
    let drawn = try penguins(mark).drawn()
    let outlines = drawn.scene.paths(in: "mark-violin").filter { $0.stroke != nil }.map(\.path)
    #expect(outlines.count == 6)
    let plot = drawn.report.panels[0].plot
    let names = try #require(try computed(penguins(mark))["violins"]?.list).compactMap {
      $0["name"]?.text
    }
    for (path, name) in zip(outlines, names) {
      let box = try #require(path.controlBox)
      let places = ["Adelie", "Gentoo", "Chinstrap"]
      let place = try #require(places.firstIndex { name.hasPrefix($0) })
      let middle = plot.minX + (Double(place) + 0.5) * plot.width / 3
      // The first group of the legend is on the left.
      #expect(abs((name.hasSuffix(", male") ? box.maxX : box.minX) - middle) < 0.01)
    }
    let three = #expect(throws: NablaError.self) {
      try penguins(Violin(x: "island", y: "body_mass_g", color: "species", split: true)).drawn()
    }
    #expect(
      three?.description == "marks[0] (violin).split: has 3 groups for two halves; "
        + "give a color column of two texts, or leave split out.")
  }

  @Test("inside may be dots for the values, or lines at the quartiles")
  func inner() throws {
    let dots = try penguins(Violin(x: "species", y: "body_mass_g", inner: .points)).scene()
    #expect(dots.markers(in: "mark-violin").map(\.positions.count) == [151, 123, 68])
    let lines = try penguins(Violin(x: "species", y: "body_mass_g", inner: .quartiles)).scene()
    #expect(lines.paths(in: "mark-violin").count { $0.fill == nil } == 9)
  }

  @Test("ready-made densities and quartiles are drawn as they are")
  func ready() throws {
    let text = """
      marks: [{mark: violin, x: [a, a, a, b, b, b], y: [2, 1, 3, 5, 6, 7],
        density: [0.5, 0, 0, 0, 1, 0], q1: 1.5, median: 2, q3: 2.5}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let violins = try #require(try computed(figure)["violins"]?.list)
    #expect(violins[0]["values"]?.numbers == [1, 2, 3])
    #expect(violins[0]["density"]?.numbers == [0, 0.5, 0])
    #expect(violins[0]["quartiles"]?.numbers == [1.5, 2, 2.5])
    #expect(violins[1]["density"]?.numbers == [0, 1, 0])
    #expect(problems(of: try figure.drawn()) == [])
  }

  @Test("values alone stand in one place without a name")
  func alone() throws {
    let drawn = try Figure(marks: [Violin(y: [1.0, 2, 3, 4])]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.panels[0].x.ticks.map(\.label) == [""])
    let level = try computed(Figure(marks: [Violin(x: [1.0, 2, 3, 4])]))
    #expect(level["violins"]?.list?.first?["quartiles"]?.numbers == [1.75, 2.5, 3.25])
  }
}
