import ArgumentParser
import Nabla

/// The arguments of every command that works on a target.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: "A recipe's id, a figure file (.yaml, .yml, .json), or - for a document on stdin.")
  var target: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter or option; may be repeated.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "Where the data of a document on stdin lie.")
  var base = "."

  /// The target with the settings applied.
  func load() throws(NablaError) -> FigureTarget {
    var parsed: [Setting] = []
    for text in settings { parsed.append(try Setting(text)) }
    guard target == "-" else { return try FigureTarget.load(target, settings: parsed) }
    return try FigureTarget.document(
      try StandardInput.read(), file: "stdin", folder: base, settings: parsed)
  }
}
