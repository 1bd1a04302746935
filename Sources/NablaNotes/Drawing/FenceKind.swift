import NablaPlot
import NablaRecipes
import NablaScene

/// What a fence's body is: told by one of its keys.
enum FenceKind {
  /// A word of the body with its place.
  struct Name {
    let text: String
    let place: String
  }

  /// `recipe: NAME`, or `attention: FILE`, with the parameters beside it.
  case recipe(Name, parameters: Node)
  /// `plot: [FORMULA, …]`.
  case plot(PlottedFormulas)
  /// `tex: FORMULA`.
  case tex(TexFence)
  /// A figure file's content.
  case figure(Node)

  private static let keys = ["recipe", "plot", "attention", "tex"]

  init(_ body: Node, file: String) throws(NablaError) {
    let entries = body.map ?? []
    // A recipe may have an attention of its own.
    let known = body["recipe"] == nil ? Self.keys : ["recipe", "plot", "tex"]
    let found = entries.filter { known.contains($0.key) }
    if found.count > 1 {
      throw NablaError(
        found[1].place(file), "the figure has both \(found[0].key) and \(found[1].key)",
        "give one of them")
    }
    guard let entry = found.first else {
      self = .figure(body)
      return
    }
    switch entry.key {
    case "recipe":
      guard let name = entry.value.text else {
        throw NablaError(
          entry.value.place(file), "recipe is \(entry.value.kindName)", "give a recipe's name")
      }
      self = .recipe(Name(text: name, place: entry.value.place(file)), parameters: body)
    case "attention":
      let id = AttentionHeatmap.id
      let parameters = Node(
        .map([Node.Entry("recipe", Node(id))] + entries), line: body.line, column: body.column)
      self = .recipe(Name(text: id, place: entry.place(file)), parameters: parameters)
    case "plot":
      self = .plot(try PlottedFormulas(entry.value, beside: entries, file: file))
    default:
      var options = TexFence()
      try options.configure(body, place: OptionPlace(file: file, owner: "tex"))
      self = .tex(options)
    }
  }
}
