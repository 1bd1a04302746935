import NablaMath
import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Panels with a third axis.
@Suite struct SpaceTests {
  /// How many of the figure's pixels in space are red.
  private func reds(_ figure: Figure) throws -> Int {
    let images = try figure.scene().leaves.compactMap { leaf in
      if case .image(let image) = leaf.item { image } else { nil }
    }
    let image = try #require(images.first)
    return image.pixels.values.count {
      $0 >> 24 > 180 && ($0 >> 16 & 255) < 90 && $0 & 255 == 255
    }
  }

  private func plane(_ text: String) throws -> Surface {
    var plane = Surface(try Formula(text, variables: ["x", "y"]), samples: 20)
    plane.wire = false
    plane.color = .column("#00ff00")
    return plane
  }

  private func space(_ marks: [any Mark], elevation: Double) -> Figure {
    var panel = Panel(marks: marks, coordinates: .space(Camera(elevation: elevation)))
    (panel.x.domain, panel.y.domain) = (Interval(-3, 3), Interval(-3, 3))
    panel.z.domain = Interval(0, 2)
    return Figure(grid: Grid([[.panel(panel)]]))
  }

  /// A level line below a level surface is hidden from above and seen from below; points too.
  @Test(arguments: [(30.0, false), (-30.0, true)])
  func whatIsBehindASurfaceIsHidden(elevation: Double, isSeen: Bool) throws {
    let line = Line3D(x: [-1, 1], y: [0, 0], z: [0.5, 0.5], color: "#ff0000")
    let points = Scatter3D(x: [-1, 1], y: [1, 1], z: [0.5, 0.5], color: "#ff0000", size: 12)
    for mark: any Mark in [line, points] {
      let count = try reds(space([try plane("0x + 1"), mark], elevation: elevation))
      #expect((count > 100) == isSeen, "\(type(of: mark).kind): \(count)")
    }
  }

  /// So many faces that those drawn first do not wait for the last.
  @Test(arguments: [(30.0, false), (-30.0, true)])
  func aLongLineIsHiddenByWhatComesLater(elevation: Double, isSeen: Bool) throws {
    let xs: [Double] = (0..<20_000).map { i in Double(i % 200) / 100 - 1 }
    let ys: [Double] = (0..<20_000).map { i in Double(i / 200) / 50 - 1 }
    let line = Line3D(x: xs, y: ys, z: xs.map { _ in 0.5 }, color: "#ff0000")
    for marks: [any Mark] in [[line, try plane("0x + 1")], [try plane("0x + 1"), line]] {
      let count = try reds(space(marks, elevation: elevation))
      #expect(isSeen ? count > 1000 : count == 0, "\(count)")
    }
  }

  @Test func aLineOnASurfaceIsSeenWhole() throws {
    let xs = (0...20).map { Double($0) / 10 - 1 }
    let line = Line3D(
      x: xs, y: xs.map { -$0 }, z: xs.map { _ in 1.0 }, color: "#ff0000", width: 2.5)
    let alone = try reds(space([line], elevation: 30))
    let on = try reds(space([try plane("0x + 1"), line], elevation: 30))
    #expect(alone > 300)
    #expect(abs(Double(on) / Double(alone) - 1) < 0.15)
  }

  @Test func aMarkInSpaceMakesItsPanelASpace() throws {
    let line = Line3D(x: [0, 1], y: [0, 1], z: [3, 4])
    let drawn = try Figure(marks: [line], x: AxisOptions("a"), y: AxisOptions("b")).drawn()
    let panel = try #require(drawn.report.panels.first)
    #expect(panel.coordinates == "space")
    #expect(panel.z?.domain.lower ?? 0 < 3)
    #expect(drawn.report.alt.contains("in space"))
  }

  @Test func theThreeAxesBearTheirNamesAndNumbers() throws {
    var panel = Panel(
      marks: [Line3D(x: [0, 10], y: [0, 20], z: [0, 30])], x: AxisOptions("width"),
      y: AxisOptions("depth"))
    panel.z = AxisOptions("height")
    let scene = try Figure(grid: Grid([[.panel(panel)]])).scene()
    #expect(scene.texts("x-label") == ["width"])
    #expect(scene.texts("y-label") == ["depth"])
    #expect(scene.texts("z-label") == ["height"])
    for axis in ["x", "y", "z"] { #expect(scene.texts("\(axis)-tick").count > 1) }
  }

  @Test(arguments: [Size(160, 120), Size(320, 240), Size(900, 300), Size(300, 900)])
  func wordsNeitherMeetNorLeaveTheCanvas(size: Size) throws {
    for azimuth in stride(from: -180.0, through: 180, by: 30) {
      for elevation in [-70.0, -10, 0, 20, 60, 90] {
        var panel = Panel(
          marks: [Line3D(x: [-1e6, 1e6], y: [0, 0.001], z: [-5, 5])],
          x: AxisOptions("a rather long name"), y: AxisOptions("another long name"),
          coordinates: .space(Camera(azimuth: azimuth, elevation: elevation)))
        panel.z = AxisOptions("the height above the floor")
        let figure = Figure(size: size, grid: Grid([[.panel(panel)]]))
        #expect(problems(of: try figure.drawn()) == [], "\(azimuth)° \(elevation)°")
      }
    }
  }

  @Test func marksOfThePlaneHaveNoFormInSpace() {
    let line = Line(x: [0, 1], y: [0, 1])
    let error = #expect(throws: NablaError.self) {
      try Figure(marks: [line], coordinates: .space()).drawn()
    }
    #expect(
      error?.description
        == "marks[0] (line): has no form in space; use surface, line3D or scatter3D.")
  }

  @Test func aFigureFileNamesTheCameraAndTheThirdAxis() throws {
    let text = """
      coordinates: {space: {azimuth: 30, elevation: 10, perspective: false, height: 1}}
      z: {label: loss, domain: [0, 4]}
      marks: [{mark: line3D, x: [0, 1], y: [0, 1], z: [1, 2]}]
      """
    let figure = try FigureDocument(text: text, file: "a.yaml").load(files: nil)
    guard case .panel(let panel) = figure.grid.rows.first?.first else {
      Issue.record("no panel")
      return
    }
    #expect(
      panel.coordinates
        == .space(Camera(azimuth: 30, elevation: 10, perspective: false, height: 1)))
    #expect(panel.z.label == "loss")
    #expect(try Coordinates(option: panel.coordinates.optionNode) == panel.coordinates)
  }

  @Test func wrongCamerasAreNamed() {
    for (text, message) in [
      (
        "{space: {elevation: 120}}",
        "a.yaml:1:34: figure: coordinates.space.elevation is 120 degrees; give -90 to 90."
      ),
      (
        "{spice: {}}",
        "a.yaml:1:14: figure: coordinates has no option \"spice\"; did you mean \"space\"?"
      ),
    ] {
      let error = #expect(throws: NablaError.self) {
        try FigureDocument(
          text: "coordinates: \(text)\nmarks: [{mark: line3D, x: [0], y: [0], z: [0]}]",
          file: "a.yaml"
        ).load(files: nil)
      }
      #expect(error?.description == message)
    }
  }

  /// What is drawn in space is one image: nothing tells which part of it is free.
  @Test func aLegendStandsBesideASpace() throws {
    let points = Scatter3D(x: [0, 1], y: [0, 1], z: [0, 1], color: ["one", "two"])
    let report = try Figure(marks: [points]).drawn().report
    let plot = try #require(report.panels.first?.plot)
    let names = report.allBoxes.filter { $0.role == "legend-label" }
    #expect(names.map(\.text) == ["one", "two"])
    #expect(names.allSatisfy { $0.rect.minX > plot.maxX })
  }

  @Test func aLogarithmicHeightStandsInEqualRatios() throws {
    var panel = Panel(marks: [Line3D(x: [0, 1, 2], y: [0, 0, 0], z: [1, 100, 10_000])])
    panel.z = AxisOptions("loss", scale: "log")
    let report = try Figure(grid: Grid([[.panel(panel)]])).drawn().report
    let z = try #require(report.panels.first?.z)
    #expect(z.scale == "log")
    let places = z.ticks.filter { [1, 100, 10_000].contains($0.value) }.map(\.position)
    #expect(places.count == 3)
    if places.count == 3 {
      #expect(abs((places[1] - places[0]) - (places[2] - places[1])) < 0.01)
    }
  }
}
