import NablaPlot
import NablaScene

extension TokenSource {
  /// The tokens themselves.
  ///
  /// - Parameter place: the recipe and the parameter, for messages.
  func names(files: DataFiles?, place: String) throws(NablaError) -> [String] {
    switch self {
    case .list(let names): return names
    case .file(let path):
      guard let files else {
        throw NablaError(place, "is a path, and files cannot be read here", "give a list")
      }
      return try TokenList.read(try files.bytes(path, place: place), name: path)
    }
  }
}
