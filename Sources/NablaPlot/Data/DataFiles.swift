public import NablaScene

/// Where a figure's data files are looked up, and which may be read.
public struct DataFiles: Sendable {
  private let scope: DataFile.Scope

  private init(_ scope: DataFile.Scope) { self.scope = scope }

  /// Only files below a folder, after links are resolved: what a figure file may name.
  public static func below(_ folder: String) -> DataFiles { DataFiles(.below(folder)) }

  /// Any file, relative paths from a folder: what somebody types on the command line.
  public static func anywhere(from folder: String) -> DataFiles {
    DataFiles(.anywhere(from: folder))
  }

  /// The bytes of a file.
  ///
  /// - Throws: `.input` for a missing file or one that may not be read, `.machine` for permissions.
  public func bytes(_ path: String, place: String = "") throws(NablaError) -> [UInt8] {
    try DataFile.read(path, in: scope, place: place)
  }

  /// The table in a file, read as its name ends: `.csv`, `.tsv`, `.json`, `.jsonl` (or `.ndjson`),
  /// `.npy` or `.npz`; any other as CSV.
  ///
  /// - Throws: for files as `bytes` does, and for what the file's reader refuses, with the place.
  public func table(_ path: String, place: String = "") throws(NablaError) -> Table {
    try TableReader(files: self, file: place).table(Node(path), of: nil) ?? .empty
  }

  /// A file to be read piece by piece.
  func stream(_ path: String, place: String) throws(NablaError) -> DataStream {
    try DataFile.stream(path, in: scope, place: place)
  }

  /// The real path of a file, for a library that opens it itself.
  func location(_ path: String, place: String) throws(NablaError) -> String {
    try DataFile.location(path, in: scope, place: place)
  }
}

extension DataFiles? {
  /// The files, where they may be read: nil refuses every file.
  ///
  /// - Parameters:
  ///   - place: what names the file, for the message.
  ///   - remedy: what can be given instead (`give numbers`).
  package func required(at place: String, _ remedy: String) throws(NablaError) -> DataFiles {
    guard let files = self else {
      throw NablaError(place, "files cannot be read here", remedy)
    }
    return files
  }
}
