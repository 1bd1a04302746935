import NablaMath
import NablaScene

/// A place on an axis: a number, a time as its microseconds since 1970 (UTC), or the value of a
/// formula without variables as `2pi`.
struct AxisValue: Hashable, Sendable, OptionValue {
  var number: Double

  init(_ number: Double) { self.number = number }

  static var optionType: OptionType {
    .either(
      [
        .number, .pattern("^[0-9]{4}-", "a date"),
        .pattern("[A-Za-zπ]", "a formula"),
      ],
      "a number, a formula such as 2pi or a date such as 2024-02-29")
  }

  init(option node: Node) throws(OptionProblem) {
    guard let number = node.double ?? node.text.flatMap(Self.number) else {
      throw .expected(Self.optionType, node)
    }
    self.number = number
  }

  private static func number(_ text: String) -> Double? {
    if let time = Timestamp.microseconds(text) { return Double(time) }
    // Digits with nothing but signs between them are a date that went wrong, not a difference.
    guard text.contains(where: \.isLetter),
      let value = try? Formula(text, variables: [])(0), value.isFinite
    else { return nil }
    return value
  }

  var optionNode: Node { Node(number) }
  var boundedNumbers: [Double] { [number] }
}
