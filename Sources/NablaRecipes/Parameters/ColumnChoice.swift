public import NablaPlot
import NablaScene

/// A column of a table as an option: its name, or its number from 0.
public enum ColumnChoice: Hashable, Sendable, OptionValue {
  case named(String)
  case number(Int)

  public static var optionType: OptionType { .other("a column's name, or its number from 0") }

  public init(option node: Node) throws(OptionProblem) {
    if let number = node.int {
      self = .number(number)
    } else if let name = node.text {
      self = .named(name)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .named(let name): Node(name)
    case .number(let number): Node(number)
    }
  }

  /// The column's name in a table.
  ///
  /// - Parameter place: the recipe and the parameter (`box-plot.by`), for messages.
  /// - Throws: for a column that the table does not have, with those that it has.
  func name(in table: Table, place: String) throws(NablaError) -> String {
    switch self {
    case .named(let name):
      guard table.names.contains(name) else {
        throw NablaError(
          place, "there is no column \"\(Nearest.clipped(name))\"", Nearest.list(table.names))
      }
      return name
    case .number(let number):
      guard table.names.indices.contains(number) else {
        throw NablaError(place, "there is no column \(number)", Nearest.list(table.names))
      }
      return table.names[number]
    }
  }
}
