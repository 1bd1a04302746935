import Nabla
import NablaPlot
import NablaScene

/// A note with the key of each figure that can be drawn.
struct SurveyedNote: Sendable {
  struct Figure: Sendable {
    /// The number of the text that the figure stands in.
    let text: Int
    let place: NoteText.Figure
    let key: SpecKey
    let format: DrawnPicture.Format?

    var id: String { place.fence.id }
  }

  let note: Note
  let figures: [Figure]
  /// What is wrong with the note, and with fences that cannot be drawn.
  let problems: [NoteProblem]
  /// Links to figures, by text.
  let references: [[FigureReference]]

  /// - Parameter digests: of data files that were read already.
  init(_ note: Note, artist: some FigureArtist, digests: FileDigests) {
    self.note = note
    var problems = note.problems
    var figures: [Figure] = []
    let repeated = note.repeated
    for (text, place) in note.figures
    where !place.isBlocked && !repeated.contains(place.fence.id) {
      let format = note.notebook == nil ? place.fence.format : .png
      do throws(NablaError) {
        let plan = try artist.plan(place.fence.body, file: note.file.name)
        let key = try SpecKey(
          kind: plan.kind, parameters: plan.parameters, format: format?.rawValue ?? "auto",
          folder: note.file.folder, digests: digests)
        figures.append(Figure(text: text, place: place, key: key, format: format))
      } catch {
        problems.append(Self.problem(error, with: place, in: text, of: note))
      }
    }
    self.figures = figures
    self.problems = problems
    references = note.texts.map(FigureReference.all)
  }

  /// What went wrong with a figure, with its place in the note.
  static func problem(
    _ error: NablaError, with figure: NoteText.Figure, in text: Int, of note: Note
  ) -> NoteProblem {
    let place = note.texts[text].place(figure.line, column: figure.column)
    return note.problem(NoteProblem(error, file: note.file.name, at: place), in: text)
  }

  /// The figures' numbers by name: all that are numbered, in order.
  func numbers(all: Bool) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (_, figure) in note.figures where figure.fence.isNumbered ?? all {
      if numbers[figure.fence.id] == nil { numbers[figure.fence.id] = numbers.count + 1 }
    }
    return numbers
  }
}
