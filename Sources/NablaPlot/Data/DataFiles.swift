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

  /// The table in a `.csv` file.
  public func table(_ path: String, place: String = "") throws(NablaError) -> Table {
    try CSVReader.read(try bytes(path, place: place), name: path)
  }
}
