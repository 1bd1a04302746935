import Testing

@testable import NablaPlot

@Suite("Ticks of time axes")
struct TimeTicksTests {
  private func labels(_ from: String, _ to: String, length: Double = 600) throws -> [String] {
    let low = try #require(Timestamp.microseconds(from))
    let high = try #require(Timestamp.microseconds(to))
    let request = TickRequest(domain: Double(low)...Double(high), length: length) {
      Double($0.count) * 6
    }
    return timeTicks(request).ticks.map(\.label)
  }

  @Test("stand at the calendar's own places")
  func places() throws {
    #expect(
      try labels("2000-01-01", "2010-03-01") == ["2000", "2002", "2004", "2006", "2008", "2010"])
    #expect(
      try labels("2024-01-01", "2024-12-31")
        == ["Jan 2024", "Mar", "May", "Jul", "Sep", "Nov"])
    #expect(
      try labels("2024-01-01", "2024-12-31", length: 300) == ["Jan 2024", "Apr", "Jul", "Oct"])
    #expect(
      try labels("2023-10-15", "2024-03-15", length: 500)
        == ["Nov 2023", "Dec", "Jan 2024", "Feb", "Mar"])
    #expect(try labels("2024-02-26", "2024-03-02").first == "26 Feb 2024")
    #expect(
      try labels("2024-02-29T22:00", "2024-03-01T03:00")
        == ["29 Feb 22:00", "23:00", "1 Mar 00:00", "01:00", "02:00", "03:00"])
  }

  @Test("never overlap and lie inside, at any span", arguments: 0..<40)
  func anySpan(step: Int) {
    var span = 1.0
    for _ in 0..<step { span *= 2.7 }
    let low = 951_782_400e6 + Double(step) * 1.37e9
    let request = TickRequest(domain: low...(low + span), length: 320) { Double($0.count) * 6 }
    let ticks = timeTicks(request).ticks
    #expect(ticks.count <= 64)
    #expect(ticks.allSatisfy { $0.value >= low && $0.value <= low + span })
    for (a, b) in zip(ticks, ticks.dropFirst()) {
      let apart = (b.value - a.value) / span * 320
      #expect(apart >= Double(a.label.count + b.label.count) * 3 + 6.5)
    }
  }

  @Test("are none for infinite ends and one for a moment")
  func wacky() {
    let whole = TickRequest(domain: -.infinity ... .infinity, length: 300) { _ in 10 }
    #expect(timeTicks(whole).ticks.isEmpty)
    let moment = TickRequest(domain: 0...0, length: 300) { _ in 10 }
    #expect(timeTicks(moment).ticks.map(\.label) == ["1970-01-01"])
  }
}
