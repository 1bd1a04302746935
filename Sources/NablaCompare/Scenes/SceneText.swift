import Nabla
package import NablaScene

/// A scene as text that people can read and compare: one item a line, groups indented, attributes
/// in alphabetical order, numbers with 3 decimals, colours as `#rrggbbaa`.
///
/// ```text
/// scene appearance=adaptive background=#ffffffff/#15181dff size=640.000,400.000 title="Loss"
/// group clip=… role=panel
///   path d=M10.000,20.000;L30.000,40.000 stroke=#1f77b4ff@s1 stroke-width=2.000
/// text color=#16181dff angle=0.000 origin=… runs=Inter-Regular:12.000:"Loss":9.104,7.201 …
/// ```
/// Two scenes have the same text where they look the same; ids of glyphs, which belong to a file of
/// a font, are left out. Long lists of numbers are written as their count, box and hash.
package struct SceneText: Hashable, Sendable {
  package let lines: [String]

  package init(_ scene: Scene) {
    var writer = SceneTextWriter()
    writer.write(scene)
    lines = writer.lines
  }

  /// The lines with a line end each, as a file holds them.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// More numbers than this are written as their count, box and hash.
  static let longest = 400
}

private struct SceneTextWriter {
  var lines: [String] = []

  mutating func write(_ scene: Scene) {
    add(
      "scene", depth: 0,
      [
        ("appearance", scene.appearance.rawValue), ("background", scene.background.text),
        ("description", scene.description.quoted),
        ("size", "\(fixed(scene.size.width)),\(fixed(scene.size.height))"),
        ("title", scene.title.quoted),
      ])
    for item in scene.items { write(item, depth: 0) }
  }

  private mutating func add(_ kind: String, depth: Int, _ attributes: [(String, String)]) {
    let words = attributes.filter { !$0.1.isEmpty }.sorted { $0.0 < $1.0 }.map { "\($0)=\($1)" }
    lines.append(
      String(repeating: "  ", count: depth) + ([kind] + words).joined(separator: " "))
  }

  private mutating func write(_ item: SceneItem, depth: Int) {
    switch item {
    case .path(let path): add("path", depth: depth, attributes(path))
    case .markers(let markers): add("markers", depth: depth, attributes(markers))
    case .image(let image): add("image", depth: depth, attributes(image))
    case .text(let text): add("text", depth: depth, attributes(text))
    case .group(let group):
      let t = group.transform
      add(
        "group", depth: depth,
        [
          ("clip", group.clip?.text ?? ""),
          ("opacity", group.opacity == 1 ? "" : fixed(group.opacity)), ("role", group.role),
          ("title", group.title.quoted),
          (
            "transform",
            t == .identity
              ? "" : [t.a, t.b, t.c, t.d, t.tx, t.ty].map(fixed).joined(separator: ",")
          ),
        ])
      for inner in group.items { write(inner, depth: depth + 1) }
    }
  }

  private func attributes(_ item: PathItem) -> [(String, String)] {
    [
      ("d", item.path.text), ("fill", item.fill?.text ?? ""),
      ("rule", item.evenOdd ? "evenodd" : ""),
    ] + attributes(item.stroke, "stroke") + attributes(item.halo, "halo")
  }

  private func attributes(_ stroke: Stroke?, _ name: String) -> [(String, String)] {
    guard let stroke else { return [] }
    return [
      (name, stroke.paint.text), ("\(name)-cap", stroke.cap.rawValue),
      ("\(name)-dash", stroke.dash.map(fixed).joined(separator: ",")),
      ("\(name)-join", stroke.join.rawValue), ("\(name)-width", fixed(stroke.width)),
    ]
  }

  private func attributes(_ item: MarkersItem) -> [(String, String)] {
    [
      ("count", "\(item.positions.count)"),
      ("edge", item.edgeWidth > 0 ? item.edge.text : ""),
      ("edge-width", item.edgeWidth > 0 ? fixed(item.edgeWidth) : ""),
      ("fills", item.fills.text { $0.text }), ("positions", text(of: item.positions)),
      ("shapes", item.shapes.text { $0.rawValue }), ("sizes", item.sizes.text(fixed)),
    ]
  }

  private func attributes(_ item: ImageItem) -> [(String, String)] {
    [
      ("dark", item.darkPixels?.text ?? ""), ("interpolation", item.interpolation.rawValue),
      ("pixels", item.pixels.text), ("rect", item.rect.text),
    ]
  }

  private func attributes(_ item: TextItem) -> [(String, String)] {
    [
      ("angle", item.angle == 0 ? "" : fixed(item.angle)), ("color", item.color.text),
      ("halo", item.haloWidth > 0 ? item.haloColor.text : ""),
      ("halo-width", item.haloWidth > 0 ? fixed(item.haloWidth) : ""),
      ("origin", item.origin.text), ("role", item.role),
      (
        "rules",
        item.rules.map { $0.rect.text + ($0.color.map { ":\($0.text)" } ?? "") }
          .joined(separator: ";")
      ),
      ("runs", item.runs.map { words(of: $0, in: item.source) }.joined(separator: ";")),
      ("source", item.source.quoted), ("width", fixed(item.width)),
    ]
  }

  /// `Inter-Regular:12.000:"Loss":0.000,0.000:9.104,7.201…`: the font, its size, what the run shows,
  /// its place and its glyphs' advances.
  private func words(of run: GlyphRun, in source: String) -> String {
    let bytes = Array(source.utf8)
    let range = run.sourceRange.clamped(to: 0..<bytes.count)
    let shown = String(decoding: bytes[range], as: UTF8.self).quoted
    let starts = run.glyphs.map(\.position.x)
    let advances = zip(starts, starts.dropFirst() + [run.advance]).map { fixed($1 - $0) }
    let heights = run.glyphs.map(\.position.y)
    var parts = [run.font.name, fixed(run.size), shown, run.offset.text]
    parts.append(shortened(advances))
    if heights.contains(where: { $0 != 0 }) {
      parts.append("y \(shortened(heights.map(fixed)))")
    }
    if run.glyphs.contains(where: { $0.id == 0 }) { parts.append("missing") }
    if let color = run.color { parts.append(color.text) }
    return (parts + run.features).joined(separator: ":")
  }
}

/// The number with 3 decimals, never −0.
private func fixed(_ value: Double) -> String {
  guard let thousandths = Int(exactly: (value * 1000).rounded()) else {
    // A scene's numbers are finite and small; others are shown as they are.
    return "\(value)"
  }
  let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
  let digits = "\(rest)"
  let zeros = String(repeating: "0", count: 3 - digits.count)
  return "\(thousandths < 0 ? "-" : "")\(whole).\(zeros)\(digits)"
}

/// The numbers with commas, or the count and hash of many.
private func shortened(_ numbers: [String]) -> String {
  let text = numbers.joined(separator: ",")
  guard numbers.count > SceneText.longest else { return text }
  return "\(numbers.count)#\(SHA256.hex(Array(text.utf8), digits: 16))"
}

/// `x,y;x,y`, or the count, box and hash of many points.
private func text(of points: [Point]) -> String {
  shortened(points.map(\.text).joined(separator: ";"), points)
}

private func shortened(_ text: String, _ points: [Point]) -> String {
  guard points.count > SceneText.longest / 2 else { return text }
  let xs = points.map(\.x)
  let ys = points.map(\.y)
  let low = Point(xs.reduce(.infinity, min), ys.reduce(.infinity, min))
  let high = Point(xs.reduce(-.infinity, max), ys.reduce(-.infinity, max))
  return "\(points.count)[\(low.text);\(high.text)]#\(SHA256.hex(Array(text.utf8), digits: 16))"
}

extension Point {
  fileprivate var text: String { "\(fixed(x)),\(fixed(y))" }
}

extension Rect {
  fileprivate var text: String { [x, y, width, height].map(fixed).joined(separator: ",") }
}

extension Path {
  fileprivate var text: String {
    var parts: [String] = []
    var next = 0
    func take(_ count: Int) -> String {
      defer { next += count }
      return points[next..<next + count].map(\.text).joined(separator: ",")
    }
    for verb in verbs {
      switch verb {
      case .move: parts.append("M\(take(1))")
      case .line: parts.append("L\(take(1))")
      case .curve: parts.append("C\(take(3))")
      case .close: parts.append("Z")
      }
    }
    return shortened(parts.joined(separator: ";"), points)
  }
}

extension ColorPair {
  /// `#rrggbbaa`, with the dark side behind a slash where it differs, and the role behind @.
  fileprivate var text: String {
    let colors =
      light == dark ? light.hexWithAlpha : "\(light.hexWithAlpha)/\(dark.hexWithAlpha)"
    return role.isEmpty ? colors : "\(colors)@\(role)"
  }
}

extension Paint {
  fileprivate var text: String {
    switch self {
    case .solid(let color): return color.text
    case .linearGradient(let gradient):
      let stops = gradient.stops.map { "\(fixed($0.offset)) \($0.color.text)" }
      return "gradient(\(gradient.start.text);\(gradient.end.text);\(stops.joined(separator: ";")))"
    case .hatch(let hatch):
      let numbers = [hatch.spacing, hatch.width, hatch.angle].map(fixed).joined(separator: ",")
      return "hatch(\(hatch.color.text);\(hatch.background.text);\(numbers))"
    }
  }
}

extension Pixels {
  fileprivate var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * values.count)
    for value in values {
      for shift in [24, 16, 8, 0] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    return "\(width)x\(height)#\(SHA256.hex(bytes, digits: 16))"
  }
}

extension OneOrMany {
  fileprivate func text(_ each: (Value) -> String) -> String {
    switch self {
    case .one(let value): each(value)
    case .many(let values): shortened(values.map(each))
    }
  }
}

extension String {
  /// In double quotes, control characters, quotes and backslashes escaped; empty for an empty text.
  fileprivate var quoted: String {
    guard !isEmpty else { return "" }
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case _ where scalar.value < 32 || scalar.value == 127:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
