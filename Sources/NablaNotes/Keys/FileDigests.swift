import NablaPlot
import NablaScene
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Digests of data files, each read once in a run.
final class FileDigests: Sendable {
  private let known = Mutex<[String: String?]>([:])

  /// The digest of a file below a folder; nil where there is none that may be read.
  func digest(of path: String, below folder: String) -> String? {
    let name = "\(folder)/\(path)"
    if let digest = known.withLock({ $0[name] }) { return digest }
    // Most texts with a point are no paths: asking is cheaper than an error with the nearest name.
    let digest =
      access(name, R_OK) == 0
      ? (try? DataFile.read(path, in: .below(folder), sizeLimit: SpecKey.fileLimit)).map {
        SHA256.hex($0)
      } : nil
    known.withLock { $0[name] = .some(digest) }
    return digest
  }
}
