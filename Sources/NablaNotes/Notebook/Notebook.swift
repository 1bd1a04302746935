import NablaPlot
import NablaScene

/// A Jupyter notebook, of which only the text of Markdown cells is read and changed.
struct Notebook: Sendable {
  let bytes: [UInt8]
  /// The Markdown cells, in order.
  let cells: [NotebookCell]

  /// - Throws: for what is not JSON, and for formats before 4.
  init(_ bytes: [UInt8], name: String) throws(NablaError) {
    let root = try JSONReader.read(bytes, name: name)
    guard let version = root["nbformat"]?.int, root["cells"]?.list != nil else {
      throw NablaError("\(name):1:1", "the file is no notebook", "give one of nbformat 4")
    }
    guard version == 4 else {
      throw NablaError(
        "\(name):1:1", "the notebook is of nbformat \(version)",
        "convert it to nbformat 4 (jupyter nbconvert --to notebook)")
    }
    self.bytes = bytes
    var scanner = NotebookScanner(bytes)
    cells = scanner.markdownCells(root)
  }

  /// The notebook with other texts and attachments in some of its Markdown cells.
  ///
  /// - Parameter change: the new text of a cell by its place in `cells`, and the attachments that
  ///   the tool owns (a nil picture takes one away); nil leaves the cell as it is.
  func spliced(
    _ change: (Int) -> (text: [UInt8], attachments: [(name: String, png: [UInt8]?)])?
  ) -> [UInt8] {
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    for (i, cell) in cells.enumerated() {
      guard let new = change(i) else { continue }
      if new.text != cell.text { edits.append((cell.source, cell.spelled(new.text))) }
      if let edit = attachmentEdit(cell, new.attachments) { edits.append(edit) }
    }
    var result: [UInt8] = []
    var done = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[done..<edit.range.lowerBound] + edit.bytes
      done = edit.range.upperBound
    }
    return result + bytes[done...]
  }

  private func attachmentEdit(
    _ cell: NotebookCell, _ own: [(name: String, png: [UInt8]?)]
  ) -> (range: Range<Int>, bytes: [UInt8])? {
    let old = cell.attachments?.members ?? []
    let names = Set(own.map(\.name))
    // In the order of names, as nbformat writes them; what is not ours keeps its spelling.
    let indent = Array(cell.indent)
    let isBroken = indent.contains(0x0A)
    let deeper = isBroken ? indent + [0x20] : []
    let deepest = isBroken ? deeper + [0x20] : []
    let colon = Array((isBroken ? ": " : ":").utf8)
    var members = old.filter { !names.contains($0.name) }.map { ($0.name, Array($0.bytes)) }
    for (name, png) in own {
      guard let png else { continue }
      let value = [0x22] + Base64.encoded(png) + [0x22]
      let inside = deepest + Array("\"image/png\"".utf8) + colon + value + deeper
      let bytes = Array(Node(name).json().utf8) + colon + [0x7B] + inside + [0x7D]
      members.append((name, bytes))
    }
    members.sort { $0.0 < $1.0 }
    guard members.map(\.1) != old.map({ Array($0.bytes) }) else { return nil }
    guard !members.isEmpty else { return cell.attachments.map { removal(of: $0.range) } }
    let inside = members.map { deeper + $0.1 }.joined(separator: [UInt8(ascii: ",")])
    let value = [0x7B] + inside + indent + [0x7D]
    let member = Array("\"attachments\"".utf8) + colon + value
    if let range = cell.attachments?.range { return (range, member) }
    let comma: [UInt8] = [UInt8(ascii: ",")] + indent
    return (cell.firstKey..<cell.firstKey, member + comma)
  }

  /// A member with the comma and the blanks that part it from the next one, or from the one before.
  private func removal(of range: Range<Int>) -> (range: Range<Int>, bytes: [UInt8]) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    var end = range.upperBound
    while end < bytes.count, blanks.contains(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
      end += 1
      while end < bytes.count, blanks.contains(bytes[end]) { end += 1 }
      return (range.lowerBound..<end, [])
    }
    var start = range.lowerBound
    while start > 0, blanks.contains(bytes[start - 1]) { start -= 1 }
    if start > 0, bytes[start - 1] == UInt8(ascii: ",") { start -= 1 }
    return (start..<range.upperBound, [])
  }
}
