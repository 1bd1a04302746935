import Foundation
import NablaPNG
import NablaScene
import TestSupport
import Testing

/// PNG files of every kind, against an encoder that shares nothing with libpng
/// (`Fixtures/ImageComparison/make-png-kinds.py`).
@Suite struct PNGKindTests {
  struct Kind: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let png: String
    let rgba: String

    var description: String { name }
    var file: [UInt8] { [UInt8](Data(base64Encoded: png) ?? Data()) }
  }

  static let kinds: [Kind] = {
    let path = "\(ProjectSources.root)/Tests/Fixtures/ImageComparison/png-kinds.json"
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return (try? JSONDecoder().decode([Kind].self, from: data)) ?? []
  }()

  @Test("the list holds every colour type and depth, plain and interlaced")
  func isComplete() {
    #expect(Self.kinds.count == 52)
  }

  @Test("every kind of PNG file gives the pixels that it stands for", arguments: kinds)
  func pixels(kind: Kind) throws {
    let bitmap = try decodePNG(kind.file)
    #expect((bitmap.width, bitmap.height) == (11, 9))
    let hex = bitmap.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    #expect(hex.joined() == kind.rgba)
    #expect(isSoundPNG(kind.file))
  }

  @Test("a file cut off before its end chunk is an error", arguments: kinds)
  func cutOff(kind: Kind) {
    let file = kind.file
    for length in 0..<file.count - 12 {
      #expect(throws: NablaError.self, "\(length)") { try decodePNG(Array(file[..<length])) }
      #expect(!isSoundPNG(Array(file[..<length])))
    }
  }

  @Test("a damaged byte is an error or changes no pixel", arguments: kinds)
  func damaged(kind: Kind) throws {
    let file = kind.file
    let right = try decodePNG(file)
    for i in file.indices {
      var damaged = file
      damaged[i] ^= 0x24
      #expect(!isSoundPNG(damaged), "byte \(i)")
      guard let bitmap = try? decodePNG(damaged) else { continue }
      // What may be damaged is a chunk that says nothing of the pixels (gAMA), or makes a critical
      // chunk unknown to be passed over.
      #expect(bitmap.width == right.width && bitmap.height == right.height)
    }
  }
}
