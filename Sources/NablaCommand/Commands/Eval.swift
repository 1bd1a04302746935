import ArgumentParser
import Nabla

struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Compute a formula, its derivative, its bounds, or how it is written.",
    discussion: """
      EXAMPLES
        nabla eval "2^3^2"
        nabla eval "a x^2" --let a=3 --let x=pi/2
        nabla eval "x^3 sin(x)" --derivative x
        nabla eval "x^3" --derivative x --let x=2
        nabla eval "f(t) = t^2; sum(k, 1, 10, f(k))" --json
        nabla eval "sin(x)/x" --interval x=1:2
        nabla eval "normal_cdf(x, 0, 1)/x" --latex

      A value is printed where all variables have one; of a derivative without values, its
      formula. Infinite and undefined values are inf, -inf and nan.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The formula.", valueName: "expression"))
  var words: [String]

  @Flag(help: "Print JSON: {\"value\": 512}, or {\"error\": {\"message\", \"column\"}}.")
  var json = false

  @Option(help: ArgumentHelp("Take the derivative by this variable.", valueName: "variable"))
  var derivative: String?

  @Option(
    name: .customLong("let"),
    help: ArgumentHelp("Give a variable a value; may be repeated.", valueName: "name=value"))
  var values: [String] = []

  @Option(
    help: ArgumentHelp(
      "Bound the values where a variable is in an interval; may be repeated.",
      valueName: "name=low:high"))
  var interval: [String] = []

  @Flag(help: "Print the formula in LaTeX.")
  var latex = false

  @Flag(help: "Print the formula as Swift.")
  var swift = false

  func run() throws {
    do {
      try Terminal.print(try answer())
    } catch let problem as EvalProblem {
      if json {
        let error: Node = [
          "message": Node(.text(problem.message)), "column": Node(.integer(problem.column)),
        ]
        try Terminal.print((["error": error] as Node).json())
      } else {
        let excerpt = problem.excerpt.map { "\n\(indented($0))" } ?? ""
        Terminal.error(escapingControls(problem.text + excerpt))
      }
      throw Failure.InputRefused()
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  private func answer() throws -> String {
    // Formulas may begin with a minus; words with two of them are options that do not exist.
    if let option = words.first(where: {
      $0.hasPrefix("--") && $0.dropFirst(2).first?.isLetter == true
    }) {
      throw Nearest.unknown(
        "", "option", String(option.prefix { $0 != "=" }),
        known: ["--json", "--derivative", "--let", "--interval", "--latex", "--swift", "--help"])
    }
    guard words.count == 1 else {
      throw EvalProblem(
        option: "expression",
        "is \(words.isEmpty ? "missing" : "\(words.count) words"); give one in quotes, as \"2^3\"")
    }
    let request = try EvalRequest(
      words[0], values: values, intervals: interval, derivative: derivative,
      isWritten: latex || swift)
    guard json else { return try request.lines(latex: latex, swift: swift) }
    let answers = try request.answers(latex: latex, swift: swift)
    return Node(.map(answers.map { Node.Entry($0.key, $0.value) })).json()
  }
}
