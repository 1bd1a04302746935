import Foundation
import NablaSVG
import NablaScene
import NablaText
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct WellFormedTests {
  static let wackyTexts = [
    "", " ", "\0\u{1}\u{1F}\u{7F}", "]]>", "<!--", "-->", "<![CDATA[", "&#0;", "\u{FFFE}", "\"'`",
    "שלום abc ( 12 )", "👩‍👩‍👧‍👦 e\u{301}", String(repeating: "x<", count: 3000), "a\u{2028}b\u{202E}c",
  ]

  static let wackyNumbers = [
    0, -0.0, .nan, .infinity, -.infinity, 1e300, -1e300, 5e-324, 1 / 3, 123456.789,
  ]

  static func scene(_ appearance: Appearance) -> Scene {
    var items: [SceneItem] = []
    for (i, text) in wackyTexts.enumerated() {
      let place = Point(5, Double(i) * 12)
      items.append(Sample.label(text, at: place, halo: Double(i % 2)))
      items.append(.text(Sample.formula(text, glyphs: [900, 0, .max], at: place)))
      let dot = Path(circle: place, radius: 2)
      let group = GroupItem(
        [.path(PathItem(dot, fill: .solid(Sample.pair(UInt32(i), 7, text))))],
        clip: dot, opacity: wackyNumbers[i % wackyNumbers.count], role: text, title: text)
      items.append(.group(group))
    }
    for a in wackyNumbers {
      for b in wackyNumbers { items += numbers(a, b) }
    }
    return Scene(
      size: Size(300, 200), background: Sample.paper, items: items,
      title: wackyTexts.joined(), description: wackyTexts.joined(), appearance: appearance)
  }

  /// Items of every kind with two numbers wherever numbers go.
  static func numbers(_ a: Double, _ b: Double) -> [SceneItem] {
    let path = Path(polyline: [Point(a, b), Point(b, a), Point(1, 2), Point(3, a)], closed: true)
    let gradient = LinearGradient(
      from: Point(a, b), to: Point(b, a), stops: [.init(a, Sample.s1), .init(b, Sample.s2)])
    let hatch = Hatch(Sample.s1, background: Sample.s2, spacing: a, width: b, angle: a)
    let stroke = Stroke(.hatch(hatch), width: a, dash: [a, b])
    var text = Sample.formula("x", glyphs: [900], at: Point(a, b))
    text.angle = b
    text.width = a
    text.haloWidth = b
    let pixels = Pixels(width: 1, height: 1, values: [1])
    return [
      .path(PathItem(path, fill: .linearGradient(gradient), stroke: stroke, halo: stroke)),
      .path(PathItem(path, fill: .hatch(hatch))),
      .markers(
        MarkersItem(
          [Point(a, b), Point(b, a)], sizes: .many([a, b]), fills: .one(Sample.s1),
          shapes: .many([.star, .circle]), edge: Sample.ink, edgeWidth: b)),
      .markers(
        MarkersItem(
          [Point(1, 2), Point(3, 4)], sizes: .one(a), fills: .one(Sample.s1), shapes: .one(.cross))),
      .image(ImageItem(Rect(x: a, y: b, width: b, height: a), pixels: pixels)),
      .text(text),
      .group(
        GroupItem(
          [.path(PathItem(path, fill: .solid(Sample.s3)))], clip: path,
          transform: Affine(a: a, b: b, c: a, d: b, tx: a, ty: b), opacity: b)),
    ]
  }

  static let options = [
    SVGOptions(), SVGOptions(text: .outline), SVGOptions(embedFonts: true),
  ]

  @Test(arguments: Appearance.allCases, options)
  func `wacky scenes are well-formed XML without a number that is none`(
    appearance: Appearance, options: SVGOptions
  ) throws {
    let text = try svg(Self.scene(appearance), options: options) { _ in [1, 2, 3] }
    let check = Check()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = check
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(check.elements > 500)
    #expect(check.faults == [])
    #expect(check.ids.count == Set(check.ids).count)
    #expect(check.references.isSubset(of: Set(check.ids)))
  }

  /// What well-formedness does not say: sound attributes, unique ids, references that lead
  /// somewhere.
  final class Check: NSObject, XMLParserDelegate {
    var elements = 0
    var faults: [String] = []
    var ids: [String] = []
    var references: Set<String> = []

    private static let known: Set = [
      "svg", "title", "desc", "style", "defs", "rect", "g", "path", "use", "circle", "text",
      "tspan", "image", "clipPath", "pattern", "linearGradient", "stop",
    ]
    private static let free: Set = ["aria-label", "class", "href", "style", "font-family"]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements += 1
      if !Self.known.contains(name) { faults.append("<\(name)>") }
      for (key, value) in attributes {
        if key == "id" { ids.append(value) }
        if key == "href", value.hasPrefix("#") { references.insert(String(value.dropFirst())) }
        if value.hasPrefix("url(#") { references.insert(String(value.dropFirst(5).dropLast())) }
        if key.hasPrefix("on") { faults.append(key) }
        guard !Self.free.contains(key), !value.hasPrefix("url(#") else { continue }
        let lower = value.lowercased()
        if ["nan", "inf", "e+", "e-0"].contains(where: lower.contains), key != "id",
          key != "aria-labelledby"
        {
          faults.append("\(name) \(key)=\(value)")
        }
      }
    }
  }
}
