import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite("Facets")
struct FacetTests {
  private func figure(_ facet: Facet) throws -> Figure {
    let table = try Table([
      ("x", .numbers([1, 2, 3, 4, 5, 6])), ("y", .numbers([1, 4, 9, 16, 25, 36])),
      ("kind", .texts(["a", "b", "a", "c", "b", "a"])),
    ])
    var figure = Figure(data: table, marks: [Scatter(x: "x", y: "y", color: "kind")])
    figure.facet = facet
    return figure
  }

  @Test("make a panel for each value, in the order of the data, with its rows")
  func panels() throws {
    let report = try figure(Facet(by: "kind")).drawn().report
    #expect(report.panels.count == 3)
    let counts = report.panels.map { $0.marks[0].computed.first?.value.int }
    #expect(counts == [3, 2, 1])
  }

  @Test("share their axes, so that equal places are equal values")
  func shared() throws {
    let panels = try figure(Facet(by: "kind", columns: 3)).drawn().report.panels
    #expect(Set(panels.map { $0.x.domain.lower }).count == 1)
    #expect(Set(panels.map { $0.y.domain.upper }).count == 1)
    #expect(Set(panels.map(\.plot.minY)).count == 1)
    #expect(panels[1].y.ticks.allSatisfy { $0.label.isEmpty })
  }

  @Test("keep a group's colour in every panel")
  func colors() throws {
    let panels = try figure(Facet(by: "kind")).drawn().report.panels
    #expect(Set(panels.map { $0.color["domain"]?.json() }) == ["[\"a\",\"b\",\"c\"]"])
  }

  @Test("name a column that is missing, and say that one is needed")
  func wrong() throws {
    #expect(throws: NablaError.self) { try figure(Facet(by: "kin")).scene() }
    let error = #expect(throws: NablaError.self) { try figure(Facet(by: "")).scene() }
    #expect(error?.description == "facet: names no column; give column, row or both.")
  }

  @Test("of numbers rise, and of one column may be rows")
  func numbers() throws {
    let table = try Table([
      ("x", .numbers([1, 2, 3, 4])), ("year", .numbers([2009, 2007, 2009, .nan])),
    ])
    var figure = Figure(data: table, marks: [Scatter(x: "x", y: "x")])
    figure.facet = Facet(by: "year")
    let report = try figure.drawn().report
    #expect(report.panels.map { $0.marks[0].computed.first?.value.int } == [1, 2])
    #expect(report.allBoxes.filter { $0.role == "panel-title" }.map(\.text).first == "year = 2007")
    #expect(report.warnings.contains("facet: 1 of 4 rows has no year and stands in no panel"))
    figure.facet = Facet(by: "", rows: "year")
    let rows = try figure.drawn()
    #expect(rows.scene.texts("row-title") == ["year = 2007", "year = 2009"])
    #expect(rows.report.panels[0].plot.minX == rows.report.panels[1].plot.minX)
  }

  @Test("of two columns make rows and columns with titles, and leave pairs without data empty")
  func twoColumns() throws {
    let table = try Table([
      ("x", .numbers([1, 2, 3, 4])), ("y", .numbers([1, 4, 9, 16])),
      ("kind", .texts(["a", "b", "a", "a"])), ("year", .texts(["new", "old", "old", "new"])),
    ])
    var figure = Figure(data: table, marks: [Scatter(x: "x", y: "y")])
    figure.facet = Facet(by: "kind", rows: "year")
    let drawn = try figure.drawn()
    #expect(drawn.report.panels.count == 3)
    #expect(drawn.scene.texts("column-title") == ["a", "b"])
    #expect(drawn.scene.texts("row-title") == ["new", "old"])
    figure.facet?.columns = 2
    let error = #expect(throws: NablaError.self) { try figure.drawn() }
    #expect(error?.description == "facet.columns: is given beside row; give one of them.")
  }
}
