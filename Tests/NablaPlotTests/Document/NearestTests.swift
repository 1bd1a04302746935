import NablaPlot
import NablaScene
import Testing

@Suite("Nearest names")
struct NearestTests {
  static let marks = ["scatter", "line", "area", "histogram", "errorbar", "x", "y"]

  @Test(
    "a misspelt name finds the one that was meant",
    arguments: [
      ("scater", "scatter"), ("sactter", "scatter"), ("Line", "line"), ("error-bar", "errorbar"),
      ("error_Bar", "errorbar"), ("histogramm", "histogram"), ("lien", "line"), ("X", "x"),
    ])
  func finds(unknown: String, meant: String) {
    #expect(Nearest.name(to: unknown, in: Self.marks) == meant)
  }

  @Test(
    "a name that is like none finds none",
    arguments: ["", "pie", "z", "boxplot", String(repeating: "line", count: 1000), "∇"])
  func findsNone(unknown: String) {
    #expect(Nearest.name(to: unknown, in: Self.marks) == nil)
  }

  @Test("the error asks for the nearest name")
  func nearestSentence() {
    let error = Nearest.unknown("fig.yaml:3:5", "mark", "scater", known: Self.marks)
    #expect(error.description == "fig.yaml:3:5: unknown mark \"scater\"; did you mean \"scatter\"?")
  }

  @Test("the error lists the known names where none is near")
  func listSentence() {
    #expect(
      Nearest.unknown("f", "key", "zebra", known: ["a", "b"]).description
        == "f: unknown key \"zebra\"; known: a, b.")
    #expect(
      Nearest.unknown("f", "key", "zebra", known: [String]()).description
        == "f: unknown key \"zebra\"; there are none.")
    #expect(Nearest.list((1...25).map(String.init)).hasSuffix("19, 20 and 5 more"))
  }
}
