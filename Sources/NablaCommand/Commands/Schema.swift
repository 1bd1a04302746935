import ArgumentParser
import Nabla

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the grammar of figure files as a JSON Schema, for editors.",
    discussion: """
      Draft 2020-12, of figures and of files that name a recipe. An editor that knows it
      completes figure files and marks mistakes.

      EXAMPLES
        nabla schema > nabla.schema.json
      """)

  func run() throws {
    try Terminal.print(FigureSchema.files().node().json(pretty: true))
  }
}
