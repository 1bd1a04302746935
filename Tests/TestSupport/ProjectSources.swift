import Foundation

/// The project's own source files, for tests that compare a list with a folder.
package enum ProjectSources {
  /// The top of the project.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// What stands in quotes behind `static let <name> = ` in the Swift files below a folder,
  /// in alphabetical order.
  package static func values(of name: String, below folder: String) throws -> [String] {
    let base = "\(root)/\(folder)"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base)
    var values: [String] = []
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(base)/\(path)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        let parts = line.components(separatedBy: "static let \(name) = \"")
        if parts.count == 2, let value = parts[1].components(separatedBy: "\"").first {
          values.append(value)
        }
      }
    }
    return values.sorted()
  }
}
