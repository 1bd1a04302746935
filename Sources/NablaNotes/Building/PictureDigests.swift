import Nabla
import Synchronization

/// Digests of pictures, each read once in a run.
final class PictureDigests: Sendable {
  private let known = Mutex<[String: String?]>([:])

  /// The digest of a picture; nil where there is none.
  func digest(of name: String, in folder: FigureFolder) -> String? {
    let path = "\(folder.path)/\(name)"
    if let digest = known.withLock({ $0[path] }) { return digest }
    let digest = folder.picture(name).map { SHA256.hex($0) }
    known.withLock { $0[path] = .some(digest) }
    return digest
  }
}
