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
}
