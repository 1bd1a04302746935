import NablaMath
import NablaPlot
import NablaScene
import Testing

@Suite struct LocusTests {
  private func locus(_ x: String, _ y: String, _ curve: String? = nil) throws -> Locus {
    Locus(
      x: try Formula(x, variables: ["t"]), y: try Formula(y, variables: ["t"]),
      curve: try curve.map { try Formula($0, variables: ["x", "t"]) }, t: -2...2, count: 5)
  }

  @Test func itHasTheExpectedDefaults() {
    let locus = Locus()
    #expect(locus.count == 7)
    #expect(locus.t == nil)
  }

  /// The vertices of x² − 2tx are (t, −t²).
  @Test func thePointsStandAtEvenStepsOfTheParameter() throws {
    let figure = Figure(marks: [try locus("t", "-t^2", "x^2 - 2t x")])
    let drawn = try items(of: "locus", in: figure)
    let markers = drawn.compactMap { item in
      if case .markers(let markers) = item { markers } else { nil }
    }
    #expect(markers.first?.positions.count == 5)
    let report = try #require(try figure.drawn().report.panels.first?.marks.first)
    let members = try #require(report.computed.first { $0.key == "members" })
    #expect(members.value == Node([-2.0, -1, 0, 1, 2]))
  }

  @Test func theFamilyIsDrawnThinlyBehind() throws {
    let with = try items(of: "locus", in: Figure(marks: [try locus("t", "-t^2", "x^2 - 2t x")]))
    let without = try items(of: "locus", in: Figure(marks: [try locus("t", "-t^2")]))
    #expect(with.count == without.count + 1)
  }

  @Test func aMissingCoordinateIsNamed() {
    let error = #expect(throws: NablaError.self) { try Figure(marks: [Locus()]).drawn() }
    #expect(
      error?.description
        == "marks[0] (locus): x is missing; give a formula of t such as \"2t\".")
  }
}
