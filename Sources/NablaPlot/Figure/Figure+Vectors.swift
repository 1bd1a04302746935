extension Figure {
  /// The figure with every point of its scatter marks as a shape, however many there are: nothing
  /// becomes an image for being dense.
  package func keepingVectors() -> Figure {
    with(\.grid, grid.mapPanels { $0.keepingVectors() })
  }
}

extension Panel {
  fileprivate func keepingVectors() -> Panel {
    var copy = self
    copy.marks = marks.map(Self.keepingVectors)
    if let twin { copy.twin = Twin(marks: twin.marks.map(Self.keepingVectors), y: twin.y) }
    for i in insets.indices { copy.insets[i].panel = insets[i].panel.keepingVectors() }
    return copy
  }

  private static func keepingVectors(_ mark: any Mark) -> any Mark {
    (mark as? Scatter)?.with(\.vector, true) ?? mark
  }
}
