import ArgumentParser
import Nabla

/// The arguments of every command that works on a target.
///
/// No group of options inside: each costs every start of the program half a millisecond.
struct TargetOptions: ParsableArguments {
  @Argument(help: TargetOptions.targetHelp)
  var target: String

  @Option(name: .customLong("set"), help: TargetOptions.settingsHelp)
  var settings: [String] = []

  @Option(name: .customLong("params"), help: TargetOptions.parametersHelp)
  var parameters: String?

  @Option(help: TargetOptions.baseHelp)
  var base = "."

  static var targetHelp: ArgumentHelp {
    "A recipe's id, a figure file (.yaml, .yml, .json), or - for a document on stdin."
  }

  static var settingsHelp: ArgumentHelp {
    ArgumentHelp("Change a parameter or option; may be repeated.", valueName: "name=value")
  }

  static var parametersHelp: ArgumentHelp {
    ArgumentHelp(
      "A recipe's parameters as a map in a .yaml or .json file; --set changes them.",
      valueName: "file")
  }

  static var baseHelp: ArgumentHelp { "Where the data of a document on stdin lie." }

  /// The target with the settings applied.
  func load() throws(NablaError) -> FigureTarget {
    try Self.load(target, settings: settings, parameters: parameters, base: base)
  }

  /// The target of that name with settings applied.
  static func load(
    _ target: String, settings: [String], parameters: String?, base: String
  ) throws(NablaError) -> FigureTarget {
    var parsed: [Setting] = []
    for text in settings { parsed.append(try Setting(text)) }
    guard target == "-" else {
      return try FigureTarget.load(target, settings: parsed, parameters: parameters)
    }
    guard parameters == nil else {
      throw NablaError("--params", "is given for a document", "leave it out, or name a recipe")
    }
    return try FigureTarget.document(
      try StandardInput.read(), file: "stdin", folder: base, settings: parsed)
  }
}
