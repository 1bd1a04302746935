import Nabla
import NablaPlot
import NablaScene

/// A folder's notes with what their figures need.
struct FolderWork: Sendable {
  /// A figure whose picture is to be drawn.
  struct Job: Sendable {
    let note: Note
    let figure: SurveyedNote.Figure
  }

  let files: [NoteFile]
  /// The folder that is written to.
  let target: String
  let folder: FigureFolder
  private(set) var lock: FigureLock
  private let oldLock: FigureLock
  private(set) var notes: [SurveyedNote] = []
  private(set) var problems: [NoteProblem] = []
  /// Figures whose picture is missing or of another key, one a name.
  private(set) var stale: [Job] = []
  private(set) var keptCount = 0
  /// The first figure of each name.
  private var owners: [String: (key: String, place: String)] = [:]
  private let isForced: Bool
  /// The names of the notes that are built.
  private let built: Set<String>

  init(_ files: [NoteFile], target: String, _ options: NotesOptions) throws(NablaError) {
    self.files = files
    self.target = target
    folder = FigureFolder(parent: target)
    oldLock = try folder.lock()
    lock = oldLock.following(options)
    isForced = options.isForced
    built = Set(files.map(\.title))
  }

  mutating func add(_ survey: SurveyedNote) {
    notes.append(survey)
    let note = survey.note
    for problem in survey.problems where problem.kind != .orphan { problems.append(problem) }
    for (text, figure) in note.figures
    where !isForced && figure.region?.isIntact == false && !figure.isBlocked {
      problems.append(Self.handEdited(figure.fence.id, note.place(of: figure, in: text)))
    }
    for (i, text) in note.texts.enumerated() {
      for orphan in text.orphans where !orphan.isIntact && !isForced {
        let place = text.place(orphan.lines.lowerBound, column: orphan.column + 1)
        problems.append(note.problem(Self.handEdited(orphan.id, place), in: i))
      }
    }
    for figure in survey.figures {
      let place = note.place(of: figure.place, in: figure.text)
      if let owner = owners[figure.id] {
        if owner.key != figure.key.hex {
          problems.append(
            NoteProblem(
              .duplicate, place,
              "\(figure.id) is the name of another figure at \(owner.place) already"))
        }
        continue
      }
      owners[figure.id] = (figure.key.hex, place)
      if let other = otherOwner(of: figure, in: note.file) {
        problems.append(
          NoteProblem(.duplicate, place, "\(figure.id) is the name of another figure in \(other)"))
        continue
      }
      if isCurrent(figure) {
        keptCount += 1
      } else {
        stale.append(Job(note: note, figure: figure))
      }
    }
  }

  static func handEdited(_ id: String, _ place: String) -> NoteProblem {
    NoteProblem(
      .handEdited, place,
      "the lines between the markers of \(id) are not as they were written; put what you wrote there into the fence or outside the markers, or build with --force"
    )
  }

  /// A note that is not being built and shows another picture under the figure's name.
  private func otherOwner(of figure: SurveyedNote.Figure, in file: NoteFile) -> String? {
    guard let entry = lock.figures[figure.id], entry.key != figure.key.hex else { return nil }
    return entry.notes.first { title in
      guard !built.contains(title), NoteFile.isNote(title), !title.contains("/") else {
        return false
      }
      let other = NoteFile(folder: file.folder, title: title, branch: file.branch)
      guard let bytes = try? other.read(), let note = try? Note(other, bytes: bytes) else {
        return false
      }
      return note.figures.contains { $0.figure.fence.id == figure.id }
    }
  }

  /// Whether the picture of the figure's key is there as it was written.
  private func isCurrent(_ figure: SurveyedNote.Figure) -> Bool {
    guard let entry = lock.figures[figure.id], entry.key == figure.key.hex else { return false }
    return folder.picture(entry.file).map { SHA256.hex($0) } == entry.files[entry.file]
  }

  /// Takes up the picture that was drawn.
  mutating func take(_ entry: LockedFigure, for figure: SurveyedNote.Figure) {
    var entry = entry
    let old = lock.figures[figure.id]
    entry.notes = old?.notes ?? []
    // A picture of another format from before stays known, so that it can be collected.
    entry.files.merge(old?.files ?? [:]) { new, _ in new }
    lock.figures[figure.id] = entry
  }

  /// Writes the lock file where it has changed.
  func writeLock(_ steps: BuildSteps) throws(NablaError) {
    var lock = lock
    var users: [String: Set<String>] = [:]
    for survey in notes {
      for (_, figure) in survey.note.figures {
        users[figure.fence.id, default: []].insert(survey.note.file.title)
      }
    }
    for id in lock.figures.keys {
      let others = lock.figures[id]?.notes.filter { !built.contains($0) } ?? []
      lock.figures[id]?.notes = Set(others).union(users[id] ?? []).sorted()
    }
    guard lock != oldLock, !lock.figures.isEmpty || oldLock != FigureLock() else { return }
    try folder.write(lock.bytes, to: FigureLock.name, steps)
  }
}
