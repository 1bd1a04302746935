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

  private var folders: [String] {
    command.folders.isEmpty ? [GalleryRequest.standardFigures] : command.folders
  }

  func run() throws {
    let goldens = try compareGoldens()
    let site = try checkSite()
    let readme = try checkReadme()
    if goldens == nil, site == nil, readme == nil {
      throw NablaError(
        folders.joined(separator: ", "), "holds no suite.yaml, and no site was built",
        "run nabla verify --init FOLDER, or name a site with --out")
    }
    let problems = (site ?? []) + (readme ?? [])
    for problem in problems { Terminal.error(escapingControls(problem)) }
    if let goldens, goldens > 0 { try Verify.end(with: goldens) }
    if !problems.isEmpty { throw Failure.CheckFailed() }
  }

  /// The figures' folders are suites: what people see in the repository are the goldens.
  ///
  /// - Returns: the exit code; nil where there are none.
  private func compareGoldens() throws -> Int32? {
    let suites = folders.filter { access("\($0)/suite.yaml", F_OK) == 0 }
    guard !suites.isEmpty else {
      guard command.report == nil else {
        throw NablaError(
          "--report", "there is no suite.yaml in \(folders.joined(separator: ", "))",
          "run nabla verify --init FOLDER")
      }
      return nil
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

  /// What is wrong with the site; nil where none was built and none is named.
  private func checkSite() throws -> [String]? {
    if command.out == nil, access("\(request.out)/gallery.json", F_OK) != 0 {
      try Terminal.print("\(request.out): not built, not checked")
      return nil
    }
    let check = GalleryChecker(
      plan: try request.plan(), out: request.out, options: request.options
    ).check()
    try Terminal.print(escapingControls(check.table))
    return check.problems
  }

  /// What is wrong with the repository's page; nil where there is none.
  private func checkReadme() throws -> [String]? {
    let path = command.readme ?? Self.standardReadme
    guard command.readme != nil || RepositoryPage.isWritten(at: path) else { return nil }
    // The repository's page has all figures, whatever was asked for.
    let plan =
      command.readme == nil
      ? try GalleryPlan(figureFolders: [GalleryRequest.standardFigures]) : try request.wholePlan()
    return try RepositoryPage(plan: plan, path: path).problems()
  }
}
