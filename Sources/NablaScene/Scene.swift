/// A finished picture as a value: what every renderer, test and report reads.
///
/// All coordinates are finite logical pixels (1/96 inch), y down, at most one canvas beyond the
/// canvas's edges and on a grid of 1/256 px.
public struct Scene: Hashable, Sendable {
  public var size: Size
  public var background: ColorPair
  public var items: [SceneItem]
  public var title: String
  /// What the picture shows, for people who cannot see it.
  public var description: String
  public var appearance: Appearance

  public init(
    size: Size, background: ColorPair, items: [SceneItem], title: String = "",
    description: String = "", appearance: Appearance = .adaptive
  ) {
    self.size = size
    self.background = background
    self.items = items
    self.title = title
    self.description = description
    self.appearance = appearance
  }
}
