package import NablaPNG
import NablaScene

/// Pictures that show where two others differ.
package enum ChangePictures {
  /// Every pixel that differs at all: red, or yellow where it looks like antialiasing; over the
  /// expected picture, faint and grey.
  package static func mask(_ pair: ImagePair) -> Bitmap {
    var comparator = YIQComparator()
    comparator.threshold = 0
    return PixelmatchPicture().draw(pair, comparator)
  }

  /// CIEDE2000 of every pixel from dark blue (none) through red to yellow (20 and more).
  package static func heat(_ pair: ImagePair) -> Bitmap {
    var bytes = [UInt8](repeating: 255, count: 4 * pair.pixelCount)
    let none = color(0)
    for i in 0..<pair.pixelCount { bytes.replace(4 * i, none) }
    pair.expected.withWords { a in
      pair.actual.withWords { b in
        var memory = ColorDifferences()
        for area in pair.changes.areas(halo: 0) {
          for y in area.y {
            for x in area.x where a[x, y] != b[x, y] {
              // What white hides is shown as the least difference.
              let difference = max(0.2, memory.difference(a[x, y], b[x, y]))
              bytes.replace(4 * (y * pair.width + x), color((difference / 20).squareRoot()))
            }
          }
        }
      }
    }
    return Bitmap(width: pair.width, height: pair.height, bytes: bytes)
  }

  /// Between four colours of rising lightness.
  private static func color(_ share: Double) -> Color {
    let stops: [SIMD3<Double>] = [
      SIMD3(10, 12, 40), SIMD3(110, 25, 110), SIMD3(225, 70, 60), SIMD3(255, 230, 90),
    ]
    let place = min(1, max(0, share)) * 3
    let first = min(2, Int(place))
    let mixed = stops[first] + (stops[first + 1] - stops[first]) * (place - Double(first))
    return Color(red: UInt8(mixed.x), green: UInt8(mixed.y), blue: UInt8(mixed.z))
  }
}

extension [UInt8] {
  fileprivate mutating func replace(_ at: Int, _ color: Color) {
    (self[at], self[at + 1], self[at + 2]) = (color.red, color.green, color.blue)
  }
}
