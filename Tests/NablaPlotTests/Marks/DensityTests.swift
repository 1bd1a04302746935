import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct DensityTests {
  private func area(_ node: Node) throws -> Double {
    let x = try #require(node["x"]?.numbers)
    let y = try #require(node["density"]?.numbers)
    return y.reduce(0, +) * (x[1] - x[0])
  }

  @Test("by default the bandwidth is Scott's and the area is 1")
  func defaults() throws {
    let density = Density()
    #expect(density.bandwidth == .rule(.scott))
    #expect(density.cut == 3)
    let table = try GalleryData.table("old_faithful.csv")
    let node = try computed(Figure(data: table, marks: [Density(x: "eruptions", cut: 8)]))
    // SciPy 1.17.1: gaussian_kde(eruptions).
    #expect(abs((node["bandwidth"]?.double ?? 0) - 0.37197448273771455) < 1e-12)
    #expect(abs(try area(node) - 1) < 1e-6)
  }

  @Test("scaled to counts the area is that of a histogram with the same bins")
  func counts() throws {
    let table = try GalleryData.table("old_faithful.csv")
    let node = try computed(
      Figure(data: table, marks: [Density(x: "waiting", cut: 8, scale: .count, bins: .count(20))]))
    let width = (96.0 - 43) / 20
    #expect(abs(try area(node) - 272 * width) < 1e-3)
    let waits = try #require(table["waiting"].numbers)
    let bandwidth = try #require(node["bandwidth"]?.double)
    let density = try #require(KernelDensity(waits, bandwidth: bandwidth))
    let x = try #require(node["x"]?.numbers)
    let y = try #require(node["density"]?.numbers)
    let at = x.count / 2
    #expect(abs(y[at] - density(x[at]) * 272 * width) < 1e-9)
  }

  @Test("cut 0 ends the curve at the data, and adjust stretches the bells")
  func cut() throws {
    let values = [1.0, 2, 4, 8]
    let node = try computed(
      Figure(marks: [Density(x: values, bandwidth: .value(0.5), adjust: 2, cut: 0)]))
    #expect(node["x"]?.numbers?.first == 1)
    #expect(node["x"]?.numbers?.last == 8)
    #expect(node["bandwidth"]?.double == 1)
  }

  @Test("groups have a curve each in the group's colour, the same as in a histogram")
  func groups() throws {
    let x = [1.0, 2, 3, 11, 12, 14]
    let names = ["a", "a", "a", "b", "b", "b"]
    let scene = try Figure(
      marks: [Histogram(x: x, color: names, opacity: 1), Density(x: x, color: names, fill: false)]
    ).scene()
    let bins = scene.paths(in: "mark-histogram").dropFirst().compactMap(\.fill)
    let lines = scene.paths(in: "mark-density").compactMap { $0.stroke?.paint }
    #expect(bins.count == 2)
    #expect(Array(bins) == lines)
  }

  @Test("a ready-made density is drawn as it is")
  func ready() throws {
    let text = "marks: [{mark: density, x: [0, 1, 2], density: [0, 1, 0]}]"
    let node = try computed(FigureDocument(text: text, file: "f.yaml").load(files: nil))
    #expect(node["x"]?.numbers == [0, 1, 2])
    #expect(node["density"]?.numbers == [0, 1, 0])
    #expect(node["bandwidth"]?.isNull == true)
  }

  @Test("values without a spread are told and not made up", arguments: [[5], [5, 5, 5]])
  func flat(values: [Double]) throws {
    let drawn = try Figure(marks: [Density(x: values)]).drawn()
    #expect(
      drawn.report.warnings
        == ["marks[0] (density): the values have no spread, so that no density is drawn"])
    #expect(drawn.scene.paths(in: "mark-density").isEmpty)
  }

  @Test("odd data give a sound panel", arguments: [[], [.nan], [-1e308, 0, 1e308], [0, 5e-324]])
  func odd(values: [Double]) throws {
    #expect(problems(of: try Figure(marks: [Density(x: values)]).drawn()) == [])
  }

  @Test("points in the plane have outlines that enclose the shares asked for")
  func plane() throws {
    let table = try GalleryData.table("penguins.csv")
    let mark = Density(x: "bill_length_mm", y: "body_mass_g", shares: [0.25, 0.5, 0.9])
    let node = try computed(Figure(data: table, marks: [mark]))
    #expect(node["shares"]?.numbers == [0.9, 0.5, 0.25])
    let levels = try #require(node["levels"]?.numbers)
    #expect(levels == levels.sorted())
    // SciPy 1.17.1: gaussian_kde([length, mass]).covariance.
    let covariance = try #require(node["covariance"]?.list).compactMap(\.numbers)
    let expected = [
      [4.2622968242349915, 372.58985777209347], [372.58985777209347, 91965.32868246018],
    ]
    for (a, b) in zip(covariance.flatMap { $0 }, expected.flatMap { $0 }) {
      #expect(abs(a / b - 1) < 1e-12)
    }
    let scene = try Figure(data: table, marks: [mark]).scene()
    #expect(scene.paths(in: "mark-density").count == 3)
    #expect(scene.paths(in: "mark-density").allSatisfy { $0.path.verbs.last == .close } == true)
  }

  @Test("groups in the plane have outlines each, in the group's colour")
  func planeGroups() throws {
    let table = try GalleryData.table("penguins.csv")
    let mark = Density(x: "bill_length_mm", y: "bill_depth_mm", shares: [0.5], color: "species")
    let figure = Figure(data: table, marks: [mark])
    #expect(try figure.scene().texts("legend-label") == ["Adelie", "Gentoo", "Chinstrap"])
    let strokes = try figure.scene().paths(in: "mark-density").compactMap { $0.stroke?.color }
    #expect(Set(strokes).count == 3)
  }

  @Test("a ready-made density in the plane is drawn at its levels")
  func readyPlane() throws {
    let text = """
      marks: [{mark: density, x: [0, 1, 2, 0, 1, 2, 0, 1, 2], y: [0, 0, 0, 1, 1, 1, 2, 2, 2],
        density: [0, 0, 0, 0, 1, 0, 0, 0, 0], levels: [0.5]}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    #expect(try computed(figure)["levels"]?.numbers == [0.5])
    #expect(try computed(figure)["shares"]?.isNull == true)
    #expect(try figure.scene().paths(in: "mark-density").count == 1)
  }

  @Test("points on a line are told and not smeared")
  func line() throws {
    let drawn = try Figure(marks: [Density(x: [1.0, 2, 3], y: [1.0, 2, 3], shares: [0.5])]).drawn()
    #expect(
      drawn.report.warnings == [
        "marks[0] (density): the points are too few or lie on a line, so that no density is drawn"
      ])
    #expect(problems(of: drawn) == [])
  }
}
