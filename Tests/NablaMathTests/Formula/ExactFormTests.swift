import NablaMath
import Testing

@Suite("Exact forms of numbers")
struct ExactFormTests {
  static let forms: [(Double, String)] = [
    (0, "0"), (-3, "−3"), (0.5, "1/2"), (-1.0 / 3, "−1/3"), (7.0 / 12, "7/12"), (.pi, "π"),
    (-.pi / 2, "−π/2"), (2 * .pi / 3, "2π/3"), (2.0.squareRoot(), "√2"),
    (-8.0.squareRoot(), "−2√2"),
    (3.0.squareRoot() / 2, "√3/2"), (4 + 1e-13, "4"),
  ]

  @Test("are found within twelve digits", arguments: forms)
  func found(_ value: Double, _ text: String) {
    #expect(ExactForm(value)?.text == text)
  }

  @Test(
    "are not made up", arguments: [0.1234567, 2.718281828459045, 4 + 1e-9, .nan, .infinity, 1e9])
  func absent(_ value: Double) {
    #expect(ExactForm(value) == nil)
  }
}
