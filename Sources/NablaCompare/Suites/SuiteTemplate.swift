import Nabla
import NablaPlot
package import NablaScene

/// A first suite over the figure files of a folder.
package enum SuiteTemplate {
  /// The text of `suite.yaml` for figure files, by name.
  ///
  /// - Throws: where there is none, or two give one case's name.
  package static func text(for files: [String]) throws(NablaError) -> String {
    var known: [String: String] = [:]
    var lines: [String] = []
    for file in files.sorted()
    where file != Suite.fileName && FigureDocument.isFileName(file) {
      let name = caseName(of: file)
      if let other = known.updateValue(file, forKey: name) {
        throw NablaError(
          file, "would be the case \"\(name)\" as \(other) is", "rename one of them")
      }
      lines.append("  - {name: \(name), draw: \(quoted(file))}")
    }
    guard !lines.isEmpty else {
      throw NablaError(
        "--init", "there is no figure file (.yaml, .yml, .json) here",
        "write one first, or a suite.yaml by hand")
    }
    return """
      # What nabla verify draws and compares with the goldens. A case can also have set: {…},
      # themes: [light, dark], and compare: with a reason: where exact is too strict.
      nabla: 1
      goldens: goldens
      cases:
      \(lines.joined(separator: "\n"))

      """
  }

  /// The file's name with everything that no case's name has as a dash.
  static func caseName(of file: String) -> String {
    var name = ""
    for character in FilePath.stem(of: file).lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
    }
    return name.isEmpty ? "figure" : String(name.prefix(100))
  }

  /// As a YAML scalar.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0))
    }
    return isPlain && text.first?.isLetter == true
      ? text : "'\(text.replacing("'", with: "''"))'"
  }
}

extension SuiteTemplate {
  /// Writes `suite.yaml` into a folder, over its figure files.
  ///
  /// - Returns: the file's path.
  /// - Throws: where there is one already, or no figure file.
  package static func write(into folder: String) throws(NablaError) -> String {
    let place = GoldenFolder(folder)
    guard try place.bytes(Suite.fileName) == nil else {
      throw NablaError(
        place.place(Suite.fileName), "is there already", "run nabla verify, or remove it")
    }
    let text = try text(for: try place.files())
    try place.write([(Array(text.utf8), Suite.fileName)])
    return place.place(Suite.fileName)
  }
}
