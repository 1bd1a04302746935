import NablaPlot
package import NablaScene
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Digests of data files, each read once in a run.
package final class FileDigests: Sendable {
  private let known = Mutex<[String: String?]>([:])
  /// What the files are, as messages call it.
  private let words: String

  /// - Parameter words: what the files are, as messages call it (`a note's data`).
  package init(of words: String) { self.words = words }

  /// The digest of a file below a folder; nil where there is none that may be read.
  ///
  /// - Throws: for a file that is larger than `SpecKey.fileLimit`.
  package func digest(of path: String, below folder: String) throws(NablaError) -> String? {
    let name = "\(folder)/\(path)"
    if let digest = known.withLock({ $0[name] }) { return digest }
    // Most texts with a point are no paths: asking is cheaper than an error with the nearest name.
    var status = stat()
    var digest: String?
    if stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      if status.st_size > SpecKey.fileLimit {
        throw NablaError(
          "",
          "\(path) has \(status.st_size) bytes, more than the \(SpecKey.fileLimit) of \(words)",
          "use a smaller file, or a part of it")
      }
      digest = (try? DataFile.read(path, in: .below(folder))).map { SHA256.hex($0) }
    }
    known.withLock { $0[name] = .some(digest) }
    return digest
  }
}
