import ArgumentParser
import Nabla

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a figure file as JSON, or back as YAML; nothing but comments is lost.",
    discussion: """
      EXAMPLES
        nabla convert penguins.yaml -o penguins.json
        nabla convert penguins.json --to yaml
      """)

  @Argument(help: "A figure file (.yaml, .yml, .json), or - for a document on stdin.")
  var file: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The file to write, by its extension .json, .yaml or .yml; stdout where left out.")
  var output: String?

  @Option(help: "What to write on stdout: json or yaml; the other one where left out.")
  var to: String?

  private enum Form: String, CaseIterable { case json, yaml }

  func run() throws {
    let bytes = try file == "-" ? StandardInput.read() : DataFiles.anywhere(from: ".").bytes(file)
    let document = try FigureDocument(bytes: bytes, file: file == "-" ? "stdin" : file)
    let target = try form()
    let written =
      target == .json ? document.root.json(pretty: true) + "\n" : document.root.yaml()
    guard let output, output != "-" else {
      return try FileWriter.writeToStandardOutput(Array(written.utf8))
    }
    try FileWriter.write(Array(written.utf8), to: output)
  }

  private func form() throws(NablaError) -> Form {
    if let output, output != "-" {
      let word = output.lowercased().split(separator: ".").last.map(String.init) ?? ""
      guard output.contains("."), let form = Form(rawValue: word == "yml" ? "yaml" : word) else {
        throw Nearest.unknown(output, "extension", word, known: ["json", "yaml", "yml"])
      }
      return form
    }
    guard let to else { return file.lowercased().hasSuffix(".json") ? .yaml : .json }
    guard let form = Form(rawValue: to) else {
      throw Nearest.unknown("--to", "form", to, known: Form.allCases.map(\.rawValue))
    }
    return form
  }
}
