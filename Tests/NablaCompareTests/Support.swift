import Foundation
import NablaCompare
import NablaPNG
import NablaScene
import TestSupport

/// What lies in `Tests/Fixtures/ImageComparison`.
enum Fixtures {
  static let folder = "\(ProjectSources.root)/Tests/Fixtures/ImageComparison"

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
  }

  static func bitmap(_ name: String) throws -> Bitmap {
    try decodePNG(try bytes(name), place: name)
  }

  static func pair(_ expected: String, _ actual: String) throws -> ImagePair {
    try ImagePair(expected: try bitmap(expected), actual: try bitmap(actual))
  }

  static func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
    guard let bytes = try? bytes(name) else { return nil }
    return try? JSONDecoder().decode(type, from: Data(bytes))
  }
}

extension Bitmap {
  /// One colour everywhere.
  static func plain(_ width: Int, _ height: Int, _ color: Color = Color(0xFFFFFF)) -> Bitmap {
    let pixel = [color.red, color.green, color.blue, color.alpha]
    return Bitmap(
      width: width, height: height,
      bytes: [UInt8]((0..<width * height).flatMap { _ in pixel }))
  }

  /// A copy with some pixels of another colour.
  func painted(_ color: Color, _ places: [(x: Int, y: Int)]) -> Bitmap {
    var bytes = bytes
    for place in places {
      let i = 4 * (place.y * width + place.x)
      bytes.replaceSubrange(i..<i + 4, with: [color.red, color.green, color.blue, color.alpha])
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }

  /// Random opaque pixels of a few colours.
  static func noise(_ width: Int, _ height: Int, seed: UInt64, levels: UInt64 = 256) -> Bitmap {
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    var bytes: [UInt8] = []
    for _ in 0..<width * height {
      for _ in 0..<3 {
        bytes.append(UInt8(truncatingIfNeeded: next() % levels * (255 / (levels - 1))))
      }
      bytes.append(255)
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}
