import Nabla

/// What the registry knows about a recipe, for its page.
struct RecipeCard: Sendable {
  /// One parameter as the page's table shows it.
  struct Parameter: Sendable {
    let name: String
    /// As it is typed; empty for none.
    let value: String
    /// Type and range in words.
    let accepts: String
    /// The range that is worth exploring; empty where there is none.
    let explore: String
    let help: String
  }

  let id: String
  let title: String
  let topic: String
  let question: String
  let formulas: [String]
  let references: [String]
  /// The recipe's type in Swift, whose name its source file has too.
  let typeName: String
  let version: Int
  let parameters: [Parameter]
  /// The parameters as a map, what was given in place of the defaults.
  let values: Node

  /// - Parameter values: parameters from a figure file; the defaults where nil.
  /// - Throws: what is wrong with them.
  init(_ type: any Recipe.Type, values: Node?, file: String = "") throws(NablaError) {
    let registry = RecipeRegistry([type])
    let recipe = try registry.recipe(
      type.id, parameters: values ?? Node([] as [Node.Entry]), file: file)
    self.init(recipe)
  }

  private init<R: Recipe>(_ recipe: R) {
    id = R.id
    title = R.title
    topic = R.topic
    question = R.question
    formulas = R.formulas
    references = R.references
    typeName = String(describing: R.self)
    version = R.version
    values = recipe.parameterNode
    parameters = R.fields.map { field in
      let value = field.encode(recipe)
      let unit = field.unit.isEmpty ? "" : " \(field.unit)"
      let range = field.bounds.map { ", \($0)\(unit)" } ?? ""
      let explore = field.explore.map {
        "\(formatPlain($0.lowerBound)) to \(formatPlain($0.upperBound))\(unit)"
      }
      return Parameter(
        name: field.name, value: value.isNull ? "" : value.scalarText ?? value.json(),
        accepts: "\(field.type)\(range)", explore: explore ?? "", help: field.help)
    }
  }
}
