/// Numbers in rows and columns, kept row by row; in figures NaN is missing.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// `rows * columns` values, the top row first.
  public private(set) var values: [Double]

  /// Nil unless there are exactly `rows * columns` values.
  public init?(rows: Int, columns: Int, values: [Double]) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, values.count == count else { return nil }
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

  /// Each element from its row and column, both from 0; sizes below 0 count as 0.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) -> Double) {
    (self.rows, self.columns) = (max(0, rows), max(0, columns))
    values = []
    values.reserveCapacity(self.rows * self.columns)
    for row in 0..<self.rows {
      for column in 0..<self.columns { values.append(element(row, column)) }
    }
  }

  /// One column.
  public init(column: [Double]) {
    (rows, columns, values) = (column.count, 1, column)
  }

  /// Numbers that another computation has written for this shape.
  init(rows: Int, columns: Int, written values: [Double]) {
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  /// No rows and no columns.
  public static let empty = Matrix(rows: 0, columns: 0, written: [])

  /// 1 on the diagonal, 0 elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
  }

  /// A square matrix with these numbers on its diagonal, 0 elsewhere.
  public static func diagonal(_ numbers: [Double]) -> Matrix {
    Matrix(rows: numbers.count, columns: numbers.count) { $0 == $1 ? numbers[$0] : 0 }
  }

  /// The element at a row and a column, both from 0 and inside the matrix.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  public var isSquare: Bool { rows == columns }
  public var isEmpty: Bool { values.isEmpty }

  /// The numbers of a row from 0, from left to right.
  public func row(_ row: Int) -> [Double] { Array(values[row * columns..<(row + 1) * columns]) }

  /// The numbers of a column from 0, from top to bottom.
  public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

  /// The elements [i, i] from the top.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Rows become columns.
  public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  /// The first columns; all where there are no more.
  public func firstColumns(_ count: Int) -> Matrix {
    Matrix(rows: rows, columns: min(count, columns)) { self[$0, $1] }
  }

  /// `3 × 2`, for messages.
  var shape: String { "\(rows) × \(columns)" }
}
