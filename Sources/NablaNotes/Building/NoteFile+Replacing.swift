import Nabla
import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension NoteFile {
  /// Replaces the note's bytes unless somebody changed them since they were read.
  ///
  /// - Returns: whether they were as expected, and were replaced.
  func replace(
    _ old: [UInt8], with new: [UInt8], _ steps: BuildSteps
  ) throws(NablaError) -> Bool {
    try requireWritable()
    steps.reached("before \(name)")
    guard try FileWriter.replace(name, reading: old, with: new) else { return false }
    steps.reached("after \(name)")
    return true
  }

  /// Refuses a file that nobody may write: replacing it would need no permission of its own.
  private func requireWritable() throws(NablaError) {
    var status = stat()
    guard stat(name, &status) == 0 else { return }
    if status.st_mode & 0o222 == 0 || access(name, W_OK) != 0 {
      throw NablaError(
        "\(name):1:1", "the note is read-only", "make it writable, or build a copy with --out DIR",
        kind: .machine)
    }
  }
}
