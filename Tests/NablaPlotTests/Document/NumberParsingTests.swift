import NablaPlot
import Testing

@Suite("Numbers in text")
struct NumberParsingTests {
  @Test(
    "decimals give the nearest double",
    arguments: [
      ("0", 0), ("-12", -12), ("+3", 3), ("007", 7), ("1.", 1), (".5", 0.5), ("1e3", 1000),
      ("1E-3", 0.001), ("-2.5e+2", -250), ("0.1", 0.1),
      ("123456789012345678", 123_456_789_012_345_680),
      ("9007199254740993", 9_007_199_254_740_992), ("0.8414709848078965", 0.8414709848078965),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
      ("1e-400", 0),
      ("123456789012345678901234567890", 1.2345678901234568e29),
      ("0.000000000000000000000000000001234", 1.234e-30), ("1e22", 1e22), ("1e23", 1e23),
      ("9223372036854775807", 9_223_372_036_854_775_808),
      ("-9223372036854775808", -9_223_372_036_854_775_808),
      ("9223372036854775808", 9_223_372_036_854_775_808),
    ] as [(String, Double)])
  func decimals(text: String, value: Double) {
    #expect(NumberParsing.decimal(text) == value)
  }

  @Test(
    "anything else is no number",
    arguments: [
      "", " ", "nan", "inf", "-inf", "Infinity", "0x10", "1e", "1e+", ".", "-", "+", "1 ", " 1",
      "1,5", "1_000", "1e400", "-1e999", "--1", "1.2.3", "1e5.0", "٣", "π", "1\0",
    ])
  func rest(text: String) {
    #expect(NumberParsing.decimal(text) == nil)
  }

  @Test("whole numbers are digits with an optional sign")
  func integers() {
    #expect(NumberParsing.integer("42") == 42)
    #expect(NumberParsing.integer("-42") == -42)
    #expect(NumberParsing.integer("+7") == 7)
    #expect(NumberParsing.integer("4.0") == nil)
    #expect(NumberParsing.integer("") == nil)
    #expect(NumberParsing.integer("-") == nil)
    #expect(NumberParsing.integer("99999999999999999999") == nil)
  }
}
