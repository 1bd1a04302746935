import ArgumentParser
import Nabla
import NablaCompare

struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Make what the figures look like now their goldens.",
    discussion: """
      Cases are named, or taken from a report: all that differ or are missing in report.json, or \
      the accept list that index.html exports. A case of a report that comes out differently now is \
      refused.

      EXAMPLES
        nabla approve loss-curve attention-head --suite figures
        nabla approve --from report/report.json --suite figures
        nabla approve --stale --suite figures
      """)

  @Argument(help: "Names of cases.")
  var names: [String] = []

  @Option(help: "The folder of the suite, or the suite's file.")
  var suite = "."

  @Option(help: ArgumentHelp("A report of nabla verify, or an accept list.", valueName: "file"))
  var from: String?

  @Flag(help: "Remove goldens that belong to no case.")
  var stale = false

  func run() throws {
    var chosen: [(name: String, hash: String?)] = names.map { ($0, nil) }
    if let from {
      chosen += try SuiteRunner.approvals(
        from: try DataFiles.anywhere(from: ".").bytes(from), file: from)
    }
    guard !chosen.isEmpty || stale || from != nil else {
      throw NablaError("approve", "names no case", "give names, --from report.json, or --stale")
    }
    let runner = SuiteRunner(try Suite(folder: suite))
    let result = try runner.approve(chosen, removesStale: stale)
    var lines = result.written.map { "approved \($0)" } + result.removed.map { "removed \($0)" }
    if lines.isEmpty { lines = ["nothing to approve"] }
    try Terminal.print(escapingControls(lines.joined(separator: "\n")))
  }
}
