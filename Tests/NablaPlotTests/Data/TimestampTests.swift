import NablaPlot
import Testing

@Suite("Dates and times")
struct TimestampTests {
  @Test(
    "are read in the forms of ISO 8601",
    arguments: [
      ("1970-01-01", 0), ("2000-01-01", 946_684_800), ("2000-01", 946_684_800),
      ("2000/01/01", 946_684_800), ("Jan 1 2000", 946_684_800), ("Jan 01 2000", 946_684_800),
      ("1969-12-31", -86_400), ("0001-01-01", -719_162 * 86_400),
      ("9999-12-31", 2_932_896 * 86_400),
      ("2024-02-29T12:30:15+01:30", 1_709_204_415), ("2024-02-29 11:00:15Z", 1_709_204_415),
      ("2024-02-29T11:00:15", 1_709_204_415), ("2024-02-29T05:30:15-05:30", 1_709_204_415),
      ("1970-01-01T00:01", 60),
    ] as [(String, Int64)])
  func reads(text: String, seconds: Int64) {
    #expect(Timestamp.microseconds(text) == seconds * 1_000_000)
  }

  @Test("keep fractions of seconds to the microsecond")
  func fractions() {
    #expect(Timestamp.microseconds("1970-01-01T00:00:00.5") == 500_000)
    #expect(Timestamp.microseconds("1970-01-01T00:00:00.123456Z") == 123_456)
  }

  @Test(
    "anything else is no time",
    arguments: [
      "", "2000", "2000-13-01", "2000-00-01", "2000-02-30", "2023-02-29", "1900-02-29", "2000-1-1",
      "0000-01-01", "2000-01-01T", "2000-01-01T24:00", "2000-01-01T12", "2000-01-01T12:60",
      "2000-01-01T12:30:60", "2000-01-01T12:30:15.", "2000-01-01T12:30:15.1234567",
      "2000-01-01T12:30+1", "2000-01-01Z", "2000-01-01x", "01/02/2000", "2000/01", "2000-01/01",
      "Jan 32 2000", "Foo 1 2000", "Jan 1 2000 ", "Jan 1, 2000", "٢٠٠٠-٠١-٠١", "2000-01-01T12:30ZZ",
    ])
  func rest(text: String) {
    #expect(Timestamp.microseconds(text) == nil)
  }

  @Test(
    "are written as short as tells all",
    arguments: [
      "1970-01-01", "0001-01-01", "9999-12-31", "2024-02-29T11:00:15.25Z", "1969-12-31T23:59:59Z",
      "2000-01-01T12:30:00Z", "1899-12-31T00:00:00.000001Z",
    ])
  func writes(text: String) throws {
    let time = try #require(Timestamp.microseconds(text))
    #expect(Timestamp.text(time) == text)
  }
}
