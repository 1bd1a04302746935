import NablaPNG

/// A picture's pixels as packed words, for loops over many of them: red in the low byte, alpha in
/// the high one (on the little-endian machines that Swift runs on).
struct PixelWords {
  let start: UnsafePointer<UInt32>
  let width: Int
  let height: Int

  subscript(x: Int, y: Int) -> UInt32 { start[y * width + x] }
}

extension Bitmap {
  /// Calls `body` with the pixels as words.
  func withWords<Result>(_ body: (PixelWords) -> Result) -> Result {
    bytes.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: UInt32.self) { words in
        guard let start = words.baseAddress else {
          return withUnsafePointer(to: 0 as UInt32) {
            body(PixelWords(start: $0, width: 0, height: 0))
          }
        }
        return body(PixelWords(start: start, width: width, height: height))
      }
    }
  }
}

extension UInt32 {
  /// The channels of a packed pixel.
  var red: UInt32 { self & 255 }
  var green: UInt32 { self >> 8 & 255 }
  var blue: UInt32 { self >> 16 & 255 }
  var alpha: UInt32 { self >> 24 }

  /// Red, green and blue, 0…255, laid over white where the pixel is transparent.
  var overWhite: SIMD3<Double> {
    let color = SIMD3(Double(red), Double(green), Double(blue))
    guard alpha < 255 else { return color }
    let white = SIMD3<Double>(repeating: 255)
    return white + (color - white) * (Double(alpha) / 255)
  }
}
