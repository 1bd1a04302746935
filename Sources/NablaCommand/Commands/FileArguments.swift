import ArgumentParser
import Nabla

/// The arguments of every command that writes a picture.
struct FileArguments: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "A file to write, by its extension .png, .svg or .pdf; - is stdout; may be repeated.")
  var outputs: [String] = []

  @Option(help: "The format for stdout: png, svg or pdf.")
  var format: String?

  @Option(help: "Device pixels per logical pixel of a PNG.")
  var scale = 2.0

  /// The scale, where it is one that can be drawn.
  func checkedScale() throws(NablaError) -> Double {
    guard scale > 0, scale <= 64 else {
      throw NablaError("--scale", "is \(formatPlain(scale))", "give a number above 0, at most 64")
    }
    return scale
  }

  /// Every file asked for with its format, judged before anything is drawn.
  func formats() throws(NablaError) -> [(path: String, format: OutputFormat)] {
    var files: [(path: String, format: OutputFormat)] = []
    for path in outputs { files.append((path, try Self.format(of: path, format))) }
    return files
  }

  /// The error where no file is asked for.
  ///
  /// - Parameter example: a name for one.
  static func missing(_ example: String) -> NablaError {
    NablaError("--output", "is missing: nothing would be written", "add -o \(example)")
  }

  /// Writes all files, or none where one of them cannot be made.
  func write(
    _ scene: Scene, to files: [(path: String, format: OutputFormat)], _ options: OutputOptions
  ) throws {
    try FileWriter.write(
      try files.map { path, format in
        (try scene.encoded(as: format, options), path == "-" ? nil : path)
      })
  }

  /// The format of a file by its name, or of standard output by `--format`.
  private static func format(
    of path: String, _ format: String?
  ) throws(NablaError) -> OutputFormat {
    guard path == "-" || format != nil else { return try OutputFormat(path: path) }
    guard let format else {
      throw NablaError("--output", "- does not say what to write", "add --format png, svg or pdf")
    }
    guard let known = OutputFormat(rawValue: format.lowercased()) else {
      throw Nearest.unknown(
        "--format", "format", format, known: OutputFormat.allCases.map(\.rawValue))
    }
    return known
  }
}
