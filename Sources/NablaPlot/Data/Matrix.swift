/// Numbers in rows and columns, kept row by row; NaN is missing.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// `rows * columns` values, the top row first.
  public let values: [Double]

  /// Nil unless there are exactly `rows * columns` values.
  public init?(rows: Int, columns: Int, values: [Double]) {
    guard rows >= 0, columns >= 0, values.count == rows * columns else { return nil }
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Nil where the rows differ in length.
  public init?(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == columns }) else { return nil }
    self.init(rows: rows.count, columns: columns, values: rows.flatMap { $0 })
  }

  /// No rows and no columns.
  public static let empty = Matrix()

  private init() {
    (rows, columns, values) = (0, 0, [])
  }

  public subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
}

extension Matrix: OptionValue {
  public static var optionType: OptionType { .other("a list of equally long lists of numbers") }

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
    self.rows = lines.count
    self.columns = columns
    self.values = values
  }

  /// A cell's number; nothing is missing, true and false are 1 and 0.
  private static func number(_ cell: Node) throws(OptionProblem) -> Double {
    if cell.isNull { return .nan }
    if let isTrue = cell.bool { return isTrue ? 1 : 0 }
    if let number = cell.double { return number }
    throw .expected(.number, cell)
  }

  public var optionNode: Node {
    Node((0..<rows).map { Node(Array(values[$0 * columns..<($0 + 1) * columns])) } as [Node])
  }
}
