/// What each recipe's figure means for a model.
enum ModelMeanings {
  /// The sentences for a recipe; nil for one that has none of its own.
  static func of(_ id: String) -> String? { all[id] }

  private static let all: [String: String] = {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      result[String(line[..<colon])] = String(line[colon...].dropFirst(2))
    }
    return result
  }()

  private static let text = """
    function-plot: A network is a function with many inputs; plotting one slice of it is often the quickest way to see what it does.
    """
}
