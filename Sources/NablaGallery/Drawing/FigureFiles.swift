import Nabla

/// The names of a figure's files in a site, from the site's folder.
struct FigureFiles: Sendable {
  /// Where pages and downloads lie.
  static let folder = "figures"
  /// Where thumbnails lie.
  static let thumbnails = "thumbnails"

  let stem: String

  init(_ entry: GalleryEntry) { stem = entry.stem }

  init(stem: String) { self.stem = stem }

  var page: String { "\(Self.folder)/\(stem).html" }

  /// The path of a file of that kind, as `DrawnRecord.File` names it.
  func path(_ kind: String) -> String {
    switch kind {
    case "png2x": "\(Self.folder)/\(stem)@2x.png"
    case "thumbnail": "\(Self.thumbnails)/\(stem).png"
    case "thumbnailDark": "\(Self.thumbnails)/\(stem)-dark.png"
    case _ where kind.hasPrefix("formula"):
      "\(Self.folder)/\(stem)-formula-\(kind.dropFirst("formula".count)).svg"
    default: "\(Self.folder)/\(stem).\(kind)"
    }
  }
}
