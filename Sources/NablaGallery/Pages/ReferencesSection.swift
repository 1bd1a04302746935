import Nabla

/// Where to read on.
struct ReferencesSection {
  let figure: GalleryFigure

  var html: String {
    guard let card = figure.entry.card, !card.references.isEmpty else { return "" }
    let items = card.references.map { "<li>\(HTML.isolated($0))</li>" }.joined(separator: "\n")
    return "<section id=\"references\"><h2>Read on</h2>\n<ul>\n\(items)\n</ul></section>"
  }
}
