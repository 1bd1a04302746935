import Nabla

/// A figure of a gallery as its pages show it.
struct GalleryFigure: Sendable {
  let entry: GalleryEntry
  /// What was drawn; nil for a figure that failed.
  let record: DrawnRecord?
  /// What went wrong.
  let failure: NablaError?
  /// Whether its files were as they should be already.
  let isKept: Bool

  var files: FigureFiles { FigureFiles(entry) }

  var title: String {
    guard case .file = entry.source, let drawn = record?.title, !drawn.isEmpty else {
      return entry.title
    }
    return drawn
  }

  /// What the figure shows in words; its title where nothing says so.
  var alt: String {
    guard let alt = record?.alt, !alt.isEmpty else { return title }
    return alt
  }
}
