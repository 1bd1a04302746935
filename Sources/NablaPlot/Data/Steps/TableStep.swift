public import NablaScene

/// A step of a table's transformation: an open set, each in one file with its options.
///
/// Figure files list steps by their kinds, `transform: [{filter: "mass > 3000"}, {sort: mass}]`,
/// where each takes the table that the one before left.
public protocol TableStep: OptionValue {
  /// The word that figure files use (`filter`).
  static var kind: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }

  /// The table after the step.
  ///
  /// - Throws: what is wrong with an option for this table; the path names the option.
  func applied(to table: Table) throws(OptionProblem) -> Table
}

extension Table {
  /// Cells of a table that a step makes: 2²⁸.
  static let cellLimit = 1 << 28

  /// The table after a step.
  ///
  /// - Throws: what is wrong with the step's options, named with its kind.
  public func applying<Step: TableStep>(_ step: Step) throws(NablaError) -> Table {
    let place = OptionPlace(owner: Step.kind)
    if let options = step as? any Configurable { try options.validate(place: place) }
    do throws(OptionProblem) {
      return try step.applied(to: self)
    } catch {
      throw place.error(error)
    }
  }
}

extension Table {
  /// The column that an option names.
  func column(_ name: String, option: String) throws(OptionProblem) -> Column {
    guard !name.isEmpty else {
      throw OptionProblem("is missing", "name a column").inside(option, nil)
    }
    guard let index = names.firstIndex(of: name) else {
      throw OptionProblem(
        "names no column \"\(Nearest.clipped(name))\"", Nearest.advice(name, among: names)
      ).inside(option, nil)
    }
    return columns[index]
  }

  /// The numbers of the column that an option names.
  func numbers(_ name: String, option: String) throws(OptionProblem) -> [Double] {
    let column = try column(name, option: option)
    guard let numbers = column.numbers else {
      throw OptionProblem(
        "names \"\(Nearest.clipped(name))\", which holds \(column.kindName)",
        "name a column of numbers"
      ).inside(option, nil)
    }
    return numbers
  }

  /// The columns that an option names.
  func columns(_ names: ColumnNames, option: String) throws(OptionProblem) -> [Column] {
    var result: [Column] = []
    for name in names.names { result.append(try column(name, option: option)) }
    return result
  }

  /// The table with columns put at the end, or in the place of those with their names.
  func setting(
    _ added: [(name: String, column: Column)], notes more: [String] = []
  ) -> Table {
    var (names, columns) = (names, columns)
    for (name, column) in added {
      if let index = names.firstIndex(of: name) {
        columns[index] = column
      } else {
        names.append(name)
        columns.append(column)
      }
    }
    return Table(
      names: names, columns: columns, rowCount: columns.first?.count ?? 0, notes: notes + more)
  }

  /// A table that a step makes, whose columns must have different names.
  static func made(
    _ columns: [(name: String, column: Column)], notes: [String]
  ) throws(OptionProblem) -> Table {
    do throws(NablaError) {
      return try Table(columns, notes: notes, place: "")
    } catch {
      throw OptionProblem("makes a table in which \(error.problem)", error.remedy)
    }
  }

  /// Throws where a step would make too many cells.
  static func requireCells(rows: Int, columns: Int) throws(OptionProblem) {
    let (cells, isOver) = rows.multipliedReportingOverflow(by: columns)
    guard !isOver, cells <= cellLimit else {
      throw OptionProblem(
        "makes \(rows) rows of \(columns) columns, more than \(cellLimit) cells", "filter first")
    }
  }
}
