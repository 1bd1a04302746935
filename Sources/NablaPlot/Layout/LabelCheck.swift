import NablaScene
import NablaText

/// Finds the first formula in a figure's labels that cannot be read, before anything is drawn.
struct LabelCheck {
  /// The options of marks that hold labels.
  private static let names: Set = ["name", "label", "title", "text", "labels"]

  static func check(_ figure: Figure) throws(NablaError) {
    for (place, label) in [
      ("title", figure.title), ("subtitle", figure.subtitle), ("caption", figure.caption),
    ] {
      try check(label, place)
    }
    try check(figure.color.label, "color.label")
  }

  /// - Parameter prefix: what errors about the panel begin with.
  static func check(_ panel: Panel, prefix: String) throws(NablaError) {
    try check(panel.title, "\(prefix)title")
    var axes = [(panel.x, "x"), (panel.y, "y"), (panel.z, "z")]
    if let twin = panel.twin { axes.append((twin.y, "twin.y")) }
    for (axis, name) in axes {
      try check(axis.label, "\(prefix)\(name).label")
      try check(axis.secondary?.label, "\(prefix)\(name).secondary.label")
      for label in axis.secondary?.ticks.labels ?? [] {
        try check(label, "\(prefix)\(name).secondary.ticks.labels")
      }
      for label in axis.ticks.labels ?? [] { try check(label, "\(prefix)\(name).ticks.labels") }
    }
    try check(panel.color?.label, "\(prefix)color.label")
  }

  /// The titles of a grid's own columns and rows.
  static func check(_ grid: Grid) throws(NablaError) {
    for (name, titles) in [("columnTitles", grid.columnTitles), ("rowTitles", grid.rowTitles)] {
      for (i, title) in titles.enumerated() { try check(title, "\(name)[\(i)]") }
    }
  }

  static func check(_ words: WordCell) throws(NablaError) {
    switch words {
    case .text(let text): try check(text, "text")
    case .table(let table):
      for text in table.header + table.rows.joined() { try check(text, "table") }
    }
  }

  static func check<M: Mark>(_ mark: M, place: String) throws(NablaError) {
    for field in M.fields where names.contains(field.name) {
      let node = field.encode(mark)
      for text in node.list?.compactMap(\.text) ?? [node.text].compactMap(\.self) {
        try check(text, "\(place).\(field.name)")
      }
    }
  }

  private static func check(_ label: String?, _ place: String) throws(NablaError) {
    guard let label, label.utf8.contains(0x24),
      let problem = typeset(markup: label).problems.first
    else { return }
    throw NablaError(place, "column \(problem.column): \(problem.problem)", problem.remedy)
  }
}
