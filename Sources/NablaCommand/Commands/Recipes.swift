import ArgumentParser
import Nabla

struct Recipes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipes",
    abstract: "List the recipes by topic, or one with its parameters.",
    discussion: """
      EXAMPLES
        nabla recipes
        nabla recipes --topic 3.3
        nabla recipes gaussian-explorer
      """)

  @Argument(help: "A recipe's id.")
  var id: String?

  @Option(
    help: ArgumentHelp(
      "List the recipes of one topic of the roadmap, by its number or name.", valueName: "topic"))
  var topic: String?

  func validate() throws {
    if id != nil, topic != nil {
      throw ValidationError("--topic: is given beside a recipe; give one of them")
    }
  }

  func run() throws {
    let registry = RecipeRegistry.standard
    if let id {
      guard let type = registry[id] else {
        throw Nearest.unknown("", "recipe", id, known: registry.ids)
      }
      return try Terminal.print(RecipeCard(of: type).text)
    }
    var topics: [String] = []
    for type in registry.types where !topics.contains(type.topic) { topics.append(type.topic) }
    if let topic {
      guard let own = topics.first(where: { Self.fits(topic, $0) }) else {
        throw Nearest.unknown("", "topic", topic, known: topics.map(Self.number))
      }
      topics = [own]
    }
    let width = registry.ids.map(\.count).max() ?? 0
    let lists = topics.map { topic in
      let lines = registry.types.filter { $0.topic == topic }.map { type in
        "  " + type.id + String(repeating: " ", count: width - type.id.count + 2) + type.question
      }
      return ([topic] + lines).joined(separator: "\n")
    }
    try Terminal.print(lists.joined(separator: "\n\n"))
  }

  /// `3.3` of `3.3 Optimization Methods`.
  private static func number(_ topic: String) -> String {
    topic.split(separator: " ").first.map(String.init) ?? topic
  }

  /// Whether somebody means a topic by its number, its name, or both.
  private static func fits(_ text: String, _ topic: String) -> Bool {
    let number = number(topic)
    let name = topic.dropFirst(number.count + 1)
    let wanted = text.lowercased()
    return [number, topic.lowercased(), name.lowercased()].contains(wanted)
  }
}
