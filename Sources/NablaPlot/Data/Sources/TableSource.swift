public import NablaScene

/// A kind of data that a figure file can name: an open set, each in one file with its options.
///
/// `data: {csv: f.csv, delimiter: ";"}` is read by the source whose `kind` is `csv`; the option of
/// that name says where the data are. `data: f.csv` is the same as `data: {csv: f.csv}` for the
/// source that has `csv` among its `endings`.
public protocol TableSource: Configurable {
  /// The option that names the source (`csv`).
  static var kind: String { get }
  /// How the names of its files end, without the point; empty by default.
  static var endings: [String] { get }

  /// Reads the table.
  func table(_ context: SourceContext) throws(NablaError) -> Table
}

extension TableSource {
  public static var endings: [String] { [] }
}

/// What a source of data is read with.
public struct SourceContext: Sendable {
  /// Where files are looked up; nil refuses them.
  public let files: DataFiles?
  /// The figure file's name, as messages show it.
  public let file: String
  /// What `data:` holds.
  public let node: Node

  /// The place of an option in the figure file, or of the whole where it is not written.
  public func place(of option: String) -> String { (node[option] ?? node).place(file) }

  /// The files, where they may be read.
  public func requireFiles(_ option: String) throws(NablaError) -> DataFiles {
    try files.required(at: place(of: option), "give columns")
  }

  /// The bytes of the file that an option names.
  func bytes(_ path: String, _ option: String) throws(NablaError) -> [UInt8] {
    try requireFiles(option).bytes(path, place: place(of: option))
  }
}
