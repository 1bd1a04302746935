#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names in a folder, sorted, so that no order of the disk shows.
package enum FolderListing {
  /// What is in a folder, without names that begin with a point.
  package static func files(in folder: String) throws(NablaError) -> [String] {
    guard let directory = opendir(folder) else {
      let code = errno
      throw NablaError(
        folder, "cannot be listed: \(String(cString: strerror(code)).lowercased())",
        "name a folder that can be read", kind: code == EACCES ? .machine : .input)
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

  /// Makes a folder and those above it.
  package static func make(_ folder: String) throws(NablaError) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += (path.isEmpty || path.hasSuffix("/") ? "" : "/") + part
      if mkdir(path, 0o777) != 0, errno != EEXIST {
        throw NablaError(
          path, "cannot be made: \(String(cString: strerror(errno)).lowercased())",
          "choose another folder", kind: .machine)
      }
    }
  }
}
