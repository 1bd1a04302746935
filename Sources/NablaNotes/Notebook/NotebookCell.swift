import NablaPlot
import NablaScene

/// A Markdown cell of a notebook: its text, and where the text's spelling stands in the file.
struct NotebookCell: Sendable {
  /// A line of the text as it is spelled in JSON.
  struct Line: Sendable {
    /// With its line feed.
    let text: String
    /// Without quotes.
    let spelling: ArraySlice<UInt8>
    /// Where it stands in the notebook, from 1.
    let line: Int
    let column: Int
  }

  let lines: [Line]
  /// The value of `source`.
  let source: Range<Int>
  /// What stands around and between the lines of a list; nil where the source is one string.
  let list: (before: ArraySlice<UInt8>, between: ArraySlice<UInt8>, after: ArraySlice<UInt8>)?
  /// Where the cell's first key begins, and the blanks before it.
  let firstKey: Int
  let indent: ArraySlice<UInt8>
  /// The member `attachments`, from its key to its value's end.
  let attachments: NotebookAttachments?

  var text: [UInt8] { Array(lines.map(\.text).joined().utf8) }

  /// The place in the notebook of a place in the text.
  func place(line: Int, column: Int) -> (Int, Int) {
    guard let own = line >= 1 && line <= lines.count ? lines[line - 1] : lines.last else {
      return (line, column)
    }
    return (own.line, own.column + max(0, column - 1))
  }

  /// The spelling of a changed text: lines that were there before keep theirs.
  func spelled(_ bytes: [UInt8]) -> [UInt8] {
    var known: [String: ArraySlice<UInt8>] = [:]
    for line in lines where known[line.text] == nil { known[line.text] = line.spelling }
    var rows: [[UInt8]] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      rows.append(Array(bytes[start...offset]))
      start = offset + 1
    }
    if start < bytes.count { rows.append(Array(bytes[start...])) }
    let spelled = rows.map { row -> [UInt8] in
      let text = String(decoding: row, as: UTF8.self)
      return known[text].map(Array.init) ?? Array(Node(text).json().utf8.dropFirst().dropLast())
    }
    let quote: [UInt8] = [0x22]
    guard let list else { return quote + spelled.joined() + quote }
    let items = spelled.map { quote + $0 + quote }
    return Array(list.before + items.joined(separator: list.between) + list.after)
  }
}

/// A cell's member `attachments`.
struct NotebookAttachments: Sendable {
  struct Member: Sendable {
    let name: String
    /// From its key to its value's end.
    let bytes: ArraySlice<UInt8>
  }

  /// From the key to the value's end.
  let range: Range<Int>
  let members: [Member]
}
