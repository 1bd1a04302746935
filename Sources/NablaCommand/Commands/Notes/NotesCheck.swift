import ArgumentParser
import Nabla
import NablaNotes

struct NotesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which figures are not as their fences ask for; exit 1 if there are any.",
    discussion: """
      Nothing is drawn or written. Found are figures that are stale or missing, lines between \
      markers that were changed by hand, names of two figures, markers without a fence, figures \
      without alt, and links to figures that are not there.

      EXAMPLES
        nabla notes check notes/
      """)

  @OptionGroup var notes: NotePaths
  @OptionGroup var arguments: NoteArguments

  func run() throws {
    let checker = NotesChecker(artist: NablaArtist(), options: try arguments.options())
    let (problems, count) = try checker.check(notes.all)
    let errors = problems.filter(\.isError)
    NoteReport.print(errors)
    let findings = problems.filter { !$0.isError }
    if !findings.isEmpty { try Terminal.print(findings.map(\.text).joined(separator: "\n")) }
    guard problems.isEmpty else {
      try NoteReport.require(errors)
      throw Failure.CheckFailed()
    }
    try Terminal.print("\(counted(count, "note")): all is as it should be")
  }
}

extension NoteProblem {
  /// Whether a note could not be judged.
  fileprivate var isError: Bool { kind == .error || kind == .machine }
}
