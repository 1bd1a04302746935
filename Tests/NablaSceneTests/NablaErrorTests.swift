import NablaScene
import Testing

@Suite struct NablaErrorTests {
  @Test(arguments: [
    (NablaError("x", "is 3", "give 4"), "x: is 3; give 4."),
    (NablaError("x", "is 3"), "x: is 3."), (NablaError("", "is 3", "give 4"), "is 3; give 4."),
    (NablaError("x", "is 3", "did you mean 4?"), "x: is 3; did you mean 4?"),
    (NablaError("x", "is \u{1B}[2J"), "x: is \\u{1B}[2J."),
    (NablaError("x", "is \u{202E}abc"), "x: is \\u{202E}abc."),
    (NablaError("x", "is a\nb"), "x: is a\nb."),
  ])
  func anErrorIsPlaceProblemAndRemedy(error: NablaError, text: String) {
    #expect(error.description == text)
  }
}
