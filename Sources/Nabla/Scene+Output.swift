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
      return Array(try NablaSVG.svg(scene, options: options.svg, encodeImage: Self.encode).utf8)
    }
  }

  /// The pixels of an image inside an SVG as a PNG: a scene of one pixel for each of them.
  private static func encode(_ pixels: Pixels) throws(NablaError) -> [UInt8] {
    let size = Size(Double(pixels.width), Double(pixels.height))
    let rect = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let scene = Scene(
      size: size, background: .clear, items: [.image(ImageItem(rect, pixels: pixels))])
    return try NablaCairo.png(scene, scale: 1)
  }
}
