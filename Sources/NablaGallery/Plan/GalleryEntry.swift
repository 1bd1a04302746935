import Nabla

/// One figure of a gallery.
public struct GalleryEntry: Sendable {
  /// What it was made from.
  enum Source: Sendable {
    case recipe
    /// A figure file's text, and its document where it can be read.
    case file(text: String, root: Node?)
  }

  /// The recipe's id, or the file's name without its extension.
  public let id: String
  /// What is drawn: a recipe's id or a figure file's path.
  public let target: String
  /// The recipe's title or the figure's own; the id where it has none.
  public let title: String
  /// The roadmap's topic (`3.4 Probability Distributions`), or the name of a folder's figures.
  public let topic: String
  /// The question that it answers, or the figure's subtitle; empty where it has neither.
  public let question: String
  /// The name of its files: the id where that can stand in every address and file system.
  let stem: String
  let source: Source
  /// What the registry knows; nil for a figure that no recipe draws.
  let card: RecipeCard?

  /// The folder that a figure file's data are read from; empty for recipes.
  var folder: String {
    guard case .file = source else { return "" }
    return FilePath.folder(of: target)
  }

  /// The file's name without its folders; nil for recipes.
  var fileName: String? {
    guard case .file = source else { return nil }
    return FilePath.name(of: target)
  }

  init(recipe type: any Recipe.Type) throws(NablaError) {
    let card = try RecipeCard(type, values: nil)
    self.init(
      id: card.id, target: card.id, title: card.title, topic: card.topic,
      question: card.question, source: .recipe, card: card)
  }

  /// A figure file; one that cannot be read keeps its name, and fails when it is drawn.
  ///
  /// - Parameters:
  ///   - topic: what its section is called.
  ///   - recipes: what the file may draw.
  ///   - taken: ids of recipes beside it; a file of such a name keeps its extension.
  init(
    file path: String, topic: String, recipes: RecipeRegistry, taken: Set<String>
  ) throws(NablaError) {
    let name = FilePath.name(of: path)
    let bare = FilePath.stem(of: name)
    let id = taken.contains(bare.lowercased()) ? name : bare
    let text = String(
      decoding: (try? DataFiles.anywhere(from: ".").bytes(path)) ?? [], as: UTF8.self)
    let root = try? FigureDocument(text: text, file: path).root
    let type = root?["recipe"]?.text.flatMap { recipes[$0] }
    let card = type.flatMap { try? RecipeCard($0, values: root, file: path) }
    self.init(
      id: id, target: path, title: root?["title"]?.text ?? card?.title ?? id, topic: topic,
      question: card?.question ?? root?["subtitle"]?.text ?? "",
      source: .file(text: text, root: root), card: card)
  }

  private init(
    id: String, target: String, title: String, topic: String, question: String, source: Source,
    card: RecipeCard?
  ) {
    self.id = id
    self.target = target
    self.title = title
    self.topic = topic
    self.question = question
    self.source = source
    self.card = card
    stem = Self.stem(id)
  }

  /// A name that no address or file system reads otherwise: letters, digits, `-`, `_` and points
  /// within; others are left out, and a digest of the whole tells such names apart.
  static func stem(_ id: String) -> String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_.".unicodeScalars.contains(scalar)
    }
    let kept = String(String.UnicodeScalarView(id.unicodeScalars.filter(isPlain)))
    if kept == id, !id.hasPrefix("."), (1...100).contains(id.utf8.count) { return id }
    let start = kept.drop { $0 == "." }.prefix(40)
    return "\(start.isEmpty ? "figure" : start)-\(SHA256.hex(Array(id.utf8), digits: 8))"
  }
}
