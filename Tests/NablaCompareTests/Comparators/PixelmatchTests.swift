import NablaCompare
import NablaPNG
import NablaScene
import Testing

/// pixelmatch's own cases: the same counts and the same difference pictures, of two versions.
@Suite struct PixelmatchTests {
  struct Options: Decodable, Sendable {
    var threshold: Double?
    var alpha: Double?
    var aaColor: [UInt8]?
    var diffColor: [UInt8]?
    var diffColorAlt: [UInt8]?
    var diffMask: Bool?
  }

  struct Case: Decodable, Sendable, CustomStringConvertible {
    let version: String
    let a: String
    let b: String
    let options: Options
    let expectedDiffPixels: Int
    let expectedDiffImage: String

    var description: String { "\(version) \(expectedDiffImage)" }
  }

  struct Counted: Decodable, Sendable, CustomStringConvertible {
    let version: String
    let a: String
    let b: String
    let threshold: Double
    let diffPixels: Int
    let aaPixels: Int
    let diffPixelsIncludeAA: Int
    let checkerboard: Bool?

    var description: String { "\(version) \(a) \(threshold) \(checkerboard ?? false)" }
  }

  struct Expected: Decodable {
    let upstream: [Case]
    let extended: [Counted]
  }

  private static let expected = Fixtures.decoded(Expected.self, "pixelmatch/expected.json")
  static let cases = expected?.upstream ?? []
  static let counted = expected?.extended ?? []

  private func pair(_ a: String, _ b: String) throws -> ImagePair {
    try Fixtures.pair("pixelmatch/\(a)", "pixelmatch/\(b)")
  }

  private func comparator(_ version: String, threshold: Double?) -> YIQComparator {
    var comparator = YIQComparator()
    comparator.variant = version == "v5.3.0" ? .pixelmatch5 : .pixelmatch7
    if let threshold { comparator.threshold = threshold }
    return comparator
  }

  private func color(_ channels: [UInt8]?) -> Color? {
    channels.map { Color(red: $0[0], green: $0[1], blue: $0[2]) }
  }

  @Test("the list holds all cases of both versions")
  func isComplete() {
    #expect(Self.cases.count == 22)
    #expect(Self.counted.count == 144)
  }

  @Test("counts and difference pictures are pixelmatch's", arguments: cases)
  func upstream(_ one: Case) throws {
    let pair = try pair(one.a, one.b)
    let comparator = comparator(one.version, threshold: one.options.threshold)
    #expect(comparator.counts(pair).different == one.expectedDiffPixels)
    var picture = PixelmatchPicture()
    picture.different = color(one.options.diffColor) ?? picture.different
    picture.antialiased = color(one.options.aaColor) ?? picture.antialiased
    picture.darker = color(one.options.diffColorAlt)
    picture.opacity = one.options.alpha ?? picture.opacity
    picture.isMask = one.options.diffMask ?? false
    let drawn = picture.draw(pair, comparator)
    let wanted = try Fixtures.bitmap("pixelmatch/\(one.expectedDiffImage)")
    #expect(drawn == wanted)
  }

  @Test("counts at other thresholds, with and without antialiasing, are pixelmatch's")
  func extended() throws {
    var pairs: [String: ImagePair] = [:]
    for one in Self.counted {
      let key = one.a + one.b
      let pair = try pairs[key] ?? pair(one.a, one.b)
      pairs[key] = pair
      var comparator = comparator(one.version, threshold: one.threshold)
      comparator.checkerboard = one.checkerboard ?? true
      #expect(
        comparator.counts(pair)
          == YIQComparator.Counts(different: one.diffPixels, antialiased: one.aaPixels), "\(one)")
      comparator.includesAntialiasing = true
      #expect(comparator.counts(pair).different == one.diffPixelsIncludeAA, "\(one)")
    }
  }

  @Test("pixels that look alike on white differ on pixelmatch 7's pattern")
  func checkerboard() throws {
    let a = Bitmap(width: 1, height: 1, bytes: [0, 0, 0, 128])
    let b = Bitmap(width: 1, height: 1, bytes: [127, 127, 127, 255])
    let pair = try ImagePair(expected: a, actual: b)
    var comparator = YIQComparator()
    #expect(comparator.counts(pair).different == 1)
    comparator.checkerboard = false
    #expect(comparator.counts(pair).different == 0)
  }
}
