import ArgumentParser
import Nabla
import NablaCompare
import NablaPNG

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say whether and where two pictures differ; exit 1 if they do.",
    discussion: """
      A and B are PNG files of any program, SVG files, figure files or recipes. Figures are drawn \
      and compared as scenes and as pixels, SVG files as text.

      METRIC is exact, ulp, yiq (pixelmatch's), ssim, rms, tile, de2000 or flip; or a map with the \
      metric's options. All are reported, whichever decides, but costly ones where millions of \
      pixels differ and another METRIC is named. Sizes that differ are said apart, with exit 2.

      EXAMPLES
        nabla compare before.png after.png --diff changes.png
        nabla compare a.png b.png --metric yiq --tolerance 20 --ignore 0,0,100,20 --json
        nabla compare a.png b.png --metric '{metric: yiq, threshold: 0.05, variant: odiff}'
        nabla compare gallery/figures/penguins.png gallery/figures/penguins.yaml
      """)

  @Argument(help: "The expected picture.")
  var expected: String

  @Argument(help: "The actual picture.")
  var actual: String

  @Option(help: ArgumentHelp("Write a picture of what differs.", valueName: "OUT.png"))
  var diff: String?

  @Option(help: "The metric that decides, or {metric: …, its options}; exact where left out.")
  var metric: String?

  @Option(help: "The largest value of the metric that passes.")
  var tolerance: Double?

  @Option(
    help: ArgumentHelp("Leave out a rectangle of pixels; may be repeated.", valueName: "x,y,w,h"))
  var ignore: [String] = []

  @Option(help: "A PNG file of the same size whose light pixels are left out.")
  var mask: String?

  @Option(
    help: "Device pixels per logical pixel of figures; so that a picture's size is met, or 2.")
  var scale: Double?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let result: ComparedPair
    do throws(NablaError) {
      result = try compared()
    } catch {
      if json {
        let node: Node = ["match": false, "error": ["message": Node(error.description)]]
        try Terminal.print(node.json(pretty: true))
      }
      throw error
    }
    if json {
      try Terminal.print(result.node.json(pretty: true))
    } else if result.isComparable {
      try Terminal.print(escapingControls(result.summary))
    }
    guard result.isComparable else { throw NablaError("", result.summary) }
    if !result.isMatch { throw Failure.CheckFailed() }
  }

  private func compared() throws(NablaError) -> ComparedPair {
    var request = ComparisonRequest(
      try ComparatorChoice(text: metric ?? "exact", tolerance: tolerance))
    request.measuresSSIM = metric == nil
    for text in ignore {
      request.ignored.areas.append(try PixelArea(text: text, place: "--ignore"))
    }
    if let mask {
      request.ignored.picture = try decodePNG(
        try DataFiles.anywhere(from: ".").bytes(mask), place: mask)
    }
    if let scale {
      guard scale > 0, scale <= 64 else {
        throw NablaError("--scale", "is \(formatPlain(scale))", "give a number above 0, at most 64")
      }
    }
    request.scale = scale
    let result = try request.run(expected, actual)
    if let diff {
      guard let picture = result.difference else {
        throw NablaError("--diff", "there is no picture of this comparison", "leave it out")
      }
      try FileWriter.write(try encodePNG(picture), to: diff)
    }
    return result
  }
}
