import NablaPlot
import NablaScene
import TestSupport
import Testing

/// A figure made in Swift, the same as YAML and the same as JSON are one picture.
@Suite struct TwoWaysTests {
  /// Functions in code have no text; their samples are read back by other means.
  @Test(arguments: Sample.marks.filter { !["contour", "function"].contains($0.name) })
  func aSampleReadBackFromYAMLAndFromJSONIsTheSamePicture(sample: Sample) throws {
    let document = try #require(sample.figure.document)
    let drawn = try sample.figure.drawn()
    for (name, text) in [("a.yaml", document.yaml()), ("a.json", document.json(pretty: true))] {
      let figure = try FigureDocument(text: text, file: name).load(files: nil)
      let again = try figure.drawn()
      #expect(again.scene == drawn.scene, "\(name)")
      #expect(again.report.node == drawn.report.node, "\(name)")
    }
  }

  @Test func columnsOfATableAndListsAreTheSamePicture() throws {
    let (x, y) = ([1.0, 2, 3, 4], [2.0, 1, 4, 3])
    let group = ["a", "b", "a", "b"]
    let table = try Table([
      ("x", .numbers(x)), ("y", .numbers(y)), ("group", .texts(group)),
    ])
    let named = Figure(data: table, marks: [Scatter(x: "x", y: "y", color: "group")])
    let listed = Figure(
      marks: [Scatter(x: x, y: y, color: group)], x: AxisOptions("x"), y: AxisOptions("y"),
      color: ColorOptions("group"))
    #expect(try named.scene() == listed.scene())
  }
}
