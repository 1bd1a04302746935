import ArgumentParser
import Nabla
import NablaCompare
import NablaGallery

struct Gallery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draw all recipes and figure files into a folder with an index page.",
    discussion: """
      EXAMPLES
        nabla gallery --out site
        nabla gallery gallery/figures --out site
        nabla gallery gallery/figures --check --report report
      """)

  @Argument(help: "Folders with figure files to draw beside the recipes.")
  var folders: [String] = []

  @Option(help: "Where the pages go.")
  var out = "gallery/site"

  @Option(help: "How many figures are drawn at once; the processor's cores where left out.")
  var jobs: Int?

  @Flag(
    help: "Compare the folders' figures with their goldens instead; exit 1 if they differ.")
  var check = false

  @Option(
    help: ArgumentHelp("With --check: write index.html and report.json there.", valueName: "folder")
  )
  var report: String?

  func run() throws {
    if let jobs, jobs < 1 {
      throw NablaError("--jobs", "is \(jobs)", "give at least 1")
    }
    if check { return try compare() }
    if report != nil { throw NablaError("--report", "goes with --check only", "add --check") }
    let progress = ProgressBar(isShown: Terminal.isInteractive)
    let plan = try GalleryPlan(figureFolders: folders)
    let result = try GalleryWriter(plan: plan, out: out, options: GalleryOptions(jobs: jobs)).write { done, total, name in
      progress.show(done, of: total, name)
    }
    progress.finish()
    for failure in result.failures { Terminal.error("\(failure.id): \(failure.message)") }
    try Terminal.print(
      "\(result.drawn + result.kept) figures in \(out)/index.html: \(result.drawn) drawn, \(result.kept) as they were"
    )
    if !result.failures.isEmpty { throw Failure.CheckFailed() }
  }

  /// The figures' folders are suites: what people see in the repository are the goldens.
  private func compare() throws {
    var results: [SuiteResult] = []
    for folder in folders.isEmpty ? ["gallery/figures"] : folders {
      var runner = SuiteRunner(try Suite(folder: folder))
      runner.jobs = jobs
      results.append(try runner.run(runner.suite.cases, record: .never))
    }
    let result = SuiteResult(results)
    if let report { try result.writeReport(to: report) }
    try Terminal.print(escapingControls(result.summary))
    try Verify.end(with: result.exitCode)
  }
}
