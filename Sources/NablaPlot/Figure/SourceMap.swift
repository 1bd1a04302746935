import NablaScene

/// Where the parts of a figure stand in the file that it was read from, for error messages.
public struct SourceMap: Hashable, Sendable {
  public let file: String
  private var places: [String: Place] = [:]

  private struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
  }

  public init(file: String) { self.file = file }

  /// Remembers that an option (`marks[0] (scatter).x`) stands where `node` does.
  mutating func add(_ option: String, _ node: Node) {
    if node.line > 0 { places[option] = Place(line: node.line, column: node.column) }
  }

  /// The error with `file:line:column` in front, where its option or the option's owner is known.
  func located(_ error: NablaError) -> NablaError {
    guard let place = place(of: error) else {
      return NablaError("\(file): \(error.place)", error.problem, error.remedy, kind: error.kind)
    }
    return NablaError(
      "\(file):\(place.line):\(place.column)", "\(error.place): \(error.problem)",
      error.remedy, kind: error.kind)
  }

  private func place(of error: NablaError) -> Place? {
    // A problem that begins with an option's name (`scale is …`) stands where the option does.
    let word = error.problem.prefix { $0 != " " }
    var option = "\(error.place).\(word)"[...]
    while !option.isEmpty {
      if let place = places[String(option)] { return place }
      // What the figure says of its axes holds for its panels.
      if option.hasPrefix("panel "), let colon = option.firstIndex(of: ":"),
        let place = places[String(option[colon...].dropFirst(2))]
      {
        return place
      }
      guard let dot = option.lastIndex(of: ".") else { break }
      option = option[..<dot]
    }
    return nil
  }
}
