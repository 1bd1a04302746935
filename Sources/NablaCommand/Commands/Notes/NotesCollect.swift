import ArgumentParser
import Nabla
import NablaNotes

struct NotesCollect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Name the pictures that no note shows any more, or delete them.",
    discussion: """
      Only files that nabla.lock.json lists and that are as they were drawn are touched.

      EXAMPLES
        nabla notes gc notes/
        nabla notes gc notes/ --delete
      """)

  @OptionGroup var notes: NotePaths

  @Flag(help: "Delete them; without this they are only named.")
  var delete = false

  func run() throws {
    let result = try PictureCollector(steps: NoteReport.steps).collect(
      notes.all, deletes: delete)
    let word = delete ? "deleted" : "unused"
    var lines = result.files.map { "\(word): \($0)" }
    lines += result.changed.map { "kept: \($0) is not what was drawn" }
    let advice = delete || result.files.isEmpty ? "" : "; --delete removes them"
    lines.append("\(counted(result.files.count, "picture")) \(word)\(advice)")
    NoteReport.print(result.problems)
    try Terminal.print(escapingControls(lines.joined(separator: "\n")))
    try NoteReport.require(result.problems)
  }
}
