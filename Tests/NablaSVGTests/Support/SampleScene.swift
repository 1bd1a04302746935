import NablaScene
import NablaText

enum Sample {
  static let paper = pair(0xffffff, 0x15181d, "paper")
  static let ink = pair(0x16181d, 0xe8eaee, "ink")
  static let muted = pair(0x5f6570, 0x9aa1ad, "muted")
  static let s1 = pair(0x1b39f6, 0x3280e3, "s1")
  static let s2 = pair(0xf26015, 0xee8e02, "s2")
  static let s3 = pair(0x00a698, 0x13cca9, "s3")

  static func pair(_ light: UInt32, _ dark: UInt32, _ role: String = "") -> ColorPair {
    ColorPair(light: Color(light), dark: Color(dark), role: role)
  }

  static func scene(
    _ items: [SceneItem], size: Size = Size(100, 50), title: String = "",
    description: String = "", appearance: Appearance = .adaptive
  ) -> Scene {
    Scene(
      size: size, background: paper, items: items, title: title, description: description,
      appearance: appearance)
  }

  static func label(
    _ text: String, at place: Point, size: Double = 11, weight: TextStyle.Weight = .regular,
    italic: Bool = false, features: [String] = [], anchor: TextAnchor = TextAnchor(),
    angle: Double = 0, color: ColorPair = ink, halo: Double = 0
  ) -> SceneItem {
    .text(
      typeset(
        text, TextStyle(size: size, weight: weight, italic: italic, features: features)
      ).item(
        at: place, anchor: anchor, angle: angle, color: color, haloWidth: halo, haloColor: paper,
        role: "label"))
  }

  /// A text in the math font, as a formula's glyphs come.
  static func formula(_ source: String, glyphs: [UInt32], at place: Point) -> TextItem {
    let run = GlyphRun(
      font: FontStore.pagellaMath.id, size: 16,
      glyphs: glyphs.enumerated().map {
        Glyph(id: $1, position: Point(Double($0) * 10, 0), cluster: 0)
      }, offset: .zero, advance: Double(glyphs.count) * 10, sourceRange: 0..<source.utf8.count)
    return TextItem(
      source, runs: [run], origin: place, width: run.advance, color: ink, role: "formula")
  }

  /// A line chart as the plotting core draws one: axes, ticks, a grid, a title, two lines.
  static var figure: Scene {
    let plot = Rect(x: 48, y: 44, width: 560, height: 300)
    var items: [SceneItem] = []
    for i in 0...6 {
      let x = plot.minX + Double(i) * plot.width / 6
      let y = plot.maxY - Double(i) * plot.height / 6
      items.append(
        .path(
          PathItem(
            Path(segment: Point(plot.minX, y), Point(plot.maxX, y)),
            stroke: Stroke(ink.opacity(0.1), width: 1, cap: .butt))))
      items.append(
        label(
          "\(i * 10)", at: Point(x, plot.maxY + 8), features: ["tnum"],
          anchor: TextAnchor(.middle, .top), color: muted))
      items.append(
        label(
          "0.\(i)", at: Point(plot.minX - 8, y), features: ["tnum"],
          anchor: TextAnchor(.end, .middle), color: muted))
    }
    var lines: [SceneItem] = []
    for (series, color) in [s1, s2].enumerated() {
      var path = Path()
      for i in 0...200 {
        let t = Double(i) / 200
        let wave = Double((i * (37 + series * 12)) % 61) / 61 - 0.5
        let p = Point(
          plot.minX + t * plot.width, plot.minY + plot.height * (0.5 - 0.4 * t) + 40 * wave)
        i == 0 ? path.move(to: p.snapped) : path.line(to: p.snapped)
      }
      lines.append(.path(PathItem(path, stroke: Stroke(color, width: 2))))
    }
    items.append(.group(GroupItem(lines, clip: Path(plot), role: "marks", title: "Two losses")))
    items.append(
      label("Training loss falls", at: Point(plot.minX, 24), size: 15, weight: .semibold))
    items.append(
      label("step", at: Point(plot.midX, 380), size: 12, anchor: TextAnchor(.middle)))
    items.append(
      label("loss", at: Point(14, plot.midY), size: 12, anchor: TextAnchor(.middle), angle: -90))
    return scene(
      items, size: Size(640, 400), title: "Training loss falls",
      description: "Two noisy lines over 60 steps.")
  }
}
