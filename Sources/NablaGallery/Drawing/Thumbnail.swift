import Nabla

/// A figure as a card shows it: drawn for that size, whole, never cropped.
enum Thumbnail {
  /// The box that it fits into, in logical pixels.
  static let box = Size(320, 200)
  /// The most bytes that it may have.
  static let byteLimit = 40_000

  /// The figure as a PNG, with fewer pixels where that is too many bytes.
  ///
  /// - Parameters:
  ///   - box: in logical pixels.
  ///   - density: pixels for each logical one; lowered to what the picture got.
  static func png(
    _ scene: Scene, appearance: Appearance, box: Size = box, density: inout Double
  ) throws(NablaError) -> [UInt8] {
    let fit = min(box.width / scene.size.width, box.height / scene.size.height)
    var bytes: [UInt8] = []
    for _ in 0..<6 {
      bytes = try scene.encoded(
        as: .png, OutputOptions(scale: fit * density, appearance: appearance))
      if bytes.count <= byteLimit { break }
      density *= 0.94 * (Double(byteLimit) / Double(bytes.count)).squareRoot()
    }
    return bytes
  }

  /// The size in logical pixels of a figure of that size.
  static func size(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
    guard width > 0, height > 0 else { return (320, 200) }
    let fit = min(box.width / Double(width), box.height / Double(height))
    func side(_ length: Int) -> Int { max(1, Int((Double(length) * fit).rounded())) }
    return (side(width), side(height))
  }
}
