package import Nabla
import NablaPlot

extension Figure {
  /// The figure as a figure file says it; nil where a file cannot (cells that are grids or text).
  package var document: Node? {
    var entries: [Node.Entry] = [
      .init("title", Node(title)), .init("subtitle", Node(subtitle)),
      .init("caption", Node(caption)), .init("alt", Node(alt)), .init("size", size.optionNode),
      .init("theme", theme.optionNode), .init("color", color.optionNode),
    ]
    if !table.names.isEmpty {
      let columns = zip(table.names, table.columns).map {
        Node.Entry($0, Channel.values($1).optionNode)
      }
      entries.append(.init("data", Node([.init("columns", Node(columns))])))
    }
    guard grid.rows.count == 1, grid.columnCount == 1, case .panel(let panel) = grid.rows[0][0]
    else { return nil }
    entries += panel.entries
    return Node(entries)
  }
}

extension Panel {
  fileprivate var entries: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("x", x.optionNode), .init("y", y.optionNode), .init("z", z.optionNode),
    ]
    if case .cartesian(let aspect?) = coordinates {
      entries.append(.init("aspect", Node(aspect)))
    } else {
      entries.append(.init("coordinates", coordinates.optionNode))
    }
    let marks = marks.map { mark in
      Node([.init("mark", Node(type(of: mark).kind))] + mark.encoded())
    }
    return entries + [.init("marks", Node(marks))]
  }
}
