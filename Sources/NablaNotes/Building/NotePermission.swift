import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether a note may be replaced.
enum NotePermission {
  /// Refuses a file that nobody may write: replacing it would need no permission of its own.
  static func require(_ path: String) throws(NablaError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    if status.st_mode & 0o222 == 0 || access(path, W_OK) != 0 {
      throw NablaError(
        "\(path):1:1", "the note is read-only", "make it writable, or build a copy with --out DIR",
        kind: .machine)
    }
  }
}
