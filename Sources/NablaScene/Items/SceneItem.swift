/// One thing that a renderer draws: a closed set that every renderer handles whole.
public indirect enum SceneItem: Hashable, Sendable {
  case path(PathItem)
  case markers(MarkersItem)
  case image(ImageItem)
  case text(TextItem)
  case group(GroupItem)
}

/// A path with a fill, a stroke, or both (the fill first).
public struct PathItem: Hashable, Sendable {
  public var path: Path
  public var fill: Paint?
  /// Whether areas that a path encloses an even number of times stay empty.
  public var evenOdd: Bool
  public var stroke: Stroke?
  /// A wider stroke below the stroke, in the paper's colour, that sets a line off from a field.
  public var halo: Stroke?

  public init(
    _ path: Path, fill: Paint? = nil, evenOdd: Bool = false, stroke: Stroke? = nil,
    halo: Stroke? = nil
  ) {
    self.path = path
    self.fill = fill
    self.evenOdd = evenOdd
    self.stroke = stroke
    self.halo = halo
  }
}

/// Items in one coordinate system, clipped, faded or named together.
public struct GroupItem: Hashable, Sendable {
  public var items: [SceneItem]
  /// Only what lies inside is drawn; in the group's own coordinates.
  public var clip: Path?
  public var transform: Affine
  /// 0…1, applied to the group as a whole.
  public var opacity: Double
  /// What the group is (`panel`, `legend`, `mark-line` …), used for classes and for finding it.
  public var role: String
  /// A text for people who hover over it or hear it read.
  public var title: String

  public init(
    _ items: [SceneItem], clip: Path? = nil, transform: Affine = .identity, opacity: Double = 1,
    role: String = "", title: String = ""
  ) {
    self.items = items
    self.clip = clip
    self.transform = transform
    self.opacity = opacity
    self.role = role
    self.title = title
  }
}
