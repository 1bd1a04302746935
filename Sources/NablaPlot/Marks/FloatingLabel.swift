import NablaScene
import NablaText

/// A few words that a mark says beside what it draws, moved to where there is room.
struct FloatingLabel {
  let text: String
  let color: ColorPair

  /// The words at a place or near it; none where nothing near is free.
  func items(
    at place: Point, anchor: TextAnchor, _ frame: Frame, _ style: Style
  ) -> [SceneItem] {
    guard frame.plot.contains(place) else { return [] }
    let line = typeset(markup: text, style.theme.sizes.text(style.theme.sizes.label))
    var item = line.item(
      at: place, anchor: anchor, color: style.theme.textShade(of: color),
      haloWidth: style.theme.sizes.textHalo, haloColor: style.theme.paper, role: "mark-text")
    guard let shift = frame.words.shift(freeing: TextBox(item, .identity)) else { return [] }
    item.origin = (item.origin + shift).snapped
    return [.text(item)]
  }
}
