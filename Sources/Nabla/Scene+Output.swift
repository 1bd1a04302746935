import NablaCairo
import NablaSVG

extension Scene {
  /// The scene as the bytes of a file.
  public func encoded(
    as format: OutputFormat, _ options: OutputOptions = OutputOptions()
  ) throws(NablaError) -> [UInt8] {
    var scene = self
    if let appearance = options.appearance { scene.appearance = appearance }
    switch format {
    case .png: return try NablaCairo.png(scene, scale: options.scale)
    case .pdf: return try NablaCairo.pdf(scene)
    case .svg:
      if options.svgByCairo { return try NablaCairo.cairoSVG(scene) }
      return Array(
        try NablaSVG.svg(scene, options: options.svg) { pixels throws(NablaError) in
          try NablaCairo.encodePNG(pixels)
        }.utf8)
    }
  }
}
