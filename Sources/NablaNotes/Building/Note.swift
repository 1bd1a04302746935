import NablaPlot
import NablaScene

/// A note as it was read: Markdown, or a notebook, whose Markdown cells are read as notes each.
struct Note: Sendable {
  let file: NoteFile
  let bytes: [UInt8]
  /// One for Markdown, one a Markdown cell for a notebook.
  let texts: [NoteText]
  /// Nil for Markdown.
  let notebook: Notebook?
  /// What is wrong with its fences and regions.
  let problems: [NoteProblem]

  /// - Throws: for what is neither UTF-8 nor a notebook.
  init(_ file: NoteFile, bytes: [UInt8]) throws(NablaError) {
    self.file = file
    self.bytes = bytes
    guard file.isNotebook else {
      let text = try NoteText(bytes, name: file.name)
      (texts, notebook, problems) = ([text], nil, text.problems)
      return
    }
    let notebook = try Notebook(bytes, name: file.name)
    var texts: [NoteText] = []
    var problems: [NoteProblem] = []
    var known: [String: String] = [:]
    for cell in notebook.cells {
      let text = try NoteText(cell.text, name: file.name)
      problems += text.problems.map { $0.moved(cell.place) }
      for figure in text.figures {
        let place = Self.place(of: figure, in: cell, of: file)
        if let earlier = known.updateValue(place, forKey: figure.fence.id) {
          problems.append(
            NoteProblem(
              .duplicate, place,
              "\(figure.fence.id) is the name of the figure at \(earlier) already"))
        }
      }
      texts.append(text)
    }
    self.texts = texts
    self.notebook = notebook
    self.problems = problems
  }

  /// Every figure with the number of its text.
  var figures: [(text: Int, figure: NoteText.Figure)] {
    texts.enumerated().flatMap { i, text in text.figures.map { (i, $0) } }
  }

  /// Names of figures that more than one cell has: nothing is written under them.
  var repeated: Set<String> {
    var seen: Set<String> = []
    return Set(figures.map(\.figure.fence.id).filter { !seen.insert($0).inserted })
  }

  /// A problem in one of the texts with its place in the file.
  func problem(_ problem: NoteProblem, in text: Int) -> NoteProblem {
    notebook.map { problem.moved($0.cells[text].place) } ?? problem
  }

  /// The place of a figure's fence in the file.
  func place(of figure: NoteText.Figure, in text: Int) -> String {
    Self.place(of: figure, in: notebook?.cells[text], of: file)
  }

  private static func place(
    of figure: NoteText.Figure, in cell: NotebookCell?, of file: NoteFile
  ) -> String {
    let own = (figure.line + 1, figure.column)
    let (line, column) = cell?.place(line: own.0, column: own.1) ?? own
    return "\(file.name):\(line):\(column)"
  }
}

extension NoteProblem {
  /// The problem with its place in a cell turned into that in the notebook.
  func moved(_ place: (Int, Int) -> (Int, Int)) -> NoteProblem {
    let words = self.place.split(separator: ":", omittingEmptySubsequences: false)
    guard words.count >= 3, let line = Int(words[words.count - 2]),
      let column = Int(words[words.count - 1])
    else { return self }
    let (movedLine, movedColumn) = place(line, column)
    let file = words.dropLast(2).joined(separator: ":")
    return NoteProblem(kind, "\(file):\(movedLine):\(movedColumn)", message)
  }
}
