import ArgumentParser
import Nabla
import NablaNotes

struct NotesNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a starter note for a topic of the roadmap.",
    discussion: """
      TOPIC is a topic's number, its name, or a recipe's id. The note has the topic's question, its \
      formula, two figures and exercises. A file that exists is left alone.

      EXAMPLES
        nabla notes new 2.4
        nabla notes new "Information Theory" -o notes/entropy.md
        nabla notes new softmax-temperature
        nabla notes new --list
      """)

  @Argument(help: "The topic.")
  var topic: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The note; named after the topic, in this folder, if left out.")
  var output: String?

  @Flag(help: "List the topics.")
  var list = false

  func run() throws {
    if list {
      return try Terminal.print(
        StarterNotes.all.map { "\($0.number)  \($0.title)" }.joined(separator: "\n"))
    }
    guard let topic else {
      throw NablaError("TOPIC", "is missing", "name one of nabla notes new --list")
    }
    let recipe = RecipeRegistry.standard[topic]
    let note = try StarterNotes.note(on: recipe?.topic ?? topic)
    let path = output ?? "\(note.slug).md"
    try note.write(to: path)
    try Terminal.print(escapingControls("\(path): now run nabla notes build \(path)"))
  }
}
