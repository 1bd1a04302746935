package import NablaScene

/// A scene as a whole SVG file, for the web: the same text each time, on any thread.
///
/// An adaptive scene shows its light side and turns dark with the reader's colour scheme. All ids,
/// and the scope of all rules, start with a hash of the content, so that figures can be inlined in
/// one HTML page.
///
/// - Parameter encodeImage: makes a PNG of an image item's pixels.
/// - Throws: where the scene has no drawable size, a font cannot be embedded or `encodeImage` fails.
package func svg(
  _ scene: Scene, options: SVGOptions = SVGOptions(), encodeImage: @escaping ImageEncoder
) throws(NablaError) -> String {
  let (width, height) = (scene.size.width, scene.size.height)
  guard width.isFinite, height.isFinite, width > 0, height > 0, max(width, height) <= 1e5 else {
    throw NablaError(
      "size", "\(width) × \(height) px cannot be drawn",
      "give a width and a height above 0 and at most 100000")
  }
  var drawing = SVGDrawing(
    appearance: scene.appearance, options: options, encodeImage: encodeImage)
  drawing.drawPaper(scene)
  let paper = drawing.takeOutput()
  try drawing.draw(scene.items)
  let items = drawing.takeOutput()
  if options.embedFonts { try drawing.embedFonts() }

  drawing.out.reserve(items.bytes.count + drawing.definitions.bytes.count + 4096)
  drawing.openRoot(scene)
  drawing.styles.write(to: &drawing.out)
  if !drawing.definitions.isEmpty {
    drawing.out.raw("<defs>\n")
    drawing.out.append(drawing.definitions)
    drawing.out.raw("</defs>\n")
  }
  drawing.out.append(paper)
  drawing.openItems()
  drawing.out.append(items)
  drawing.out.raw("</g>\n</svg>\n")
  return drawing.takeOutput().finished()
}

extension SVGDrawing {
  /// What has been written since the last time.
  fileprivate mutating func takeOutput() -> SVGWriter {
    let result = out
    out = SVGWriter()
    return result
  }

  fileprivate mutating func drawPaper(_ scene: Scene) {
    guard scene.background != .clear else { return }
    out.raw("<rect")
    out.attribute("width", scene.size.width)
    out.attribute("height", scene.size.height)
    paint(fill: .solid(scene.background))
    out.raw("/>\n")
  }

  fileprivate mutating func openRoot(_ scene: Scene) {
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"")
    out.prefix()
    out.raw("\"")
    out.attribute("width", scene.size.width)
    out.attribute("height", scene.size.height)
    out.raw(" viewBox=\"0 0 ")
    out.number(scene.size.width)
    out.raw(" ")
    out.number(scene.size.height)
    out.raw("\" role=\"img\"")
    let texts: [(name: StaticString, text: String)] = [
      ("title", scene.title), ("desc", scene.description),
    ].filter { !$0.1.isEmpty }
    if !texts.isEmpty {
      out.raw(" aria-labelledby=\"")
      for (i, text) in texts.enumerated() {
        if i > 0 { out.raw(" ") }
        out.prefix()
        out.raw("-")
        out.raw(text.name)
      }
      out.raw("\"")
    }
    out.raw(">\n")
    for (name, text) in texts {
      out.raw("<")
      out.raw(name)
      out.raw(" id=\"")
      out.prefix()
      out.raw("-")
      out.raw(name)
      out.raw("\">")
      out.text(text, lines: true)
      out.raw("</")
      out.raw(name)
      out.raw(">\n")
    }
  }

  /// The group that says once what most items have in common. It is not the root's: pages like to
  /// style `svg`, and their rule would win.
  fileprivate mutating func openItems() {
    out.raw("<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
    if let commonFamily {
      out.raw(" font-family=\"")
      family(commonFamily)
      out.raw("\"")
    }
    out.raw(">\n")
  }
}
