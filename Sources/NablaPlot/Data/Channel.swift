import NablaScene

/// Where a mark takes its values from: a column of the figure's table, a formula of its columns, a
/// list, or one number.
public enum Channel: Hashable, Sendable {
  case column(String)
  /// A formula of columns, such as `log10(mass)`; see `Table.deriving`.
  case formula(String)
  case values(Column)
  case constant(Double)
}

/// Things that a channel can be made from: lists of numbers or texts, and a column's name.
public protocol ChannelConvertible {
  var channel: Channel { get }
}

extension Channel: ChannelConvertible {
  public var channel: Channel { self }
}

extension Column: ChannelConvertible {
  public var channel: Channel { .values(self) }
}

extension String: ChannelConvertible {
  /// The column of that name.
  public var channel: Channel { .column(self) }
}

extension Double: ChannelConvertible {
  public var channel: Channel { .constant(self) }
}

extension Array: ChannelConvertible where Element: ChannelElement {
  public var channel: Channel { .values(Element.column(self)) }
}

/// An element that a column can be made of.
public protocol ChannelElement {
  static func column(_ values: [Self]) -> Column
}

extension Double: ChannelElement {
  public static func column(_ values: [Double]) -> Column { .numbers(values) }
}

extension Float: ChannelElement {
  public static func column(_ values: [Float]) -> Column { .numbers(values.map(Double.init)) }
}

extension Int: ChannelElement {
  public static func column(_ values: [Int]) -> Column { .numbers(values.map(Double.init)) }
}

extension String: ChannelElement {
  public static func column(_ values: [String]) -> Column { .text(TextColumn(values)) }
}

extension Channel: OptionValue {
  public static var optionType: OptionType { .channel }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      do throws(NablaError) {
        self = .values(try Column(node, file: ""))
      } catch {
        // The column's own place is the element's; the option's is the list's.
        throw OptionProblem("holds \(error.problem)", error.remedy, at: node)
      }
    } else if let number = node.double {
      self = .constant(number)
    } else if let name = node.text {
      self = .column(name)
    } else if node.map != nil {
      self = .formula(try ColumnFormula(option: node).formula)
    } else {
      throw .expected(.channel, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .column(let name): Node(name)
    case .formula(let text): Node(ColumnFormula(formula: text).encoded())
    case .constant(let number): Node(number)
    case .values(.numbers(let values)): Node(values)
    case .values(.text(let text)):
      Node((0..<text.count).map { text[$0].map { Node($0) } ?? Node(.null) })
    case .values(.time(let values)): Node(values.map { Node(Timestamp.text($0)) })
    }
  }
}

extension Channel {
  /// The channel's values, read from `table` where it names a column; nil for a constant.
  func resolve(_ table: Table, option: String) throws(NablaError) -> Column? {
    switch self {
    case .values(let column): return column
    case .constant: return nil
    case .column(let name):
      if table.names.isEmpty {
        throw NablaError(option, "no column \"\(name)\"", "give data, or a list of values")
      }
      return try table.column(name, place: option)
    case .formula(let text):
      do throws(OptionProblem) {
        return .numbers(try TableFormula(text, in: table, option: "formula").values())
      } catch {
        throw NablaError(option, "\(error.option) \(error.problem)", error.remedy)
      }
    }
  }

  /// The text that names what the channel shows: its column's name, its formula, or nothing.
  var name: String {
    switch self {
    case .column(let name): name
    case .formula(let text): text
    case .values, .constant: ""
    }
  }
}

/// A channel's formula as figure files write it: `{formula: "log10(mass)"}`.
private struct ColumnFormula: Configurable, OptionValue {
  var formula = ""

  init() {}
  init(formula: String) { self.formula = formula }

  static let fields: [Field<ColumnFormula>] = [
    Field("formula", \.formula, help: "A formula of columns, such as log10(mass).")
  ]
}
