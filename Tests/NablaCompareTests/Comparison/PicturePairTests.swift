import NablaCompare
import NablaPNG
import NablaPlot
import NablaScene
import Testing

@Suite struct PicturePairTests {
  private func file(_ bitmap: Bitmap) throws -> [UInt8] { try encodePNG(bitmap) }

  @Test("the same file is not unpacked, and is the same")
  func identical() throws {
    let bytes = try file(.noise(50, 40, seed: 3))
    let pair = try PicturePair(expected: (bytes, "a.png"), actual: (bytes, "b.png"))
    guard case .identical(let width, let height) = pair else {
      Issue.record("the pictures were unpacked")
      return
    }
    #expect((width, height) == (50, 40))
  }

  @Test("the same damaged file is an error, not a match")
  func damagedTwice() throws {
    var bytes = try file(.noise(50, 40, seed: 3))
    bytes[bytes.count / 2] ^= 1
    #expect(throws: NablaError.self) {
      try PicturePair(expected: (bytes, "a.png"), actual: (bytes, "b.png"))
    }
    #expect(throws: NablaError.self) {
      try PicturePair(expected: ([], "a.png"), actual: ([], "b.png"))
    }
  }

  @Test("of two files the one that cannot be read is named")
  func named() throws {
    let good = try file(.plain(5, 5))
    let error = #expect(throws: NablaError.self) {
      try PicturePair(expected: (good, "a.png"), actual: (Array(good.dropLast(14)), "b.png"))
    }
    #expect(error?.place == "b.png")
  }

  @Test("files of other bytes may hold the same pixels")
  func otherBytes() throws {
    let bitmap = Bitmap.noise(20, 20, seed: 9)
    let bytes = try file(bitmap)
    let pair = try PicturePair(expected: (bytes, "a.png"), actual: (bytes + [0], "b.png"))
    guard case .read(let a, let b) = pair else {
      Issue.record("the pictures were not unpacked")
      return
    }
    #expect(a == b)
  }

  @Test("the JSON of a comparison has the fields of its contract")
  func json() throws {
    let a = Bitmap.plain(40, 30)
    let pair = try ImagePair(expected: a, actual: a.painted(Color(0), [(35, 12), (36, 12)]))
    let node = Comparison(pair).node
    #expect(node["match"]?.bool == false)
    #expect(node["differentPixels"]?.int == 2)
    #expect(node["maxDelta"]?.int == 255)
    #expect(node["worstTile"]?["x"]?.int == 30)
    #expect(node["size"]?.json() == "[40,30]")
    let similarity = try #require(node["ssim"]?.double)
    #expect(similarity < 1)
    let same = Comparison(try ImagePair(expected: a, actual: a)).node
    #expect(same["match"]?.bool == true)
    #expect(same["ssim"]?.double == 1)
  }
}
