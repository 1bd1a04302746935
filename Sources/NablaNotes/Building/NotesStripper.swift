import Nabla
import NablaPlot
package import NablaScene

/// Takes out of notes what the tool wrote: regions, pictures, lock files.
package struct NotesStripper: Sendable {
  let isForced: Bool
  let steps: BuildSteps

  /// - Parameter isForced: whether regions that somebody changed by hand go too.
  package init(isForced: Bool = false, steps: BuildSteps = BuildSteps()) {
    (self.isForced, self.steps) = (isForced, steps)
  }

  package struct Result: Sendable {
    package var written: [String] = []
    package var removed: [String] = []
    package var problems: [NoteProblem] = []
  }

  /// Strips the notes at the paths; the pictures that other notes of a folder show stay.
  package func strip(_ paths: [String]) throws(NablaError) -> Result {
    let (files, problems) = try NoteFinder.notes(at: paths)
    var result = Result(problems: problems)
    for (folder, notes) in Dictionary(grouping: files, by: \.folder).sorted(by: { $0.key < $1.key })
    {
      do throws(NablaError) {
        let guardian = try FolderGuard(folder)
        var isWhole = true
        for note in notes { isWhole = strip(note, &result) && isWhole }
        // Pictures go only when no region that stays may show them.
        if isWhole {
          try removePictures(
            FigureFolder(parent: folder), stripped: Set(notes.map(\.title)), &result)
        }
        withExtendedLifetime(guardian) {}
      } catch {
        result.problems.append(NoteProblem(error))
      }
    }
    return result
  }

  /// Whether nothing of the tool's is left in the note.
  private func strip(_ file: NoteFile, _ result: inout Result) -> Bool {
    do throws(NablaError) {
      let note = try Note(file, bytes: try file.read())
      var isWhole = true
      for problem in note.problems where problem.kind == .error {
        result.problems.append(problem)
        isWhole = false
      }
      for (text, figure) in note.figures where figure.region?.isIntact == false && !isForced {
        result.problems.append(
          FolderWork.handEdited(figure.fence.id, note.place(of: figure, in: text)))
        isWhole = false
      }
      let bytes = stripped(note)
      guard bytes != note.bytes else { return isWhole }
      guard try file.replace(note.bytes, with: bytes, steps) else {
        throw NablaError("\(file.name):1:1", "the note was changed meanwhile", "strip it again")
      }
      result.written.append(file.name)
      return isWhole
    } catch {
      result.problems.append(NoteProblem(error, file: file.name, at: "\(file.name):1:1"))
      return false
    }
  }

  func stripped(_ note: Note) -> [UInt8] {
    let texts = note.texts.map { text in
      let regions = text.figures.filter { !$0.isBlocked }.compactMap(\.region) + text.orphans
      let own = regions.filter { $0.isIntact || isForced }
      return (bytes: text.spliced(removing: own) { _ in nil }, names: own.map(\.id))
    }
    guard let notebook = note.notebook else { return texts.first?.bytes ?? note.bytes }
    return notebook.spliced { cell in
      (texts[cell].bytes, texts[cell].names.map { ("\($0).png", nil) })
    }
  }

  private func removePictures(
    _ folder: FigureFolder, stripped: Set<String>, _ result: inout Result
  ) throws(NablaError) {
    var lock = try folder.lock()
    guard !lock.figures.isEmpty else { return }
    let used = try FolderUse.names(in: folder.parent, leavingOut: stripped)
    for (id, figure) in lock.figures.sorted(by: { $0.key < $1.key }) where !used.contains(id) {
      for (name, digest) in figure.files.sorted(by: { $0.key < $1.key }) {
        guard let bytes = folder.picture(name), SHA256.hex(bytes) == digest else { continue }
        try folder.remove(name, steps)
        result.removed.append("\(folder.path)/\(name)")
      }
      lock.figures[id] = nil
    }
    if lock.figures.isEmpty {
      try folder.remove(FigureLock.name, steps)
      folder.removeIfEmpty()
    } else {
      try folder.write(lock.bytes, to: FigureLock.name, steps)
    }
  }
}
