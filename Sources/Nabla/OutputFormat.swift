/// A kind of file that a figure can be written as.
public enum OutputFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

  /// The format that a file's extension names.
  ///
  /// - Throws: for any other extension, with the nearest known one.
  public init(path: String) throws(NablaError) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      throw NablaError(
        path, "the name has no extension, which says what to write",
        "end it in .png, .svg or .pdf, or give --format")
    }
    let word = name[name.index(after: dot)...].lowercased()
    guard let format = OutputFormat(rawValue: word) else {
      throw Nearest.unknown(path, "extension", word, known: OutputFormat.allCases.map(\.rawValue))
    }
    self = format
  }
}
