import Ccmark
import NablaScene

/// The blocks of a Markdown text that matter to figures: fenced code, and where HTML begins.
///
/// cmark-gfm finds them, in lists, quotes and whatever else they stand in. It is fed line by line and
/// never asked to read inlines; a depth limit keeps it linear on hostile texts.
struct MarkdownBlocks: Sendable {
  /// A block of fenced code.
  struct Fence: Sendable {
    /// The opening line, from 0.
    let line: Int
    /// The offset of the fence's first character in the opening line.
    let column: Int
    /// The closing line; nil for a fence that ends with its container or the file.
    let closing: Int?
    /// What stands behind the fence's characters, trimmed.
    let info: String
    /// What stands inside, without what the containers put before it; empty where not closed.
    let body: [UInt8]
  }

  /// All fences, in order.
  private(set) var fences: [Fence] = []
  /// The lines on which a block of HTML begins, with the offset of its first character.
  private(set) var htmlStarts: [(line: Int, column: Int)] = []
  /// Whether each line is of indented code, a fence or HTML, where no formula or reference is looked
  /// for.
  private(set) var isVerbatim: [Bool]
  /// Lines of the front matter at the beginning, 0 where there is none.
  let frontMatter: Int

  /// Lists and quotes inside each other.
  static let depthLimit = 100
  /// The largest text, in bytes: 64 MiB.
  static let sizeLimit = 64 << 20

  /// - Parameters:
  ///   - lines: text in UTF-8.
  ///   - name: the file's name for messages.
  /// - Throws: for lists and quotes nested too deep.
  init(_ lines: NoteLines, name: String) throws(NablaError) {
    frontMatter = Self.frontMatter(lines)
    isVerbatim = Array(repeating: false, count: lines.count)
    guard let parser = cmark_parser_new(cmark_shim_footnotes) else {
      throw NablaError(name, "there is no memory for its Markdown", kind: .machine)
    }
    defer {
      // Frees the tree too: it belongs to the parser until the parser is asked for it.
      cmark_parser_free(parser)
    }
    if let line = Self.feed(parser, lines, skipping: frontMatter) {
      throw NablaError(
        "\(name):\(line + 1):1",
        "lists and quotes nested deeper than \(Self.depthLimit) levels", "flatten them")
    }
    collect(parser, lines)
  }

  // MARK: - Feeding

  /// How many lines the front matter takes: from `---` to `---` or `...`.
  private static func frontMatter(_ lines: NoteLines) -> Int {
    func word(_ line: Int) -> ArraySlice<UInt8> {
      var content = lines.bytes[lines.content(line)]
      if line == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
      return content.withoutTrailingBlanks
    }
    let dashes = Array("---".utf8)
    guard lines.count > 1, word(0).elementsEqual(dashes) else { return 0 }
    for line in 1..<lines.count
    where word(line).elementsEqual(dashes) || word(line).elementsEqual(Array("...".utf8)) {
      return line + 1
    }
    return 0
  }

  /// Feeds the parser; the line where nesting is too deep, if there is one.
  private static func feed(
    _ parser: UnsafeMutablePointer<cmark_parser>, _ lines: NoteLines, skipping front: Int
  ) -> Int? {
    lines.bytes.withUnsafeBytes { bytes in
      for line in 0..<lines.count {
        let range = lines.range(line)
        if line < front {
          cmark_parser_feed(parser, "\n", 1)
          continue
        }
        if cmark_node_get_type(cmark_shim_current(parser)) != CMARK_NODE_CODE_BLOCK,
          containers(bytes[range]) > depthLimit
        {
          return line
        }
        cmark_parser_feed(
          parser,
          bytes.baseAddress.map { ($0 + range.lowerBound) }?.assumingMemoryBound(
            to: CChar.self), range.count)
        // A last line without an end would wait for one.
        if lines.ending(line).isEmpty { cmark_parser_feed(parser, "\n", 1) }
        if depth(cmark_shim_current(parser)) > depthLimit { return line }
      }
      return nil
    }
  }

  /// How many marks of quotes and lists a line begins with, at most one more than allowed.
  private static func containers(_ line: Slice<UnsafeRawBufferPointer>) -> Int {
    var count = 0
    var position = line.startIndex
    func ends(_ at: Int) -> Bool { at >= line.endIndex || line[at] <= 0x20 }
    while position < line.endIndex, count <= depthLimit {
      let byte = line[position]
      switch byte {
      case 0x20, 0x09: position += 1
      case UInt8(ascii: ">"):
        count += 1
        position += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard ends(position + 1) else { return count }
        count += 1
        position += 1
      case 0x30...0x39:
        var end = position
        while end < line.endIndex, line[end].isDigit, end - position < 10 { end += 1 }
        guard end < line.endIndex, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
          ends(end + 1)
        else { return count }
        count += 1
        position = end + 1
      default: return count
      }
    }
    return count
  }

  private static func depth(_ node: UnsafeMutablePointer<cmark_node>?) -> Int {
    var depth = 0
    var node = node
    while let here = node, depth <= depthLimit + 2 {
      // A list and its item are one level.
      if cmark_node_get_type(here) != CMARK_NODE_LIST { depth += 1 }
      node = cmark_node_parent(here)
    }
    return depth - 2
  }

  // MARK: - Collecting

  private mutating func collect(
    _ parser: UnsafeMutablePointer<cmark_parser>, _ lines: NoteLines
  ) {
    let open = cmark_shim_current(parser)
    guard let iterator = cmark_iter_new(cmark_shim_root(parser)) else { return }
    defer { cmark_iter_free(iterator) }
    var found: [(node: UnsafeMutablePointer<cmark_node>, line: Int, column: Int)] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      let line = Int(cmark_node_get_start_line(node)) - 1
      let column = Int(cmark_node_get_start_column(node)) - 1
      guard line >= 0, line < lines.count, column >= 0 else { continue }
      let end = min(lines.count, max(line + 1, Int(cmark_node_get_end_line(node))))
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK:
        htmlStarts.append((line, column))
        markVerbatim(line..<(node == open ? lines.count : end))
      case CMARK_NODE_CODE_BLOCK:
        if Self.fence(node) != nil {
          found.append((node, line, column))
        } else {
          markVerbatim(line..<(node == open ? lines.count : end))
        }
      default: break
      }
    }
    let openings = Set(found.map(\.line))
    for (node, line, column) in found {
      guard let (mark, length) = Self.fence(node) else { continue }
      let end = Int(cmark_node_get_end_line(node)) - 1
      let isClosed =
        node != open && end > line && end < lines.count && !openings.contains(end)
        && Self.closes(lines.bytes[lines.content(end)], mark, length)
      let content = lines.bytes[lines.content(line)]
      let tail = content.dropFirst(column).drop { $0 == mark }
      let body =
        isClosed ? cmark_node_get_literal(node).map { Array(String(cString: $0).utf8) } ?? [] : []
      fences.append(
        Fence(
          line: line, column: column, closing: isClosed ? end : nil,
          info: String(decoding: tail, as: UTF8.self).trimmingBlanks, body: body))
      markVerbatim(
        line..<(node == open ? lines.count : max(line + 1, min(end + 1, lines.count))))
    }
  }

  private mutating func markVerbatim(_ lines: Range<Int>) {
    for line in lines { isVerbatim[line] = true }
  }

  /// The character and the length of a fence; nil for indented code.
  private static func fence(
    _ node: UnsafeMutablePointer<cmark_node>
  ) -> (mark: UInt8, length: Int)? {
    var (length, offset): (Int32, Int32) = (0, 0)
    var mark: CChar = 0
    guard cmark_node_get_fenced(node, &length, &offset, &mark) != 0 else { return nil }
    return (UInt8(bitPattern: mark), Int(length))
  }

  /// Whether a line ends a fence: marks of containers at most, then the fence's characters.
  private static func closes(_ line: ArraySlice<UInt8>, _ mark: UInt8, _ length: Int) -> Bool {
    let fence = line.withoutTrailingBlanks
    let run = fence.reversed().prefix { $0 == mark }.count
    return run >= length
      && fence.dropLast(run).allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at both ends.
  var trimmingBlanks: String {
    let view = unicodeScalars
    guard let first = view.firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = view.lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    return String(String.UnicodeScalarView(view[first...last]))
  }
}
