import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ColorbarTests {
  private func figure(_ options: ColorOptions, _ values: [[Double]] = [[0, 1], [2, 3]]) throws
    -> Figure
  {
    Figure(marks: [Heatmap(try #require(Matrix(values)))], color: options)
  }

  @Test(arguments: Colormaps.all.map(\.id))
  func everyColormapColoursCellsAndItsBar(name: String) throws {
    let drawn = try figure(ColorOptions("value", colormap: name)).drawn()
    #expect(problems(of: drawn) == [])
    let cells = try #require(drawn.scene.images(in: "mark-heatmap").first)
    // A cyclic map has the same colour at both ends.
    let colors = name == "twilight" ? 3 : 4
    #expect(Set(cells.pixels.values).count == colors)
    #expect(Set(cells.pixels(.dark).values).count == colors)
    let bar = try #require(drawn.scene.images(in: "colorbar").first)
    #expect(Set(bar.pixels.values).count > 64)
    #expect(drawn.report.panels[0].color["colormap"]?.text == name)
  }

  @Test(arguments: Palettes.all.map(\.id))
  func everyPaletteColoursGroups(name: String) throws {
    let groups = ["a", "b", "c", "d"]
    let drawn = try Figure(
      marks: [Scatter(x: [1.0, 2, 3, 4], y: [1.0, 2, 3, 4], color: groups)],
      color: ColorOptions(palette: name)
    ).drawn()
    #expect(problems(of: drawn) == [])
    let markers = try #require(drawn.scene.markers(in: "mark-scatter").first)
    #expect(Set((0..<4).map { markers.fills[$0].light }).count == 4)
    #expect(Set((0..<4).map { markers.fills[$0].dark }).count == 4)
  }

  @Test func theBarIsAsTallAsThePlotBesideIt() throws {
    for size in threeSizes {
      let drawn = try figure(ColorOptions("value")).with(\.size, size).drawn()
      let bar = try #require(drawn.scene.images(in: "colorbar").first)
      let plot = drawn.report.panels[0].plot
      #expect(abs(bar.rect.minY - plot.minY) <= 1.0 / 256)
      #expect(abs(bar.rect.maxY - plot.maxY) <= 1.0 / 256)
      #expect(bar.rect.width == 12)
      #expect(bar.rect.minX > plot.maxX)
    }
  }

  @Test func theEndsOfTheBarAreLabelled() throws {
    let scene = try figure(ColorOptions(), [[0.13, 1.0], [2, 2.87]]).scene()
    let labels = scene.texts("color-tick")
    #expect(labels.contains("0.13"))
    #expect(labels.contains("2.87"))
  }

  @Test func aDivergingScaleIsSymmetricAboutItsMiddle() throws {
    let panel = try figure(ColorOptions(), [[-1, 0], [1, 4]]).drawn().report.panels[0]
    #expect(panel.color["scale"]?.text == "diverging")
    #expect(panel.color["domain"] == [-4, 4])
    let moved = try figure(ColorOptions(midpoint: 1), [[-1, 0], [1, 4]]).drawn().report.panels[0]
    #expect(moved.color["domain"] == [-2, 4])
  }

  @Test func weightsBeginAtZero() throws {
    let matrix = try #require(Matrix([[0.25, 0.75], [0.5, 0.5]]))
    let panel = try Figure(marks: [Heatmap(matrix, values: .weights)]).drawn().report.panels[0]
    #expect(panel.color["domain"] == [0, 0.75])
  }

  @Test func aLogarithmicColourScaleTakesPositiveNumbers() throws {
    let panel = try figure(ColorOptions(scale: .log), [[0, 1], [10, 100]]).drawn().report.panels[0]
    #expect(panel.color["scale"]?.text == "log")
    #expect(panel.color["domain"] == [1, 100])
    #expect {
      try figure(ColorOptions(scale: .log), [[0, -1]]).drawn()
    } throws: {
      ($0 as? NablaError)?.description
        == "color.scale: is log, but no value is above 0; use a linear scale."
    }
  }

  @Test func coloursBeyondTheEndsAndOfMissingNumbersStandOnTheBar() throws {
    var options = ColorOptions("value", domain: 0...2)
    options.under = ColorChoice(Color(0x000080))
    options.over = ColorChoice(Color(0xDC143C))
    options.missing = ColorChoice(Color(0xBBBBBB))
    for size in threeSizes {
      let drawn = try figure(options, [[-1, 0, .nan], [1, 2, 3]]).with(\.size, size).drawn()
      #expect(problems(of: drawn) == [])
      let plot = drawn.report.panels[0].plot
      let fills = drawn.scene.paths(in: "colorbar").compactMap { path -> (Color, Rect)? in
        guard case .solid(let pair) = path.fill, let box = path.path.controlBox else { return nil }
        return (pair.light, box)
      }
      #expect(Set(fills.map(\.0.hex)) == ["#000080", "#dc143c", "#bbbbbb"])
      #expect(abs((fills.map(\.1.minY).min() ?? 0) - plot.minY) <= 1)
      #expect(abs((fills.map(\.1.maxY).max() ?? 0) - plot.maxY) <= 1)
      #expect(drawn.scene.texts("color-tick").contains("missing"))
    }
    let cells = try #require(
      try figure(options, [[-1, 0, .nan], [1, 2, 3]]).scene()
        .images(in: "mark-heatmap").first)
    #expect(cells.pixels.values.contains(Color(0x000080).packed))
    #expect(cells.pixels.values.contains(Color(0xDC143C).packed))
    #expect(cells.pixels.values.contains(Color(0xBBBBBB).packed))
  }

  @Test(
    arguments: [
      (.symlog, "symlog", [-1, 4]), (.diverging, "diverging", [-4, 4]),
      (.quantiles, "thresholds", [-0.2, 0.6, 1.4, 2.4]),
      (.categorical, "categorical", [-1, 0, 1, 2, 4]),
    ] as [(ColorScaleKind, String, [Double])])
  func everySpreadIsReportedAndDrawn(kind: ColorScaleKind, name: String, domain: [Double]) throws {
    let drawn = try figure(ColorOptions("value", scale: kind), [[-1, 0, 1], [2, 4, .nan]]).drawn()
    #expect(problems(of: drawn) == [])
    let color = drawn.report.panels[0].color
    #expect(color["scale"]?.text == name)
    for (a, b) in zip(color["domain"]?.list ?? [], domain) {
      #expect(abs((a.double ?? .nan) - b) < 1e-12)
    }
    #expect(color["domain"]?.list?.count == domain.count)
    #expect(drawn.scene.texts("color-tick").count >= 2)
  }

  @Test func thresholdsAreGivenInFilesAndCentredIsDiverging() throws {
    let text = """
      color: {thresholds: [0, 1, 2.5], under: navy}
      marks: [{mark: heatmap, values: [[-1, 0.5], [2, 3]]}]
      """
    let drawn = try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
    #expect(drawn.report.panels[0].color["domain"] == [0, 1, 2.5])
    #expect(drawn.scene.texts("color-tick") == ["0.0", "1.0", "2.5"])
    let centred = "color: {scale: centred}\nmarks: [{mark: heatmap, values: [[1, 2], [3, 4]]}]"
    let panel = try FigureDocument(text: centred, file: "f.yaml").load(files: nil).drawn()
      .report.panels[0]
    #expect(panel.color["domain"] == [-4, 4])
  }
}
