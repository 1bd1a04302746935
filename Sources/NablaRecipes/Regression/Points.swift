import NablaPlot
import NablaScene

/// Pairs of numbers from two columns of a table; rows without one of them are left out.
struct Points {
  var x: [Double] = []
  var y: [Double] = []
  /// The rows of the table that they stand in, from 0.
  var rows: [Int] = []
  var names = (x: "x", y: "y")
  var table: Table
  /// How many rows were left out.
  var dropped = 0

  /// - Parameters:
  ///   - x: the column's name; the first of numbers where nil.
  ///   - y: the column's name; the next one of numbers where nil.
  ///   - owner: the recipe's id, for messages.
  init(
    _ source: TableSource, x: String?, y: String?, context: RecipeContext, owner: String
  ) throws(NablaError) {
    let place = "\(owner).data"
    table = try source.table(
      columns: ["x", "y"], examples: ExampleTable.allCases, files: context.files, place: place)
    let numeric = table.numberColumns
    guard let first = x ?? numeric.first(where: { $0 != y }) else {
      throw NablaError(place, "has no column of numbers", "give points [[x, y], …]")
    }
    guard let second = y ?? numeric.first(where: { $0 != first }) else {
      throw NablaError(place, "has one column of numbers", "give points [[x, y], …]")
    }
    names = (first, second)
    let xs = try Self.numbers(table, first, "\(owner).x")
    let ys = try Self.numbers(table, second, "\(owner).y")
    rows = xs.indices.filter { xs[$0].isFinite && ys[$0].isFinite }
    self.x = rows.map { xs[$0] }
    self.y = rows.map { ys[$0] }
    dropped = xs.count - rows.count
    try Self.checkSizes(self.x + self.y, place)
  }

  /// Squares of larger numbers have no room.
  static func checkSizes(_ values: [Double], _ place: String) throws(NablaError) {
    if let value = values.first(where: { $0.magnitude > 1e100 }) {
      throw NablaError(place, "has \(formatPlain(value))", "give numbers of at most 1e100")
    }
  }

  private static func numbers(
    _ table: Table, _ name: String, _ place: String
  ) throws(NablaError) -> [Double] {
    let column = try table.column(name, place: place)
    guard let numbers = column.numbers else {
      throw NablaError(
        place, "is \"\(Nearest.clipped(name))\", a column of \(column.kindName)",
        "name a column of numbers")
    }
    return numbers
  }

  /// What a column says in each row, empty where it says nothing.
  func words(of column: String, place: String) throws(NablaError) -> [String] {
    switch try table.column(column, place: place) {
    case .text(let text): (0..<text.count).map { text[$0] ?? "" }
    case .numbers(let values): values.map { $0.isNaN ? "" : format($0) }
    case .time:
      throw NablaError(
        place, "is \"\(Nearest.clipped(column))\", a column of times", "name one of text")
    }
  }

  /// What to say of rows that were left out.
  var warnings: [String] {
    dropped == 0
      ? []
      : [
        "\(dropped) \(dropped == 1 ? "row has no number and is" : "rows have no numbers and are") left out"
      ]
  }

  /// Only the pairs at these places.
  func picked(_ places: [Int]) -> Points {
    var copy = self
    copy.x = places.map { x[$0] }
    copy.y = places.map { y[$0] }
    copy.rows = places.map { rows[$0] }
    return copy
  }

  /// The smallest and the largest x, moved apart by a share of their distance on both sides.
  func span(_ room: Double = 0.05) -> ClosedRange<Double> { Self.span(x, room) }

  static func span(_ values: [Double], _ room: Double = 0.05) -> ClosedRange<Double> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let more = high > low ? (high - low) * room : max(0.5, high.magnitude * 0.1)
    return low - more...high + more
  }
}

extension ClosedRange<Double> {
  /// Places from the lower to the upper bound, at even steps.
  func places(_ steps: Int) -> [Double] {
    (0...steps).map { lowerBound + Double($0) / Double(steps) * (upperBound - lowerBound) }
  }

  var length: Double { upperBound - lowerBound }
}
