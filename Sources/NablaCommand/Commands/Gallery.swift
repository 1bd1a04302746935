import ArgumentParser
import Nabla
import NablaGallery

struct Gallery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draw all recipes and figure files into a folder with an index page.",
    discussion: """
      EXAMPLES
        nabla gallery --out site
        nabla gallery gallery/figures --out site
      """)

  @Argument(help: "Folders with figure files to draw beside the recipes.")
  var folders: [String] = []

  @Option(help: "Where the pages go.")
  var out = "gallery/site"

  @Option(help: "How many figures are drawn at once; the processor's cores where left out.")
  var jobs: Int?

  func run() throws {
    if let jobs, jobs < 1 {
      throw NablaError("--jobs", "is \(jobs)", "give at least 1")
    }
    let progress = ProgressBar(isShown: Terminal.isInteractive)
    let plan = try GalleryPlan(figureFolders: folders)
    let result = try GalleryWriter(plan: plan, out: out).write(jobs: jobs) { done, total, name in
      progress.show(done, of: total, name)
    }
    progress.finish()
    for failure in result.failures { Terminal.error("\(failure.id): \(failure.message)") }
    try Terminal.print(
      "\(result.drawn + result.kept) figures in \(out)/index.html: \(result.drawn) drawn, \(result.kept) as they were"
    )
    if !result.failures.isEmpty { throw Failure.CheckFailed() }
  }
}
