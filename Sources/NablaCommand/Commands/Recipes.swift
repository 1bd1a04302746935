import ArgumentParser
import Nabla

struct Recipes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipes",
    abstract: "List the recipes, or one with its parameters.",
    discussion: """
      EXAMPLES
        nabla recipes
        nabla recipes gaussian-explorer
      """)

  @Argument(help: "A recipe's id.")
  var id: String?

  func run() throws {
    let registry = RecipeRegistry.standard
    guard let id else {
      let width = registry.ids.map(\.count).max() ?? 0
      let lines = registry.types.map { type in
        type.id + String(repeating: " ", count: width - type.id.count + 2) + type.question
      }
      return try Terminal.print(lines.joined(separator: "\n"))
    }
    guard let type = registry[id] else {
      throw Nearest.unknown("", "recipe", id, known: registry.ids)
    }
    try Terminal.print(describe(type))
  }

  private func describe<R: Recipe>(_ type: R.Type) -> String {
    var lines = [
      "\(R.id): \(R.title) (\(R.topic))", "", R.question, "", "Parameters (--set name=value):",
    ]
    let defaults = R()
    for field in R.fields {
      let value = field.encode(defaults)
      let unit = field.unit.isEmpty ? "" : " \(field.unit)"
      let range = field.bounds.map { "; \($0)\(unit)" } ?? ""
      lines.append(
        "  \(field.name) = \(value.isNull ? "none" : value.json())\n      \(field.help) (\(field.type)\(range))"
      )
    }
    lines += ["", "Formulas:"] + R.formulas.map { "  $\($0)$" }
    lines += [
      "", "Every figure also takes: \(ReservedOptions.fields.map(\.name).joined(separator: ", ")).",
    ]
    lines += ["", "Draw it: nabla draw \(R.id) -o \(R.id).svg"]
    return lines.joined(separator: "\n")
  }
}
