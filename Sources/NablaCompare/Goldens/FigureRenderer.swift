import Nabla
package import NablaPNG
package import NablaScene

/// How scenes become pixels; tests of suites put simpler ones in its place.
package struct FigureRenderer: Sendable {
  /// The scene's pixels, at a scale and from one side of its colours.
  package let pixels: @Sendable (Scene, Double, Appearance.Side) throws(NablaError) -> Bitmap
  /// The same as a PNG file.
  package let png: @Sendable (Scene, Double, Appearance.Side) throws(NablaError) -> [UInt8]
  package let environment: GoldenEnvironment

  package init(
    environment: GoldenEnvironment,
    pixels: @escaping @Sendable (Scene, Double, Appearance.Side) throws(NablaError) -> Bitmap,
    png: @escaping @Sendable (Scene, Double, Appearance.Side) throws(NablaError) -> [UInt8]
  ) {
    (self.environment, self.pixels, self.png) = (environment, pixels, png)
  }
}

/// A case as it was drawn now.
package struct DrawnCase: Sendable {
  package let scene: Scene
  package let text: SceneText
  /// SHA-256 of the text.
  package let textHash: String
  /// One picture for each side, in the case's order.
  package let pictures: [(side: Appearance.Side, bitmap: Bitmap, hash: String)]
  package let scale: Double

  package init(
    _ scene: Scene, scale: Double, sides: [Appearance.Side], renderer: FigureRenderer
  ) throws(NablaError) {
    self.scene = scene
    self.scale = scale
    text = SceneText(scene)
    textHash = SHA256.hex(Array(text.text.utf8))
    var pictures: [(side: Appearance.Side, bitmap: Bitmap, hash: String)] = []
    for side in sides {
      let bitmap = try renderer.pixels(scene, scale, side)
      pictures.append((side, bitmap, SHA256.hex(bitmap.bytes)))
    }
    self.pictures = pictures
  }

  /// One hash of everything, by which two drawings are told apart.
  package var hash: String {
    SHA256.hex(Array(([textHash] + pictures.map(\.hash)).joined(separator: " ").utf8))
  }

  /// The pictures' hashes by theme, as a lock file holds them.
  var pixelHashes: [String: String] {
    Dictionary(
      pictures.map { ($0.side.rawValue, $0.hash) }, uniquingKeysWith: { first, _ in first })
  }
}
