internal import NablaScene

/// The classes whose colours differ between a light and a dark page, and their rules.
///
/// A class is named after the colour's role (`f-ink`, `s-s1`), else by its place in the order of
/// first use (`f-c1`); a fill, a stroke and a gradient's stop of one colour have a rule each.
struct SVGStyles {
  /// What a rule sets; the raw value is the letter that starts the class.
  enum Property: String {
    case fill = "f"
    case stroke = "s"
    case stop = "t"
  }

  private struct ColorKey: Hashable {
    var role: String
    var light: UInt32
    var dark: UInt32
  }

  private struct RuleKey: Hashable {
    var property: Property
    var color: ColorKey
  }

  private var names: [ColorKey: String] = [:]
  private var taken: Set<String> = []
  private var unnamed = 0
  private var classes: [RuleKey: String] = [:]
  private var dark = SVGWriter()
  private var always = SVGWriter()
  private var features: [[String]: String] = [:]
  private(set) var togglesImages = false

  /// The class under which `pair` turns dark; nil where both sides look the same.
  mutating func className(_ pair: ColorPair, _ property: Property) -> String? {
    guard pair.light != pair.dark else { return nil }
    // The same role at several opacities is one class, unless the opacity itself changes.
    let sameAlpha = pair.light.alpha == pair.dark.alpha
    let color = ColorKey(
      role: pair.role, light: sameAlpha ? pair.light.opaque.packed : pair.light.packed,
      dark: sameAlpha ? pair.dark.opaque.packed : pair.dark.packed)
    if sameAlpha, color.light == color.dark { return nil }
    let key = RuleKey(property: property, color: color)
    if let known = classes[key] { return known }
    let name = "\(property.rawValue)-\(self.name(of: color))"
    classes[key] = name
    rule(".\(name)", in: &dark) { out in
      out.raw(property.colorName)
      out.raw(":")
      out.color(pair.dark)
      if !sameAlpha {
        out.raw(";")
        out.raw(property.opacityName)
        out.raw(":")
        out.number(Double(pair.dark.alpha) / 255, decimals: 3)
      }
    }
    return name
  }

  /// The class that switches OpenType features on.
  mutating func className(features tags: [String]) -> String? {
    let tags = tags.filter { $0.utf8.count == 4 && $0.utf8.allSatisfy(isNameByte) }
    guard !tags.isEmpty else { return nil }
    if let known = features[tags] { return known }
    let name = "o-" + tags.joined(separator: "-")
    features[tags] = name
    rule(".\(name)", in: &always) { out in
      out.raw("font-feature-settings:")
      out.computed(tags.map { "\"\($0)\"" }.joined(separator: ","))
    }
    return name
  }

  /// Lets images for a light and for a dark page take turns.
  mutating func toggleImages() {
    guard !togglesImages else { return }
    togglesImages = true
    rule(".i-light", in: &dark) { $0.raw("display:none") }
    rule(".i-dark", in: &dark) { $0.raw("display:inline") }
  }

  mutating func fontFace(_ write: (inout SVGWriter) -> Void) {
    write(&always)
    always.raw("\n")
  }

  /// The style element, or nothing where no rule is needed.
  func write(to out: inout SVGWriter) {
    guard !always.isEmpty || !dark.isEmpty else { return }
    out.raw("<style>\n")
    out.append(always)
    if !dark.isEmpty {
      out.raw("@media (prefers-color-scheme:dark){\n")
      out.append(dark)
      out.raw("}\n")
    }
    out.raw("</style>\n")
  }

  private mutating func name(of color: ColorKey) -> String {
    if let known = names[color] { return known }
    let role = classToken(color.role)
    var name = role
    if role.isEmpty {
      unnamed += 1
      name = "c\(unnamed)"
    }
    var copy = 1
    while !taken.insert(name).inserted {
      copy += 1
      name = role.isEmpty ? "c\(unnamed)-\(copy)" : "\(role)-\(copy)"
    }
    names[color] = name
    return name
  }

  private func rule(_ selector: String, in out: inout SVGWriter, _ body: (inout SVGWriter) -> Void)
  {
    out.raw(".")
    out.prefix()
    out.raw(" ")
    out.computed(selector)
    out.raw("{")
    body(&out)
    out.raw("}\n")
  }
}

extension SVGStyles.Property {
  var colorName: StaticString {
    switch self {
    case .fill: "fill"
    case .stroke: "stroke"
    case .stop: "stop-color"
    }
  }

  var opacityName: StaticString {
    switch self {
    case .fill: "fill-opacity"
    case .stroke: "stroke-opacity"
    case .stop: "stop-opacity"
    }
  }
}

extension Color {
  var opaque: Color { Color(red: red, green: green, blue: blue) }
}

/// The text as one CSS class: letters, digits, `-` and `_`; everything else is a `-`.
func classToken(_ text: String) -> String {
  String(decoding: text.utf8.map { isNameByte($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
  default: false
  }
}
