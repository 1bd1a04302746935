import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps two runs from writing into one folder at once; the system lets go when the process ends.
final class FolderGuard: Sendable {
  private let descriptor: Int32

  /// Waits for another run to end.
  ///
  /// - Parameter patience: for how many seconds.
  /// - Throws: where the folder cannot be opened, or the other run goes on.
  init(_ folder: String, patience: Double = 30) throws(NablaError) {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else {
      throw NablaError(
        folder, "cannot be opened: \(String(cString: strerror(errno)).lowercased())",
        "name a folder that can be read", kind: .machine)
    }
    var tries = max(1, Int(patience * 20))
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      tries -= 1
      // A file system without locks leaves the other guard: notes are compared before they are
      // replaced.
      if code == ENOTSUP || code == ENOLCK { break }
      guard code == EWOULDBLOCK || code == EINTR, tries > 0 else {
        close(file)
        throw NablaError(
          folder, "another run of nabla notes is at work here", "wait for it to end",
          kind: .machine)
      }
      usleep(50_000)
    }
    descriptor = file
  }

  deinit { close(descriptor) }
}
