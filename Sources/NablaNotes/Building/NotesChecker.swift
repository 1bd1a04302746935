import Nabla
import NablaPlot
package import NablaScene

/// Says what in notes is not as their fences ask for, without drawing anything.
package struct NotesChecker<Artist: FigureArtist>: Sendable {
  let artist: Artist
  let options: NotesOptions

  /// - Parameter options: the profile, numbers and attachments to expect; as the notes were built
  ///   where they are nil.
  package init(artist: Artist, options: NotesOptions = NotesOptions()) {
    (self.artist, self.options) = (artist, options)
  }

  /// Looks at the notes at the paths.
  ///
  /// - Returns: what is wrong, sorted by place, and how many notes were looked at.
  /// - Throws: for paths that cannot be read.
  package func check(_ paths: [String]) throws(NablaError) -> (problems: [NoteProblem], notes: Int)
  {
    let (files, found) = try NoteFinder.notes(at: paths)
    let folders = Dictionary(grouping: files, by: \.folder).sorted { $0.key < $1.key }.map(\.value)
    let digests = FileDigests(of: "a note's data")
    let pictures = PictureDigests()
    var problems = found
    var locks: [String: FigureLock] = [:]
    for files in folders {
      guard let folder = files.first?.folder else { continue }
      do throws(NablaError) {
        locks[folder] = try FigureFolder(parent: folder).lock().following(options)
      } catch {
        problems.append(NoteProblem(error))
      }
    }
    let known = locks
    let results = ParallelWork.map(files.count, jobs: options.jobs) { i in
      guard let lock = known[files[i].folder] else { return Checked(problems: [], keys: [:]) }
      return check(files[i], lock, digests, pictures)
    }
    var owners: [String: (key: String, place: String)] = [:]
    for (file, result) in zip(files, results) {
      problems += result.problems
      for (id, own) in result.keys.sorted(by: { $0.key < $1.key }) {
        let name = "\(file.folder)\u{0}\(id)"
        if let owner = owners[name], owner.key != own.key {
          problems.append(
            NoteProblem(
              .duplicate, own.place, "\(id) is the name of another figure at \(owner.place) already"
            ))
        } else {
          owners[name] = own
        }
      }
    }
    problems.sort {
      ($0.place, $0.kind.rawValue, $0.message) < ($1.place, $1.kind.rawValue, $1.message)
    }
    return (problems, files.count)
  }

  private struct Checked: Sendable {
    var problems: [NoteProblem]
    /// The key and place of each figure by name.
    var keys: [String: (key: String, place: String)]
  }

  private func check(
    _ file: NoteFile, _ lock: FigureLock, _ digests: FileDigests, _ pictures: PictureDigests
  ) -> Checked {
    let note: Note
    do throws(NablaError) {
      note = try Note(file, bytes: try file.read())
    } catch {
      return Checked(
        problems: [NoteProblem(error, file: file.name, at: "\(file.name):1:1")], keys: [:])
    }
    let survey = SurveyedNote(note, artist: artist, digests: digests)
    let setting = SurveyedNote.Setting(
      lock: lock, folder: FigureFolder(parent: file.folder), isForced: false,
      fillsReferences: false)
    var result = Checked(problems: survey.problems, keys: [:])
    let numbers = survey.numbers(all: lock.isNumbered)
    for figure in survey.figures {
      let place = note.place(of: figure.place, in: figure.text)
      result.keys[figure.id] = (figure.key.hex, place)
      for (kind, message) in findings(figure, survey, setting, numbers, pictures) {
        result.problems.append(NoteProblem(kind, place, message))
      }
    }
    result.problems += brokenReferences(survey)
    // Markdown holds nothing but what was looked at.
    if note.notebook != nil, result.problems.isEmpty, survey.rebuilt(setting) != note.bytes {
      result.problems.append(
        NoteProblem(.stale, "\(file.name):1:1", "the attachments are not the pictures"))
    }
    return result
  }

  /// What is wrong with one figure.
  private func findings(
    _ figure: SurveyedNote.Figure, _ survey: SurveyedNote, _ setting: SurveyedNote.Setting,
    _ numbers: [String: Int], _ pictures: PictureDigests
  ) -> [(NoteProblem.Kind, String)] {
    let id = figure.id
    var result: [(NoteProblem.Kind, String)] = []
    let fence = figure.place.fence
    let entry = setting.lock.figures[id]
    if fence.alt.isEmpty {
      let draft = entry.map { $0.alt.isEmpty ? "" : "; for example: \($0.alt)" } ?? ""
      result.append((.noAlt, "\(id) has no alt: say below a line of --- what it shows\(draft)"))
    }
    guard let entry else { return result + [(.missing, "\(id) has not been drawn")] }
    let path = "\(FigureLock.folder)/\(entry.file)"
    guard entry.key == figure.key.hex else {
      return result + [(.stale, "\(id)\(Self.changes(entry.parts, figure.key.parts))")]
    }
    switch pictures.digest(of: entry.file, in: setting.folder) {
    case nil: result.append((.missing, "\(id): there is no \(path)"))
    case entry.files[entry.file]: break
    default: result.append((.handEdited, "\(id): \(path) is not what was drawn"))
    }
    guard let region = figure.place.region else {
      return result + [(.missing, "\(id) has no picture below its fence")]
    }
    guard region.isIntact else {
      return result + [
        (.handEdited, "the lines between the markers of \(id) are not as they were written")
      ]
    }
    if let lines = survey.region(figure, setting, numbers), !figure.place.shows(lines) {
      let words = region.key == entry.key.prefix(12) ? " (its words changed)" : ""
      result.append((.stale, "\(id)\(words)"))
    }
    return result
  }

  /// The parameters and files that differ, as ` (lr, f changed)`.
  private static func changes(_ old: [String: String], _ new: [String: String]) -> String {
    let names = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(4).map { $0 == "kind" ? "what is drawn" : Nearest.clipped($0) }
    let more = names.count > 4 ? " and \(names.count - 4) more" : ""
    return " (\(shown.joined(separator: ", "))\(more) changed)"
  }

  private func brokenReferences(_ survey: SurveyedNote) -> [NoteProblem] {
    let known = Set(survey.note.figures.map(\.figure.fence.id))
    let names = known.sorted()
    return survey.references.enumerated().flatMap { index, references in
      references.filter { !known.contains($0.id) }.map { reference in
        let text = survey.note.texts[index]
        let column = text.lines.column(of: reference.start, on: reference.line)
        let advice =
          Nearest.name(to: reference.id, in: names).map { "; did you mean \"\($0)\"?" } ?? ""
        return survey.note.problem(
          NoteProblem(
            .reference, text.place(reference.line, column: column),
            "no fence is named \(reference.id)\(advice)"), in: index)
      }
    }
  }
}
