/// Where a page of ours leads: the addresses in it, and the places that others may lead to.
struct PageLinks {
  /// Relative addresses, as files from the page's own folder and what follows `#`.
  private(set) var addresses: [(path: String, fragment: String)] = []
  private(set) var ids: Set<String> = []

  init(_ html: String) {
    for name in ["href", "src", "srcset"] {
      for value in Self.values(of: name, in: html) where !value.hasPrefix("data:") {
        let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let decoded = parts.map { pathOfAddress($0) ?? String($0) }
        addresses.append((decoded[0], decoded.count > 1 ? decoded[1] : ""))
      }
    }
    ids = Set(Self.values(of: "id", in: html))
  }

  /// The values of an attribute in tags that our templates wrote, entities decoded.
  private static func values(of name: String, in html: String) -> [String] {
    var values: [String] = []
    let bytes = Array(html.utf8)
    let key = Array(" \(name)=\"".utf8)
    var position = 0
    while let quote = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) {
      guard let end = bytes[(quote + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { break }
      if quote + 1 >= key.count, bytes[(quote + 1 - key.count)...quote].elementsEqual(key) {
        let value = String(decoding: bytes[(quote + 1)..<end], as: UTF8.self)
        values.append(
          value.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&"))
        position = end + 1
      } else {
        position = quote + 1
      }
    }
    return values
  }

  /// A path seen from a page, as a path from the site's folder; nil where it leads out of it.
  static func resolved(_ path: String, from page: String) -> String? {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    if path.isEmpty { return page }
    for part in path.split(separator: "/") {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
