import Foundation
import NablaNotes
import TestSupport

extension TemporaryFolder {
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }

  /// The text of a file.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// When each file below the folder was last changed, by path.
  func times() throws -> [String: Date] {
    var times: [String: Date] = [:]
    for name in FileManager.default.subpaths(atPath: path) ?? [] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
      if attributes[.type] as? FileAttributeType == .typeRegular {
        times[name] = attributes[.modificationDate] as? Date
      }
    }
    return times
  }

  /// Every file below the folder with its bytes.
  func contents() throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try times().keys { contents[name] = try bytes(name) }
    return contents
  }

  func build(
    _ artist: SketchArtist = SketchArtist(), _ options: NotesOptions = NotesOptions(),
    steps: BuildSteps = BuildSteps()
  ) throws -> NotesResult {
    try NotesBuilder(artist: artist, options: options, steps: steps).build([path])
  }

  func check() throws -> [String] {
    try NotesChecker(artist: SketchArtist()).check([path]).problems.map { shortened($0.text) }
  }

  /// A message without the folder's own path.
  func shortened(_ text: String) -> String { text.replacing("\(path)/", with: "") }
}
