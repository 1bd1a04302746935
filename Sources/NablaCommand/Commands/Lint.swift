import ArgumentParser
import Nabla

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what a reader of the figure would trip over; exit 1 if there is anything.",
    discussion: """
      EXAMPLES
        nabla lint penguins.yaml
        nabla lint --rules

      A figure file leaves rules out with lint: {off: [dual-axis]}.
      """)

  @Argument(help: TargetOptions.targetHelp)
  var target: String?

  @Option(name: .customLong("set"), help: TargetOptions.settingsHelp)
  var settings: [String] = []

  @Option(name: .customLong("params"), help: TargetOptions.parametersHelp)
  var parameters: String?

  @Option(help: TargetOptions.baseHelp)
  var base = "."

  @Flag(help: "Print the findings as JSON.")
  var json = false

  @Flag(help: "List the rules with what each finds, and judge nothing.")
  var rules = false

  func validate() throws {
    if target == nil, !rules { throw ValidationError("Missing expected argument '<target>'") }
  }

  func run() throws {
    if rules { return try Terminal.print(json ? Self.rulesAsJSON : Self.listOfRules) }
    guard let target else { return }
    let loaded = try TargetOptions.load(
      target, settings: settings, parameters: parameters, base: base)
    let report = try loaded.figure.drawn().report
    let findings = report.lint
    if json {
      try Terminal.print(Node(findings.map(\.node)).json(pretty: true))
    } else if !findings.isEmpty {
      try Terminal.print(
        escapingControls(findings.map { "\($0.rule): \($0.message)" }.joined(separator: "\n")))
    }
    if !findings.isEmpty { throw Failure.CheckFailed() }
  }

  private static var listOfRules: String {
    let width = LintRules.ids.map(\.count).max() ?? 0
    return LintRules.all.map { rule in
      rule.id + String(repeating: " ", count: width - rule.id.count + 2) + rule.help
    }.joined(separator: "\n")
  }

  private static var rulesAsJSON: String {
    let list = LintRules.all.map { rule in
      Node([Node.Entry("rule", Node(rule.id)), Node.Entry("help", Node(rule.help))])
    }
    return Node(list).json(pretty: true)
  }
}
