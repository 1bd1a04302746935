import Nabla
import NablaCairo
import NablaPNG
import NablaScene
import NablaText

extension FigureRenderer {
  /// Pixels by Cairo, in the environment of this process.
  package static let cairo = FigureRenderer(
    environment: .current,
    pixels: { (scene, scale, side) throws(NablaError) in
      try NablaCairo.pixels(scene, scale: scale, side: side)
    },
    png: { (scene, scale, side) throws(NablaError) in
      try NablaCairo.png(scene, scale: scale, side: side)
    })
}

extension GoldenEnvironment {
  /// The libraries and fonts of this process.
  package static let current: GoldenEnvironment = {
    var parts = ["processor": processor]
    for (name, version) in LibraryVersions.all { parts[name] = version }
    for font in FontStore.all {
      parts[font.id.name] = SHA256.hex([UInt8](font.bytes), digits: 12)
    }
    return GoldenEnvironment(parts)
  }()
}
