import NablaPNG
import NablaScene
import Testing

/// Files that are no pictures or ask for too much.
@Suite struct BadPNGTests {
  private func picture(_ width: Int = 6, _ height: Int = 5) -> Bitmap {
    let bytes = (0..<4 * width * height).map { UInt8(truncatingIfNeeded: $0 * 7) }
    return Bitmap(width: width, height: height, bytes: bytes)
  }

  private func problem(_ file: [UInt8]) -> String {
    do {
      _ = try decodePNG(file, place: "a.png")
      return ""
    } catch {
      return error.description
    }
  }

  /// The file with another width and height in its header.
  private func file(width: UInt32, height: UInt32) throws -> [UInt8] {
    var file = try encodePNG(picture())
    for (i, value) in [width, height].enumerated() {
      for k in 0..<4 {
        file[16 + 4 * i + k] = UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32(k)))
      }
    }
    return file
  }

  @Test("what is no PNG file is told from one")
  func noPNG() {
    #expect(problem([]) == "a.png: the 0 bytes do not start like a PNG file.")
    let gif = Array("GIF89a and so on, up to more than thirty-three bytes".utf8)
    #expect(problem(gif) == "a.png: the \(gif.count) bytes do not start like a PNG file.")
    #expect(!isSoundPNG(gif))
  }

  @Test("a picture without pixels is an error", arguments: [(0, 5), (6, 0), (0, 0)])
  func empty(width: UInt32, height: UInt32) throws {
    #expect(
      problem(try file(width: width, height: height))
        == "a.png: its \(width) × \(height) pixels are outside 1…32767 a side or above 256 million."
    )
  }

  @Test(
    "a picture above 2²⁸ pixels is refused before memory is taken",
    arguments: [(16385, 16384), (32767, 32767), (32768, 1), (1 << 31, 1 << 31)])
  func huge(width: UInt32, height: UInt32) throws {
    #expect(
      problem(try file(width: width, height: height))
        == "a.png: its \(width) × \(height) pixels are outside 1…32767 a side or above 256 million."
    )
  }

  @Test("a header that promises more than the file can hold is refused")
  func bomb() throws {
    let file = try file(width: 16384, height: 16384)
    #expect(
      problem(file)
        == "a.png: the file is cut off: \(file.count) bytes cannot hold 16384 × 16384 pixels.")
  }

  @Test("a file that breaks off inside the pixels says so")
  func cutOff() throws {
    let file = try encodePNG(picture(60, 50))
    #expect(
      problem(Array(file[..<(file.count / 2)]))
        == "a.png: the PNG file cannot be read: the file is cut off; write it anew.")
  }

  @Test("pixels that are whole are read without the end chunk and with bytes behind it")
  func end() throws {
    let file = try encodePNG(picture())
    let endless = Array(file.dropLast(12))
    #expect(try decodePNG(endless) == picture())
    #expect(!isSoundPNG(endless))
    #expect(!problem(Array(file.dropLast(8))).isEmpty)
    #expect(!problem(Array(file.dropLast(13))).isEmpty)
    #expect(try decodePNG(file + [1, 2, 3]) == picture())
  }

  @Test(
    "what is written comes back", arguments: [(1, 1), (6, 5), (61, 1), (1, 61), (200, 150)])
  func roundTrip(width: Int, height: Int) throws {
    let bitmap = picture(width, height)
    #expect(try decodePNG(try encodePNG(bitmap)) == bitmap)
    var opaque = bitmap.bytes
    for i in stride(from: 3, to: opaque.count, by: 4) { opaque[i] = 255 }
    let solid = Bitmap(width: width, height: height, bytes: opaque)
    let file = try encodePNG(solid)
    #expect(file[25] == 2)
    #expect(try decodePNG(file) == solid)
  }
}
