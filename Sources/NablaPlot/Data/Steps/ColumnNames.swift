/// The names of one or more columns: `mass`, or `[species, sex]`.
public struct ColumnNames: OptionValue, Hashable {
  public let names: [String]

  public init(_ names: [String] = []) { self.names = names }

  public static var optionType: OptionType {
    .either([.text, .list(.text)], "a column's name or a list of them")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      names = try [String](option: node)
    } else if let name = node.scalarText {
      names = [name]
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node { names.count == 1 ? Node(names[0]) : Node(names) }
}
