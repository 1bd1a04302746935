import TestSupport
import Testing

@testable import NablaPlot

@Suite struct NumberFormatTests {
  @Test(
    "a number has the shortest digits, a true minus and groups from five digits on",
    arguments: [
      (0, "0"), (-0.0, "0"), (0.3, "0.3"), (2000, "2000"), (10_000, "10\u{2009}000"),
      (-1_234_567.5, "\u{2212}1\u{2009}234\u{2009}567.5"),
      (1e20, "100\u{2009}000\u{2009}000\u{2009}000\u{2009}000\u{2009}000\u{2009}000"),
      (1.5e30, "1.5×10³⁰"), (-2e-9, "\u{2212}2×10⁻⁹"), (0.00001, "0.00001"), (.infinity, "∞"),
      (-.infinity, "\u{2212}∞"), (.nan, "NaN"), (.leastNonzeroMagnitude, "5×10⁻³²⁴"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(format(value, grouping: true) == text)
  }

  @Test(
    "decimals round half away from zero and keep their zeros",
    arguments: [
      (0.1 + 0.2, 1, "0.3"), (0.15, 1, "0.2"), (2, 2, "2.00"), (9.996, 2, "10.00"),
      (0.04, 1, "0.0"),
      (-0.04, 1, "0.0"), (0.05, 1, "0.1"), (999.5, 0, "1000"), (1e-300, 3, "0.000"), (0.5, -4, "1"),
      (1e22, 1, "1×10²²"), (123.456, 9, "123.456000000"),
    ] as [(Double, Int, String)])
  func decimals(value: Double, decimals: Int, text: String) {
    #expect(format(value, decimals: decimals) == text)
  }

  @Test(
    "significant digits drop trailing zeros",
    arguments: [
      (0.1 + 0.2, 3, "0.3"), (1234.5, 2, "1200"), (0.000_987_6, 2, "0.00099"), (9.99, 2, "10"),
      (1.0, 0, "1"), (.pi, 4, "3.142"),
    ] as [(Double, Int, String)])
  func significant(value: Double, significant: Int, text: String) {
    #expect(format(value, significant: significant) == text)
  }

  @Test("plain numbers are ASCII and read back as themselves")
  func plain() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = formatPlain(value)
      #expect(Double(text) == value)
      #expect(text.utf8.allSatisfy { $0 < 128 })
    }
    #expect(formatPlain(-1234567.25) == "-1234567.25")
    #expect(formatPlain(2e-7) == "2e-7")
    #expect(formatPlain(1.5e30) == "1.5e+30")
    #expect(formatPlain(.nan) == "nan")
    #expect(formatPlain(-.infinity) == "-inf")
    #expect(formatPlain(-0.001, decimals: 2) == "0.00")
  }

  @Test("superscripts carry their sign")
  func raised() {
    #expect(superscript(-120) == "⁻¹²⁰")
    #expect(superscript(0) == "⁰")
    #expect(superscript(.min) == "⁻⁹²²³³⁷²⁰³⁶⁸⁵⁴⁷⁷⁵⁸⁰⁸")
  }
}
