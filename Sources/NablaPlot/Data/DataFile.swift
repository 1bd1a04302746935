internal import Glibc
package import NablaScene

/// Reads the files that a figure names, and no others.
package enum DataFile {
  /// Which files may be read.
  package enum Scope: Sendable {
    /// Only files below a folder, after symbolic links are resolved: what a figure file names.
    case below(String)
    /// Any file, relative paths from a folder: what somebody types on the command line.
    case anywhere(from: String)
  }

  /// The largest file that is read, in bytes: 2 GiB.
  package static let sizeLimit = 2 << 30

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: as the user wrote it.
  ///   - scope: which files may be read, and where relative paths begin.
  ///   - place: the figure file's place of the path, for messages.
  ///   - sizeLimit: the most bytes to read.
  /// - Throws: `.input` when the path leads out of the scope, or to no file, a folder, a device or
  ///   too large a file; `.machine` when reading is not permitted or fails.
  package static func read(
    _ path: String, in scope: Scope, place: String = "", sizeLimit: Int = sizeLimit
  ) throws(NablaError) -> [UInt8] {
    try stream(path, in: scope, place: place, sizeLimit: sizeLimit).bytes()
  }

  /// A file to be read piece by piece, under the same rules.
  static func stream(
    _ path: String, in scope: Scope, place: String = "", sizeLimit: Int = sizeLimit
  ) throws(NablaError) -> DataStream {
    let file = DataPath(path: path, place: place)
    return try DataStream(try file.resolved(in: scope), of: file, limit: sizeLimit)
  }

  /// The real path of a regular file that may be read, for libraries that open files themselves.
  static func location(
    _ path: String, in scope: Scope, place: String = ""
  ) throws(NablaError) -> String {
    let file = DataPath(path: path, place: place)
    let location = try file.resolved(in: scope)
    _ = try DataStream(location, of: file, limit: .max)
    return location
  }
}

/// A path as the user wrote it, with the place that messages name.
struct DataPath: Sendable {
  let path: String
  let place: String

  /// The path as messages show it.
  var title: String { "\"\(path.count > 200 ? path.prefix(200) + "…" : path)\"" }

  /// The file's real path.
  fileprivate func resolved(in scope: DataFile.Scope) throws(NablaError) -> String {
    guard !path.isEmpty else { throw NablaError(place, "an empty path", "name a file") }
    guard !path.utf8.contains(0) else {
      throw NablaError(place, "a path with a zero byte", "name a file")
    }
    switch scope {
    case .anywhere(let folder):
      return try real(path.hasPrefix("/") ? path : folder + "/" + path, within: "/")
    case .below(let folder):
      guard !path.hasPrefix("/") else {
        throw NablaError(
          place, "the path \(title) is absolute", "use a path relative to the figure file")
      }
      // Before the file system is asked, so that a path tells nothing about files outside.
      var depth = 0
      for part in path.split(separator: "/") where part != "." {
        depth += part == ".." ? -1 : 1
        guard depth >= 0 else { throw escape() }
      }
      guard let base = realpathString(folder) else {
        throw NablaError(
          place, "the folder \"\(folder)\" of the figure's data does not exist", "name another one")
      }
      let file = try real(base + "/" + path, within: base)
      guard isBelow(file, base) else { throw escape() }
      return file
    }
  }

  private func escape() -> NablaError {
    NablaError(
      place, "the path \(title) leads out of the figure's folder",
      "put the file beside the figure file or below it")
  }

  private func isBelow(_ file: String, _ base: String) -> Bool {
    file == base || file.hasPrefix(base == "/" ? "/" : base + "/")
  }

  private func real(_ full: String, within base: String) throws(NablaError) -> String {
    if let resolved = realpathString(full) { return resolved }
    let code = errno
    throw failure(code, nearest: code == ENOENT ? neighbour(of: full, within: base) : nil)
  }

  /// The error for a number that the system gave.
  func failure(_ code: Int32, nearest: String? = nil) -> NablaError {
    switch code {
    case ENOENT, ENOTDIR:
      return NablaError(
        place, "there is no file \(title)",
        nearest.map { "did you mean \"\($0)\"?" } ?? "check the path")
    case EACCES, EPERM:
      return NablaError(place, "\(title) may not be read", "check its permissions", kind: .machine)
    case ELOOP, ENAMETOOLONG:
      return NablaError(place, "\(title) is no path: \(Self.reason(code))", "check the path")
    default:
      return NablaError(
        place, "\(title) cannot be opened: \(Self.reason(code))", "check the disk", kind: .machine)
    }
  }

  /// The name in the same folder that is nearest to a missing one; folders outside the base, which
  /// a link may lead to, are not looked into.
  private func neighbour(of full: String, within base: String) -> String? {
    guard let slash = full.lastIndex(of: "/"),
      let folder = realpathString(String(full[...slash])), isBelow(folder, base),
      let directory = opendir(folder)
    else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < 10_000, let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let missing = String(full[full.index(after: slash)...])
    return Nearest.name(to: missing, in: names.sorted())
  }

  /// What the system calls an error.
  static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}

private func realpathString(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
