import Nabla
import NablaPlot
import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder `figures` beside notes: pictures and their lock file, nothing through links.
struct FigureFolder: Sendable {
  /// The folder of the notes.
  let parent: String

  var path: String { "\(parent)/\(FigureLock.folder)" }
  var lockPath: String { "\(path)/\(FigureLock.name)" }

  /// Refuses a folder or file that is a link: what is written there would land elsewhere.
  func requirePlain(_ path: String) throws(NablaError) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return }
    throw NablaError(path, "is a link", "remove it, so that nothing is written elsewhere")
  }

  /// The lock file; an empty one where there is none.
  func lock() throws(NablaError) -> FigureLock {
    try requirePlain(path)
    try requirePlain(lockPath)
    guard access(lockPath, F_OK) == 0 else { return FigureLock() }
    return try FigureLock(
      try DataFile.read(lockPath, in: .anywhere(from: "."), place: lockPath), name: lockPath)
  }

  /// The bytes of a picture; nil where there is none, or only a link.
  func picture(_ name: String) -> [UInt8]? {
    let file = "\(path)/\(name)"
    guard access(file, R_OK) == 0, (try? requirePlain(file)) != nil else { return nil }
    return try? DataFile.read(file, in: .anywhere(from: "."))
  }

  /// Writes a file of the folder, which is made where it is missing; nothing where it has these
  /// bytes already.
  func write(_ bytes: [UInt8], to name: String, _ steps: BuildSteps) throws(NablaError) {
    let file = "\(path)/\(name)"
    try requirePlain(path)
    try requirePlain(file)
    if picture(name) == bytes { return }
    try FolderListing.make(path)
    steps.reached("before \(file)")
    try FileWriter.write(bytes, to: file)
    steps.reached("after \(file)")
  }

  /// Takes away a file that the tool wrote.
  func remove(_ name: String, _ steps: BuildSteps) throws(NablaError) {
    let file = "\(path)/\(name)"
    steps.reached("before \(file)")
    guard unlink(file) == 0 || errno == ENOENT else {
      throw NablaError(
        file, "cannot be removed: \(String(cString: strerror(errno)).lowercased())",
        kind: .machine)
    }
  }

  /// Takes away the folder where nothing is in it.
  func removeIfEmpty() { rmdir(path) }
}

/// Called as a build goes on, so that tests can look at the disk, or end the process, at each step.
package struct BuildSteps: Sendable {
  package let reached: @Sendable (String) -> Void

  package init(_ reached: @escaping @Sendable (String) -> Void = { _ in }) {
    self.reached = reached
  }

  /// Ends the process at once, as a power cut would, when the step of that number is reached.
  package static func killing(at number: Int) -> BuildSteps {
    let count = StepCount()
    return BuildSteps { _ in
      if count.next() == number { kill(getpid(), SIGKILL) }
    }
  }
}
