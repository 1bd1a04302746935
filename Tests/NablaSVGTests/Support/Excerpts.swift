import NablaSVG
import NablaScene

/// The figure with its prefix written as `#`, so that expectations do not hold hashes.
func figure(
  _ items: [SceneItem], title: String = "", description: String = "",
  appearance: Appearance = .adaptive, options: SVGOptions = SVGOptions()
) throws -> String {
  let scene = Sample.scene(
    items, title: title, description: description, appearance: appearance)
  let text = try svg(scene, options: options, encodeImage: storedPNG)
  return text.replacing(try prefix(of: text), with: "#")
}

/// What the figure's outer group holds.
func body(
  _ item: SceneItem, appearance: Appearance = .adaptive, options: SVGOptions = SVGOptions()
) throws -> String {
  let lines = try figure([item], appearance: appearance, options: options)
    .split(separator: "\n")
  let start = try required(lines.firstIndex { $0.hasPrefix("<g fill=\"none\"") })
  return lines[(start + 1)..<(lines.count - 2)].joined(separator: "\n")
}

/// What the figure defines.
func definitions(_ item: SceneItem) throws -> String {
  between("<defs>\n", "\n</defs>", try figure([item]))
}

/// What the figure's style element says.
func rules(_ items: [SceneItem], options: SVGOptions = SVGOptions()) throws -> String {
  between("<style>\n", "\n</style>", try figure(items, options: options))
}

/// The hash that all ids of a figure start with.
func prefix(of text: String) throws -> String {
  let start = try required(text.firstRange(of: "class=\"")).upperBound
  return String(text[start...].prefix { $0 != "\"" })
}

/// The text between two marks, empty where they are missing.
func between(_ start: String, _ end: String, _ text: String) -> String {
  guard let from = text.firstRange(of: start),
    let to = text[from.upperBound...].firstRange(of: end)
  else { return "" }
  return String(text[from.upperBound..<to.lowerBound])
}

struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}
