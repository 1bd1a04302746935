import Nabla
import NablaPlot
package import NablaScene

/// Draws the figures of notes and writes them below their fences.
package struct NotesBuilder<Artist: FigureArtist>: Sendable {
  let artist: Artist
  let options: NotesOptions
  let steps: BuildSteps

  /// Folders that are kept from other runs at once; each takes a file descriptor.
  private let batch = 200

  package init(
    artist: Artist, options: NotesOptions = NotesOptions(), steps: BuildSteps = BuildSteps()
  ) {
    (self.artist, self.options, self.steps) = (artist, options, steps)
  }

  /// Builds the notes at the paths.
  ///
  /// A figure that fails keeps its last picture and is reported; the others are drawn all the same.
  /// What is as it should be is neither drawn nor written.
  /// - Parameter progress: called after each figure that was drawn, with how many are done, of how
  ///   many, and its name.
  /// - Throws: for paths that cannot be read and folders that cannot be written.
  package func build(
    _ paths: [String], progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  ) throws(NablaError) -> NotesResult {
    let (notes, problems) = try NoteFinder.notes(at: paths)
    var result = NotesResult(problems: problems)
    let folders = Dictionary(grouping: notes, by: \.folder).sorted { $0.key < $1.key }
    for start in stride(from: 0, to: folders.count, by: batch) {
      let part = folders[start..<min(start + batch, folders.count)]
      try build(folders: part.map(\.value), &result, progress)
    }
    result.problems.sort { ($0.place, $0.message) < ($1.place, $1.message) }
    return result
  }

  private func build(
    folders: [[NoteFile]], _ result: inout NotesResult,
    _ progress: @Sendable (Int, Int, String) -> Void
  ) throws(NablaError) {
    var guards: [FolderGuard] = []
    var works: [FolderWork] = []
    let digests = FileDigests(of: "a note's data")
    for files in folders {
      guard let first = files.first else { continue }
      let target = try target(of: first)
      guards.append(try FolderGuard(target))
      do throws(NablaError) {
        works.append(try FolderWork(files, target: target, options))
      } catch {
        result.problems.append(NoteProblem(error))
      }
    }
    // Read only now that no other run can change them.
    let files = works.enumerated().flatMap { i, work in work.files.map { (i, $0) } }
    let surveys = ParallelWork.map(files.count, jobs: options.jobs) { i in
      survey(files[i].1, digests)
    }
    for ((work, _), survey) in zip(files, surveys) {
      switch survey {
      case .success(let note): works[work].add(note)
      case .failure(let problem): result.problems.append(problem)
      }
    }
    draw(&works, &result, progress)
    for work in works { finish(work, &result) }
    withExtendedLifetime(guards) {}
  }

  /// The folder that a folder's notes are written to, which is made where it is missing.
  private func target(of file: NoteFile) throws(NablaError) -> String {
    guard let out = options.out else { return file.folder }
    let folder = file.branch.isEmpty ? out : "\(out)/\(file.branch)"
    try FolderListing.make(folder)
    if FilePath.real(folder) == FilePath.real(file.folder) {
      throw NablaError(
        "--out", "\(out) is the folder of the notes themselves", "name another folder")
    }
    return folder
  }

  private func survey(_ file: NoteFile, _ digests: FileDigests) -> Result<SurveyedNote, NoteProblem>
  {
    do throws(NablaError) {
      let note = try Note(file, bytes: try file.read())
      return .success(SurveyedNote(note, artist: artist, digests: digests))
    } catch {
      return .failure(NoteProblem(error, file: file.name, at: "\(file.name):1:1"))
    }
  }

  // MARK: - Drawing

  private func draw(
    _ works: inout [FolderWork], _ result: inout NotesResult,
    _ progress: @Sendable (Int, Int, String) -> Void
  ) {
    let jobs = works.enumerated().flatMap { i, work in work.stale.map { (i, $0) } }
    let drawing = works
    let done = StepCount()
    let pictures = ParallelWork.map(jobs.count, jobs: options.jobs) { i in
      let (work, job) = jobs[i]
      let picture = draw(job, in: drawing[work])
      progress(done.next(), jobs.count, job.figure.id)
      return picture
    }
    for ((work, job), picture) in zip(jobs, pictures) {
      switch picture {
      case .success(let entry):
        works[work].take(entry, for: job.figure)
        result.drawn += 1
      case .failure(let problem): result.problems.append(problem)
      }
    }
    for work in works {
      result.problems += work.problems
      result.kept += work.keptCount
    }
  }

  /// Draws one figure and writes its picture.
  private func draw(_ job: FolderWork.Job, in work: FolderWork) -> Result<LockedFigure, NoteProblem>
  {
    let note = job.note
    do throws(NablaError) {
      let picture = try artist.draw(
        job.figure.place.fence.body, file: note.file.name, folder: note.file.folder,
        format: job.figure.format)
      let name = "\(job.figure.id).\(picture.format.rawValue)"
      try work.folder.write(picture.bytes, to: name, steps)
      var entry = LockedFigure(key: job.figure.key.hex, file: name, alt: picture.alt)
      entry.size = .init(width: picture.width, height: picture.height)
      entry.files = [name: SHA256.hex(picture.bytes)]
      entry.parts = job.figure.key.parts
      return .success(entry)
    } catch {
      return .failure(
        SurveyedNote.problem(error, with: job.figure.place, in: job.figure.text, of: note))
    }
  }

  // MARK: - Writing

  /// Writes the lock file, then the notes: a process that ends in between leaves notes that are
  /// whole, with links that lead somewhere.
  private func finish(_ work: FolderWork, _ result: inout NotesResult) {
    do throws(NablaError) {
      try work.writeLock(steps)
    } catch {
      result.problems.append(NoteProblem(error))
      return
    }
    for survey in work.notes {
      do throws(NablaError) {
        if let path = try write(survey, work) { result.written.append(path) }
      } catch {
        result.problems.append(
          NoteProblem(error, file: survey.note.file.name, at: "\(survey.note.file.name):1:1"))
      }
    }
    result.notes += work.notes.count
  }

  /// Writes one note; its path where anything was written.
  private func write(_ survey: SurveyedNote, _ work: FolderWork) throws(NablaError) -> String? {
    let note = survey.note
    let isCopy = options.out != nil || options.writesPages
    let setting = SurveyedNote.Setting(
      lock: work.lock, folder: work.folder, isForced: options.isForced, fillsReferences: isCopy)
    if options.writesPages {
      let page = try NotePage(survey, setting).html { (tex, display) throws(NablaError) in
        try artist.mathML(tex, display: display)
      }
      return try writeCopy(
        Array(page.utf8), to: "\(work.target)/\(note.file.stem).html")
    }
    let bytes = survey.rebuilt(setting)
    if isCopy { return try writeCopy(bytes, to: "\(work.target)/\(note.file.title)") }
    guard bytes != note.bytes else { return nil }
    guard try note.file.replace(note.bytes, with: bytes, steps) else {
      throw NablaError(
        "\(note.file.name):1:1", "the note was changed while its figures were drawn",
        "it was left as it is; build again")
    }
    return note.file.name
  }

  private func writeCopy(_ bytes: [UInt8], to path: String) throws(NablaError) -> String? {
    let old = try? DataFile.read(path, in: .anywhere(from: "."))
    if old == bytes { return nil }
    steps.reached("before \(path)")
    try FileWriter.write(bytes, to: path)
    steps.reached("after \(path)")
    return path
  }
}

/// What came of a build.
package struct NotesResult: Sendable {
  package var problems: [NoteProblem] = []
  /// How many notes were read.
  package var notes = 0
  /// How many figures were drawn.
  package var drawn = 0
  /// How many figures were as they should be.
  package var kept = 0
  /// The notes or pages that were written.
  package var written: [String] = []
}

extension NoteProblem: Error {}
