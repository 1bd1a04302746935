import ArgumentParser
import Nabla
import NablaNotes

struct NotesStrip: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strip",
    abstract: "Take out of notes what build put in: pictures, captions, markers and lock files.",
    discussion: """
      The fences stay, so that build gives the same notes again.

      EXAMPLES
        nabla notes strip notes/
      """)

  @OptionGroup var notes: NotePaths

  @Flag(help: "Take out lines between markers that were changed by hand too.")
  var force = false

  func run() throws {
    let result = try NotesStripper(isForced: force, steps: NoteReport.steps).strip(notes.all)
    NoteReport.print(result.problems)
    try Terminal.print(
      "\(counted(result.written.count, "note")) stripped, \(counted(result.removed.count, "picture")) removed"
    )
    try NoteReport.require(result.problems)
  }
}
