public import Nabla

/// What a gallery shows: recipes in the roadmap's order, then figure files by name.
public struct GalleryPlan: Sendable {
  public let entries: [GalleryEntry]

  /// - Parameters:
  ///   - recipes: drawn with their defaults.
  ///   - figureFolders: folders whose `.yaml`, `.yml` and `.json` files are drawn.
  /// - Throws: for a folder that cannot be read, and for two figures of one name.
  public init(
    recipes: RecipeRegistry = .standard, figureFolders: [String] = []
  ) throws(NablaError) {
    var entries = recipes.types.map { type in
      GalleryEntry(
        id: type.id, target: type.id, title: type.title, topic: type.topic, question: type.question)
    }
    for folder in figureFolders {
      for name in try FolderListing.files(in: folder) where Self.isFigureFile(name) {
        let id = String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
        entries.append(
          GalleryEntry(
            id: id, target: "\(folder)/\(name)", title: id, topic: "Figure files", question: ""))
      }
    }
    var known: [String: String] = [:]
    for entry in entries {
      if let other = known[entry.id.lowercased()] {
        throw NablaError(
          "gallery", "\"\(entry.target)\" and \"\(other)\" have the same name", "rename one")
      }
      known[entry.id.lowercased()] = entry.target
    }
    self.entries = entries
  }

  /// The suite that `nabla gallery --check` reads lies beside the figures, and is none.
  private static func isFigureFile(_ name: String) -> Bool {
    name != "suite.yaml" && FigureDocument.isFileName(name)
  }
}

/// One figure of a gallery.
public struct GalleryEntry: Sendable {
  /// The name of its files.
  public let id: String
  /// What is drawn: a recipe's id or a figure file's path.
  public let target: String
  public let title: String
  public let topic: String
  public let question: String
}
