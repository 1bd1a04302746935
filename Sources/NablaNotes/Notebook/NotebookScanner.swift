import NablaPlot
import NablaScene

/// Finds where the parts of a notebook stand in its bytes.
///
/// Works on JSON that `JSONReader` accepted, so that it need not judge it again; every step is
/// bounded all the same.
struct NotebookScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skipString() {
    position += 1
    while position < bytes.count, byte != 0x22 { position += byte == 0x5C ? 2 : 1 }
    position = min(position + 1, bytes.count)
  }

  /// Passes a value; brackets are counted, since strings hide their own.
  private mutating func skipValue() {
    var depth = 0
    skipSpace()
    while position < bytes.count {
      switch byte {
      case 0x22: skipString()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
        position += 1
      case UInt8(ascii: ",") where depth == 0: return
      default:
        if depth == 0, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { return }
        position += 1
      }
      if depth == 0, [0x22, 0x5D, 0x7D].contains(bytes[position - 1]) { return }
    }
  }

  /// Passes a list or a map, calling `item` at each element or key.
  private mutating func walk(_ item: (inout NotebookScanner) -> Void) {
    position += 1
    while position < bytes.count {
      skipSpace()
      if byte == UInt8(ascii: ",") {
        position += 1
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        position += 1
        return
      } else {
        let before = position
        item(&self)
        // Whatever went wrong, the end comes nearer.
        if position == before { position += 1 }
      }
    }
  }

  /// A key with its range; the scanner stands at its value afterwards.
  private mutating func key() -> (text: String, start: Int) {
    let start = position
    skipString()
    let text = decoded(start..<position)
    skipSpace()
    if byte == UInt8(ascii: ":") { position += 1 }
    skipSpace()
    return (text, start)
  }

  private func decoded(_ range: Range<Int>) -> String {
    (try? JSONReader.read(Array(bytes[range]), name: ""))?.text ?? ""
  }

  // MARK: - Cells

  /// The Markdown cells, in order.
  ///
  /// - Parameter root: the same notebook as nodes.
  mutating func markdownCells(_ root: Node) -> [NotebookCell] {
    let nodes = root["cells"]?.list ?? []
    var cells: [NotebookCell] = []
    skipSpace()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    walk { scanner in
      guard scanner.key().text == "cells", scanner.byte == UInt8(ascii: "[") else {
        return scanner.skipValue()
      }
      var index = 0
      scanner.walk { scanner in
        guard scanner.byte == UInt8(ascii: "{"), index < nodes.count else {
          return scanner.skipValue()
        }
        let cell = scanner.cell(nodes[index])
        if nodes[index]["cell_type"]?.text == "markdown", let cell { cells.append(cell) }
        index += 1
      }
    }
    return cells
  }

  private mutating func cell(_ node: Node) -> NotebookCell? {
    let open = position
    var firstKey: Int?
    var source: Range<Int>?
    var attachments: NotebookAttachments?
    walk { scanner in
      let key = scanner.key()
      if firstKey == nil { firstKey = key.start }
      let start = scanner.position
      if key.text == "attachments", scanner.byte == UInt8(ascii: "{") {
        let members = scanner.members()
        attachments = NotebookAttachments(range: key.start..<scanner.position, members: members)
      } else {
        scanner.skipValue()
      }
      if key.text == "source" { source = start..<scanner.position }
    }
    guard let firstKey, let source, let value = node["source"] else { return nil }
    let indent = bytes[open + 1..<firstKey]
    if value.text != nil {
      let lines = pieces(source, line: value.line, column: value.column)
      return NotebookCell(
        lines: lines, source: source, list: nil, firstKey: firstKey, indent: indent,
        attachments: attachments)
    }
    guard let nodes = value.list, !nodes.isEmpty, nodes.allSatisfy({ $0.text != nil }) else {
      return nil
    }
    var inner = self
    inner.position = source.lowerBound
    var ranges: [Range<Int>] = []
    inner.walk { scanner in
      let start = scanner.position
      scanner.skipString()
      ranges.append(start..<scanner.position)
    }
    guard ranges.count == nodes.count, let first = ranges.first, let last = ranges.last else {
      return nil
    }
    let before = bytes[source.lowerBound..<first.lowerBound]
    let between =
      ranges.count > 1
      ? bytes[first.upperBound..<ranges[1].lowerBound]
      : ([UInt8(ascii: ",")] + before.dropFirst())[...]
    let lines = zip(ranges, nodes).flatMap { range, node in
      pieces(range, line: node.line, column: node.column)
    }
    return NotebookCell(
      lines: lines, source: source,
      list: (before, between, bytes[last.upperBound..<source.upperBound]), firstKey: firstKey,
      indent: indent, attachments: attachments)
  }

  private mutating func members() -> [NotebookAttachments.Member] {
    var members: [NotebookAttachments.Member] = []
    walk { scanner in
      let key = scanner.key()
      scanner.skipValue()
      members.append(
        NotebookAttachments.Member(
          name: key.text, bytes: scanner.bytes[key.start..<scanner.position]))
    }
    return members
  }

  /// A string's lines with the spelling of each.
  private func pieces(_ range: Range<Int>, line: Int, column: Int) -> [NotebookCell.Line] {
    let inside = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
    var pieces: [NotebookCell.Line] = []
    var start = inside.lowerBound
    func add(_ end: Int) {
      let spelling = bytes[start..<end]
      let quoted = [0x22] + spelling + [0x22]
      let text = (try? JSONReader.read(Array(quoted), name: ""))?.text ?? ""
      let column = column + 1 + bytes[inside.lowerBound..<start].count { $0 & 0xC0 != 0x80 }
      pieces.append(NotebookCell.Line(text: text, spelling: spelling, line: line, column: column))
      start = end
    }
    var position = inside.lowerBound
    while position < inside.upperBound {
      if bytes[position] == 0x5C {
        let isEnd = position + 1 < inside.upperBound && bytes[position + 1] == UInt8(ascii: "n")
        position += 2
        if isEnd { add(position) }
      } else {
        position += 1
      }
    }
    if start < inside.upperBound { add(inside.upperBound) }
    return pieces
  }
}
