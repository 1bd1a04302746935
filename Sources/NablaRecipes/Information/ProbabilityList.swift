import NablaPlot
import NablaScene

extension NumberListSource {
  /// The numbers as probabilities: as they are where they sum to 1, counts divided by their sum.
  ///
  /// - Parameters:
  ///   - normalizes: whether other sums are accepted too.
  ///   - recipe: the recipe's id, and the parameter's name.
  func probabilities(
    files: DataFiles?, recipe: String, parameter: String, normalizes: Bool = false
  ) throws(NablaError) -> (values: [Double], names: [String]?) {
    let place = "\(recipe).\(parameter)"
    let (values, names) = try numbers(files: files, place: place)
    if let i = values.firstIndex(where: { $0 < 0 }) {
      throw NablaError(
        place, "value \(i) is \(formatPlain(values[i]))", "give numbers of at least 0")
    }
    let sum = values.reduce(0, +)
    guard sum > 0 else { throw NablaError(place, "sums to 0", "give a number above 0") }
    if abs(sum - 1) <= 1e-9 { return (values, names) }
    let areCounts = values.allSatisfy { $0 == $0.rounded() }
    guard areCounts || normalizes else {
      throw NablaError(
        place, "sums to \(formatPlain(sum, significant: 10))",
        "give probabilities that sum to 1, or counts")
    }
    return (values.map { $0 / sum }, names)
  }
}
