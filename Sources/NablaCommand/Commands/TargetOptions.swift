import ArgumentParser
import Nabla

/// The arguments of every command that works on a target.
struct TargetOptions: ParsableArguments {
  static var targetHelp: ArgumentHelp {
    "A recipe's id, a figure file (.yaml, .yml, .json), or - for a document on stdin."
  }

  @Argument(help: TargetOptions.targetHelp)
  var target: String

  @OptionGroup var settings: TargetSettings

  /// The target with the settings applied.
  func load() throws(NablaError) -> FigureTarget { try settings.load(target) }
}

/// How a target is changed, and where its data lie.
struct TargetSettings: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter or option; may be repeated.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "Where the data of a document on stdin lie.")
  var base = "."

  /// The target of that name with the settings applied.
  func load(_ target: String) throws(NablaError) -> FigureTarget {
    var parsed: [Setting] = []
    for text in settings { parsed.append(try Setting(text)) }
    guard target == "-" else { return try FigureTarget.load(target, settings: parsed) }
    return try FigureTarget.document(
      try StandardInput.read(), file: "stdin", folder: base, settings: parsed)
  }
}
