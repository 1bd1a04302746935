import Nabla
import NablaCompare
import NablaGallery

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `nabla gallery --check`: goldens, site and README.
struct GalleryCheckRun {
  let request: GalleryRequest
  let command: Gallery

  /// The page that is checked where none is named.
  private static let standardReadme = "gallery/README.md"

  func run() throws {
    let goldens = try compareGoldens()
    let problems = try checkSite() + checkReadme()
    for problem in problems { Terminal.error(escapingControls(problem)) }
    if goldens > 1 || problems.isEmpty { try Verify.end(with: goldens) }
    throw Failure.CheckFailed()
  }

  /// The figures' folders are suites: what people see in the repository are the goldens.
  private func compareGoldens() throws -> Int32 {
    let folders = command.folders.isEmpty ? ["gallery/figures"] : command.folders
    let suites = folders.filter { access("\($0)/suite.yaml", F_OK) == 0 }
    if suites.isEmpty {
      guard command.report == nil else {
        throw NablaError(
          "--report", "there is no suite.yaml in \(folders.joined(separator: ", "))",
          "run nabla verify --init FOLDER")
      }
      if command.folders.isEmpty, command.out == nil {
        throw NablaError(
          "gallery/figures", "holds no suite.yaml, and no site is named",
          "name folders with figure files, or the site with --out")
      }
      return 0
    }
    var results: [SuiteResult] = []
    for folder in suites {
      var runner = SuiteRunner(try Suite(folder: folder))
      runner.jobs = command.jobs
      results.append(try runner.run(runner.suite.cases, record: .never))
    }
    let result = SuiteResult(results)
    if let report = command.report { try result.writeReport(to: report) }
    try Terminal.print(escapingControls(result.summary))
    return result.exitCode
  }

  private func checkSite() throws -> [String] {
    if command.out == nil, access("\(request.out)/gallery.json", F_OK) != 0 {
      try Terminal.print("\(request.out): not built, not checked")
      return []
    }
    let check = GalleryChecker(
      plan: try request.plan(), out: request.out, options: request.options
    ).check()
    try Terminal.print(escapingControls(check.table))
    return check.problems
  }

  private func checkReadme() throws -> [String] {
    let path = command.readme ?? Self.standardReadme
    guard command.readme != nil || RepositoryPage.isWritten(at: path) else { return [] }
    // The repository's page has all figures, whatever was asked for.
    let plan =
      command.readme == nil
      ? try GalleryPlan(figureFolders: ["gallery/figures"]) : try request.plan()
    return try RepositoryPage(plan: plan, path: path).problems()
  }
}
