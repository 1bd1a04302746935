extension Formula {
  /// The most names that are taken for variables.
  private static let mostFreeNames = 64

  /// Reads a formula in which every name that nobody knows is one more variable.
  ///
  /// - Parameter variables: those that come first.
  package static func withFreeNames(
    _ text: String, variables: [String]
  ) throws(FormulaError) -> Formula {
    var variables = variables
    while true {
      do {
        return try Formula(text, variables: variables)
      } catch {
        guard let name = error.unknownName, !variables.contains(name),
          variables.count < mostFreeNames
        else { throw error }
        variables.append(name)
      }
    }
  }
}
