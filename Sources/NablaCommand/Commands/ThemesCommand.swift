import ArgumentParser
import Nabla

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, or draw them side by side.",
    discussion: """
      A theme of your own is a YAML file that says what differs from one of these:

        base: dark
        paper: "#101820"
        accent: "#ffb000"
        font: serif
        sizes: {line: 3}

      EXAMPLES
        nabla themes
        nabla themes -o themes.png
        nabla themes lecture.yaml -o lecture.png
      """)

  @Argument(help: "Files of themes of your own.")
  var files: [String] = []

  @OptionGroup var output: FileArguments

  func run() throws {
    let own = try files.map { file throws(NablaError) -> ThemeChoice in
      let root = try ThemeFile.resolved(
        in: Node([.init("theme", Node(file))]), file: "", files: .anywhere(from: "."))
      guard let theme = root["theme"], theme.map != nil else {
        throw NablaError(file, "is no theme's file", "give a .yaml, .yml or .json file")
      }
      do throws(OptionProblem) {
        return try ThemeChoice(option: theme)
      } catch {
        throw OptionPlace(file: file, owner: "theme").error(error)
      }
    }
    if output.outputs.isEmpty {
      let names = (own.isEmpty ? Themes.all : own).map { theme in
        "\(theme.name)\(String(repeating: " ", count: max(1, 10 - theme.name.count)))\(theme.summary)"
      }
      return try Terminal.print(escapingControls(names.joined(separator: "\n")))
    }
    let targets = try output.formats()
    let scale = try output.checkedScale()
    let shown = own.isEmpty ? Themes.all.filter { $0.name != "adaptive" } : own
    try output.write(try ThemeSheet(shown).scene(), to: targets, OutputOptions(scale: scale))
  }
}
