import NablaMath
import NablaPlot
import NablaScene
import Testing

@Suite struct SurfaceTests {
  private func surface(
    _ text: String, azimuth: Double = -60, elevation: Double = 28, perspective: Bool = true
  ) throws -> Surface {
    Surface(
      try Formula(text, variables: ["x", "y"]), samples: 30,
      camera: Camera(azimuth: azimuth, elevation: elevation, perspective: perspective))
  }

  private func image(_ mark: Surface) throws -> ImageItem {
    let found = try items(of: "surface", in: Figure(marks: [mark])).compactMap { item in
      if case .image(let image) = item { image } else { nil }
    }
    return try #require(found.first)
  }

  /// The share of an image's pixels that are a colour of the line's.
  private func reds(_ image: ImageItem) -> Int {
    image.pixels.values.count { $0 >> 24 > 180 && ($0 >> 16 & 255) < 90 && $0 & 255 == 255 }
  }

  @Test(arguments: [-180.0, -60, 0, 45, 90, 200], [-90.0, -20, 0, 28, 90])
  func everyCameraGivesASoundFigure(azimuth: Double, elevation: Double) throws {
    for perspective in [false, true] {
      let mark = try surface(
        "sin(x) cos(y)", azimuth: azimuth, elevation: elevation, perspective: perspective)
      let drawn = try Figure(marks: [mark]).drawn()
      #expect(drawn.report.lint == [])
      if elevation != 0 {
        #expect(try image(mark).pixels.values.count { $0 & 255 == 255 } > 10_000)
      }
    }
  }

  /// A level line below a level surface is hidden from above and seen from below.
  @Test(arguments: [(30.0, false), (-30.0, true)])
  func whatIsBehindTheSurfaceIsHidden(elevation: Double, isSeen: Bool) throws {
    var mark = try surface("0x + 1", elevation: elevation)
    mark.heights = Interval(0, 2)
    mark.wire = false
    mark.color = .column("#00ff00")
    mark.pathColor = .column("#ff0000")
    mark.pathX = .values(.numbers([-1, 1]))
    mark.pathY = .values(.numbers([0, 0]))
    mark.pathZ = .values(.numbers([0.5, 0.5]))
    #expect((reds(try image(mark)) > 100) == isSeen)
  }

  @Test func aLineWithoutHeightsLiesOnTheSurface() throws {
    var mark = try surface("x + y")
    mark.wire = false
    mark.color = .column("#00ff00")
    mark.pathColor = .column("#ff0000")
    mark.pathX = .values(.numbers((0...20).map { Double($0) / 10 - 1 }))
    mark.pathY = .values(.numbers((0...20).map { 1 - Double($0) / 10 }))
    #expect(reds(try image(mark)) > 300)
  }

  @Test func aPlaceWithoutHeightIsAHole() throws {
    let whole = try image(try surface("0x", elevation: 80)).pixels.values.count { $0 & 255 == 255 }
    let half = try image(try surface("0 sqrt(x)", elevation: 80)).pixels.values
      .count { $0 & 255 == 255 }
    #expect(abs(Double(half) / Double(whole) - 0.5) < 0.06)
  }

  @Test func aMatrixHasItsTopRowAtTheBack() throws {
    let values = try #require(Matrix(rows: 2, columns: 2, values: [5, 5, 1, 1]))
    let panel = try #require(try Figure(marks: [Surface(values)]).drawn().report.panels.first)
    let series = try #require(panel.marks.first).series
    #expect(
      series.map(\.column) == [
        .numbers([0, 1, 0, 1]), .numbers([0, 0, 1, 1]), .numbers([1, 1, 5, 5]),
      ])
  }

  @Test func aSurfaceWithoutHeightsIsRefused() {
    let error = #expect(throws: NablaError.self) { try Figure(marks: [Surface()]).drawn() }
    #expect(
      error?.description
        == "marks[0] (surface): has no surface; give z, a formula of x and y, or values.")
  }
}
