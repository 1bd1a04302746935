import NablaScene
import NablaText

/// The title and subtitle above the plots, broken into lines.
struct TitleBlock {
  private let title: [TextLine]
  private let subtitle: [TextLine]
  /// From the content's top to where panels may begin.
  let height: Double

  /// How far the longest line reaches.
  var width: Double { (title + subtitle).map(\.width).max() ?? 0 }

  init(_ figure: Figure, width: Double, theme: Theme) {
    let sizes = theme.sizes
    title =
      figure.title.isEmpty
      ? []
      : wrap(markup: figure.title, sizes.text(sizes.title, weight: .semibold), width: width)
    subtitle =
      figure.subtitle.isEmpty
      ? [] : wrap(markup: figure.subtitle, sizes.text(sizes.label), width: width)
    let text = (title + subtitle).reduce(0) { $0 + $1.height }
    height = text == 0 ? 0 : text + sizes.gap * 1.4
  }

  func draw(at corner: Point, _ theme: Theme) -> [SceneItem] {
    var items: [SceneItem] = []
    var y = corner.y
    for (lines, color, role) in [
      (title, theme.ink, "title"), (subtitle, theme.muted, "subtitle"),
    ] {
      for line in lines {
        items.append(
          .text(
            line.item(
              at: Point(corner.x, y), anchor: TextAnchor(.start, .top), color: color, role: role)))
        y += line.height
      }
    }
    return items
  }
}

/// The small text at the bottom left.
struct CaptionBlock {
  private let lines: [TextLine]
  /// From the panels' lowest point to the content's bottom.
  let height: Double

  /// How far the longest line reaches.
  var width: Double { lines.map(\.width).max() ?? 0 }

  init(_ figure: Figure, width: Double, theme: Theme) {
    lines =
      figure.caption.isEmpty
      ? [] : wrap(markup: figure.caption, theme.sizes.text(theme.sizes.caption), width: width)
    height = lines.isEmpty ? 0 : lines.reduce(0) { $0 + $1.height } + theme.sizes.gap * 1.4
  }

  func draw(left: Double, bottom: Double, _ theme: Theme) -> [SceneItem] {
    var y = bottom - lines.reduce(0) { $0 + $1.height }
    var items: [SceneItem] = []
    for line in lines {
      items.append(
        .text(
          line.item(
            at: Point(left, y), anchor: TextAnchor(.start, .top), color: theme.muted,
            role: "caption")))
      y += line.height
    }
    return items
  }
}
