import NablaPlot
import NablaScene

extension Node {
  /// The same value as if it stood elsewhere: a part of a document that was read by itself.
  ///
  /// - Parameter place: from the line and column in the part to those in the document. Depth is
  ///   what the reader allowed.
  func moved(_ place: (Int, Int) -> (Int, Int)) -> Node {
    let (line, column) = place(self.line, self.column)
    let content: Content =
      switch value {
      case .list(let nodes): .list(nodes.map { $0.moved(place) })
      case .map(let entries):
        .map(
          entries.map { entry in
            let (line, column) = place(entry.line, entry.column)
            return Entry(entry.key, entry.value.moved(place), line: line, column: column)
          })
      default: value
      }
    return Node(content, line: line, column: column)
  }
}

extension NablaError {
  /// The error with the places in its part of a document turned into places in the document.
  func moved(file: String, _ place: (Int, Int) -> (Int, Int)) -> NablaError {
    let words = self.place.split(separator: ":", omittingEmptySubsequences: false).suffix(2)
    let own = words.compactMap { Int($0) }
    let (line, column) = own.count == 2 ? place(own[0], own[1]) : place(1, 1)
    return NablaError(
      "\(file):\(line):\(column)", Self.moved(problem, place), Self.moved(remedy, place),
      kind: kind)
  }

  /// Moves the places in a sentence: `that begins at 2:5`.
  private static func moved(_ sentence: String, _ place: (Int, Int) -> (Int, Int)) -> String {
    var words = sentence.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for i in words.indices.dropFirst() where words[i - 1] == "at" {
      let end = words[i].last.map { ",;.".contains($0) } == true ? String(words[i].suffix(1)) : ""
      let parts = words[i].dropLast(end.count).split(separator: ":")
      guard parts.count == 2, let line = Int(parts[0]), let column = Int(parts[1]) else { continue }
      let (movedLine, movedColumn) = place(line, column)
      words[i] = "\(movedLine):\(movedColumn)\(end)"
    }
    return words.joined(separator: " ")
  }
}
