import ArgumentParser
import Nabla

struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw formulas: functions, curves, regions and points.",
    discussion: """
      y = sin(x)/x, f(x) = a x^2   a function           x^2 + y^2 = 4       an implicit curve
      y > x^2, 1 < x^2 + y^2 <= 4  a region             (cos(t), sin(2t))   a parametric curve
      r = 1 + cos(theta)           a polar curve        (1, 2)              a point
      a = 1.5                      a number that the others may use

      A formula that begins with a minus stands after --.

      EXAMPLES
        nabla plot "y = sin(x)/x" -o sinc.svg
        nabla plot "f(x) = a x^2 - 1" a=1.5 "x^2 + y^2 = 4" --points -o curves.png
        nabla plot "y = sin(x)" "y = cos(x)" --x 0:2pi --points -o waves.svg
        nabla plot -o minus.png -- "-x^2"
      """)

  @Argument(help: "Formulas, and numbers that they use.")
  var expressions: [String]

  @Option(
    name: .customLong("x"), parsing: .unconditional,
    help: ArgumentHelp("The part of the x axis that is shown.", valueName: "a:b"))
  var x: String?

  @Option(
    name: .customLong("y"), parsing: .unconditional,
    help: ArgumentHelp("The part of the y axis that is shown.", valueName: "a:b"))
  var y: String?

  @Flag(help: "Mark roots, extrema, inflections, intersections, holes and asymptotes.")
  var points = false

  @Option(help: "The title above the plot.")
  var title = ""

  @OptionGroup var output: OutputArguments

  func run() throws {
    var figure = try Figure(
      plotting: expressions, x: try window(x, "--x"), y: try window(y, "--y"), marksPoints: points)
    figure.title = title
    try output.write(FigureTarget(id: "plot", figure: figure))
  }

  private func window(_ text: String?, _ option: String) throws(NablaError) -> PlotWindow? {
    guard let text else { return nil }
    return try PlotWindow(text, place: option)
  }
}
