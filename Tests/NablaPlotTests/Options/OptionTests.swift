import Glibc
import NablaPlot
import NablaScene
import TestSupport
import Testing

/// The options that belong to no mark: axes, ticks, colours.
@Suite struct OptionTests {
  @Test func axesTicksAndColoursAreDeclaredSoundly() {
    #expect(problems(of: AxisOptions.self, owner: "x") == [])
    #expect(problems(of: TickOptions.self, owner: "ticks") == [])
    #expect(problems(of: ColorOptions.self, owner: "color") == [])
  }

  private func complaint(_ node: Node) -> String? {
    var options = AxisOptions()
    do {
      try options.configure(node, place: OptionPlace(owner: "x"))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    arguments: [
      (["label": [1]], "x: label is a list; give text."),
      (["reversed": "yes"], "x: reversed is \"yes\"; give true or false."),
      (["reversed": 1], "x: reversed is 1; give true or false."),
      (["base": "ten"], "x: base is \"ten\"; give a number."),
      (["base": 0], "x: base is 0; give above 0."),
      (["base": Node(Double.nan)], "x: base is nan; give above 0."),
      (["domain": 3], "x: domain is 3; give two numbers [a, b]."),
      (["domain": [3]], "x: domain is a list; give two numbers [a, b]."),
      (["domain": [3, 1]], "x: domain is [3, 1]; give two finite numbers, the smaller first."),
      (["domain": [1, 1]], "x: domain is [1, 1]; give two finite numbers, the smaller first."),
      (
        ["domain": Node([0, .infinity])],
        "x: domain is [0, inf]; give two finite numbers, the smaller first."
      ),
      (["padding": 2], "x: padding is 2; give 0 to 1."),
      (["padding": -0.5], "x: padding is -0.5; give 0 to 1."),
      (["ticks": 5], "x: ticks is 5; give a map of options."),
      (["ticks": ["count": 2.5]], "x: ticks.count is 2.5; give a whole number."),
      (["ticks": ["count": 0]], "x: ticks.count is 0; give 1 to 50."),
      (["ticks": ["count": 1_000_000]], "x: ticks.count is 1000000; give 1 to 50."),
      (
        ["ticks": ["values": [1, "b"]]],
        "x: ticks.values is \"b\"; give a number, a formula such as 2pi or a date such as 2024-02-29."
      ),
      (["ticks": ["cuont": 3]], "x: ticks has no option \"cuont\"; did you mean \"count\"?"),
      (
        ["lable": "a"], "x: has no option \"lable\"; did you mean \"label\"?"
      ),
      (
        ["zzzzzz": "a"],
        "x: has no option \"zzzzzz\"; known: \(AxisOptions.fields.map(\.name).joined(separator: ", "))."
      ),
      ([1, 2], "x: is a list; give a map of options."),
    ] as [(Node, String)])
  func aWrongValueIsRefusedWithItsPlaceAndTheWayOut(node: Node, message: String) {
    #expect(complaint(node) == message)
  }

  @Test func placesOnAnAxisAreNumbersDatesOrFormulas() throws {
    #expect(try Interval(option: [0, "2pi"]) == Interval(0, 2 * .pi))
    #expect(try Interval(option: ["-sqrt(2)", "e"]) == Interval(-2.0.squareRoot(), exp(1)))
    let days = try Interval(option: ["2024-02-28", "2024-03-01"])
    #expect(days.upper - days.lower == 2 * 86_400e6)
    #expect(try TickOptions(option: ["values": [0, "pi/2"]]).values == [0, .pi / 2])
  }

  /// A date that does not exist is no difference of numbers.
  @Test(
    arguments: [["2024-13-01", "2025-01-01"], [0, "1/0"], [0, "x"], [0, "ln(0)"]] as [Node])
  func otherTextIsNoEnd(node: Node) {
    #expect(throws: OptionProblem.self) { try Interval(option: node) }
  }

  @Test func whatDiffersFromTheDefaultIsWritten() {
    #expect(Node(AxisOptions().encoded()) == [:])
    let options = AxisOptions("a", scale: "log", domain: 1...10, reversed: true)
    #expect(
      Node(options.encoded())
        == ["label": "a", "scale": "log", "domain": [1, 10], "reversed": true])
  }

  @Test(
    arguments: [
      ("640x400", Size(640, 400)), ("640×400", Size(640, 400)), ("1e3X5.5", Size(1000, 5.5)),
    ] as [(String, Size)])
  func aSizeIsTwoNumbersWithACross(text: String, size: Size) {
    #expect(Size(text: text) == size)
  }

  @Test(arguments: ["", "x", "640", "640x", "x400", "640x400x2", "axb", "0x10", "640 400"])
  func anythingElseIsNoSize(text: String) {
    #expect(Size(text: text) == nil)
  }

  @Test(
    arguments: [
      (Bounds.above(0), 0.0, false, "above 0"), (.above(0), 1e-300, true, "above 0"),
      (.atLeast(1), 1, true, "at least 1"), (.within(0...1), 1, true, "0 to 1"),
      (.within(0...1), 1.0000001, false, "0 to 1"),
      (.between(0, 1), 1, false, "between 0 and 1, both excluded"),
      (.within(0...1), .nan, false, "0 to 1"), (.above(0), .infinity, true, "above 0"),
    ] as [(Bounds, Double, Bool, String)])
  func boundsHoldWhatTheySay(bounds: Bounds, value: Double, holds: Bool, words: String) {
    #expect(bounds.contains(value) == holds)
    #expect(bounds.description == words)
  }
}
