import ArgumentParser
import Nabla

struct Tex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tex",
    abstract: "Typeset a formula alone.",
    discussion: """
      FORMULA is TeX, with dollar signs around it or without; two on each side set it on a line of \
      its own, as --display does. The picture is as tight as the ink. Printed are its size and how \
      far the baseline lies above its bottom edge, in logical pixels: for a page, \
      vertical-align: -BASELINEpx.

      EXAMPLES
        nabla tex '$\\frac{QK^\\top}{\\sqrt{d_k}}$' -o scores.svg
        nabla tex '\\color{s1}{\\mu} = \\frac1n\\sum_i x_i' --display --size 24 -o mean.png
        nabla tex '$e^{-x^2/2}$' --spoken --mathml
      """)

  @Argument(help: "The formula.")
  var formula: String

  @OptionGroup var files: FileArguments

  @Flag(help: "Set it on a line of its own: large operators, limits above and below.")
  var display = false

  @Option(help: "The size of the text around, in logical pixels.")
  var size = 16.0

  @Option(help: "A role of the theme (ink, accent, s1 …) or #rrggbb.")
  var color = "ink"

  @Option(help: "The theme by name (nabla themes lists them).")
  var theme = "adaptive"

  @Flag(name: .customLong("mathml"), help: "Print the formula as MathML.")
  var printsMathML = false

  @Flag(name: .customLong("spoken"), help: "Print the formula in words.")
  var printsWords = false

  func run() throws {
    guard !files.outputs.isEmpty || printsMathML || printsWords else {
      throw FileArguments.missing("formula.svg")
    }
    let options = OutputOptions(scale: try files.checkedScale())
    let targets = try files.formats()
    let (tex, offset, isDisplayed) = Self.inner(formula)
    let parsed: MathFormula
    do throws(TexError) {
      parsed = try MathFormula(tex)
    } catch {
      throw error.nablaError("", offset: offset)
    }
    if !targets.isEmpty {
      try write(parsed, to: targets, options, display: display || isDisplayed)
    }
    if printsMathML { try Terminal.print(parsed.mathML(display: display || isDisplayed)) }
    if printsWords { try Terminal.print(parsed.spoken) }
  }

  private func write(
    _ formula: MathFormula, to targets: [(path: String, format: OutputFormat)],
    _ options: OutputOptions, display: Bool
  ) throws {
    guard let choice = Themes.named(theme) else {
      throw Nearest.unknown("--theme", "theme", theme, known: Themes.all.map(\.name))
    }
    let picture: FormulaPicture
    do throws(NablaError) {
      picture = try FormulaPicture(
        formula, size: size, display: display, color: color, theme: choice)
    } catch {
      let place = ["size", "color"].contains(error.place) ? "--\(error.place)" : error.place
      throw NablaError(place, error.problem, error.remedy)
    }
    try files.write(picture.scene, to: targets, options)
    // A file on standard output stays alone there.
    guard !targets.contains(where: { $0.path == "-" }) else { return }
    let scene = picture.scene.size
    try Terminal.print(
      "size \(formatPlain(scene.width))x\(formatPlain(scene.height)) "
        + "baseline \(formatPlain(picture.baseline))")
  }

  /// The formula between its dollar signs, how many characters are in front, and whether there are
  /// two of them.
  private static func inner(_ text: String) -> (tex: String, offset: Int, isDisplayed: Bool) {
    let trimmed = text.drop { $0.isWhitespace }
    let front = text.count - trimmed.count
    var body = trimmed
    while body.last?.isWhitespace == true { body.removeLast() }
    for (marks, isDisplayed) in [("$$", true), ("$", false)] {
      guard body.hasPrefix(marks), body.hasSuffix(marks), body.count >= 2 * marks.count,
        !body.hasSuffix("\\" + marks)
      else { continue }
      let tex = body.dropFirst(marks.count).dropLast(marks.count)
      return (String(tex), front + marks.count, isDisplayed)
    }
    return (text, 0, false)
  }
}
