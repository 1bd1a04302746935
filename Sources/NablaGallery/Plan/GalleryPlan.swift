public import Nabla

/// What a gallery shows: recipes in the roadmap's order, then figure files by name.
public struct GalleryPlan: Sendable {
  /// The figures in the order of the pages.
  public private(set) var entries: [GalleryEntry]
  /// The gallery's name.
  public var title: String

  /// The name of a gallery that was given none.
  public static let standardTitle = "The mathematics of generative AI"

  /// - Parameters:
  ///   - recipes: drawn with their defaults; none where the registry is empty.
  ///   - figureFolders: folders whose `.yaml`, `.yml` and `.json` files are drawn.
  ///   - title: the gallery's name.
  /// - Throws: for a folder that cannot be read, and for two figures of one name.
  public init(
    recipes: RecipeRegistry = .standard, figureFolders: [String] = [],
    title: String = standardTitle
  ) throws(NablaError) {
    var entries: [GalleryEntry] = []
    for type in recipes.types { entries.append(try GalleryEntry(recipe: type)) }
    entries = Self.inOrder(entries)
    let taken = Set(entries.map { $0.stem.lowercased() })
    for folder in figureFolders {
      let topic = figureFolders.count > 1 ? FilePath.name(of: folder) : "Figure files"
      for name in try FolderListing.files(in: folder) where Self.isFigureFile(name) {
        entries.append(
          try GalleryEntry(
            file: folder == "." ? name : "\(folder)/\(name)", topic: topic, recipes: .standard,
            taken: taken))
      }
    }
    var known: [String: String] = [:]
    for entry in entries {
      if let other = known[entry.stem.lowercased()] {
        throw NablaError(
          "gallery", "\"\(entry.target)\" and \"\(other)\" have the same name", "rename one")
      }
      known[entry.stem.lowercased()] = entry.target
    }
    self.entries = entries
    self.title = title
  }

  /// Keeps the figures that one of the words names: an id, a topic or a phase by number (`3.3`,
  /// `3`), a part of an id or of a title, `recipes` or `figures`.
  ///
  /// - Throws: for a word that names no figure, with the nearest id.
  public mutating func keep(only words: [String]) throws(NablaError) {
    guard !words.isEmpty else { return }
    var kept: Set<String> = []
    for word in words {
      let chosen = entries.filter { Self.matches($0, word) }
      guard !word.isEmpty, !chosen.isEmpty else {
        let known = entries.map(\.id)
        throw NablaError(
          "--only", "no figure is called \"\(Nearest.clipped(word))\"",
          Nearest.advice(word, among: known))
      }
      kept.formUnion(chosen.map(\.id))
    }
    entries = entries.filter { kept.contains($0.id) }
  }

  private static func matches(_ entry: GalleryEntry, _ word: String) -> Bool {
    let low = word.lowercased()
    switch low {
    case "recipes": if case .recipe = entry.source { return true } else { return false }
    case "figures": if case .file = entry.source { return true } else { return false }
    default: break
    }
    if low.first?.isNumber == true, low.allSatisfy({ $0.isNumber || $0 == "." }) {
      let number = entry.topic.prefix { $0 != " " }
      return number == low || number.hasPrefix(low + ".") || entry.id.lowercased() == low
    }
    return entry.id.lowercased().contains(low) || entry.title.lowercased().contains(low)
  }

  /// By topic: the roadmap's phases first, and the registry's order within a topic.
  private static func inOrder(_ entries: [GalleryEntry]) -> [GalleryEntry] {
    func rank(_ topic: String) -> (Int, String) {
      (Roadmap.phase(of: topic)?.number ?? .max, topic)
    }
    let sorted = entries.enumerated().sorted { a, b in
      let (left, right) = (rank(a.element.topic), rank(b.element.topic))
      return left == right ? a.offset < b.offset : left < right
    }
    return sorted.map(\.element)
  }

  /// The suite that `nabla gallery --check` reads lies beside the figures, and is none.
  private static func isFigureFile(_ name: String) -> Bool {
    name != "suite.yaml" && FigureDocument.isFileName(name)
  }
}
