import Glibc
import NablaPlot
import NablaScene

/// The committed data of the gallery, found from this file's place in the repository.
enum GalleryData {
  static var folder: String {
    // Tests/NablaPlotTests/Data/GalleryData.swift is four steps below the repository.
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/gallery"
  }

  static func bytes(_ path: String) throws(NablaError) -> [UInt8] {
    try DataFile.read(path, in: .below(folder))
  }
}

/// A folder that is removed with everything in it when the body ends.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/nabla-tests-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { throw NablaError("", "no temporary folder") }
  let folder = String(cString: made)
  defer { removeAll(folder) }
  try body(folder)
}

func write(_ bytes: [UInt8], to path: String) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  close(file)
}

private func removeAll(_ folder: String) {
  guard let directory = opendir(folder) else { return }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard name != ".", name != ".." else { continue }
    let path = folder + "/" + name
    if unlink(path) != 0 { removeAll(path) }
  }
  closedir(directory)
  rmdir(folder)
}
