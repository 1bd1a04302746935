internal import NablaScene

/// Reads the names of a CSV text's columns.
enum CSVHeader {
  /// The names in the first row; nil where no row stands here.
  static func read(
    _ scanner: inout CSVScanner, columnLimit: Int
  ) throws(NablaError) -> [String]? {
    scanner.skipToRow(keepingEmptyLines: false)
    let firstLine = scanner.line
    while !scanner.isAtEnd, scanner.isAtUndeclaredComment {
      scanner.skipLine()
      scanner.skipToRow(keepingEmptyLines: false)
    }
    guard !scanner.isAtEnd else { return nil }
    let hasComment = scanner.line > firstLine
    let start = scanner
    var names: [String] = []
    repeat {
      let place = scanner
      let cell = try scanner.cell()
      let bare = String(decoding: scanner.trimmed(cell), as: UTF8.self)
      guard !bare.isEmpty else {
        throw place.error(
          "column \(names.count + 1) has no name", "the first line must name the columns")
      }
      if hasComment, !cell.isQuoted, NumberParsing.decimal(bare) != nil {
        throw place.error(
          "the first line after the comments has the number \(Nearest.clipped(bare)), so it seems "
            + "not to name the columns",
          "remove the # before the names, or say comment: \"#\"")
      }
      names.append(cell.isQuoted ? scanner.text(cell) : bare)
      guard names.count <= columnLimit else {
        throw place.error("more than \(columnLimit) columns", "use a part of the table")
      }
    } while scanner.endCell(isLast: false)
    _ = scanner.endCell(isLast: true)
    try requireDelimiter(names, start)
    return names
  }

  /// Throws where the only name holds what other files separate their cells by.
  private static func requireDelimiter(
    _ names: [String], _ start: CSVScanner
  ) throws(NablaError) {
    guard names.count == 1, start.bytes[start.position] != UInt8(ascii: "\""),
      let other = names[0].first(where: { ";\t,".contains($0) })
    else { return }
    let name = CSVFormat(name: "", delimiter: other.asciiValue).delimiterName
    let written = other == "\t" ? "\\t" : String(other)
    throw start.error(
      "the cells seem to be separated by \(name)s",
      "say delimiter: \"\(written)\", or separate them by \(start.format.delimiterName)s")
  }
}
