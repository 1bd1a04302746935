import Nabla
import NablaPNG
package import NablaScene

/// Writes goldens: the scene's text, the first theme's picture, and their line in the lock.
package struct GoldenRecorder: Sendable {
  package let folder: GoldenFolder
  package let renderer: FigureRenderer

  package init(_ folder: GoldenFolder, renderer: FigureRenderer) {
    (self.folder, self.renderer) = (folder, renderer)
  }

  /// The lock as it is on the disk; nil where there is none.
  package func lock() throws(NablaError) -> GoldenLock? {
    guard let bytes = try folder.bytes(GoldenFolder.lockName) else { return nil }
    return try GoldenLock(bytes, name: folder.place(GoldenFolder.lockName))
  }

  /// Writes the goldens of some cases, whole or not at all, and takes away those of `removing`.
  ///
  /// Where the environment is another one than the lock's, goldens that stay would belong to
  /// neither: then all cases must be written.
  /// - Parameters:
  ///   - drawn: the cases with what was drawn now.
  ///   - known: all names of the suite.
  package func write(
    _ drawn: [(name: GoldenName, drawn: DrawnCase)], keeping known: Set<String>,
    removing stale: [String] = []
  ) throws(NablaError) {
    var lock = try lock() ?? GoldenLock(environment: renderer.environment)
    let written = Set(drawn.map(\.name.text))
    let kept = lock.cases.keys.filter { known.contains($0) && !written.contains($0) }
    let changes = renderer.environment.differences(from: lock.environment)
    if !changes.isEmpty, !kept.isEmpty {
      throw NablaError(
        folder.place(GoldenFolder.lockName),
        "the goldens are of another environment (\(changes.joined(separator: ", ")))",
        "record all of them with nabla verify --record all, or use the goldens' environment")
    }
    lock.environment = renderer.environment
    lock.cases = lock.cases.filter { known.contains($0.key) }
    var files: [(bytes: [UInt8], name: String)] = []
    for (name, drawn) in drawn {
      guard let picture = drawn.pictures.first else { continue }
      let png = try renderer.png(drawn.scene, drawn.scale, picture.side)
      lock.cases[name.text] = GoldenLock.Entry(
        scene: drawn.textHash, file: SHA256.hex(png), pixels: drawn.pixelHashes,
        width: picture.bitmap.width, height: picture.bitmap.height)
      files.append((Array(drawn.text.text.utf8), name.sceneFile))
      files.append((png, name.imageFile))
    }
    files.append((Array(lock.text.utf8), GoldenFolder.lockName))
    try folder.write(files)
    for file in stale { try folder.remove(file) }
  }
}
