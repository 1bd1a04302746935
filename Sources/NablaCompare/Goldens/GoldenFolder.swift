import Nabla
package import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder with goldens: `<case>.scene.txt`, `<case>.png` and the lock file.
package struct GoldenFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path.isEmpty ? "." : path }

  package static let lockName = "goldens.lock"

  package func place(_ name: String) -> String { path == "." ? name : "\(path)/\(name)" }

  /// The file's bytes; nil where there is none.
  package func bytes(_ name: String) throws(NablaError) -> [UInt8]? {
    var status = stat()
    guard lstat(place(name), &status) == 0 else { return nil }
    return try DataFiles.anywhere(from: ".").bytes(place(name))
  }

  /// Writes files whole, or none of them.
  package func write(_ files: [(bytes: [UInt8], name: String)]) throws(NablaError) {
    try makeFolder()
    try FileWriter.write(files.map { ($0.bytes, place($0.name)) })
  }

  package func remove(_ name: String) throws(NablaError) {
    guard unlink(place(name)) != 0, errno != ENOENT else { return }
    throw NablaError(
      place(name), "cannot be removed: \(String(cString: strerror(errno)).lowercased())",
      kind: .machine)
  }

  /// The names of the goldens' files, sorted.
  package func names() throws(NablaError) -> [String] {
    try files().filter { name in
      let lower = name.lowercased()
      return lower.hasSuffix(".scene.txt") || lower.hasSuffix(".png")
    }
  }

  /// All names in the folder but hidden ones, sorted; none where there is no folder.
  func files() throws(NablaError) -> [String] {
    guard let directory = opendir(path) else {
      if errno == ENOENT { return [] }
      throw NablaError(
        path, "cannot be listed: \(String(cString: strerror(errno)).lowercased())",
        "give a folder of goldens", kind: errno == EACCES ? .machine : .input)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private func makeFolder() throws(NablaError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw NablaError(
          made, "cannot be made: \(String(cString: strerror(errno)).lowercased())",
          "choose another folder", kind: .machine)
      }
    }
  }
}
