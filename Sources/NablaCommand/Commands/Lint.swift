import ArgumentParser
import Nabla

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what a reader of the figure would trip over; exit 1 if there is anything.",
    discussion: """
      EXAMPLES
        nabla lint penguins.yaml
      """)

  @OptionGroup var target: TargetOptions

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let report = try target.load().figure.drawn().report
    let findings = report.lint
    if json {
      try Terminal.print(report.node["lint"]?.json(pretty: true) ?? "[]")
    } else if !findings.isEmpty {
      try Terminal.print(
        escapingControls(findings.map { "\($0.rule): \($0.message)" }.joined(separator: "\n")))
    }
    if !findings.isEmpty { throw Failure.CheckFailed() }
  }
}
