import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Hexbin, hist2d, pie, polygon, image, quiver and ribbon: what they compute and what they refuse.
@Suite struct ShapeMarkTests {
  private func refusal(_ mark: any Mark) -> String? {
    do throws(NablaError) {
      _ = try Figure(marks: [mark]).drawn()
      return nil
    } catch {
      return error.description
    }
  }

  // MARK: - Hexbin and hist2d

  @Test("hexagons counted elsewhere are the same picture as the points")
  func readyHexagons() throws {
    let x = (0..<500).map { Double($0 * 37 % 101) }
    let y = (0..<500).map { Double($0 * 53 % 89) }
    let points = Figure(marks: [Hexbin(x: x, y: y, gridsize: 9)])
    let node = try computed(points)
    let cell = try #require(node["cell"]?.numbers)
    let ready = Figure(
      marks: [
        Hexbin(
          x: try #require(node["x"]?.numbers), y: try #require(node["y"]?.numbers),
          counts: try #require(node["counts"]?.numbers), cell: Size(cell[0], cell[1]))
      ])
    #expect(try ready.scene() == points.scene())
    #expect(node["counts"]?.numbers?.reduce(0, +) == 500)
  }

  @Test("hexagons of too few points are left out, and values are reduced")
  func reductions() throws {
    let x = [0.0, 0, 0, 10], y = [0.0, 0, 0, 10], z = [1.0, 2, 6, 5]
    #expect(try computed(Figure(marks: [Hexbin(x: x, y: y, least: 2)]))["counts"]?.numbers == [3])
    for (way, value) in [
      (Hexbin.Reduction.mean, 3.0), (.sum, 9), (.min, 1), (.max, 6), (.median, 2),
    ] {
      let node = try computed(Figure(marks: [Hexbin(x: x, y: y, values: z, reduce: way)]))
      #expect(node["values"]?.numbers == [value, 5])
    }
  }

  @Test("bins counted elsewhere are the same picture as the points, and densities add up to 1")
  func readyBins() throws {
    let x = (0..<500).map { Double($0 * 37 % 101) }
    let y = (0..<500).map { Double($0 * 53 % 89) }
    let points = Figure(marks: [Histogram2D(x: x, y: y, bins: .count(7), yBins: .count(5))])
    let node = try computed(points)
    let counts = try #require(node["counts"]?.list).map { $0.numbers ?? [] }
    #expect(counts.count == 7 && counts[0].count == 5)
    let (xEdges, yEdges) = (
      try #require(node["xEdges"]?.numbers), try #require(node["yEdges"]?.numbers)
    )
    let ready = Figure(
      marks: [Histogram2D(xEdges: xEdges, yEdges: yEdges, counts: try #require(Matrix(counts)))])
    #expect(try ready.scene() == points.scene())
    let density = try computed(
      Figure(marks: [
        Histogram2D(x: x, y: y, bins: .count(7), yBins: .count(5), stat: .density)
      ]))
    let values = try #require(density["values"]?.list).flatMap { $0.numbers ?? [] }
    let area = (xEdges[1] - xEdges[0]) * (yEdges[1] - yEdges[0])
    #expect(abs(values.reduce(0, +) * area - 1) < 1e-12)
  }

  @Test("bins of different widths and a logarithmic axis keep their places")
  func unevenBins() throws {
    let figure = Figure(
      marks: [
        Histogram2D(
          xEdges: [1, 10, 1000], yEdges: [0, 1], counts: try #require(Matrix([[1], [2]])))
      ], x: AxisOptions(scale: "log"), color: ColorOptions(legend: false))
    let image = try #require(try figure.scene().images(in: "mark-hist2d").first)
    let row = Array(image.pixels.values.prefix(image.pixels.width))
    let change = try #require(row.indices.dropFirst().first { row[$0] != row[$0 - 1] })
    #expect(abs(Double(change) / Double(row.count) - 1.0 / 3) < 0.005)
  }

  // MARK: - Pie

  @Test("slices have the values' shares, clockwise from the top")
  func slices() throws {
    let node = try computed(Figure(marks: [Pie(values: [1.0, 3, 4], labels: ["a", "b", "c"])]))
    #expect(node["shares"]?.numbers == [0.125, 0.375, 0.5])
    #expect(node["angles"]?.numbers == [0, 45, 180])
    let sorted = try computed(
      Figure(marks: [Pie(values: [1.0, 3, 4], labels: ["a", "b", "c"], sorted: true)]))
    #expect(sorted["values"]?.numbers == [4, 3, 1])
  }

  @Test("a pie has no axes, its names stand beside it, and its words say the shares")
  func pieWords() throws {
    let drawn = try Figure(marks: [Pie(values: [1.0, 3], labels: ["few", "many"])]).drawn()
    #expect(drawn.scene.texts("x-tick") == [] && drawn.scene.texts("y-tick") == [])
    #expect(Set(drawn.scene.texts("pie-name")) == ["few", "many"])
    #expect(drawn.scene.texts("pie-label") == ["25\u{2009}%", "75\u{2009}%"])
    #expect(drawn.scene.description == "Pie. Shares: few 25\u{2009}%, many 75\u{2009}%.")
  }

  @Test("a name that is shortened for want of room is said to be")
  func longSliceNames() throws {
    let names = ["a name of many words that no line beside a slice holds", "short"]
    let pie = Pie(values: [1.0, 3], labels: names)
    let drawn = try Figure(size: Size(320, 240), marks: [pie]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.findings([.room]).contains { $0.message.hasPrefix("1 name of slices is") })
    let legend = try Figure(size: Size(320, 240), marks: [pie.with(\.names, .legend)]).drawn()
    #expect(legend.report.findings([.room]).allSatisfy { !$0.message.contains("slices") })
  }

  @Test("one slice is a whole disc, nothing but zeros is said, huge parts do not overflow")
  func oddPies() throws {
    let whole = try Figure(marks: [Pie(values: [5.0], labels: ["all"])]).scene()
    #expect(whole.paths(in: "mark-pie").count == 1)
    let none = try Figure(marks: [Pie(values: [0.0, 0], labels: ["a", "b"])]).drawn()
    #expect(
      none.report.warnings == [
        "marks[0] (pie): the values add up to 0, so that there are no slices"
      ])
    let huge = try computed(Figure(marks: [Pie(values: [1.7e308, 1.7e308], labels: ["a", "b"])]))
    #expect(huge["shares"]?.numbers == [0.5, 0.5])
  }

  // MARK: - Quiver

  @Test("arrows in data units end where their vectors do")
  func vectors() throws {
    let figure = Figure(
      marks: [Quiver(x: [0.0], y: [0.0], u: [2.0], v: [1.0])],
      x: AxisOptions(domain: 0...4), y: AxisOptions(domain: 0...2))
    let drawn = try figure.drawn()
    let plot = drawn.report.panels[0].plot
    let head = try #require(drawn.scene.paths(in: "mark-quiver").last { $0.fill != nil })
    #expect(head.path.points[0].distance(to: plot.center) < 0.01)
  }

  @Test("normalised arrows are as long as the key says, in the directions of the data")
  func key() throws {
    let figure = Figure(
      marks: [
        Quiver(
          x: [0.0, 1, 2, 0], y: [0.0, 1, 2, 3], u: [8.0, 0, 4, 1], v: [0.0, 8, 0, 0],
          normalised: true, unit: "m/s")
      ], x: AxisOptions(domain: -10...10), y: AxisOptions(domain: -10...10))
    let drawn = try figure.drawn()
    #expect(drawn.scene.texts("legend-label") == ["5 m/s"])
    let node = try computed(figure)
    #expect(node["key"]?.double == 5)
    let pixels = try #require(node["keyPixels"]?.double)
    let heads = drawn.scene.paths(in: "mark-quiver").filter { $0.fill != nil }
    let plot = drawn.report.panels[0].plot
    // The first arrow, from the middle to the right.
    let tip = try #require(heads.first).path.points[0]
    #expect(abs(tip.x - plot.midX - pixels / 5 * 8) < 0.01)
    #expect(abs(tip.y - plot.midY) < 0.01)
  }

  @Test("equal arrows are coloured by the vectors' lengths")
  func equal() throws {
    let figure = Figure(
      marks: [Quiver(x: [0.0, 1], y: [0.0, 1], u: [3.0, 0], v: [4.0, 1], equal: true)])
    let drawn = try figure.drawn()
    #expect(drawn.report.panels[0].marks[0].series.last?.column == .numbers([5, 1]))
    #expect(drawn.scene.paths(in: "mark-quiver").count == 4)
  }

  // MARK: - Ribbon, polygon, image

  @Test("a ribbon breaks where a side is missing, along x and along y")
  func ribbons() throws {
    let (at, low, high) = ([0.0, 1, 2, 3, 4], [0, 1, .nan, 1, 0], [2.0, 3, 4, 3, 2])
    for mark in [Ribbon(x: at, low: low, high: high), Ribbon(y: at, low: low, high: high)] {
      let path = try #require(
        try Figure(marks: [mark]).scene().paths(in: "mark-ribbon").first?.path)
      #expect(path.verbs.count { $0 == .close } == 2)
    }
  }

  @Test("missing values separate a polygon's rings, and holes stay empty")
  func rings() throws {
    let mark = Polygon(
      x: [0, 4, 4, 0, .nan, 1, 3, 3, 1], y: [0, 0, 4, 4, .nan, 1, 1, 3, 3])
    let drawn = try Figure(marks: [mark]).drawn()
    let item = try #require(drawn.scene.paths(in: "mark-polygon").first)
    #expect(item.evenOdd)
    #expect(item.path.verbs.count { $0 == .close } == 2)
    #expect(drawn.report.warnings == [])
  }

  @Test("an image keeps its pixels, mirrored where an axis is reversed")
  func images() throws {
    let values = try #require(Matrix([[0, 0.5], [1, .nan]]))
    func pixels(_ x: AxisOptions, _ y: AxisOptions) throws -> [UInt32] {
      let figure = Figure(marks: [Image(values)], x: x, y: y)
      return try #require(try figure.scene().images(in: "mark-image").first).pixels.values
    }
    let turned = AxisOptions(reversed: true)
    #expect(try pixels(AxisOptions(), AxisOptions()) == [0x000000FF, 0x808080FF, 0xFFFFFFFF, 0])
    #expect(try pixels(turned, AxisOptions()) == [0x808080FF, 0x000000FF, 0, 0xFFFFFFFF])
    // Rows run downwards already.
    #expect(try pixels(AxisOptions(), turned) == [0xFFFFFFFF, 0, 0x000000FF, 0x808080FF])
  }

  @Test("what makes no sense is refused with the values")
  func refused() {
    let cases: [(any Mark, String)] = [
      (
        Hexbin(x: [1.0], y: [1.0, 2]),
        "marks[0] (hexbin): x has 1 values and y has 2; give lists of the same length."
      ),
      (
        Histogram2D(xEdges: [0, 1], yEdges: [0, 1, 2], counts: .empty),
        "marks[0] (hist2d).counts: has 0 rows of 0 for 1 × 2 bins; "
          + "give a row for each bin along x with a number for each bin along y."
      ),
      (
        Pie(values: [1.0, -2], labels: ["a", "b"]),
        "marks[0] (pie).values: is -2 in row 1; give parts of at least 0, or bars."
      ),
      (
        Image(.empty).red(.empty),
        "marks[0] (image): has values and colours; give values, or red, green and blue."
      ),
    ]
    for (mark, words) in cases { #expect(refusal(mark) == words) }
  }
}

extension Image {
  fileprivate func red(_ matrix: Matrix) -> Image {
    var copy = self
    copy.red = matrix
    return copy
  }
}
