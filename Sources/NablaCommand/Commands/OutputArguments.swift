import ArgumentParser
import Nabla
import NablaSVG

/// The arguments of every command that writes a figure.
struct OutputArguments: ParsableArguments {
  @OptionGroup var files: FileArguments

  @Option(help: "The theme by name (nabla themes lists them), or a theme's file.")
  var theme: String?

  @Option(help: "What everything but the canvas is sized for: notebook, talk or poster.")
  var context: String?

  @Option(help: ArgumentHelp("The size in logical pixels.", valueName: "WxH"))
  var size: String?

  @Option(help: "Who writes SVG: web (our own) or cairo (outlines; bytes not promised).")
  var svg = "web"

  @Flag(help: "Draw every point of dense scatters as a shape, and none as part of an image.")
  var vector = false

  @Flag(help: "Draw all text of an SVG as outlines.")
  var outlineText = false

  @Flag(help: "Put the used glyphs of the fonts into the SVG.")
  var embedFonts = false

  /// Draws the target and writes every file asked for.
  func write(_ target: FigureTarget) throws {
    let figure = try adjusted(target.figure)
    // Names and options are judged before anything is drawn.
    let options = try options()
    let targets = try files.formats()
    guard !targets.isEmpty else { throw FileArguments.missing("\(target.id).png") }
    let drawn = try figure.drawn()
    for warning in drawn.report.warnings { Terminal.warning(warning) }
    try files.write(drawn.scene, to: targets, options)
  }

  private func adjusted(_ figure: Figure) throws(NablaError) -> Figure {
    var options = ReservedOptions()
    if let size, Size(text: size) == nil {
      throw NablaError("--size", "is \"\(size)\"", "write width x height in pixels, as 640x400")
    }
    for (name, text) in [("theme", theme), ("size", size)] {
      guard let text else { continue }
      let node = try ThemeFile.resolved(
        in: Node([.init(name, Node(text))]), file: "", files: .anywhere(from: "."))
      do throws(NablaError) {
        try options.configure(node, place: OptionPlace(owner: name))
      } catch {
        // The option's own words behind its name on the command line.
        throw NablaError(
          "--\(name)", String(error.problem.trimmingPrefix("\(name) ")), error.remedy)
      }
    }
    var result = options.applied(to: figure)
    if vector { result = result.keepingVectors() }
    if let context {
      guard let known = ThemeContext(rawValue: context) else {
        throw Nearest.unknown(
          "--context", "context", context, known: ThemeContext.allCases.map(\.rawValue))
      }
      result.theme.context = known
    }
    return result
  }

  private func options() throws(NablaError) -> OutputOptions {
    let scale = try files.checkedScale()
    guard ["web", "cairo"].contains(svg) else {
      throw Nearest.unknown("--svg", "writer", svg, known: ["web", "cairo"])
    }
    return OutputOptions(
      scale: scale,
      svg: SVGOptions(text: outlineText ? .outline : .native, embedFonts: embedFonts),
      svgByCairo: svg == "cairo")
  }
}
