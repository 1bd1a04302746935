import Nabla

/// Lets through of HTML what a text needs: no scripts, styles, forms, frames or events, no
/// addresses that run anything, and no tag that closes what it did not open.
///
/// Known are the tags and attributes below; every other tag is dropped and its content kept, but
/// for those whose content is no text. The pages have a Content-Security-Policy besides.
struct HTMLSanitizer {
  /// A heading that got an id.
  struct Heading {
    let level: Int
    var id: String
    /// Its content as HTML, without links.
    var html: String
  }

  private(set) var headings: [Heading] = []
  /// Replaces what stands for a formula or a figure in text.
  private let filling: (String) -> String
  /// The same in attributes.
  private let plain: (String) -> String
  private var result = ""
  private var open: [String] = []
  /// Whether one of the open tags is a heading; never are two.
  private var isInHeading = false

  init(filling: @escaping (String) -> String, plain: @escaping (String) -> String) {
    (self.filling, self.plain) = (filling, plain)
  }

  mutating func sanitized(_ html: String) -> String {
    let bytes = Array(html.utf8)
    var position = 0
    var text = 0
    func flush(_ end: Int) -> String {
      end > text ? filling(String(decoding: bytes[text..<end], as: UTF8.self)) : ""
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      write(flush(position))
      let start = position
      if let end = Self.endOfDeclaration(bytes, position) {
        position = end
      } else if let tag = HTMLTag(bytes, at: &position) {
        if !tag.isEnd, Self.hidden.contains(tag.name) {
          position = Self.end(of: tag.name, bytes, position)
        } else {
          take(tag)
        }
      } else if HTMLTag.begins(bytes, at: position) {
        // A tag without an end. All that follows is text: looking for tags in it again and again
        // would take forever.
        let rest = String(decoding: bytes[position...], as: UTF8.self)
        write(filling(rest.replacing("<", with: "&lt;")))
        position = bytes.count
      } else {
        write("&lt;")
        position = start + 1
      }
      text = position
    }
    write(flush(bytes.count))
    while let name = closed() { write("</\(name)>") }
    return result
  }

  private mutating func write(_ html: String) {
    result += html
    if isInHeading { headings[headings.count - 1].html += html }
  }

  /// Closes the innermost open tag; its name.
  private mutating func closed() -> String? {
    let name = open.popLast()
    if let name, Self.level(name) != nil { isInHeading = false }
    return name
  }

  // MARK: - Tags

  private mutating func take(_ tag: HTMLTag) {
    guard Self.known.contains(tag.name) else { return }
    if tag.isEnd {
      guard let index = open.lastIndex(of: tag.name) else { return }
      while open.count > index, let name = closed() {
        // Headings are listed without links and without their own tags.
        if name == "a" || Self.level(name) != nil {
          result += "</\(name)>"
        } else {
          write("</\(name)>")
        }
      }
      return
    }
    if tag.name == "input" {
      guard tag["type"] == "checkbox" else { return }
      return write(
        "<input type=\"checkbox\" disabled\(tag["checked"] == nil ? "" : " checked")>")
    }
    if tag.name == "img", let source = tag["src"], !Self.isRelative(source) {
      // A page that is looked at loads nothing from elsewhere.
      let words = escapedHTML(plain(tag["alt"] ?? source))
      guard let address = Self.safe(source) else { return write(words) }
      return write("<a href=\"\(escapedHTML(address))\">\(words)</a>")
    }
    if let level = Self.level(tag.name) {
      // A heading inside another one ends it.
      while isInHeading, let name = closed() { result += "</\(name)>" }
      result += "<\(tag.name) id=\"\u{E002}\(headings.count)\u{E003}\">"
      headings.append(Heading(level: level, id: "", html: ""))
      open.append(tag.name)
      isInHeading = true
      return
    }
    let html = "<\(tag.name)\(attributes(tag))>"
    if tag.name == "a" { result += html } else { write(html) }
    if !Self.void.contains(tag.name), open.count < 1000 { open.append(tag.name) }
  }

  private func attributes(_ tag: HTMLTag) -> String {
    tag.attributes.compactMap { name, value -> String? in
      let value = plain(value)
      guard let kept = Self.kept(name, value, of: tag.name) else { return nil }
      return " \(name)=\"\(escapedHTML(kept))\""
    }.joined()
  }

  private static func kept(_ name: String, _ value: String, of tag: String) -> String? {
    func isWord(_ text: Substring) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy {
          $0.isDigit || (0x61...0x7A).contains($0 | 0x20) || [0x2D, 0x5F, 0x2B, 0x23].contains($0)
        }
    }
    switch (tag, name) {
    case (_, "title"), (_, "lang"), ("img", "alt"): return value
    case (_, "dir"): return ["ltr", "rtl", "auto"].contains(value) ? value : nil
    case ("a", "href"): return safe(value).map(page)
    case ("img", "src"): return isRelative(value) ? value : nil
    case ("img", "width"), ("img", "height"), ("ol", "start"), (_, "colspan"), (_, "rowspan"):
      return value.utf8.count <= 5 && !value.isEmpty && value.utf8.allSatisfy(\.isDigit)
        ? value : nil
    case (_, "align"): return ["left", "right", "center"].contains(value) ? value : nil
    case ("details", "open"): return ""
    case (_, "class"):
      let isKnown =
        value.hasPrefix("language-") && isWord(value.dropFirst(9))
        || ["footnotes", "footnote-ref", "footnote-backref"].contains(value)
      return isKnown ? value : nil
    case (_, "id"):
      let isOurs = ["fn-", "fnref-", "fig-"].contains { value.hasPrefix($0) }
      return isOurs && isWord(value[...]) ? value : nil
    default: return nil
    }
  }

  private static func level(_ tag: String) -> Int? {
    guard tag.utf8.count == 2, tag.hasPrefix("h"), let digit = tag.last?.wholeNumberValue,
      (1...6).contains(digit)
    else { return nil }
    return digit
  }

  // MARK: - Addresses

  /// The address where it is one that only leads somewhere.
  private static func safe(_ address: String) -> String? {
    let bare = String(
      String.UnicodeScalarView(
        address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    guard let colon = bare.firstIndex(of: ":"),
      !bare[..<colon].contains(where: { "/?#".contains($0) })
    else { return bare }
    return ["http", "https", "mailto"].contains(bare[..<colon].lowercased()) ? bare : nil
  }

  private static func isRelative(_ address: String) -> Bool {
    guard let address = safe(address), !address.hasPrefix("/"), !address.hasPrefix("\\") else {
      return false
    }
    return !address.prefix { !"/?#".contains($0) }.contains(":")
  }

  /// A link to another note leads to its page.
  private static func page(_ address: String) -> String {
    guard isRelative(address) else { return address }
    let path = address.prefix { $0 != "#" && $0 != "?" }
    for end in NoteFile.extensions where path.lowercased().hasSuffix(end) {
      return path.dropLast(end.count) + ".html" + address[path.endIndex...]
    }
    return address
  }

  // MARK: - Lists

  private static let known: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul", "var", "wbr",
  ]
  private static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]
  /// Elements whose content is no text of the note's.
  private static let hidden: Set<String> = [
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript",
    "textarea", "title", "xmp", "noembed", "noframes", "select", "audio", "video", "canvas",
  ]

  /// Behind a comment, declaration or processing instruction that begins here.
  private static func endOfDeclaration(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < bytes.count, [0x21, 0x3F].contains(bytes[start + 1]) else { return nil }
    let isComment = bytes[start...].starts(with: Array("<!--".utf8))
    var position = start + (isComment ? 4 : 2)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ">"),
        !isComment || (bytes[position - 1] == 0x2D && bytes[position - 2] == 0x2D)
      {
        return position + 1
      }
      position += 1
    }
    return bytes.count
  }

  /// Behind the end tag of an element whose content is dropped.
  private static func end(of name: String, _ bytes: [UInt8], _ start: Int) -> Int {
    let mark = Array("</\(name)".utf8)
    var position = start
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), position + mark.count <= bytes.count,
        zip(bytes[position..<position + mark.count], mark).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) }
        )
      {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        return min(position + 1, bytes.count)
      }
      position += 1
    }
    return bytes.count
  }
}

extension HTMLSanitizer {
  /// The page with an id on each heading, made of its words as GitHub does.
  mutating func withHeadingIDs(_ html: String) -> String {
    var slugs: [String: Int] = [:]
    for i in headings.indices {
      let slug = Self.slug(HTMLText.words(of: headings[i].html))
      let count = slugs[slug, default: 0]
      slugs[slug] = count + 1
      headings[i].id = count == 0 ? slug : "\(slug)-\(count)"
    }
    return MarkedText.filled(html, "\u{E002}", "\u{E003}") { escapedHTML(headings[$0].id) }
  }

  private static func slug(_ words: String) -> String {
    var slug = ""
    for scalar in words.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        || scalar == "_"
      {
        slug.unicodeScalars.append(scalar)
      } else if scalar == " " {
        slug += "-"
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}
