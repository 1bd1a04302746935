import NablaCompare
import NablaPNG
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ComparatorTests {
  private func pair(_ a: Bitmap, _ b: Bitmap) throws -> ImagePair {
    try ImagePair(expected: a, actual: b)
  }

  @Test("the comparators have their names, and sound options")
  func list() {
    #expect(
      Comparators.names == ["exact", "ulp", "yiq", "ssim", "rms", "tile", "de2000", "flip"])
    func check<C: Comparator>(_ type: C.Type) {
      #expect(problems(of: type, owner: type.name) == [])
    }
    for type in Comparators.all { check(type) }
    #expect(problems(of: SuiteCase.self, owner: "case") == [])
  }

  @Test("equal pictures pass every comparator", arguments: Comparators.names)
  func equal(name: String) throws {
    let noise = Bitmap.noise(40, 35, seed: 1)
    let comparator = try #require(Comparators.named(name))
    let comparison = Comparison(try pair(noise, noise), by: comparator)
    #expect(comparison.isMatch)
    #expect(comparison.differentPixels == 0)
  }

  @Test("black and white fail every comparator", arguments: Comparators.names)
  func opposite(name: String) throws {
    let comparator = try #require(Comparators.named(name))
    let pair = try pair(.plain(40, 35), .plain(40, 35, Color(0)))
    #expect(!Comparison(pair, by: comparator).isMatch)
  }

  @Test("a distance that is not a number never passes", arguments: Comparators.names)
  func notANumber(name: String) throws {
    let comparator = try #require(Comparators.named(name))
    #expect(!comparator.passes(Distance(.nan)))
    #expect(!comparator.passes(nil))
    #expect(comparator.passes(Distance(0)))
  }

  @Test("one pixel that differs by one level fails exact, wherever it lies")
  func onePixel() throws {
    let white = Bitmap.plain(95, 64)
    for place in [(0, 0), (94, 0), (0, 63), (94, 63), (29, 29), (30, 30), (59, 31)] {
      let changed = white.painted(Color(0xFFFEFF), [(place.0, place.1)])
      let pair = try pair(white, changed)
      #expect(pair.changes.total.differentPixels == 1)
      #expect(pair.changes.total.maxDelta == 1)
      #expect(!ExactComparator().passes(ExactComparator().distance(pair)))
      let tile = pair.changes.worstTile
      #expect((tile.x, tile.y) == (place.0 / 30 * 30, place.1 / 30 * 30))
      #expect(tile.differentPixels == 1)
    }
  }

  @Test("transparency and the colours of invisible pixels count")
  func invisible() throws {
    let a = Bitmap.plain(20, 20, Color(red: 1, green: 2, blue: 3, alpha: 0))
    let pair = try pair(a, a.painted(Color(red: 1, green: 2, blue: 4, alpha: 0), [(7, 7)]))
    #expect(pair.changes.total.differentPixels == 1)
    #expect(RMSComparator().distance(pair)?.value == 0)
    #expect(pair.changes.worstTile.differentPixels == 1)
  }

  @Test(
    "counts are right for random pictures of any size", arguments: [1, 7, 8, 9, 29, 30, 31, 61])
  func random(side: Int) throws {
    for seed in 0..<4 as Range<UInt64> {
      let a = Bitmap.noise(side, 33, seed: seed, levels: 3)
      let b = Bitmap.noise(side, 33, seed: seed + 100, levels: 3)
      var (different, largest, squares) = (0, 0, 0)
      for i in stride(from: 0, to: a.bytes.count, by: 4) {
        let deltas = (0..<3).map { abs(Int(a.bytes[i + $0]) - Int(b.bytes[i + $0])) }
        if deltas.contains(where: { $0 > 0 }) { different += 1 }
        largest = max(largest, deltas[0], deltas[1], deltas[2])
        squares += deltas.map { $0 * $0 }.reduce(0, +)
      }
      let pair = try pair(a, b)
      #expect(pair.changes.total.differentPixels == different)
      #expect(pair.changes.total.maxDelta == largest)
      let mean = Double(squares) / Double(3 * side * 33)
      #expect(abs((RMSComparator().distance(pair)?.value ?? -1) - mean.squareRoot()) < 1e-12)
    }
  }

  @Test("ulp passes two levels on half of a window, and no more")
  func ulp() throws {
    let grey = Bitmap.plain(40, 40, Color(0x808080))
    func verdict(_ level: UInt8, _ places: [(x: Int, y: Int)]) throws -> Bool {
      let changed = grey.painted(Color(red: level, green: 0x80, blue: 0x80), places)
      let comparator = ULPComparator()
      return comparator.passes(comparator.distance(try pair(grey, changed)))
    }
    // 32 of the 64 pixels of a window, over the tiles' borders.
    let half = (0..<32).map { (x: 25 + $0 % 8, y: 27 + $0 / 8) }
    #expect(try verdict(0x82, half))
    #expect(try !verdict(0x82, half + [(x: 25, y: 31)]))
    #expect(try !verdict(0x83, [(x: 3, y: 3)]))
    #expect(try verdict(0x82, [(x: 0, y: 0), (x: 39, y: 39)]))
  }

  @Test("pictures of two sizes and without pixels are not compared")
  func sizes() {
    #expect(throws: NablaError.self) {
      try ImagePair(expected: .plain(3, 4), actual: .plain(4, 3))
    }
    #expect(throws: NablaError.self) {
      try ImagePair(expected: .plain(0, 4), actual: .plain(0, 4))
    }
  }

  @Test("what is left out does not count, also over the edge")
  func ignored() throws {
    let white = Bitmap.plain(30, 30)
    let changed = white.painted(Color(0), [(5, 5), (29, 29)])
    let areas = [
      try PixelArea(text: "4, 4, 3, 3", place: ""), try PixelArea(text: "25,25,100,100", place: ""),
    ]
    let pair = try ImagePair(
      expected: white, actual: changed, ignoring: IgnoreMask(areas: areas))
    #expect(pair.isIdentical)
    let mask = Bitmap.plain(30, 30, Color(0)).painted(Color(0xFFFFFF), [(5, 5)])
    let masked = try ImagePair(
      expected: white, actual: changed, ignoring: IgnoreMask(picture: mask))
    #expect(masked.changes.total.differentPixels == 1)
    #expect(throws: NablaError.self) {
      try ImagePair(
        expected: white, actual: changed, ignoring: IgnoreMask(picture: .plain(3, 3)))
    }
  }

  @Test(
    "a rectangle that is none is an error",
    arguments: ["", "1,2,3", "1,2,0,4", "a,b,c,d", "1,2,3,4,5", "1,2,3,99999999999999999999"])
  func rectangles(text: String) {
    #expect(throws: NablaError.self) { try PixelArea(text: text, place: "--ignore") }
  }

  @Test("clusters are the patches of change, the largest first")
  func clusters() throws {
    let white = Bitmap.plain(100, 80)
    let patch = (0..<12).map { (x: 50 + $0 % 4, y: 40 + $0 / 4) }
    let pair = try pair(white, white.painted(Color(0), patch + [(x: 3, y: 3)]))
    let clusters = pair.clusters()
    #expect(clusters.map(\.differentPixels) == [12, 1])
    #expect(clusters.allSatisfy { $0.area.count > 0 })
    #expect(clusters[0].area.x.contains(50) && clusters[0].area.x.contains(53))
    #expect(clusters[0].area.y.contains(40) && clusters[0].area.y.contains(42))
  }

  @Test("a choice is a name or a map of options")
  func choices() throws {
    let plain = try ComparatorChoice(text: "yiq", tolerance: 5)
    #expect(plain.comparator.tolerance == 5)
    let map = try ComparatorChoice(text: "{metric: yiq, threshold: 0.05}", tolerance: nil)
    #expect((map.comparator as? YIQComparator)?.threshold == 0.05)
    func problem(_ text: String, _ tolerance: Double? = nil) -> String {
      do {
        _ = try ComparatorChoice(text: text, tolerance: tolerance)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(problem("yik") == "--metric: is \"yik\"; did you mean \"yiq\"?")
    #expect(
      problem("exact", 3)
        == "--tolerance: is 3, and exact tolerates nothing; "
        + "name another --metric, for example ulp or yiq.")
    #expect(problem("yiq", .nan) == "--tolerance: is nan; give a number that is at least 0.")
    #expect(problem("{metric: yiq, treshold: 1}").contains("did you mean \"threshold\"?"))
  }
}
