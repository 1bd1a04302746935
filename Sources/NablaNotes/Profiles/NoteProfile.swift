import Nabla

/// Where a note is read, which decides how a figure is written into it.
package enum NoteProfile: String, CaseIterable, Sendable {
  /// GitHub and VS Code: a Markdown image and a caption in italics.
  case gfm
  /// Obsidian: Markdown alone, without the anchors that are HTML.
  case obsidian
  /// Pandoc and Quarto: an image with attributes; they number and caption figures themselves.
  case pandoc
  /// A figure element, for sites made of Markdown.
  case html

  /// The lines between the markers.
  ///
  /// - Parameters:
  ///   - link: the picture's address, relative to the note.
  ///   - number: the figure's number; nil where it has none.
  ///   - isReferenced: whether a link in the note leads to the figure.
  func content(
    _ fence: FigureFence, _ picture: LockedFigure, link: String, number: Int?, isReferenced: Bool
  ) -> [String] {
    let alt = fence.alt.isEmpty ? picture.alt : fence.alt
    let label = number.map { "Figure \($0)." } ?? ""
    let caption = [label, fence.caption].filter { !$0.isEmpty }.joined(separator: " ")
    switch self {
    case .gfm, .obsidian:
      let anchor =
        isReferenced && self == .gfm ? ["<a id=\"fig-\(fence.id)\"></a>", ""] : []
      let below = caption.isEmpty ? [] : ["", "*\(caption)*"]
      return anchor + ["![\(MarkdownText.escaped(alt))](\(link))"] + below
    case .pandoc:
      let attributes = "{#fig-\(fence.id) fig-alt=\"\(MarkdownText.attribute(alt))\"}"
      return ["![\(MarkdownText.balanced(fence.caption))](\(link))\(attributes)"]
    case .html:
      let size = picture.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
      var lines = [
        "<figure id=\"fig-\(fence.id)\">",
        "<img src=\"\(escapedHTML(link))\" alt=\"\(escapedHTML(alt))\"\(size)>",
      ]
      if !caption.isEmpty { lines.append("<figcaption>\(escapedHTML(caption))</figcaption>") }
      // A blank line ends the element for Markdown, so that the marker is read as one.
      return lines + ["</figure>", ""]
    }
  }
}
