extension Figure {
  /// The figure with every point of its scatter marks as a shape, however many there are: nothing
  /// becomes an image for being dense.
  package func keepingVectors() -> Figure { with(\.grid, grid.keepingVectors()) }
}

extension Grid {
  fileprivate func keepingVectors() -> Grid {
    var copy = self
    copy.rows = rows.map { $0.map { $0.keepingVectors() } }
    return copy
  }
}

extension Cell {
  fileprivate func keepingVectors() -> Cell {
    switch self {
    case .panel(var panel):
      panel.marks = panel.marks.map(Self.keepingVectors)
      if let twin = panel.twin {
        panel.twin = Twin(marks: twin.marks.map(Self.keepingVectors), y: twin.y)
      }
      for i in panel.insets.indices {
        panel.insets[i].panel.marks = panel.insets[i].panel.marks.map(Self.keepingVectors)
      }
      return .panel(panel)
    case .grid(let grid): return .grid(grid.keepingVectors())
    case .spanning(let cell, let columns, let rows):
      return .spanning(cell.keepingVectors(), columns: columns, rows: rows)
    case .text, .table, .empty: return self
    }
  }

  private static func keepingVectors(_ mark: any Mark) -> any Mark {
    guard var scatter = mark as? Scatter else { return mark }
    scatter.vector = true
    return scatter
  }
}
