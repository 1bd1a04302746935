import NablaPlot
import NablaScene

/// The values of a column in the rows that bear one word in another.
struct ValueGroup {
  let name: String
  /// Empty where all of the group's values are missing.
  let values: [Double]
}

extension Measurements {
  /// The values by the words of another column, in order of first appearance; all in one group,
  /// named like the values, where nil. Rows without a word are left out.
  ///
  /// - Parameters:
  ///   - most: how many groups there may be.
  ///   - place: the recipe and the parameter, for messages.
  func groups(
    by column: ColumnChoice?, of table: Table, most: Int, place: String
  ) throws(NablaError) -> [ValueGroup] {
    guard let column else { return [ValueGroup(name: name, values: values)] }
    let words = try table.words(try column.name(in: table, place: place), place: place)
    var names: [String] = []
    var members: [String: [Double]] = [:]
    var isKnown = Set<String>()
    for case let word? in words where isKnown.insert(word).inserted { names.append(word) }
    guard (1...most).contains(names.count) else {
      throw NablaError(
        place, "has \(names.count) groups", "give a column of 1 to \(most) different values")
    }
    for (row, value) in zip(rows, values) {
      if let word = words[row] { members[word, default: []].append(value) }
    }
    return names.map { ValueGroup(name: $0, values: members[$0] ?? []) }
  }
}

extension Table {
  /// A column's words, or its numbers as they are written; nil where one is missing.
  func words(_ name: String, place: String) throws(NablaError) -> [String?] {
    switch try column(name, place: place) {
    case .text(let texts): (0..<texts.count).map { texts[$0] }
    case .numbers(let numbers): numbers.map { $0.isNaN ? nil : format($0) }
    case .time: throw NablaError(place, "\"\(name)\" holds times", "give a column of words")
    }
  }
}
