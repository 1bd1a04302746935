import NablaCompare
import NablaPNG
import NablaScene
import Testing

/// The cases of odiff's own tests.
@Suite struct ODiffTests {
  struct Region: Decodable, Sendable {
    let x1: Int
    let y1: Int
    let x2: Int
    let y2: Int
  }

  struct Options: Decodable, Sendable {
    var threshold: Double?
    var antialiasing: Bool?
    var ignore: [Region]?
  }

  struct Case: Decodable, Sendable, CustomStringConvertible {
    let base: String
    let compare: String
    let options: Options
    let reproducedDiffPixels: Int
    let reproducedPercent: Double

    var description: String { "\(base) \(compare) \(options)" }
  }

  struct Counted: Decodable, Sendable {
    let base: String
    let compare: String
    let threshold: Double
    let antialiasing: Bool
    let reproducedDiffPixels: Int
  }

  struct Expected: Decodable {
    let cases: [Case]
    let extended: [Counted]
  }

  private static let expected = Fixtures.decoded(Expected.self, "odiff/expected.json")
  static let cases = expected?.cases ?? []
  static let counted = expected?.extended ?? []

  private func comparator(_ threshold: Double?, antialiasing: Bool?) -> YIQComparator {
    var comparator = YIQComparator()
    comparator.variant = .odiff
    comparator.threshold = threshold ?? 0.1
    comparator.includesAntialiasing = antialiasing != true
    return comparator
  }

  @Test("the list holds all cases")
  func isComplete() {
    #expect(Self.cases.count == 11)
    #expect(Self.counted.count == 16)
  }

  @Test("counts are odiff's, for pictures of two sizes too", arguments: cases)
  func upstream(_ one: Case) throws {
    let a = try Fixtures.bitmap("odiff/\(one.base)")
    let b = try Fixtures.bitmap("odiff/\(one.compare)")
    let comparator = comparator(one.options.threshold, antialiasing: one.options.antialiasing)
    let different: Int
    if (a.width, a.height) == (b.width, b.height) {
      let areas = (one.options.ignore ?? []).map {
        PixelArea(x: $0.x1..<$0.x2 + 1, y: $0.y1..<$0.y2 + 1)
      }
      different =
        comparator.counts(
          try ImagePair(expected: a, actual: b, ignoring: IgnoreMask(areas: areas))
        ).different
    } else {
      different = comparator.countsOfTwoSizes(a, b).different
    }
    #expect(different == one.reproducedDiffPixels)
    let share = Double(different) / Double(max(a.width, b.width) * max(a.height, b.height))
    #expect(abs(100 * share - one.reproducedPercent) < 1e-9)
  }

  @Test("counts at other thresholds are odiff's")
  func extended() throws {
    for one in Self.counted {
      let pair = try Fixtures.pair("odiff/\(one.base)", "odiff/\(one.compare)")
      let comparator = comparator(one.threshold, antialiasing: one.antialiasing)
      #expect(comparator.counts(pair).different == one.reproducedDiffPixels, "\(one)")
    }
  }
}
