import NablaMath
import NablaScene

extension Heatmap {
  /// The matrix with its rows and columns in the order that is asked for.
  func arranged(
    _ matrix: Matrix, xNames: [String]?, yNames: [String]?, _ context: MarkContext
  ) throws(NablaError) -> any PreparedMark {
    if triangle != .full, matrix.rows != matrix.columns {
      throw NablaError(
        "\(context.place).triangle", "is given for \(matrix.rows)×\(matrix.columns) cells",
        "give a square matrix")
    }
    let rows = try order(
      matrix.rows, wanted: cluster == .rows || cluster == .both, context
    ) { row in (0..<matrix.columns).map { matrix[row, $0] } }
    let columns = try order(
      matrix.columns, wanted: cluster == .columns || cluster == .both, context
    ) { column in (0..<matrix.rows).map { matrix[$0, column] } }
    guard rows != nil || columns != nil else {
      return Prepared(mark: self, matrix: matrix, xNames: xNames, yNames: yNames)
    }
    func permuted(_ matrix: Matrix) -> Matrix {
      let (rows, columns) = (
        rows ?? Array(0..<matrix.rows), columns ?? Array(0..<matrix.columns)
      )
      let values = rows.flatMap { row in columns.map { matrix[row, $0] } }
      return Matrix(rows: matrix.rows, columns: matrix.columns, values: values) ?? matrix
    }
    // Lines without names bear their numbers, which no longer follow one another.
    func names(_ given: [String]?, _ order: [Int]?) -> [String]? {
      guard let order else { return given }
      return order.map { given?[$0] ?? "\($0)" }
    }
    var mark = self
    mark.mask = mask.map(permuted)
    return Prepared(
      mark: mark, matrix: permuted(matrix), xNames: names(xNames, columns),
      yNames: names(yNames, rows), order: (rows, columns))
  }

  /// The lines in the order of a tree of average linkage; nil where none is wanted.
  private func order(
    _ count: Int, wanted: Bool, _ context: MarkContext, _ line: (Int) -> [Double]
  ) throws(NablaError) -> [Int]? {
    guard wanted else { return nil }
    let lines = (0..<count).map(line)
    if let i = lines.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
      throw NablaError(
        "\(context.place).cluster", "cannot order lines with missing values, as in line \(i)",
        "give complete values, or no cluster")
    }
    guard let tree = AverageLinkage(rows: lines) else {
      throw NablaError(
        "\(context.place).cluster",
        "cannot order \(count) lines of \(lines.first?.count ?? 0) values",
        "give at most about 1000 lines")
    }
    return tree.leaves
  }
}
