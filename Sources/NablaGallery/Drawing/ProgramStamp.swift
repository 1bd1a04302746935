import Nabla
import NablaCairo

/// What a site was drawn with: another program may draw the same parameters to other bytes.
enum ProgramStamp {
  static let name = ".drawn-with"

  /// The version, the libraries, and which build of the program it is.
  static let bytes: [UInt8] = {
    let libraries = LibraryVersions.all.map { "\($0.name) \($0.version)" }
    let lines = ["nabla \(Version.text)"] + libraries + [OutputFile.identity(of: "/proc/self/exe")]
    return Array(lines.joined(separator: "\n").utf8)
  }()
}
