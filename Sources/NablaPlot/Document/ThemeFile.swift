package import NablaScene

/// Themes in files of their own: `theme: lecture.yaml`.
package enum ThemeFile {
  /// The options with the theme's file, where one is named, replaced by what stands in it.
  ///
  /// - Parameters:
  ///   - root: a map that may have `theme`.
  ///   - file: the name of the map's own file, for messages.
  ///   - files: where the theme's file is looked up; nil refuses it.
  package static func resolved(
    in root: Node, file: String, files: DataFiles?
  ) throws(NablaError) -> Node {
    guard let node = root["theme"], let path = node.text, FigureDocument.isFileName(path),
      var entries = root.map
    else { return root }
    let files = try files.required(at: node.place(file), "write the theme out")
    let bytes = try files.bytes(path, place: node.place(file))
    let theme = try FigureDocument(bytes: bytes, file: path).root
    // Mistakes in it are told with its own lines.
    var options = ThemeOptions()
    try options.configure(theme, place: OptionPlace(file: path, owner: "theme"))
    do throws(OptionProblem) {
      _ = try ThemeChoice(options)
    } catch {
      throw OptionPlace(file: path, owner: "theme").error(error.found(in: theme))
    }
    for i in entries.indices where entries[i].key == "theme" { entries[i].value = theme }
    return Node(.map(entries), line: root.line, column: root.column)
  }
}
