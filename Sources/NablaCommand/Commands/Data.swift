import ArgumentParser
import Nabla

struct Data: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Print the numbers behind a figure.",
    discussion: """
      EXAMPLES
        nabla data gaussian-explorer --format csv
        nabla data penguins.yaml --format json
      """)

  @OptionGroup var target: TargetOptions

  @Option(help: "json or csv.")
  var format = "json"

  func run() throws {
    guard ["json", "csv"].contains(format) else {
      throw Nearest.unknown("--format", "format", format, known: ["json", "csv"])
    }
    let data = try target.load().data()
    try Terminal.print(format == "json" ? data.json(pretty: true) : CSVText.write(data))
  }
}
