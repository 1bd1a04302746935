import ArgumentParser
import Nabla
import NablaNotes

struct NotesWatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Build notes again whenever they change, until interrupted.",
    discussion: """
      EXAMPLES
        nabla notes watch notes/
      """)

  @OptionGroup var notes: NotePaths
  @OptionGroup var arguments: NoteArguments

  func run() throws {
    #if os(Linux)
      let builder = NotesBuilder(artist: NablaArtist(), options: try arguments.options())
      var last: [NoteProblem]?
      try NotesWatcher(builder).watch(notes.all) { result in
        if result.problems != last { NoteReport.print(result.problems) }
        let isNews = last == nil || result.drawn > 0 || !result.written.isEmpty
        last = result.problems
        guard isNews else { return true }
        do {
          try Terminal.print(result.summary)
          return true
        } catch {
          // Nobody reads any more.
          return false
        }
      }
    #else
      throw NablaError("watch", "works on Linux only", "run nabla notes build", kind: .machine)
    #endif
  }
}
