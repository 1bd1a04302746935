import Nabla

/// What draws the figure: a command, a program, and the figure file where there is one.
struct CodeSection {
  let figure: GalleryFigure

  var html: String {
    var blocks: [(name: String, code: String)] = []
    switch figure.entry.source {
    case .recipe:
      blocks = [("On the command line", command(figure.entry.id)), ("In Swift", recipeProgram)]
    case .file(let text, _):
      let name = figure.entry.fileName ?? figure.entry.id
      blocks = [
        ("The figure file", text), ("On the command line", command(name)),
        ("In Swift", figure.entry.card.map { program($0, file: name) } ?? fileProgram(name)),
      ]
    }
    let parts = blocks.map { name, code in
      "<h3>\(name)</h3>\n<div class=\"code\"><pre tabindex=\"0\"><code>\(HTML.isolated(code))</code></pre></div>"
    }
    return "<section id=\"code\"><h2>The code</h2>\n\(parts.joined(separator: "\n"))\n</section>"
  }

  private func command(_ target: String) -> String {
    let settings = figure.entry.card.flatMap { card -> String? in
      guard case .recipe = figure.entry.source else { return nil }
      let first = card.parameters.first { Double($0.value) != nil }
      return first.map { " --set \(Self.word("\($0.name)=\($0.value)"))" }
    }
    return "nabla draw \(Self.word(target))\(settings ?? "") -o \(Self.word(figure.entry.stem)).svg"
  }

  private var recipeProgram: String {
    """
    import Nabla

    let recipe = \(figure.entry.card?.typeName ?? "")()
    let result = try recipe.draw(RecipeContext())
    try result.figure.write(to: "\(figure.entry.stem).svg")
    """
  }

  /// A figure file that names a recipe: the recipe with the file's parameters.
  private func program(_ card: RecipeCard, file name: String) -> String {
    """
    import Foundation
    import Nabla

    let file = \(Self.literal(name))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let root = try FigureDocument(text: text, file: file).root
    let recipe = try RecipeRegistry.standard.recipe("\(card.id)", parameters: root, file: file)
    let options = try ReservedOptions(from: root, file: file, owner: "\(card.id)")
    let context = RecipeContext(files: .below("."), seed: options.seed)
    let figure = options.applied(to: try recipe.draw(context).figure)
    try figure.write(to: \(Self.literal("\(figure.entry.stem).svg")))
    """
  }

  private func fileProgram(_ name: String) -> String {
    """
    import Foundation
    import Nabla

    let text = try String(contentsOfFile: \(Self.literal(name)), encoding: .utf8)
    let file = try FigureDocument(text: text, file: \(Self.literal(name)))
    try file.load(files: .below(".")).write(to: \(Self.literal("\(figure.entry.stem).svg")))
    """
  }

  /// The text as one word of a shell.
  private static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        || "-_./=:,".utf8.contains($0)
    }
    return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }

  /// The text as a literal of Swift.
  private static func literal(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
