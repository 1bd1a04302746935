import NablaPlot
import NablaScene

/// What a kind of mark drew in a figure, groups for clipping opened.
func items(of kind: String, in figure: Figure) throws -> [SceneItem] {
  func open(_ items: [SceneItem]) -> [SceneItem] {
    items.flatMap { item -> [SceneItem] in
      if case .group(let group) = item { open(group.items) } else { [item] }
    }
  }
  func find(_ items: [SceneItem]) -> [SceneItem] {
    items.flatMap { item -> [SceneItem] in
      guard case .group(let group) = item else { return [] }
      return group.role == "mark-\(kind)" ? open(group.items) : find(group.items)
    }
  }
  return find(try figure.scene().items)
}

extension [SceneItem] {
  var paths: [PathItem] {
    compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  var texts: [TextItem] {
    compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}

extension FigureReport {
  /// Texts that are cut off or cover one another.
  var textProblems: [Finding] { lint.filter { $0.rule == "overlap" || $0.rule == "cut" } }
}
