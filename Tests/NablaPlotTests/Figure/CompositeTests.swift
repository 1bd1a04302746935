import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Pair plots and joint plots, in Swift and in figure files.
@Suite struct CompositeTests {
  private static func table() throws(NablaError) -> Table {
    try Table([
      ("a", .numbers([1, 2, 3, 4, 5])), ("b", .numbers([2, 1, 4, 3, 6])),
      ("c", .numbers([9, 7, 8, 5, 4])), ("kind", .texts(["u", "v", "u", "v", "u"])),
    ])
  }

  private static let data =
    "data: {columns: {a: [1, 2, 3, 4, 5], b: [2, 1, 4, 3, 6], c: [9, 7, 8, 5, 4], "
    + "kind: [u, v, u, v, u]}}"

  private func read(_ text: String) throws(NablaError) -> Figure {
    try FigureDocument(text: "\(Self.data)\n\(text)", file: "a.yaml").load(files: nil)
  }

  @Test("all columns of numbers make a triangle of panels with the distributions on its diagonal")
  func pairs() throws {
    let drawn = try Figure(data: Self.table(), pairs: PairPlot(color: "kind")).drawn()
    #expect(problems(of: drawn) == [])
    #expect(
      drawn.report.panels.map { $0.marks.map(\.kind) } == [
        ["histogram"], ["scatter"], ["histogram"], ["scatter"], ["scatter"], ["histogram"],
      ])
    #expect(drawn.scene.texts("x-label") == ["a", "b", "c"])
    #expect(drawn.scene.texts("y-label") == ["b", "c"])
    // A column has one scale all the way down.
    let x = drawn.report.panels.map { [$0.x.domain.lower, $0.x.domain.upper] }
    #expect(x[0] == x[1] && x[1] == x[3] && x[2] == x[4])
  }

  @Test("a figure file and Swift code make the same pair plot")
  func pairsFile() throws {
    let file = try read("pairs: {columns: [a, c], color: kind, diagonal: density, upper: scatter}")
    let code = Figure(
      data: try Self.table(),
      pairs: PairPlot(columns: ["a", "c"], color: "kind", diagonal: .density, upper: .scatter))
    #expect(try file.scene() == code.scene())
    #expect(try file.drawn().report.panels.count == 4)
  }

  @Test("a joint plot has both columns in the middle and each along its side, on one scale")
  func joint() throws {
    let file = try read("joint: {x: a, y: b, color: kind}\nx: {label: first}")
    let code = Figure(
      data: try Self.table(), joint: JointPlot(x: "a", y: "b", color: "kind"),
      x: AxisOptions("first"))
    let drawn = try file.drawn()
    #expect(try drawn.scene == code.scene())
    #expect(problems(of: drawn) == [])
    let panels = drawn.report.panels
    #expect(panels.map { $0.marks[0].kind } == ["histogram", "scatter", "histogram"])
    #expect(abs(panels[0].plot.minX - panels[1].plot.minX) < 0.01)
    #expect(abs(panels[0].plot.maxX - panels[1].plot.maxX) < 0.01)
    #expect(abs(panels[2].plot.minY - panels[1].plot.minY) < 0.01)
    #expect(drawn.scene.texts("x-label") == ["first"])
    #expect(drawn.scene.texts("y-label") == ["b"])
  }

  @Test("the middle of a joint plot may count points", arguments: ["hexbin", "hist2d"])
  func counts(mark: String) throws {
    let drawn = try read("joint: {x: a, y: b, mark: \(mark), margin: density}").drawn()
    #expect(drawn.report.panels.map { $0.marks[0].kind } == ["density", mark, "density"])
    #expect(problems(of: drawn) == [])
  }

  @Test(
    "what makes no sense is refused where it stands",
    arguments: [
      (
        "pairs: {columns: [a, kind]}",
        "a.yaml:2:18: pairs.columns: \"kind\" does not hold numbers; give columns of numbers."
      ),
      (
        "pairs: {columns: [a]}",
        "a.yaml:2:18: pairs.columns: there are 1 columns of numbers; name 2 to 10 columns."
      ),
      (
        "pairs: {columns: [a, d]}",
        "a.yaml:2:18: pairs.columns: unknown column \"d\"; known: a, b, c, kind."
      ),
      ("joint: {x: a}", "a.yaml:2:8: joint: has no y; give x and y."),
      (
        "joint: {x: a, y: b}\nmarks: [{mark: line, y: a}]",
        "a.yaml:2:8: joint: makes its own panels, and the figure has marks; leave marks out."
      ),
      (
        "joint: {x: a, y: b}\npairs: {}",
        "a.yaml:2:8: joint: is given beside pairs; give one of them."
      ),
    ])
  func refused(text: String, words: String) {
    do throws(NablaError) {
      _ = try read(text).drawn()
      Issue.record("\(text) is accepted")
    } catch {
      #expect(error.description == words)
    }
  }

  @Test("what many panels say alike is said once")
  func warnings() throws {
    let table = try Table([
      ("a", .numbers([1, 2, .nan])), ("b", .numbers([2, 1, 3])), ("c", .numbers([3, 1, 2])),
      ("d", .numbers([3, 1, 4])), ("e", .numbers([3, 2, 4])),
    ])
    let warnings = try Figure(data: table, pairs: PairPlot(diagonal: .none)).drawn().report.warnings
    #expect(warnings == ["4 panels: x: 1 of 3 values are not finite and not drawn"])
  }
}
