import ArgumentParser
import Nabla
import NablaSVG

/// The arguments of every command that writes a figure.
struct OutputArguments: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "A file to write, by its extension .png, .svg or .pdf; - is stdout; may be repeated.")
  var outputs: [String] = []

  @Option(help: "The format for stdout: png, svg or pdf.")
  var format: String?

  @Option(help: "Device pixels per logical pixel of a PNG.")
  var scale = 2.0

  @Option(help: "The theme: light, dark or adaptive.")
  var theme: String?

  @Option(help: ArgumentHelp("The size in logical pixels.", valueName: "WxH"))
  var size: String?

  @Option(help: "Who writes SVG: web (our own) or cairo (outlines; bytes not promised).")
  var svg = "web"

  @Flag(help: "Draw all text of an SVG as outlines.")
  var outlineText = false

  @Flag(help: "Put the used glyphs of the fonts into the SVG.")
  var embedFonts = false

  /// Draws the target and writes every file asked for.
  func write(_ target: FigureTarget) throws {
    let figure = try adjusted(target.figure)
    // Names and options are judged before anything is drawn.
    let options = try options()
    let files = try outputs.map { ($0, try Self.format(of: $0, format)) }
    guard !files.isEmpty else {
      throw NablaError(
        "--output", "is missing: nothing would be written", "add -o \(target.id).png")
    }
    let drawn = try figure.drawn()
    for warning in drawn.report.warnings { Terminal.warning(warning) }
    try FileWriter.write(
      try files.map { path, format in
        (try drawn.scene.encoded(as: format, options), path == "-" ? nil : path)
      })
  }

  private func adjusted(_ figure: Figure) throws(NablaError) -> Figure {
    var options = ReservedOptions()
    if let size, Size(text: size) == nil {
      throw NablaError("--size", "is \"\(size)\"", "write width x height in pixels, as 640x400")
    }
    for (name, text) in [("theme", theme), ("size", size)] {
      guard let text else { continue }
      do throws(NablaError) {
        try options.configure(Node([.init(name, Node(text))]), place: OptionPlace(owner: name))
      } catch {
        // The option's own words behind its name on the command line.
        throw NablaError(
          "--\(name)", String(error.problem.trimmingPrefix("\(name) ")), error.remedy)
      }
    }
    return options.applied(to: figure)
  }

  private func options() throws(NablaError) -> OutputOptions {
    let scale = try Self.checked(scale: scale)
    guard ["web", "cairo"].contains(svg) else {
      throw Nearest.unknown("--svg", "writer", svg, known: ["web", "cairo"])
    }
    return OutputOptions(
      scale: scale,
      svg: SVGOptions(text: outlineText ? .outline : .native, embedFonts: embedFonts),
      svgByCairo: svg == "cairo")
  }

  /// Device pixels per logical pixel that can be drawn.
  static func checked(scale: Double) throws(NablaError) -> Double {
    guard scale > 0, scale <= 64 else {
      throw NablaError("--scale", "is \(formatPlain(scale))", "give a number above 0, at most 64")
    }
    return scale
  }

  /// The format of a file by its name, or of standard output by `--format`.
  static func format(of path: String, _ format: String?) throws(NablaError) -> OutputFormat {
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
