import NablaMath
import NablaPlot
import NablaScene
import Testing

@Suite struct SurfaceTests {
  private func surface(_ text: String) throws -> Surface {
    Surface(try Formula(text, variables: ["x", "y"]), samples: 30)
  }

  private func image(_ marks: [any Mark], camera: Camera = Camera()) throws -> ImageItem {
    let found = try items(
      of: "surface", in: Figure(marks: marks, coordinates: .space(camera))
    ).compactMap { item in
      if case .image(let image) = item { image } else { nil }
    }
    return try #require(found.first)
  }

  @Test(arguments: [-180.0, -60, 0, 45, 90, 200], [-90.0, -20, 0, 28, 90])
  func everyCameraGivesASoundFigure(azimuth: Double, elevation: Double) throws {
    for perspective in [false, true] {
      let mark = try surface("sin(x) cos(y)")
      let camera = Camera(azimuth: azimuth, elevation: elevation, perspective: perspective)
      let drawn = try Figure(marks: [mark], coordinates: .space(camera)).drawn()
      #expect(drawn.report.lint == [])
      if elevation != 0 {
        #expect(try image([mark], camera: camera).pixels.values.count { $0 & 255 == 255 } > 10_000)
      }
    }
  }

  @Test func aPlaceWithoutHeightIsAHole() throws {
    let camera = Camera(elevation: 80)
    func count(_ text: String) throws -> Int {
      try image([try surface(text)], camera: camera).pixels.values.count { $0 & 255 == 255 }
    }
    let (whole, half) = (try count("0x"), try count("0 sqrt(x)"))
    #expect(abs(Double(half) / Double(whole) - 0.5) < 0.06)
  }

  @Test func heightsBeyondTheAxisAreNotDrawn() throws {
    var panel = Panel(marks: [try surface("x")])
    panel.z.domain = Interval(-1, 1)
    let drawn = try Figure(grid: Grid([[.panel(panel)]])).drawn()
    let report = try #require(drawn.report.panels.first)
    #expect(report.z?.domain.lower == -1 && report.z?.domain.upper == 1)
    #expect(report.coordinates == "space")
  }

  @Test func aNetWithoutFacesIsSeenThrough() throws {
    var net = try surface("0x + 1")
    let filled = try image([net]).pixels.values.count { $0 & 255 == 255 }
    net.faces = false
    #expect(try image([net]).pixels.values.count { $0 & 255 == 255 } < filled / 2)
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
