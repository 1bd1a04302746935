public import NablaScene

/// Keeps some of the rows: those where a formula is true, or those with some values of a column.
///
/// `{filter: "species = 'Adelie' and mass > 3000"}`, `{filter: {column: species, in: [Adelie]}}`.
/// Comparisons with a missing number are false, and so are rows whose formula has no value; of
/// `in` and `notIn`, null stands for a missing value.
public struct FilterStep: TableStep, Configurable {
  public static let kind = "filter"
  public static let summary = "Keeps the rows where a formula is true, or with some of the values."

  public var formula: String?
  public var column: String?
  public var values: [ScalarValue]?
  public var excluded: [ScalarValue]?

  public init() {}

  public static let fields: [Field<FilterStep>] = [
    Field(
      "formula", \.formula,
      help: "A formula of columns; texts and dates in quotes, names with blanks in backticks."),
    Field("column", \.column, help: "The column whose values decide."),
    Field("in", \.values, help: "The values to keep."),
    Field("notIn", \.excluded, help: "The values to leave out."),
  ]

  /// A formula, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if let text = node.text {
      formula = text
    } else {
      try decode(node)
    }
  }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    switch (formula, column) {
    case (let formula?, nil):
      let values = try TableFormula(formula, in: table, option: "formula").values()
      return table.rows { values[$0] != 0 && !values[$0].isNaN }
    case (nil, let name?):
      let column = try table.column(name, option: "column")
      guard values != nil || excluded != nil else {
        throw OptionProblem("has a column and no values", "give in or notIn")
      }
      let kept = try values.map { (list) throws(OptionProblem) in
        try RowMatch(list, column, option: "in")
      }
      let left = try excluded.map { (list) throws(OptionProblem) in
        try RowMatch(list, column, option: "notIn")
      }
      return table.rows { kept?[$0] ?? true && !(left?[$0] ?? false) }
    case (_?, _?): throw OptionProblem("has a formula and a column", "give one of them")
    case (nil, nil): throw OptionProblem("says nothing", "give a formula, or a column with in")
    }
  }
}

/// Whether the values of a column's rows are among some.
private struct RowMatch {
  private let matches: [Bool]

  subscript(row: Int) -> Bool { matches[row] }

  init(_ values: [ScalarValue], _ column: Column, option: String) throws(OptionProblem) {
    let hasNull = values.contains(.null)
    switch column {
    case .numbers(let rows):
      var known = Set<Double>()
      for value in values {
        switch value {
        case .null: break
        case .integer(let whole): known.insert(Double(whole))
        case .number(let number): known.insert(number)
        case .text(let text): throw Self.wrong(text, column, option)
        }
      }
      matches = rows.map { $0.isNaN ? hasNull : known.contains($0) }
    case .text(let rows):
      let known = Set(values.compactMap { $0.optionNode.scalarText })
      let categories = rows.categories.map { known.contains($0) }
      matches = rows.codes.map { $0 < 0 ? hasNull : categories[Int($0)] }
    case .time(let rows):
      var known = Set<Int64>()
      for value in values where value != .null {
        let text = value.optionNode.scalarText ?? ""
        guard let time = Timestamp.microseconds(text) else {
          throw Self.wrong(text, column, option)
        }
        known.insert(time)
      }
      matches = rows.map { $0 == Column.missingTime ? hasNull : known.contains($0) }
    }
  }

  private static func wrong(_ text: String, _ column: Column, _ option: String) -> OptionProblem {
    OptionProblem(
      "holds \"\(Nearest.clipped(text))\", and the column holds \(column.kindName)",
      "give \(column.kindName)"
    ).inside(option, nil)
  }
}

extension Table {
  /// The rows where a formula of the columns is true.
  ///
  /// Texts and dates stand in quotes: `species = 'Adelie' and mass > 3000`; names that are no words
  /// stand in backticks. Comparisons with a missing number are false.
  public func filtered(_ formula: String) throws(NablaError) -> Table {
    try applying(FilterStep().with(\.formula, formula))
  }

  /// The rows in which a column has one of the values; nil is a missing value.
  public func filtered(_ column: String, in values: [ScalarValue]) throws(NablaError) -> Table {
    try applying(FilterStep().with(\.column, column).with(\.values, values))
  }

  /// The rows in which a column has none of the values; nil is a missing value.
  public func filtered(_ column: String, notIn values: [ScalarValue]) throws(NablaError) -> Table {
    try applying(FilterStep().with(\.column, column).with(\.excluded, values))
  }
}
