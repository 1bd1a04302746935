import ArgumentParser
import Nabla
import NablaNotes

struct Notes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Draw the figures of study notes: Markdown files and Jupyter notebooks.",
    discussion: """
      A figure is a fence; its picture is put below it:

        ```nabla loss-curve
        recipe: gradient-descent-contour
        lr: 0.05
        ---
        caption: The path on the map.
        alt: The path zigzags down the valley and ends at the minimum.
        ```

      Instead of recipe: a fence takes plot: [FORMULAS], attention: FILE, tex: FORMULA, or what a \
      figure file holds. Only the lines between the markers below a fence are ever written.

      EXAMPLES
        nabla notes new "2.4 Optimization"
        nabla notes build notes/
        nabla notes check notes/
        nabla notes watch notes/
      """,
    subcommands: [
      NotesBuild.self, NotesCheck.self, NotesWatch.self, NotesCollect.self, NotesStrip.self,
      NotesNew.self,
    ])
}

/// The notes that a command works on.
struct NotePaths: ParsableArguments {
  @Argument(help: "Folders with notes, or notes: .md, .markdown, .qmd, .ipynb.")
  var paths: [String] = []

  /// The paths; this folder where none is named.
  var all: [String] { paths.isEmpty ? ["."] : paths }
}

/// How notes are written.
struct NoteArguments: ParsableArguments {
  @Option(
    help: "Where the notes are read: gfm, obsidian, pandoc or html; as the last time if left out.")
  var profile: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether figures are numbered; as the last time if left out.")
  var number: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether notebooks hold their pictures; as the last time if left out.")
  var embed: Bool?

  @Option(help: "How many figures are drawn at once; the processor's cores where left out.")
  var jobs: Int?

  func options() throws(NablaError) -> NotesOptions {
    var options = NotesOptions()
    if let profile {
      guard let known = NoteProfile(rawValue: profile) else {
        throw Nearest.unknown(
          "--profile", "profile", profile, known: NoteProfile.allCases.map(\.rawValue))
      }
      options.profile = known
    }
    if let jobs, jobs < 1 { throw NablaError("--jobs", "is \(jobs)", "give at least 1") }
    (options.isNumbered, options.isEmbedded, options.jobs) = (number, embed, jobs)
    return options
  }
}

/// What goes wrong with notes, as messages and as an exit code.
enum NoteReport {
  /// Prints each problem on a line of standard error.
  static func print(_ problems: [NoteProblem]) {
    for problem in problems { Terminal.write(problem.text + "\n") }
  }

  /// Ends the command where there are problems: 3 where all are the machine's, else 2.
  static func require(_ problems: [NoteProblem]) throws {
    guard !problems.isEmpty else { return }
    if problems.allSatisfy({ $0.kind == .machine }) { throw Failure.MachineFailed() }
    throw Failure.InputRefused()
  }

  /// Where `NABLA_NOTES_FAULT` is a number, the process is killed when it reaches that step of
  /// writing: for tests of what is left then.
  static var steps: BuildSteps {
    guard let text = ProcessEnvironment["NABLA_NOTES_FAULT"], let number = Int(text) else {
      return BuildSteps()
    }
    return .killing(at: number)
  }
}
