import Nabla
import NablaPlot
package import NablaScene

/// A note to begin a topic of the roadmap with.
package struct StarterNote: Sendable {
  /// The topic's number in the roadmap: `2.4`.
  package let number: String
  package let title: String
  /// The note's Markdown.
  package let text: String

  init(_ number: String, _ title: String, _ text: String) {
    (self.number, self.title, self.text) = (number, title, text)
  }

  /// The name of the note's file without its extension.
  package var slug: String { FigureName.made(from: title) ?? "note" }

  /// Writes the note to a new file.
  ///
  /// - Throws: where there is a file already, and where the disk says no.
  package func write(to path: String) throws(NablaError) {
    guard NoteFile.isNote(path), !path.lowercased().hasSuffix(".ipynb") else {
      throw NablaError(path, "is no name for a note", "end it in .md")
    }
    if FilePath.real(path) != nil {
      throw NablaError(path, "exists already", "give another name with -o")
    }
    try FileWriter.write(Array(text.utf8), to: path)
  }
}

/// The starter notes, one a topic, in the roadmap's order.
package enum StarterNotes {
  package static let all = foundations + structures + learning + generation

  /// The note on a topic.
  ///
  /// - Parameter topic: its number, its title, or both; case does not matter.
  /// - Throws: for a topic that the roadmap lacks, with the nearest one.
  package static func note(on topic: String) throws(NablaError) -> StarterNote {
    let wanted = topic.trimmingBlanks.lowercased()
    let found = all.first { note in
      let title = note.title.lowercased()
      return [note.number, title, "\(note.number) \(title)", note.slug].contains(wanted)
    }
    if let found { return found }
    // A roadmap's topic and a number may go together with other words.
    if let first = wanted.split(separator: " ").first, first.contains("."),
      let byNumber = all.first(where: { $0.number == first })
    {
      return byNumber
    }
    throw Nearest.unknown("", "topic", topic, known: all.map(\.title))
  }
}
