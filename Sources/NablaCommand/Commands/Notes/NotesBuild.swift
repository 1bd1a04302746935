import ArgumentParser
import Nabla
import NablaNotes
import NablaPlot

struct NotesBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Draw the figures that have changed and put them below their fences.",
    discussion: """
      Pictures and nabla.lock.json go to figures/ beside each note. A figure that fails keeps its last \
      picture; the others are drawn all the same, and the exit code is 2.

      EXAMPLES
        nabla notes build notes/
        nabla notes build notes/ --number --profile pandoc
        nabla notes build notes/ --html --out site
      """)

  @OptionGroup var notes: NotePaths
  @OptionGroup var arguments: NoteArguments

  @Option(help: "A folder for copies; the notes themselves stay as they are.")
  var out: String?

  @Flag(help: "Write a page of HTML for each note instead.")
  var html = false

  @Flag(help: "Write over lines between markers that were changed by hand.")
  var force = false

  func run() throws {
    var options = try arguments.options()
    (options.out, options.writesPages, options.isForced) = (out, html, force)
    let builder = NotesBuilder(
      artist: NablaArtist(), options: options, steps: NoteReport.steps)
    let progress = ProgressBar(isShown: Terminal.isInteractive)
    let result = try builder.build(notes.all) { done, total, name in
      progress.show(done, of: total, name)
    }
    if result.drawn > 0 { progress.finish() }
    NoteReport.print(result.problems)
    try Terminal.print(result.summary)
    try NoteReport.require(result.problems)
  }
}

extension NotesResult {
  /// `3 figures in 2 notes: 1 drawn, 2 as they were; 1 file written`.
  var summary: String {
    let figures = "\(counted(drawn + kept, "figure")) in \(counted(notes, "note"))"
    return
      "\(figures): \(drawn) drawn, \(kept) as before; \(counted(written.count, "file")) written"
  }
}
