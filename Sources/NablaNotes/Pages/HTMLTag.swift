/// A tag of HTML, as the standard's tokenizer would read it.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  /// In order, names in small letters, values with their entities decoded.
  let attributes: [(name: String, value: String)]

  /// Reads the tag that begins at `position`, which moves behind it; nil where none does.
  init?(_ text: [UInt8], at position: inout Int) {
    var here = position + 1
    func byte() -> UInt8 { here < text.count ? text[here] : 0 }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    isEnd = byte() == UInt8(ascii: "/")
    if isEnd { here += 1 }
    guard isLetter(byte()) else { return nil }
    let start = here
    while here < text.count, byte() > 0x20, byte() != UInt8(ascii: "/"), byte() != UInt8(ascii: ">")
    {
      here += 1
    }
    name = String(decoding: text[start..<here], as: UTF8.self).lowercased()
    var attributes: [(String, String)] = []
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
      if !attributes.contains(where: { $0.0 == key }) { attributes.append((key, value)) }
    }
    self.attributes = attributes.map { (name: $0.0, value: $0.1) }
    position = here + 1
  }

  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
