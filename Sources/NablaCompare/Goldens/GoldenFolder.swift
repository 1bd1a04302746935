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
    try FolderListing.make(path)
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
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT { return [] }
    return try FolderListing.files(in: path)
  }
}
