import Nabla

/// A tag of HTML, as the standard's tokenizer would read it.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  /// In order, names in small letters, values with their entities decoded.
  let attributes: [(name: String, value: String)]

  /// Whether a tag begins at a position, be there an end of it or not.
  static func begins(_ text: [UInt8], at position: Int) -> Bool {
    var here = position + 1
    if here < text.count, text[here] == UInt8(ascii: "/") { here += 1 }
    return here < text.count && (0x61...0x7A).contains(text[here] | 0x20)
  }

  /// Reads the tag that begins at `position`, which moves behind it; nil where none does, or where
  /// it has no end.
  init?(_ text: [UInt8], at position: inout Int) {
    guard Self.begins(text, at: position) else { return nil }
    var here = position + 1
    func byte() -> UInt8 { here < text.count ? text[here] : 0 }
    isEnd = byte() == UInt8(ascii: "/")
    if isEnd { here += 1 }
    let start = here
    while here < text.count, byte() > 0x20, byte() != UInt8(ascii: "/"), byte() != UInt8(ascii: ">")
    {
      here += 1
    }
    name = String(decoding: text[start..<here], as: UTF8.self).lowercased()
    var attributes: [(name: String, value: String)] = []
    var known: Set<String> = []
    while true {
      while here < text.count, byte() <= 0x20 || byte() == UInt8(ascii: "/") { here += 1 }
      guard here < text.count else { return nil }
      if byte() == UInt8(ascii: ">") { break }
      let start = here
      here += 1
      while here < text.count, byte() > 0x20, ![0x2F, 0x3E, 0x3D].contains(byte()) { here += 1 }
      let key = String(decoding: text[start..<here], as: UTF8.self).lowercased()
      while here < text.count, byte() <= 0x20 { here += 1 }
      var value = ""
      if byte() == UInt8(ascii: "=") {
        here += 1
        while here < text.count, byte() <= 0x20 { here += 1 }
        let quote = byte()
        if quote == 0x22 || quote == 0x27 {
          let start = here + 1
          here = start
          while here < text.count, byte() != quote { here += 1 }
          value = HTMLText.decoded(
            String(decoding: text[start..<min(here, text.count)], as: UTF8.self))
          here += 1
        } else {
          let start = here
          while here < text.count, byte() > 0x20, byte() != UInt8(ascii: ">") { here += 1 }
          value = HTMLText.decoded(String(decoding: text[start..<here], as: UTF8.self))
        }
      }
      if known.insert(key).inserted { attributes.append((key, value)) }
    }
    self.attributes = attributes
    position = here + 1
  }

  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
