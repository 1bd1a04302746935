package import NablaPNG
package import NablaScene

/// The picture that pixelmatch draws of a comparison: what differs in red, antialiasing in yellow,
/// the rest faint and grey.
package struct PixelmatchPicture: Sendable {
  package var different = Color(0xFF0000)
  /// For pixels that became darker; the colour of the others where nil.
  package var darker: Color?
  package var antialiased = Color(0xFFFF00)
  /// How strong the expected picture shows through, 0…1.
  package var opacity = 0.1
  /// Whether only what differs is drawn, on nothing.
  package var isMask = false

  package init() {}

  package func draw(_ pair: ImagePair, _ comparator: YIQComparator) -> Bitmap {
    draw(pair.expected, comparator.kinds(pair), comparator.variant)
  }

  /// - Parameter kinds: one for each pixel of the expected picture.
  package func draw(
    _ expected: Bitmap, _ kinds: [PixelKind], _ variant: YIQVariant = .pixelmatch7
  ) -> Bitmap {
    var bytes = [UInt8](repeating: 0, count: expected.bytes.count)
    for (i, kind) in kinds.enumerated() {
      let color: Color?
      switch kind {
      case .similar: color = isMask ? nil : grey(expected.bytes, 4 * i, variant)
      case .antialiased: color = isMask ? nil : antialiased
      case .different: color = different
      case .darker: color = darker ?? different
      }
      guard let color else { continue }
      (bytes[4 * i], bytes[4 * i + 1]) = (color.red, color.green)
      (bytes[4 * i + 2], bytes[4 * i + 3]) = (color.blue, 255)
    }
    return Bitmap(width: expected.width, height: expected.height, bytes: bytes)
  }

  private func grey(_ bytes: [UInt8], _ at: Int, _ variant: YIQVariant) -> Color {
    let (r, g, b) = (Double(bytes[at]), Double(bytes[at + 1]), Double(bytes[at + 2]))
    let luma = r * 0.29889531 + g * 0.58662247 + b * 0.11448223 - 255
    let alpha = Double(bytes[at + 3])
    // The versions multiply in another order, which the last bit tells.
    let value =
      variant == .pixelmatch7
      ? 255 + luma * opacity * alpha / 255 : 255 + luma * (opacity * alpha / 255)
    let level = UInt8(max(0, min(255, value)))
    return Color(red: level, green: level, blue: level)
  }
}
