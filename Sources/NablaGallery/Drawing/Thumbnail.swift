import Nabla

/// A figure as a card shows it: drawn for that size, whole, never cropped.
enum Thumbnail {
  /// The box that it fits into, in logical pixels.
  static let box = Size(320, 200)
  /// The most bytes that it may have.
  static let byteLimit = 40_000

  /// How large a canvas is beside the figure's own, where all of the figure finds room there: its
  /// words are then larger in the picture.
  private static let shrinking = 0.78
  /// The most words that a figure may have for it: others are too full to be read so small.
  private static let wordLimit = 45
  private static let rules = LintRules.all.filter { ["room", "cut", "overlap"].contains($0.id) }

  /// What a thumbnail shows of a figure: the figure without small print on a smaller canvas, or as it is where
  /// something would be cut or would overlap.
  static func scene(of figure: Figure, _ drawn: DrawnFigure) -> Scene {
    guard drawn.scene.size == figure.size, drawn.report.allBoxes.count <= wordLimit else {
      return drawn.scene
    }
    var small = figure
    small.size = Size(
      (figure.size.width * shrinking).rounded(), (figure.size.height * shrinking).rounded())
    // The card says more than small print would.
    (small.subtitle, small.caption) = ("", "")
    guard let smaller = try? small.drawn(), smaller.scene.size == small.size,
      smaller.report.findings(rules).isEmpty
    else { return drawn.scene }
    return smaller.scene
  }

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
