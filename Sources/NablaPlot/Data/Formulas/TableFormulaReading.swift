internal import NablaMath

/// Turns a formula over columns into one of variables: columns of numbers and times by their names,
/// comparisons with texts as variables that are 1 or 0.
struct TableFormulaReading {
  /// The most comparisons with texts, each of which takes a number for every row.
  private static let comparisonLimit = 256

  private let pieces: [FormulaPiece]
  private let table: Table
  private let indices: [String: Int]
  /// What the names of new variables begin with; it does not occur in the formula.
  private let prefix: String
  /// What stands for a piece; an empty text where it is part of another one.
  private var replacements: [Int: String] = [:]
  private var variables: [String] = []
  private var known: [String: String] = [:]
  private var comparisonCount = 0
  /// The variables' values: one for each row, or one for all.
  private(set) var columns: [[Double]] = []

  init(_ pieces: [FormulaPiece], _ table: Table) {
    self.pieces = pieces
    self.table = table
    indices = Dictionary(zip(table.names, table.columns.indices)) { first, _ in first }
    var prefix = "column"
    while pieces.contains(where: { $0.text.contains(prefix) }) { prefix += "_" }
    self.prefix = prefix
  }

  /// The formula of the variables, whose values are in `columns` then.
  mutating func formula() throws(FormulaError) -> Formula {
    for index in pieces.indices where pieces[index].kind == .text { try compare(index) }
    for index in pieces.indices where replacements[index] == nil { try replaceColumn(index) }
    var text: [Character] = []
    var places: [Int] = []
    for (index, piece) in pieces.enumerated() {
      // A single = would define something.
      let written =
        replacements[index].map { " \($0) " } ?? (piece.kind == .equal ? "==" : piece.text)
      for (offset, character) in written.enumerated() {
        text.append(character)
        places.append(
          replacements[index] == nil
            ? piece.column + min(offset, piece.text.count - 1) : piece.column)
      }
    }
    do throws(FormulaError) {
      let formula = try Formula(String(text), variables: variables)
      guard !formula.isList else {
        throw FormulaError("the formula gives a list", "give one value for each row", column: 1)
      }
      return formula
    } catch {
      let end = (places.last ?? 0) + 1
      let place = error.column <= places.count ? places[max(0, error.column - 1)] : end
      throw FormulaError(
        error.message,
        error.unknownName.map { Nearest.advice($0, among: table.names) } ?? error.remedy,
        column: place)
    }
  }

  // MARK: - Columns

  /// The column that a piece names; a name before a parenthesis is a function's.
  private func column(_ index: Int?) -> Column? {
    guard let index, replacements[index] == nil else { return nil }
    let piece = pieces[index]
    guard piece.kind == .name || piece.kind == .quotedName else { return nil }
    if piece.kind == .name, index + 1 < pieces.count, pieces[index + 1].text == "(" { return nil }
    return indices[piece.text].map { table.columns[$0] }
  }

  private mutating func replaceColumn(_ index: Int) throws(FormulaError) {
    let piece = pieces[index]
    guard let column = column(index) else {
      guard piece.kind == .quotedName else { return }
      throw FormulaError(
        "unknown column \"\(Nearest.clipped(piece.text))\"",
        Nearest.advice(piece.text, among: table.names), column: piece.column)
    }
    switch column {
    case .numbers(let values): replacements[index] = variable(piece.text) { values }
    case .time(let times):
      replacements[index] = variable(piece.text) { PositionValues.numbers(times) }
    case .text:
      throw FormulaError(
        "the column \"\(Nearest.clipped(piece.text))\" holds text",
        "compare it with one: \(Nearest.clipped(piece.text)) = 'name'", column: piece.column)
    }
  }

  /// The variable for what a key names; its values are asked for once.
  private mutating func variable(_ key: String, _ values: () -> [Double]) -> String {
    if let name = known[key] { return name }
    let name = "\(prefix)\(variables.count)"
    known[key] = name
    variables.append(name)
    columns.append(values())
    return name
  }

  // MARK: - Texts and dates

  private func index(before index: Int?) -> Int? {
    guard let index else { return nil }
    return pieces[..<index].lastIndex { $0.kind != .blank }
  }

  private func index(after index: Int?) -> Int? {
    guard let index else { return nil }
    return pieces[(index + 1)...].firstIndex { $0.kind != .blank }
  }

  /// Replaces a text and what it is compared with.
  private mutating func compare(_ text: Int) throws(FormulaError) {
    let piece = pieces[text]
    let sides = [
      (index(before: text), index(before: index(before: text))),
      (index(after: text), index(after: index(after: text))),
    ]
    for (relation, other) in sides {
      guard let relation, let other, pieces[relation].isComparison, let column = column(other)
      else { continue }
      switch column {
      case .text(let values): return try compare(text, relation, other, values)
      case .time:
        guard let time = Timestamp.microseconds(piece.text) else {
          throw FormulaError(
            "'\(Nearest.clipped(piece.text))' is no date", "write it as '2000-01-31'",
            column: piece.column)
        }
        replacements[text] = variable("'\(time)") { [Double(time)] }
        return
      case .numbers:
        throw FormulaError(
          "the column \"\(Nearest.clipped(pieces[other].text))\" holds numbers",
          "compare it with a number", column: piece.column)
      }
    }
    throw FormulaError(
      "the text '\(Nearest.clipped(piece.text))' is compared with no column",
      "write column = '\(Nearest.clipped(piece.text))'", column: piece.column)
  }

  private mutating func compare(
    _ text: Int, _ relation: Int, _ other: Int, _ values: TextColumn
  ) throws(FormulaError) {
    guard pieces[relation].kind != .order else {
      throw FormulaError(
        "texts have no order in formulas", "compare them by = or !=",
        column: pieces[relation].column)
    }
    comparisonCount += 1
    guard comparisonCount <= Self.comparisonLimit,
      comparisonCount <= Table.cellLimit / max(1, table.rowCount)
    else {
      throw FormulaError(
        "more than \(comparisonCount - 1) comparisons with texts",
        "filter by {column: name, in: [values]}", column: pieces[text].column)
    }
    let isEqual = pieces[relation].kind == .equal
    let code = values.categories.firstIndex(of: pieces[text].text).map { Int32($0) } ?? -2
    let name = variable("\(isEqual ? "=" : "!")\(code) \(pieces[other].text)") {
      values.codes.map { $0 >= 0 && ($0 == code) == isEqual ? 1 : 0 }
    }
    for index in min(text, other)...max(text, other) { replacements[index] = "" }
    replacements[min(text, other)] = name
  }
}
