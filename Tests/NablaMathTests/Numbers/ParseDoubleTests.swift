import Testing

@testable import NablaMath

@Suite struct ParseDoubleTests {
  @Test(
    "decimal numbers are read, correctly rounded",
    arguments: [
      ("0", 0), ("-1.5", -1.5), ("+2", 2), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001),
      ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992), ("007", 7),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
      ("1e-400", 0), ("0.0001e-322", 0), ("1e-99999999999999999999", 0), ("0e99999", 0),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    #expect(parseDouble(text) == value)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", " ", "-", "+", ".", "-.", "e5", "1e", "1 ", " 1", "1,5", "nan", "NaN", "inf", "-inf",
      "Infinity", "0x10", "1_000", "+-1", "--1", "-+1", "1e400", "-1e400", "1e99999999999999999999",
      "1\u{2009}000", "−1", "1e+", "1.2.3",
    ])
  func refused(text: String) {
    #expect(parseDouble(text) == nil)
  }

  @Test("a number is found at the start of other text")
  func prefix() {
    let bytes = Array("-12.5e1,7".utf8)
    let found = bytes.withUnsafeBytes { parseDoublePrefix($0) }
    #expect(found?.value == -125)
    #expect(found?.length == 7)
    #expect(Array("1e,".utf8).withUnsafeBytes { parseDoublePrefix($0) }?.length == 1)
    let long = Array(
      (String(repeating: "0", count: 400) + "." + String(repeating: "0", count: 400) + "1").utf8)
    #expect(long.withUnsafeBytes { parseDouble($0) } == 0)
    #expect(parseDouble("1" + String(repeating: "0", count: 400)) == nil)
    #expect(parseDouble(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
    #expect(parseDouble("-0")?.sign == .minus)
  }

  @Test("every number survives being written and read")
  func roundTrip() {
    var state: UInt64 = 1
    for _ in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      if value.isFinite { #expect(parseDouble(value.description) == value) }
    }
  }
}
