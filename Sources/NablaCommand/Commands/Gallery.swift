import ArgumentParser
import Dispatch
import Nabla
import NablaGallery

struct Gallery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draw all recipes and figure files into a site that can be searched.",
    discussion: """
      The site is a folder of plain files: open its index.html. It needs neither a server, nor a \
      network, nor scripts. Only figures whose parameters, data or options changed are drawn \
      again. A figure that fails is shown with its error, and the exit code is 1.

      --only keeps the figures that a word names: an id, a topic or phase (3.3, 3), a part of an \
      id or title, recipes, or figures.

      --check draws no site. It compares the figures of FOLDERs that are suites with their \
      goldens (see nabla verify); it looks for stale and missing figures, dead links and heavy \
      pages in the site, and lists what each page weighs; and it compares the page that --readme \
      writes. A site that was not built is skipped unless --out names it.

      EXAMPLES
        nabla gallery --out site
        nabla gallery --only 3.3 --serve --out site
        nabla gallery figures/ --title "My course" --watch --serve 8080 --out site
        nabla gallery gallery/figures --check --report report
      """)

  @Argument(help: "Folders with figure files to draw beside the recipes.")
  var folders: [String] = []

  @Option(
    help: ArgumentHelp("Where the site goes; gallery/site unless told.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("Only some figures; words with commas between.", valueName: "words"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "The site's name. With folders it then holds their figures alone.", valueName: "name"))
  var title: String?

  @Option(help: "What can be downloaded: svg, png, pdf, with commas between.")
  var formats = "svg,png,pdf"

  @Option(help: "The theme of all figures; each its own where left out.")
  var theme: String?

  @Option(help: "How many figures are drawn at once; the processor's cores where left out.")
  var jobs: Int?

  @Flag(help: "Check goldens, site and README instead; exit 1 if something is wrong.")
  var check = false

  @Option(
    help: ArgumentHelp("With --check: write index.html and report.json there.", valueName: "folder")
  )
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Write thumbnails by topic as Markdown, for a repository.", valueName: "file"))
  var readme: String?

  @Option(
    defaultAsFlag: 0,
    help: ArgumentHelp(
      "Serve the site to this machine until interrupted; port 8000 or the next free one.",
      valueName: "port"))
  var serve: Int?

  @Flag(help: "Build again whenever the folders' files change, until interrupted.")
  var watch = false

  func run() throws {
    let request = try GalleryRequest(self)
    if check { return try GalleryCheckRun(request: request, command: self).run() }
    if report != nil { throw NablaError("--report", "goes with --check only", "add --check") }
    let server = try serve.map { port throws(NablaError) in
      try FolderListing.make(request.out)
      return try LoopbackServer(folder: request.out, port: port == 0 ? nil : port)
    }
    if watch { return try watchFolders(request, server) }
    let result = try buildAll(request)
    if let server {
      try announce(server)
      server.run()
    }
    if !result.failures.isEmpty { throw Failure.CheckFailed() }
  }

  /// Builds the site, and the page that `--readme` names.
  private func buildAll(_ request: GalleryRequest) throws(NablaError) -> GalleryWriter.Result {
    let result = try build(request)
    if let readme {
      let drawn = try RepositoryPage(plan: try request.wholePlan(), path: readme).write(jobs: jobs)
      try Terminal.print("\(readme): \(drawn) thumbnails drawn")
    }
    return result
  }

  private func announce(_ server: LoopbackServer) throws(NablaError) {
    try Terminal.print("\(server.address) (end with Ctrl-C)")
  }

  /// Builds the site once, and tells what came of it.
  private func build(_ request: GalleryRequest) throws(NablaError) -> GalleryWriter.Result {
    let progress = ProgressBar(isShown: Terminal.isInteractive)
    let result = try request.writer().write { done, total, name in
      progress.show(done, of: total, escapingControls(name))
    }
    progress.finish()
    for failure in result.failures {
      Terminal.error(escapingControls("\(failure.id): \(failure.message)"))
    }
    let failed = result.failures.isEmpty ? "" : ", \(result.failures.count) failed"
    let warned = result.warned == 0 ? "" : ", \(result.warned) with warnings on their pages"
    try Terminal.print(
      "\(result.drawn + result.kept) figures in \(request.out)/index.html: \(result.drawn) drawn, \(result.kept) as they were\(failed)\(warned)"
    )
    return result
  }

  private func watchFolders(_ request: GalleryRequest, _ server: LoopbackServer?) throws {
    #if os(Linux)
      var isFirst = true
      try GalleryWatcher(folders, out: request.out).watch { () throws(NablaError) in
        guard isFirst else {
          do throws(NablaError) {
            _ = try build(request)
          } catch {
            // A file that is half saved, or renamed: the next change mends it.
            Terminal.error(error.description)
          }
          return true
        }
        isFirst = false
        _ = try buildAll(request)
        if let server {
          try announce(server)
          DispatchQueue.global().async { server.run() }
        }
        return true
      }
    #else
      throw NablaError("--watch", "works on Linux only", "run it again", kind: .machine)
    #endif
  }
}
