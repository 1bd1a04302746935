// Figures are given matrices, so whoever imports this module knows the type.
@_exported public import struct NablaMath.Matrix

extension Matrix: OptionValue {
  public static var optionType: OptionType {
    let cell = OptionType.either(
      [.number, .boolean, .nothing, .choice(["inf", "-inf", "nan"])], "a number")
    return .either([.list(.list(cell))], "a list of equally long lists of numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let lines = node.list else { throw .expected(Self.optionType, node) }
    let columns = lines.first?.list?.count ?? 0
    var values: [Double] = []
    values.reserveCapacity(lines.count * columns)
    for (row, line) in lines.enumerated() {
      guard let cells = line.list else { throw .expected(.list(.number), line) }
      guard cells.count == columns else {
        throw OptionProblem(
          "has \(cells.count) values in row \(row) and \(columns) in row 0",
          "give rows of the same length", at: line)
      }
      for cell in cells { values.append(try Self.number(cell)) }
    }
    guard let matrix = Matrix(rows: lines.count, columns: columns, values: values) else {
      throw .expected(Self.optionType, node)
    }
    self = matrix
  }

  /// A cell's number; nothing is missing, true and false are 1 and 0, "inf" is what JSON writes so.
  private static func number(_ cell: Node) throws(OptionProblem) -> Double {
    if cell.isNull { return .nan }
    if let isTrue = cell.bool { return isTrue ? 1 : 0 }
    if let number = cell.double ?? cell.text.flatMap(Node.nonFinite) { return number }
    throw .expected(.number, cell)
  }

  public var optionNode: Node {
    Node((0..<rows).map { Node(Array(values[$0 * columns..<($0 + 1) * columns])) } as [Node])
  }
}
