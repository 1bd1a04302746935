package import NablaScene

/// Turns pixels into the bytes of a PNG file, at best a small one (an indexed palette where the
/// colours are few): the caller brings it, so that this target needs no image library.
package typealias ImageEncoder = (Pixels) throws(NablaError) -> [UInt8]

extension SVGDrawing {
  /// One image, or two that take turns where the dark page has its own.
  mutating func draw(_ item: ImageItem) throws(NablaError) {
    let box = item.rect
    guard item.pixels.width > 0, item.pixels.height > 0, box.width > 0, box.height > 0,
      box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite
    else { return }
    guard side == nil, let dark = item.darkPixels, dark != item.pixels else {
      try image(item, item.pixels(side ?? .light), extra: "")
      return
    }
    styles.toggleImages()
    try image(item, item.pixels, extra: " class=\"i-light\"")
    try image(item, dark, extra: " class=\"i-dark\" display=\"none\"")
  }

  private mutating func image(
    _ item: ImageItem, _ pixels: Pixels, extra: StaticString
  ) throws(NablaError) {
    out.raw("<image")
    out.attribute("x", item.rect.x)
    out.attribute("y", item.rect.y)
    out.attribute("width", item.rect.width)
    out.attribute("height", item.rect.height)
    out.attribute("preserveAspectRatio", "none")
    out.raw(extra)
    var pixels = pixels
    switch item.interpolation {
    case .smooth: break
    case .nearest:
      // `pixelated` is missing in some viewers, each of the others is in some; the last known wins.
      out.raw(" image-rendering=\"optimizeSpeed\"")
      out.raw(" style=\"image-rendering:crisp-edges;image-rendering:pixelated\"")
      pixels = pixels.enlarged(toFill: item.rect.size)
    }
    out.raw(" href=\"data:image/png;base64,")
    out.base64(try encodeImage(pixels))
    out.raw("\"/>\n")
  }
}

extension Pixels {
  /// Pixels larger than 2 px repeated a whole number of times, until there are two for a logical
  /// pixel or the image is 1024 long.
  ///
  /// librsvg (measured with 2.54) knows no `image-rendering`: it blurs over one pixel of the image,
  /// which must therefore be small. Repeated rows make a PNG about twice as large (measured on
  /// 64 × 64 and 128 × 128 cells), which cells too small to look blurred are spared.
  func enlarged(toFill size: Size) -> Pixels {
    func factor(_ count: Int, _ length: Double) -> Int {
      let cell = min(length, 1024) / Double(count)
      return cell > 2 ? max(1, min(Int((2 * cell).rounded(.up)), 1024 / count)) : 1
    }
    let (fx, fy) = (factor(width, size.width), factor(height, size.height))
    guard fx > 1 || fy > 1 else { return self }
    var result: [UInt32] = []
    result.reserveCapacity(width * fx * height * fy)
    for y in 0..<height {
      let first = result.count
      for x in 0..<width {
        result.append(contentsOf: repeatElement(values[y * width + x], count: fx))
      }
      let row = result[first...]
      for _ in 1..<fy { result.append(contentsOf: row) }
    }
    return Pixels(width: width * fx, height: height * fy, values: result)
  }
}
