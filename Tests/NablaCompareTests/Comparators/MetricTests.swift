import NablaCompare
import NablaPNG
import NablaPlot
import NablaScene
import Testing

/// SSIM, RMS and FLIP against scikit-image, NumPy and NVIDIA's flip-evaluator
/// (`Fixtures/ImageComparison/make-metrics.py`).
@Suite struct MetricTests {
  struct Row: Decodable, Sendable, CustomStringConvertible {
    let a: String
    let b: String
    let ssim: Double
    let rms: Double
    let flip: Double
    let largestFlip: Double

    var description: String { a }

    func pair() throws -> ImagePair {
      try Fixtures.pair(a, b)
    }
  }

  static let rows = Fixtures.decoded([Row].self, "metrics.json") ?? []

  @Test("the list holds all pairs")
  func isComplete() {
    #expect(Self.rows.count == 9)
  }

  @Test("SSIM is scikit-image's to 1e-9", arguments: rows)
  func ssim(row: Row) throws {
    let similarity = try #require(SSIMComparator().similarity(try row.pair()))
    #expect(abs(similarity - row.ssim) < 1e-9)
  }

  @Test("RMS is NumPy's to 1e-9", arguments: rows)
  func rms(row: Row) throws {
    let distance = try #require(RMSComparator().distance(try row.pair()))
    #expect(abs(distance.value - row.rms) < 1e-9)
  }

  @Test("the mean and the largest LDR-FLIP are the reference's to 1e-3", arguments: rows)
  func flip(row: Row) throws {
    let pair = try row.pair()
    let distance = try #require(FLIPComparator().distance(pair))
    #expect(abs(distance.value - row.flip) < 1e-3)
    let largest = try #require(distance.details.first { $0.key == "largest" }?.value.double)
    #expect(abs(largest - row.largestFlip) < 1e-3)
  }

  @Test("a picture narrower than SSIM's window has no SSIM, which does not pass")
  func small() throws {
    let white = Bitmap.plain(10, 40)
    let pair = try ImagePair(expected: white, actual: white.painted(Color(0), [(3, 3)]))
    #expect(SSIMComparator().similarity(pair) == nil)
    let comparison = Comparison(pair, by: SSIMComparator())
    #expect(!comparison.isMatch)
    #expect(comparison.node["ssim"]?.isNull == true)
  }
}
