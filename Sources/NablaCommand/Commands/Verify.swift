import ArgumentParser
import Nabla
import NablaCompare
import NablaGallery

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Draw the figures of a suite and compare them with their goldens.",
    discussion: """
      FOLDER holds suite.yaml, which lists cases; each has a scene as text, a picture and a line in \
      goldens.lock. Exit 1 where one differs, is missing or stale; a golden that is written in \
      a run does not pass that run. nabla approve accepts what was looked at.

      --record is never (where CI is set), missing (elsewhere), failed or all.

      EXAMPLES
        nabla verify figures --init
        nabla verify figures --report report --junit junit.xml
        nabla verify figures --filter attention --record failed
        nabla verify figures --repeat 3
      """)

  @Argument(help: "The folder of the suite, or the suite's file.")
  var folder = "."

  @Option(help: ArgumentHelp("Which goldens are written.", valueName: "mode"))
  var record: String?

  @Option(help: ArgumentHelp("Only cases whose name holds a word.", valueName: "word"))
  var filter: [String] = []

  @Option(help: ArgumentHelp("Write index.html and report.json there.", valueName: "folder"))
  var report: String?

  @Option(help: ArgumentHelp("Write the result as JUnit XML.", valueName: "file"))
  var junit: String?

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp("Draw as often, in other orders and in a second process.", valueName: "n"))
  var times = 1

  @Option(help: "How many figures are drawn at once; the processor's cores where left out.")
  var jobs: Int?

  @Flag(help: "Print the result as JSON.")
  var json = false

  @Flag(
    name: .customLong("init"),
    help: "Write suite.yaml for the folder's figure files, and their goldens.")
  var isFirst = false

  /// What the second process of --repeat is asked for.
  @Flag(name: .customLong("print-hashes"), help: .hidden)
  var printsHashes = false

  func run() throws {
    if isFirst { return try start() }
    let mode = try recordMode()
    guard 1...100 ~= times else {
      throw NablaError("--repeat", "is \(times)", "give 1 to 100")
    }
    let runner = try runner()
    let cases = try runner.suite.cases(filter: filter)
    if printsHashes { return try printHashes(runner, cases) }
    let progress = ProgressBar(isShown: Terminal.isInteractive)
    let result = try runner.run(cases, record: mode) { done, total, name in
      progress.show(done, of: total, name)
    }
    progress.finish()
    if let report { try result.writeReport(to: report) }
    if let junit { try FileWriter.write(Array(result.junit.utf8), to: junit) }
    try Terminal.print(
      json ? result.node.json(pretty: true) : escapingControls(result.summary))
    if times > 1 { try repeated(runner, cases) }
    try Self.end(with: result.exitCode)
  }

  /// Ends the program with a suite's exit code, whose messages are out.
  static func end(with code: Int32) throws {
    switch code {
    case 0: return
    case 1: throw Failure.CheckFailed()
    case 2: throw Failure.InputRefused()
    default: throw Failure.MachineFailed()
    }
  }

  private func runner() throws(NablaError) -> SuiteRunner {
    if let jobs, jobs < 1 { throw NablaError("--jobs", "is \(jobs)", "give at least 1") }
    var runner = SuiteRunner(try Suite(folder: folder))
    runner.jobs = jobs
    return runner
  }

  private func recordMode() throws(NablaError) -> RecordMode {
    guard let record else { return .standard }
    guard let mode = RecordMode(rawValue: record) else {
      throw Nearest.unknown(
        "--record", "mode", record, known: RecordMode.allCases.map(\.rawValue))
    }
    return mode
  }

  /// Writes the suite and its first goldens.
  private func start() throws {
    let written = try SuiteTemplate.write(into: folder)
    let runner = try runner()
    let result = try runner.run(runner.suite.cases, record: .missing)
    let broken = result.cases.filter { !$0.isRecorded && !$0.passes }
    for one in broken { Terminal.error("\(one.name): \(one.message)") }
    try Terminal.print(
      "\(written): \(result.cases.count) cases, \(result.cases.count(where: \.isRecorded)) goldens in "
        + "\(runner.suite.goldens.path); look at them, commit them, and run nabla verify")
    if !broken.isEmpty { throw Failure.CheckFailed() }
  }

  /// Draws everything again in other orders and in a second process: the hashes must agree.
  private func repeated(_ runner: SuiteRunner, _ cases: [SuiteCase]) throws {
    var hashes = try runner.hashes(cases, times: times)
    let others = try secondProcess()
    guard others.count == cases.count else {
      throw NablaError(
        "second process", "drew \(others.count) of \(cases.count) cases", "run it again",
        kind: .machine)
    }
    for (name, hash) in others { hashes[name, default: []].insert(hash) }
    let unsteady = cases.map(\.name).filter { (hashes[$0]?.count ?? 0) != 1 }
    for name in unsteady {
      Terminal.error("\(name): comes out differently when it is drawn again")
    }
    if !unsteady.isEmpty { throw Failure.CheckFailed() }
  }

  private func printHashes(_ runner: SuiteRunner, _ cases: [SuiteCase]) throws {
    let hashes = try runner.hashes(cases, times: 1)
    let lines = hashes.sorted { $0.key < $1.key }.flatMap { name, all in
      all.sorted().map { "\(name) \($0)" }
    }
    try Terminal.print(lines.joined(separator: "\n"))
  }

  private func secondProcess() throws(NablaError) -> [(name: String, hash: String)] {
    let words = ["verify", folder, "--print-hashes"] + filter.flatMap { ["--filter", $0] }
    return try OwnProcess.output(of: words).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }
}
