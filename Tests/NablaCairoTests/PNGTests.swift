import NablaCairo
import NablaScene
import Testing

@Suite("PNG files")
struct PNGTests {
  /// The chunks of a file by type, in order.
  private func chunks(_ file: [UInt8]) -> [(type: String, data: [UInt8])] {
    var list: [(String, [UInt8])] = []
    var i = 8
    while i + 12 <= file.count {
      let length = file[i..<i + 4].reduce(0) { $0 << 8 | Int($1) }
      list.append(
        (String(decoding: file[i + 4..<i + 8], as: UTF8.self), Array(file[i + 8..<i + 8 + length])))
      i += 12 + length
    }
    return list
  }

  /// `count` greys or colours, each in a cell of its own.
  private func colors(_ count: Int, alpha: UInt32 = 255) -> Scene {
    let values = (0..<count).map { UInt32($0 * 40503 % 0xFFFFFF) << 8 | alpha }
    let side = Double(count)
    return scene(
      [
        .image(
          ImageItem(
            Rect(x: 0, y: 0, width: side, height: 3),
            pixels: Pixels(width: count, height: 1, values: values)))
      ], width: side, height: 3, background: .clear)
  }

  @Test(
    "A picture of few colours is a palette of the fewest bits, and comes back as it was",
    arguments: [
      (1, 1), (2, 1), (3, 2), (4, 2), (5, 4), (16, 4), (17, 8), (256, 8), (257, 0), (1000, 0),
    ])
  func palette(count: Int, bits: Int) throws {
    for alpha: UInt32 in [255, 128] {
      let scene = colors(count, alpha: alpha)
      let file = try png(scene, scale: 1)
      let header = try #require(chunks(file).first).data
      let types = chunks(file).map(\.type)
      let color: UInt8 = bits > 0 ? 3 : alpha == 255 ? 2 : 6
      #expect(header[9] == color)
      #expect(Int(header[8]) == (bits > 0 ? bits : 8))
      #expect(types.contains("PLTE") == (bits > 0))
      #expect(types.contains("tRNS") == (bits > 0 && alpha < 255))
      let bitmap = try decodePNG(file)
      #expect(bitmap == (try pixels(scene, scale: 1)))
      #expect(bitmap.count(not: .clear) > 0)
    }
  }

  @Test("A figure comes back pixel for pixel", arguments: [1, 1.5, 2])
  func roundTrip(scale: Double) throws {
    let bitmap = try decodePNG(try png(figure(), scale: scale))
    #expect(bitmap == (try pixels(figure(), scale: scale)))
    #expect(bitmap.count(not: Color(0xFFFFFF)) > 2000)
  }

  @Test("The file says its resolution, title, description and maker, and no time")
  func metadata() throws {
    let chunks = chunks(try png(figure(), scale: 2))
    // The pixels may take several chunks.
    let types = chunks.map(\.type)
    let pixels = types.filter { $0 == "IDAT" }
    #expect(!pixels.isEmpty)
    #expect(types == ["IHDR", "pHYs", "tEXt", "iTXt", "tEXt"] + pixels + ["IEND"])
    let density: UInt32 = 7559  // 192 dpi in pixels per metre
    let four = (0..<4).map { UInt8(truncatingIfNeeded: density >> (24 - 8 * UInt32($0))) }
    #expect(chunks[1].data == four + four + [1])
    #expect(chunks[2].data == Array("Title\0Flipper length (mm)".utf8))
    #expect(chunks[3].data == Array("Description\0\0\0\0\0Flippers – and “mass”".utf8))
    #expect(chunks[4].data == Array("Software\0Nabla".utf8))
    #expect(!types.contains("tIME"))
  }

  @Test("A file without title has no empty one")
  func untitled() throws {
    #expect(chunks(try png(colors(2))).count { $0.type == "tEXt" } == 1)
  }

  @Test("What is no PNG, is cut off or promises too much is an error")
  func hostile() throws {
    let file = try png(figure())
    #expect(throws: NablaError.self) { try decodePNG([]) }
    #expect(throws: NablaError.self) {
      try decodePNG(Array("GIF89a, with some more bytes after".utf8))
    }
    for length in [20, 33, 60, file.count / 2, file.count - 20] {
      #expect(throws: NablaError.self, "\(length) bytes") { try decodePNG(Array(file[..<length])) }
    }
    var damaged = file
    damaged[file.count / 2] ^= 0x55
    #expect(throws: NablaError.self) { try decodePNG(damaged) }
    for (place, byte) in [(16, 0x7F), (17, 1), (20, 0x7F)] as [(Int, UInt8)] {
      var bomb = file
      bomb[place] = byte
      let error = #expect(throws: NablaError.self) { try decodePNG(bomb) }
      #expect(error?.problem.contains("are outside 1…32767") == true)
    }
    var bomb = Array(file[..<60])
    bomb.replaceSubrange(16..<24, with: [0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98])
    let error = #expect(throws: NablaError.self) { try decodePNG(bomb) }
    #expect(
      error?.description
        == "PNG: the file is cut off: 60 bytes cannot hold 15000 × 15000 pixels.")
  }
}
