import ArgumentParser
import Nabla

/// The program: one file a subcommand.
@main
struct NablaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nabla",
    abstract: "Draw the mathematics of generative AI, and any other data, as figures.",
    discussion: """
      EXAMPLES
        nabla draw gaussian-explorer -o bell.svg
        nabla draw penguins.yaml -o penguins.png -o penguins.pdf
        nabla draw attention-heatmap --set layer=3 --set head=7 -o head.svg
        nabla attention attention.safetensors --layer 3 --head 7 -o head.png
        nabla eval "x^3" --derivative x --let x=2
        nabla data gaussian-explorer --format csv
        nabla inspect penguins.yaml --json
        nabla notes build notes/
        nabla tex '$\\frac{QK^\\top}{\\sqrt{d_k}}$' -o scores.svg
        nabla compare before.png after.png --diff changes.png
        nabla verify figures --report report

      EXIT CODES
        0 fine, 1 a check failed, 2 the input or usage is wrong, 3 the machine is.
      """,
    version: "nabla \(Version.text)",
    subcommands: [
      Draw.self, Plot.self, Attention.self, Eval.self, Tex.self, Recipes.self, ThemesCommand.self,
      Data.self, Inspect.self, Lint.self, Convert.self, Schema.self, Gallery.self, Compare.self,
      Verify.self, Approve.self, Notes.self, Doctor.self,
    ])

  /// Refuses a first word that is no command, with the nearest one.
  private static func checkName() throws(NablaError) {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    if !names.contains(word) { throw Nearest.unknown("", "command", word, known: names) }
  }

  /// The command that the first word names, without building the tree of all commands, which takes
  /// longer than drawing; nil where anything is to be said about the arguments.
  private static func parsedDirectly() -> (any ParsableCommand)? {
    let words = CommandLine.arguments.dropFirst()
    guard let command = configuration.subcommands.first(where: { $0._commandName == words.first })
    else { return nil }
    return try? command.parse(Array(words.dropFirst()))
  }

  /// Runs the program; every failure becomes one message on standard error and an exit code.
  static func main() {
    StandardStreams.occupyClosed()
    do {
      try checkName()
      var command = try parsedDirectly() ?? parseAsRoot()
      try command.run()
    } catch {
      Failure.exit(error)
    }
  }
}
