import NablaScene

/// Puts a scene's title and description first into a Cairo SVG file; Cairo has no place for them.
func describing(_ svg: [UInt8], _ scene: Scene) -> [UInt8] {
  var words = ""
  for (name, text) in [("title", scene.title), ("desc", scene.description)] where !text.isEmpty {
    words += "\n<\(name)>\(escaped(text))</\(name)>"
  }
  let start = Array("<svg".utf8)
  guard !words.isEmpty, let open = svg.indices.first(where: { svg[$0...].starts(with: start) }),
    let end = svg[open...].firstIndex(of: UInt8(ascii: ">"))
  else { return svg }
  return Array(svg[...end]) + Array(words.utf8) + Array(svg[(end + 1)...])
}

/// Text as XML holds it; characters that XML does not know are shown as U+FFFD.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x26: result += "&amp;"
    case 0x3C: result += "&lt;"
    case 0x3E: result += "&gt;"
    case 0x9, 0xA, 0xD: result.unicodeScalars.append(scalar)
    case 0..<0x20, 0xFFFE, 0xFFFF: result.unicodeScalars.append("\u{FFFD}")
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
