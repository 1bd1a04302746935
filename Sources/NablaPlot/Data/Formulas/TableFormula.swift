internal import NablaMath

/// A formula over the columns of a table: one number for each of its rows.
///
/// Names are columns first and then what formulas know; a name that is no word stands in backticks.
/// A text column can be compared for equality with a text in quotes, and a column of times in any
/// way with a date in quotes; times themselves count microseconds since 1970. Of a missing value
/// every comparison with a text or a date is false.
struct TableFormula {
  private let formula: Formula
  private let columns: [[Double]]
  private let rowCount: Int

  /// - Parameter option: the name of the option that holds the formula, for messages.
  init(_ text: String, in table: Table, option: String) throws(OptionProblem) {
    do throws(FormulaError) {
      var reading = TableFormulaReading(try FormulaPieces.of(text), table)
      formula = try reading.formula()
      columns = reading.columns
      rowCount = table.rowCount
    } catch {
      let remedy = "give a formula of columns such as \"mass > 3000\""
      throw OptionProblem(
        formula: text, error.remedy.isEmpty ? error.advising(remedy) : error
      ).inside(option, nil)
    }
  }

  /// The value of each row; NaN where it is not defined.
  func values() -> [Double] {
    guard rowCount > 0 else { return [] }
    let values = formula.values(columns)
    return values.count == 1 && rowCount > 1
      ? Array(repeating: values[0], count: rowCount) : values
  }
}
